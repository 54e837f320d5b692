"""Who handles a dossier, as the papers that travel to them say it."""

from datetime import date
from pathlib import Path

import pytest

from desk_app.documents.office_forms.shelf import FormsShelf
from desk_app.domain.codes.paper_number import PaperSeries
from desk_app.wiring.papers.forms import PaperForms
from tests.builders import BUSINESS, a_procedure

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("published", "printed"),
    [
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Phòng Tư pháp.", "Phòng Tư pháp"),
        ("Ủy ban nhân dân cấp xã; Cơ quan đại diện có thẩm quyền", ""),
        ("Ủy ban Nhân dân xã, phường, thị trấn.", ""),
        ("Cơ quan đăng ký kinh doanh cấp xã", ""),
        ("", ""),
    ],
)
def test_that_only_an_office_that_can_sign_is_printed(
    tmp_path: Path, published: str, printed: str
) -> None:
    procedure = a_procedure(authority=published)
    shelf = FormsShelf(tmp_path, lambda: "")
    forms = PaperForms(shelf, PaperSeries(), lambda _code, _day: procedure)
    assert forms.agency(BUSINESS, DAY) == printed
