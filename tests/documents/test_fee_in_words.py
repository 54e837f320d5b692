"""How a fee came about, in words a cashier reads out."""

from datetime import date
from typing import Any

import pytest

from desk_app.documents.fee_in_words import (
    charge_in_words,
    counted_in_words,
    fee_due_in_words,
    waiver_in_words,
)
from desk_app.domain.dossier import FeeDue
from desk_app.domain.law.fees import FeeLine, FeeTier, FeeUnit
from desk_app.domain.money.bill import Charge, FeeEntry, bill_of
from desk_app.domain.money.counted import Counted
from desk_app.domain.money.relief import Exemption, Ground, Relief, Waiver
from tests.builders import a_procedure

TODAY = date(2026, 11, 22)
COPY = FeeLine(
    amount=2_000, unit=FeeUnit.PAGE, tiers=(FeeTier(3, 1_000),), ceiling=200_000, note="/trang"
)
HALF = Waiver(
    id="half",
    title="Biện pháp bảo đảm",
    source="TT 117/2026/TT-BTC",
    since=date(2026, 8, 15),
    until=date(2027, 2, 28),
    share=50,
    conditions=(),
    phrases=("biện pháp bảo đảm",),
)
MERIT = Exemption(ground=Ground.MERIT, basis="Thẻ thương binh số 12")


def a_charge(line: FeeLine, **entry: Any) -> Charge:
    procedure = a_procedure(name="Đăng ký biện pháp bảo đảm")
    return bill_of(procedure, (line,), FeeEntry(**entry), (HALF,), TODAY).charges[0]


CONFIRMED = frozenset({"half"})


@pytest.mark.parametrize(
    ("line", "entry", "words"),
    [
        (FeeLine(amount=150_000), {}, "150.000 đồng/hồ sơ."),
        (
            FeeLine(amount=8_000, unit=FeeUnit.COPY),
            {"counted": Counted(copies=3)},
            "3 bản × 8.000 đồng = 24.000 đồng.",
        ),
        (
            FeeLine(amount=10_000, unit=FeeUnit.TIME),
            {"counted": Counted(times=2)},
            "2 lần × 10.000 đồng = 20.000 đồng.",
        ),
        (
            COPY,
            {"counted": Counted(pages=3, copies=2)},
            "2 trang × 2.000 đồng + 1 trang × 1.000 đồng = 5.000 đồng/bản; 2 bản: 10.000 đồng.",
        ),
        (
            COPY,
            {"counted": Counted(pages=300, copies=2)},
            (
                "2 trang × 2.000 đồng + 298 trang × 1.000 đồng, tối đa 200.000 đồng/bản; "
                "2 bản: 400.000 đồng."
            ),
        ),
        (
            FeeLine(amount=80_000),
            {"confirmed": CONFIRMED},
            (
                "80.000 đồng/hồ sơ; giảm 50% theo TT 117/2026/TT-BTC (Biện pháp bảo đảm); "
                "còn 40.000 đồng."
            ),
        ),
        (
            FeeLine(amount=25_001),
            {"confirmed": CONFIRMED},
            (
                "25.001 đồng/hồ sơ; giảm 50% theo TT 117/2026/TT-BTC (Biện pháp bảo đảm); "
                "còn 12.500 đồng (bỏ phần lẻ dưới 1 đồng)."
            ),
        ),
        (
            FeeLine(amount=80_000),
            {"confirmed": CONFIRMED, "exemption": MERIT},
            (
                "80.000 đồng/hồ sơ; miễn theo Thẻ thương binh số 12 (người có công với cách mạng); "
                "không phải nộp; không cộng thêm: Biện pháp bảo đảm."
            ),
        ),
        (FeeLine(amount=None), {}, "Chưa có dữ liệu: danh mục không có mức thu."),
        (
            FeeLine(amount=0),
            {},
            "Chưa có dữ liệu: danh mục ghi 0 mà không ghi rõ miễn cho mọi người.",
        ),
        (
            FeeLine(amount=20),
            {},
            "Chưa có dữ liệu: mức thu trong danh mục quá nhỏ, cần xem lại.",
        ),
    ],
)
def test_that_a_charge_is_explained_from_its_price_to_what_is_left(
    line: FeeLine, entry: dict[str, Any], words: str
) -> None:
    assert charge_in_words(a_charge(line, **entry)) == words


def test_that_a_waiver_says_until_when() -> None:
    assert waiver_in_words(HALF) == (
        "Giảm 50% theo TT 117/2026/TT-BTC: Biện pháp bảo đảm, từ 15/08/2026 đến 28/02/2027"
    )


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (FeeUnit.DOSSIER, ""),
        (FeeUnit.COPY, "2 bản"),
        (FeeUnit.PAGE, "3 trang × 2 bản"),
        (FeeUnit.TIME, "4 lần"),
    ],
)
def test_that_what_was_counted_is_told_in_its_unit(unit: FeeUnit, words: str) -> None:
    assert counted_in_words(unit, Counted(pages=3, copies=2, times=4)) == words


@pytest.mark.parametrize(
    ("fee", "words"),
    [
        (FeeDue(name="Lệ phí", amount=8_000), "Lệ phí"),
        (
            FeeDue(name="Phí", amount=6_000, unit=FeeUnit.COPY, counted=Counted(copies=2)),
            "Phí (2 bản)",
        ),
        (
            FeeDue(
                name="Lệ phí",
                amount=0,
                relief=Relief(id="merit", share=100, reason="người có công", source=""),
            ),
            "Lệ phí (miễn)",
        ),
    ],
)
def test_that_a_kept_fee_says_what_was_counted_and_waived(fee: FeeDue, words: str) -> None:
    assert fee_due_in_words(fee) == words
