"""Money in pictures: who waits, collecting, VietQR, a count by notes, the ledger, the accounts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.queries.till import LedgerRow, MoneyList, MoneyRow, ShiftRow
from desk_app.domain.codes.paper_number import PAYMENT_SLIP, PaperNumber
from desk_app.domain.dossier import Dossier, FeeDue
from desk_app.domain.errors import PrinterGone
from desk_app.domain.ids import DossierId
from desk_app.domain.law.fees import FeeKind, FeeMoment
from desk_app.domain.money.till.moves import CollectAt, Collection, Method, MoneyState, TakenLine
from desk_app.domain.money.till.owed import MoneyStatus, owed
from desk_app.domain.money.till.settings import TillSettings
from desk_app.domain.money.till.shift import Closing, FeeSum, Shift, ShiftStage, ShiftSums
from desk_app.domain.money.till.vietqr import Account
from desk_app.domain.office_time import office_date
from desk_app.wiring.money.till import CountedShift
from ui.dossiers import sample
from ui.printing.words import kept_anyway
from ui.screens.money.ledger.presenter import LedgerState
from ui.screens.money.shift.presenter import Count, ShiftState
from ui.screens.money.tabs import Page
from ui.screens.money.taking import forms
from ui.screens.money.taking.entry import Entry, entry_for, reckon
from ui.screens.money.taking.forms import Form
from ui.screens.money.taking.state import TakingState
from ui.screens.money.view import MoneyView
from ui.shell.scenes import in_shell
from ui.shell.shell import Shell
from ui.texts import Notice

_OFFICE = Account(
    bin="970436", number="0011001932418", holder="TTPVHCC PHƯỜNG NINH KIỀU, TP CẦN THƠ"
)
_LAND = "Văn phòng Đăng ký đất đai thành phố Cần Thơ"
_SETTINGS = TillSettings(
    accounts=(
        _OFFICE,
        Account(
            bin="970405",
            number="1800201058811",
            holder="VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI CẦN THƠ",
            beneficiary=_LAND,
        ),
    )
)
_KEY = UUID(int=5)
_FEES = (
    FeeDue(name="Lệ phí đăng ký hộ kinh doanh", amount=150_000, kind=FeeKind.LEVY),
    FeeDue(
        name="Giá dịch vụ sao chụp hồ sơ",
        amount=8_000,
        kind=FeeKind.PRICE,
        moment=FeeMoment.AFTER,
    ),
)


def _shift(opening: int = 500_000) -> CountedShift:
    shift = Shift(
        id=UUID(int=61),
        desk=sample.FACTS.desk,
        cashier=sample.OFFICER.id,
        cashier_name=sample.OFFICER.name,
        opening=opening,
        opened_at=datetime(2026, 11, 20, 0, 20, tzinfo=UTC),
    )
    fees = (
        _sum("Lệ phí đăng ký hộ kinh doanh", Method.CASH, 750_000, FeeKind.LEVY),
        _sum("Phí chứng thực bản sao từ bản chính", Method.CASH, 84_000, FeeKind.FEE, back=8_000),
        _sum("Lệ phí cấp bản sao trích lục hộ tịch", Method.TRANSFER, 48_000, FeeKind.LEVY),
        _sum("Phí thẩm định hồ sơ cấp Giấy chứng nhận", Method.POS, 300_000, FeeKind.FEE),
    )
    return CountedShift(shift, ShiftSums(fees=fees, collections=14, slips=("1004/PT", "1017/PT")))


def _sum(name: str, method: Method, taken: int, kind: FeeKind, *, back: int = 0) -> FeeSum:
    return FeeSum(name=name, kind=kind, source="", method=method, taken=taken, given_back=back)


def _rows() -> tuple[MoneyRow, ...]:
    sums = (24_000, 150_000, 0, 8_000, 150_000, 12_000, 50_000, 16_000)
    return tuple(
        MoneyRow(
            id=DossierId(row.id),
            code=row.code,
            applicant=row.applicant,
            procedure=row.procedure,
            received_at=sample.NOW - timedelta(minutes=9 * n),
            result_back=n in {0, 1},
            status=MoneyStatus.WAITING,
            left=amount,
            later=0,
            unknown=0 if amount else 1,
        )
        for n, (row, amount) in enumerate(zip(sample.rows(), sums, strict=False))
    )


def _taking(**changed: Any) -> TakingState:
    counts = {
        MoneyList.WAITING: 8,
        MoneyList.EARLIER: 3,
        MoneyList.PAPERS: 14,
        MoneyList.REFUNDS: 1,
    }
    return replace(
        TakingState(
            rows=_rows(), counts=counts, shift=_shift(), may_collect=True, may_see_books=True
        ),
        **changed,
    )


def _with(dossier: Dossier, **entered: Any) -> TakingState:
    entry: Entry = replace(entry_for(dossier, _KEY, office_date(sample.NOW)), **entered)
    return _taking(
        dossier=dossier,
        lines=owed(dossier),
        entry=entry,
        found=reckon(entry, dossier, _SETTINGS),
    )


def _fresh(**changed: Any) -> Dossier:
    return sample.dossier(**({"fees": _FEES} | changed))


def _paid() -> Dossier:
    lines = tuple(TakenLine(name=fee.name, amount=fee.amount, kind=fee.kind) for fee in _FEES)
    taken = Collection(
        key=_KEY,
        lines=lines,
        method=Method.CASH,
        received=200_000,
        moment=CollectAt.RECEIVING,
        shift=UUID(int=61),
        number=PaperNumber(form="payment_slip", year=2026, number=1017, suffix="PT"),
        at=sample.NOW,
        by=sample.OFFICER.id,
        desk=sample.FACTS.desk,
        cashier=sample.OFFICER.name,
    )
    return _fresh(money=MoneyState(collections=(taken,)))


def money_waiting() -> QWidget:
    state = _taking(shift=None)
    return _page(state)


def money_cash() -> QWidget:
    return _page(_with(_fresh(unpriced_fees=("Phí thẩm định hồ sơ",)), received="200.000"))


def money_vietqr() -> QWidget:
    return _page(_with(_fresh(), method=Method.TRANSFER))


def money_exempt() -> QWidget:
    state = _with(_fresh())
    return _page(replace(state, form=Form.EXEMPT, spec=forms.exempt_form("158.000 đ")))


def money_receipt() -> QWidget:
    dossier = _paid()
    spec = forms.receipt_form(dossier.money.collections[0], office_date(sample.NOW))
    state = replace(_with(dossier), which=MoneyList.PAPERS, form=Form.RECEIPT, spec=spec)
    shell = _page(state)
    said = "Đã thu 158.000 đ của NGUYỄN THỊ LAN, phiếu thu 1017/PT."
    shell.show_notice(Notice(said, "Trả lại 42.000 đ.", done=True))
    gone = kept_anyway(PrinterGone("Nhiet 1"), PAYMENT_SLIP)
    way = f"{gone.advice} Cũng có thể in ở máy khác, từ danh sách in (Shift+F12)."
    shell.join_notice("printer", replace(gone, advice=way))
    return shell


def money_paid() -> QWidget:
    return _page(replace(_with(_paid()), which=MoneyList.PAPERS))


def money_refund() -> QWidget:
    dossier = _paid()
    return _page(replace(_with(dossier), form=Form.ASK_REFUND, spec=forms.refund_form(dossier)))


def money_closing() -> QWidget:
    pieces = {500_000: "2", 100_000: "2", 50_000: "1", 20_000: "2", 10_000: "3", 2_000: "3"}
    count = Count(pieces=pieces, first="0000118", last="0000131")
    return _shift_page(ShiftState(own=_shift(), count=count, may_collect=True))


def money_shifts() -> QWidget:
    rows = tuple(_shift_row(n, stage) for n, stage in enumerate(_STAGES))
    own = _shift()
    chosen = CountedShift(own.shift, own.sums)
    return _shift_page(ShiftState(rows=rows, may_unlock=True, chosen=chosen))


def money_opening() -> QWidget:
    rows = tuple(_shift_row(n, ShiftStage.CLOSED) for n in range(4))
    return _shift_page(ShiftState(rows=rows, may_collect=True, float_="500.000"))


def money_both() -> QWidget:
    """Who takes money and leads: a shift of their own to open, others' counts to set aside."""
    rows = tuple(_shift_row(n, ShiftStage.CLOSED) for n in range(4))
    state = ShiftState(rows=rows, may_collect=True, may_unlock=True, float_="500.000")
    own = _shift()
    closing = Closing(
        key=UUID(int=62),
        sums=own.sums,
        expected=1_326_000,
        counted={500_000: 2, 200_000: 1, 100_000: 1, 20_000: 1, 5_000: 1, 1_000: 1},
        at=sample.NOW,
        by=sample.OFFICER.id,
    )
    closed = replace(own.shift, closings=(closing,))
    return _shift_page(replace(state, desk=closed.desk, chosen=CountedShift(closed, own.sums)))


_STAGES = (ShiftStage.OPEN, ShiftStage.CLOSED, ShiftStage.REVERSED, ShiftStage.CLOSED)


def _shift_row(n: int, stage: ShiftStage) -> ShiftRow:
    names = ("Trần Thị Bích Ngọc", "Nguyễn Hoàng Phúc", "Lê Thị Diễm My", "Phạm Ngọc Diễm")
    opened = datetime(2026, 11, 20, 0, 20, tzinfo=UTC) - timedelta(days=n)
    counted = None if stage is ShiftStage.OPEN else 1_326_000 - 50_000 * n
    return ShiftRow(
        id=UUID(int=70 + n),
        desk="Quầy 2",
        cashier=sample.OFFICER.id,
        cashier_name=names[n],
        opening=500_000,
        opened_at=opened,
        stage=stage,
        closed_at=None if counted is None else opened + timedelta(hours=9),
        expected=counted,
        in_drawer=counted,
    )


def money_ledger() -> QWidget:
    view = MoneyView()
    shell = in_shell(view, "Lệ phí, chốt ca", place="money")
    view.ledger.render_state(_ledger())
    view.accounts.render_state(_ledger())
    view.show_page(Page.LEDGER)
    view.ledger.focus_start()
    return shell


def money_accounts() -> QWidget:
    view = MoneyView()
    shell = in_shell(view, "Lệ phí, chốt ca", place="money")
    view.accounts.render_state(_ledger())
    view.show_page(Page.ACCOUNTS)
    view.accounts.focus_start()
    return shell


def _ledger() -> LedgerState:
    def line(whose: str, name: str, kind: FeeKind, *sums: int) -> LedgerRow:
        cash, transfer, pos, back, dossiers = sums
        return LedgerRow(
            beneficiary=whose,
            name=name,
            kind=kind,
            cash=cash,
            transfer=transfer,
            pos=pos,
            given_back=back,
            dossiers=dossiers,
        )

    rows = (
        line(
            _LAND,
            "Phí thẩm định hồ sơ cấp Giấy chứng nhận quyền sử dụng đất",
            FeeKind.FEE,
            2_400_000,
            5_100_000,
            900_000,
            300_000,
            27,
        ),
        line(
            "",
            "Phí chứng thực bản sao từ bản chính",
            FeeKind.FEE,
            3_184_000,
            412_000,
            0,
            8_000,
            391,
        ),
        line(
            "",
            "Lệ phí cấp bản sao trích lục hộ tịch",
            FeeKind.LEVY,
            1_208_000,
            648_000,
            0,
            0,
            232,
        ),
        line(
            "", "Lệ phí đăng ký hộ kinh doanh", FeeKind.LEVY, 4_350_000, 1_200_000, 0, 150_000, 37
        ),
    )
    return LedgerState(
        first="01/11/2026", last="20/11/2026", rows=rows, settings=_SETTINGS, may_set=True
    )


def _page(state: TakingState) -> Shell:
    view = MoneyView()
    shell = in_shell(view, "Lệ phí, chốt ca", place="money")
    view.render_taking(state)
    view.focus_start(state)
    return shell


def _shift_page(state: ShiftState) -> QWidget:
    view = MoneyView()
    shell = in_shell(view, "Lệ phí, chốt ca", place="money")
    view.shift.render_state(state)
    view.show_page(Page.SHIFT)
    view.shift.focus_start()
    return shell


SCENES = {
    "money-waiting": money_waiting,
    "money-cash": money_cash,
    "money-vietqr": money_vietqr,
    "money-exempt": money_exempt,
    "money-receipt": money_receipt,
    "money-paid": money_paid,
    "money-refund": money_refund,
    "money-closing": money_closing,
    "money-shifts": money_shifts,
    "money-opening": money_opening,
    "money-both": money_both,
    "money-ledger": money_ledger,
    "money-accounts": money_accounts,
}
