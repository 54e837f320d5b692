"""What both tests of the office's forms write into its folder, and ask of what was read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desk_app.documents.form import Title
from desk_app.documents.kinds import RECEIPT
from desk_app.documents.office_forms.forms import OfficeForms
from desk_app.documents.office_forms.shelf import shipped_file

Write = Callable[[str, "str | bytes"], Path]

DAY = date(2026, 11, 20)
RECEIPT_TITLE = "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"
OURS = "GIẤY TIẾP NHẬN CỦA PHƯỜNG"
RECEIPT_FILE = shipped_file("tt-03-2025", "receipt").decode()
OWN_EDITION = """name = "Mẫu của ngành"
in_force = 2026-01-01
fields = ["Đăng ký thử"]
forms = ["receipt"]
trial = "BẢN DÙNG THỬ – KHÔNG CÓ GIÁ TRỊ"
preview = "BẢN XEM TRƯỚC – KHÔNG CÓ GIÁ TRỊ"
page = "Trang {page}/{pages}"
page_more = "Trang {page}/{pages} (còn tiếp)"
"""


def title_of(forms: OfficeForms, kind: str = RECEIPT, field: str = "") -> str:
    edition = forms.edition(kind, DAY, field)
    blocks = edition.forms["receipt"].blocks
    return next(block.text for block in blocks if isinstance(block, Title))


def told(forms: OfficeForms) -> list[tuple[str, int, str, str]]:
    return [(fault.file, fault.line, fault.word, fault.reason) for fault in forms.faults]
