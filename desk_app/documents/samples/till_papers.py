"""Invented papers of the till, usual ones and extreme ones."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from desk_app.documents.office.till.cash_count_of import cash_count_of
from desk_app.documents.office.till.refund_voucher_of import GivenBack, refund_voucher_of
from desk_app.documents.samples import dossiers
from desk_app.documents.samples.office_lists import REPRINT
from desk_app.documents.samples.public import FACTS
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.cash import DENOMINATIONS
from desk_app.domain.money.till.moves import Method
from desk_app.domain.money.till.shift import Closing, FeeSum, Receipts, Shift, ShiftSums

AT: Final = datetime(2026, 11, 20, 8, 20, tzinfo=UTC)
_TRIAL: Final = replace(FACTS, trial=True)
_CASHIER: Final = OfficerId(UUID(int=4))

BACK: Final = GivenBack(
    dossier=dossiers.BUSINESS,
    fees=dossiers.BUSINESS.fees[:1],
    number="1003/PC",
    payee="Nguyễn Thị Lan",
    reason="Hồ sơ nhận nhầm, đã hủy",
    method="Tiền mặt",
    at=AT,
    cashier="Trần Thị Bích Ngọc",
    approved_by="Lê Hoàng Phúc",
)
VOUCHER: Final = refund_voucher_of(BACK, FACTS)
LONG_VOUCHER: Final = refund_voucher_of(
    replace(
        BACK,
        dossier=dossiers.LONG,
        fees=tuple(
            replace(dossiers.LEVY, name=dossiers.LONGEST_NAME[: 60 * n], kind=kind)
            for n, kind in enumerate(FeeKind, start=1)
        ),
        payee="Tôn Nữ Nguyễn Thị Phương Uyên",
        payee_reason="Người nộp là con, ủy quyền cho mẹ nhận lại tiền theo giấy ngày 18/11/2026",
        reason=dossiers.LONGEST_NAME[:220],
        method="Chuyển khoản, số giao dịch FT26324123456789",
        receipts=("26TAB số 15", "26TAB số 16"),
    ),
    _TRIAL,
    REPRINT,
)
OTHER_PAYEE: Final = refund_voucher_of(
    replace(BACK, payee="Lê Văn Hậu", payee_reason="Người nộp ủy quyền"), FACTS
)


def _sum(name: str, method: Method, taken: int, given_back: int = 0) -> FeeSum:
    return FeeSum(
        name=name,
        kind=FeeKind.LEVY,
        source="",
        method=method,
        taken=taken,
        given_back=given_back,
    )


_SUMS: Final = ShiftSums(
    fees=(
        _sum("Lệ phí đăng ký hộ kinh doanh", Method.CASH, 1_350_000, 150_000),
        _sum("Lệ phí đăng ký hộ kinh doanh", Method.TRANSFER, 450_000),
    ),
    collections=12,
    slips=("1001/PT", "1012/PT"),
)
CLOSING: Final = Closing(
    key=UUID(int=71),
    sums=_SUMS,
    expected=1_700_000,
    counted={500_000: 2, 200_000: 3, 50_000: 1, 20_000: 2, 10_000: 1},
    receipts=Receipts(first="15", last="26", cancelled=("19",)),
    at=AT,
    by=_CASHIER,
)
SHIFT: Final = Shift(
    id=UUID(int=70),
    desk=DeskId("Q2"),
    cashier=_CASHIER,
    cashier_name="Trần Thị Bích Ngọc",
    opening=500_000,
    opened_at=datetime(2026, 11, 20, 0, 25, tzinfo=UTC),
    closings=(CLOSING,),
)
COUNT: Final = cash_count_of(SHIFT, "Quầy 2", FACTS)
_SET_ASIDE: Final = replace(
    CLOSING,
    counted={500_000: 3},
    reason="Chưa rõ",
    reversed_at=AT,
    reversed_by=OfficerId(UUID(int=2)),
    reversed_because="Đếm nhầm cọc tiền 50.000 đồng; đếm lại trước mặt lãnh đạo trung tâm",
)
LONG_COUNT: Final = cash_count_of(
    replace(
        SHIFT,
        cashier_name="Tôn Nữ Nguyễn Thị Phương Uyên",
        closings=(
            *(replace(_SET_ASIDE, key=UUID(int=80 + n)) for n in range(6)),
            replace(
                CLOSING,
                expected=123_456_000,
                counted=dict.fromkeys(DENOMINATIONS, 1234),
                reason=dossiers.LONGEST_NAME[:300],
                receipts=Receipts(
                    first="15", last="926", cancelled=tuple(str(100 + n) for n in range(40))
                ),
            ),
        ),
    ),
    "Quầy 2",
    _TRIAL,
    REPRINT,
)
EMPTY_COUNT: Final = cash_count_of(
    replace(
        SHIFT,
        opening=0,
        closings=(
            Closing(key=UUID(int=72), sums=ShiftSums(), expected=0, counted={}, at=AT, by=_CASHIER),
        ),
    ),
    "Quầy 2",
    FACTS,
)
