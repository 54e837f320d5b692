"""Who is entitled to a fee, as far as the catalogue says so: a citation never is."""

import re
from typing import Final

from desk_app.domain.people.folding import fold

_UNIT: Final = re.compile(  # how the name of a unit begins, folded
    r"(?:van phong|vpdk\w*|chi nhanh|(?:chi |tong )?cuc|so|phong|trung tam|cong an|uy ban|ubnd"
    r"|kho bac|kbnn|ngan sach|co quan|thue|bao hiem xa hoi|bhxh|ban quan ly|hat kiem lam|toa an"
    r"|doi|tram|vien|benh vien|truong|cong ty|don vi|bo)\s+[^\W\d]"  # "Số 12" is no Sở
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
    return said if _UNIT.match(folded) and not _CITED.search(folded) else ""
