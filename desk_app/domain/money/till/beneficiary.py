"""Who is entitled to a fee, as far as the catalogue says so: a citation never is."""

import re
import unicodedata
from typing import Final

from desk_app.domain.people.folding import fold

_LETTER: Final = r"\s+[^\W\d]"  # "Sở 12" is no name
_LONG: Final = re.compile(  # how the name of a unit begins, folded
    r"(?:van phong(?! pham\b)|vpdk\w*|chi nhanh|(?:chi|tong) cuc|trung tam|cong an|uy ban|ubnd"
    r"|kho bac|kbnn|ngan sach|co quan(?! thu\b)|bao hiem xa hoi|bhxh|ban quan ly|hat kiem lam"
    r"|toa an|benh vien|cong ty)" + _LETTER
)
# Without their marks short names are ordinary words: đội is "đổi" and "đối với", thuế is "thuê".
_SHORT: Final = re.compile(
    r"(?:cục|sở|đội|trạm|thuế(?= (?:cơ sở|thành phố|tp|tỉnh|khu vực)\b)|đơn vị(?! tính\b)"
    r"|viện(?! phí\b)|trường(?! hợp\b)|bộ(?! (?:hồ sơ|thủ tục)\b)|phòng(?! (?:chống|cháy|ngừa)\b))"
    + _LETTER
)
_CITED: Final = re.compile(
    r"\d\s*/"  # 226/2016/TT-BTC, 12/NQ-HĐND
    r"|\b(?:tt|nq|nd|qd)\W*\d"  # NQ 12
    r"|\b(?:thong tu|nghi quyet|nghi dinh|quyet dinh|luat|phap lenh|cong van|van ban)\b"
    r"|\b(?:cong bo|ban hanh|quy dinh)\b"
)


def beneficiary_of(source: str) -> str:
    """The unit that `source` of a fee names, without superfluous blanks; "": none.

    The published catalogues give a citation there ("Công bố theo Quyết định 858/QĐ-BTP"), the
    workbook of an office may name a unit ("Văn phòng Đăng ký đất đai"). What is neither for
    sure names nobody: money is not promised to a unit by a guess.
    """
    said = " ".join(source.split())
    folded = fold(said)
    marked = unicodedata.normalize("NFC", said.casefold())
    named = _LONG.match(folded) or _SHORT.match(marked)
    return said if named and not _CITED.search(folded) else ""
