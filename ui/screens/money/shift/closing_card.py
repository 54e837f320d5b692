"""What the drawer must hold and why, what the biên lai were, and the act that locks the shift."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_app.domain.money.till.moves import Method
from desk_app.domain.money.till.shift import FeeSum, ShiftStage
from ui import formats, theme
from ui.screens.money.shift.presenter import ShiftState
from ui.screens.money.words import fee_name, method_words
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, Rule, Scrolled
from ui.widgets.labels import Label, MoneyLine
from ui.widgets.layouts import REST, column, panel, row

translate = QCoreApplication.translate


class SumsCard(Card):
    """Cash by fee, refunds; transfers and POS apart. Read, never typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._title = Label(self.tr("Theo sổ của ca"), "card_title")
        self._when = Label("", "small", tone="text2", wrap=True)
        self._lines = QWidget()
        self._holder = column(self._lines, REST)
        self.setLayout(
            column(self._title, self._when, (Scrolled(self._holder), 1), edge=("l", "m"))
        )

    def render_state(self, state: ShiftState) -> None:
        own = state.own
        if own is None:
            return
        self._when.setText(
            self.tr("{name}, mở lúc {moment}").format(
                name=own.shift.cashier_name, moment=formats.moment(own.shift.opened_at)
            )
        )
        lines = column(gap="xs")
        lines.addWidget(MoneyLine(self.tr("Tiền đầu ca"), own.shift.opening))
        self._section(lines, Method.CASH, own.sums.fees)
        lines.addWidget(Rule())
        lines.addWidget(MoneyLine(self.tr("Phải có trong két"), state.expected, total=True))
        for method in (Method.TRANSFER, Method.POS):
            if any(fee.method is method for fee in own.sums.fees):
                lines.addSpacing(theme.size("space.s"))
                lines.addWidget(Label(method_words(method), "small_strong"))
                self._section(lines, method, own.sums.fees)
        if own.sums.slips:
            first, last = own.sums.slips
            words = self.tr("{n} phiếu thu, số {first} đến {last}")
            said = words.format(n=own.sums.collections, first=first, last=last)
            lines.addWidget(Label(said, "caption", tone="text2", wrap=True))
        old, self._lines = self._lines, panel(lines)
        self._holder.replaceWidget(old, self._lines)
        old.hide()
        old.deleteLater()

    def _section(self, lines: QVBoxLayout, method: Method, fees: Sequence[FeeSum]) -> None:
        of_it = [fee for fee in fees if fee.method is method]
        for fee in of_it:
            if fee.taken:
                lines.addWidget(MoneyLine(fee_name(fee.name), fee.taken))
        if back := sum(fee.given_back for fee in of_it):
            lines.addWidget(MoneyLine(self.tr("Đã hoàn"), -back))


class ClosingCard(Card):
    written = Signal(str, str)  # field of `Count`, text
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._again = Label("", "small", tone="look", wrap=True)
        self._expected = MoneyLine(self.tr("Phải có trong két"), 0)
        self._counted = MoneyLine(self.tr("Đếm được"), 0)
        self._difference = MoneyLine(self.tr("Chênh lệch"), 0, total=True)
        self.reason = Field(self.tr("Lý do chênh lệch"))
        self.first, self.last = Field(self.tr("Biên lai từ số")), Field(self.tr("đến số"))
        self.cancelled = Field(self.tr("Số biên lai đã hủy"), self.tr("cách nhau bằng dấu phẩy"))
        self._refunds = Label("", "small", tone="look", wrap=True)
        self._missing = Label("", "small", tone="look", wrap=True)
        self.close_ = Button(self.tr("Chốt ca và khóa"), Kind.PRIMARY, key=Keys.CONFIRM)
        self._reason_box = FieldBox(self.reason, self.tr("Lý do chênh lệch"))
        receipts = row(
            (FieldBox(self.first, self.tr("Biên lai từ số")), 1),
            (FieldBox(self.last, self.tr("đến số")), 1),
        )
        self._middle = Scrolled(
            column(
                self._again,
                self._expected,
                self._counted,
                Rule(),
                self._difference,
                self._reason_box,
                receipts,
                FieldBox(self.cancelled, self.tr("Số biên lai đã hủy")),
                REST,
                edge=("xs",),
            )
        )
        title = Label(self.tr("Chốt ca"), "card_title")
        self.setLayout(
            column(
                title,
                (self._middle, 1),
                self._refunds,
                self._missing,
                self.close_,
                edge=("l", "m"),
            )
        )
        for field, name in (
            (self.reason, "reason"),
            (self.first, "first"),
            (self.last, "last"),
            (self.cancelled, "cancelled"),
        ):
            field.textEdited.connect(lambda text, name=name: self.written.emit(name, text))
        self.close_.clicked.connect(self.closed)

    def render_state(self, state: ShiftState) -> None:
        own, total = state.own, state.in_drawer
        if own is None:
            return
        again = own.shift.stage is ShiftStage.REVERSED
        self._again.setVisible(again)
        if again:
            said = self.tr("Lãnh đạo đã hủy lần chốt trước: {reason}. Đếm lại rồi chốt.")
            self._again.setText(said.format(reason=own.shift.closings[-1].reversed_because))
        self._expected.show_sum(self.tr("Phải có trong két"), state.expected)
        self._counted.show_sum(self.tr("Đếm được"), "–" if total is None else total)
        difference = None if total is None else total - state.expected
        self._difference.show_sum(*_difference(difference))
        self._reason_box.setVisible(difference != 0)
        for field, text in (
            (self.reason, state.count.reason),
            (self.first, state.count.first),
            (self.last, state.count.last),
            (self.cancelled, state.count.cancelled),
        ):
            if field.text() != text:
                field.setText(text)
        open_ = self.tr("Còn {n} hồ sơ chờ hoàn tiền: xem ở F6, Alt+4; chốt ca vẫn được.")
        self._refunds.setText(open_.format(n=state.refunds))
        self._refunds.setVisible(state.refunds > 0)
        self._missing.setText(state.missing)
        self._missing.setVisible(bool(state.missing))
        self.close_.set_busy(self.tr("Đang chốt") if state.busy else "")

    def focus_reason(self) -> None:
        self.reason.setFocus()
        self.reason.selectAll()
        QTimer.singleShot(0, self.reason, lambda: self._middle.ensureWidgetVisible(self.reason))


def _difference(sum_: int | None) -> tuple[str, int | str]:
    """Which way it is, as the paper of the count says; None: the count cannot be read."""
    if not sum_:
        return translate("money", "Chênh lệch"), "–" if sum_ is None else 0
    more, less = translate("money", "Chênh lệch: thừa"), translate("money", "Chênh lệch: thiếu")
    return (more if sum_ > 0 else less), abs(sum_)
