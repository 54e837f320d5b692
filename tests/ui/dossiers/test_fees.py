"""The fees of a dossier on its pages: what was counted and waived, and what nobody knows."""

import pytest
from PySide6.QtCore import QCoreApplication

from desk_app.domain.dossier import FeeDue
from desk_app.domain.law.fees import FeeUnit
from desk_app.domain.money.counted import Counted
from desk_app.domain.money.relief import Relief
from tests.domain.acts.test_fold import a_dossier
from ui.dossiers.fees import fee_lines, fee_words

COPIES = FeeDue(
    name="Phí chứng thực bản sao",
    amount=10_000,
    unit=FeeUnit.PAGE,
    counted=Counted(pages=3, copies=2),
)
FREE = FeeDue(name="Lệ phí đăng ký khai sinh", amount=0, full=0)
WAIVED = FeeDue(name="Lệ phí", amount=0, relief=Relief(id="merit", share=100, reason="", source=""))


@pytest.mark.parametrize(
    ("fees", "unpriced", "lines", "words"),
    [
        ((), (), (), "chưa có dữ liệu"),
        ((FREE,), (), (("Lệ phí đăng ký khai sinh", "không thu"),), "không thu"),
        (
            (COPIES,),
            (),
            (("Phí chứng thực bản sao (3 trang × 2 bản)", 10_000),),
            "10.000 đ",
        ),
        ((WAIVED,), (), (("Lệ phí (miễn)", 0),), "không thu"),
        ((), ("Lệ phí hộ tịch",), (("Lệ phí hộ tịch", "chưa có dữ liệu"),), "chưa có dữ liệu"),
        (
            (WAIVED,),
            ("Phí",),
            (("Lệ phí (miễn)", 0), ("Phí", "chưa có dữ liệu")),
            "không thu, còn khoản chưa có dữ liệu",
        ),
    ],
)
def test_that_what_nobody_knows_is_no_zero(
    qapp: QCoreApplication,
    fees: tuple[FeeDue, ...],
    unpriced: tuple[str, ...],
    lines: tuple[tuple[str, int | str], ...],
    words: str,
) -> None:
    dossier = a_dossier(fees=fees, unpriced_fees=unpriced)
    assert (fee_lines(dossier), fee_words(dossier)) == (lines, words)
