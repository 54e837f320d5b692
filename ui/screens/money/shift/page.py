"""The page of the shift: a count where one is open, otherwise the list and the opening."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.queries.till import ShiftRow
from desk_app.domain.money.till.shift import ShiftStage
from ui import formats, theme
from ui.formats import BadgeFact, BadgeKind
from ui.screens.money.shift.closing_card import ClosingCard, SumsCard
from ui.screens.money.shift.count_card import CountCard
from ui.screens.money.shift.presenter import ShiftState
from ui.screens.money.words import difference_words, stage_words
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, CardHead, RightColumn, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import BadgeCell, Cell, NumberCell, TwoLines, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel, Side

translate = QCoreApplication.translate


class ShiftPage(QWidget):
    opened = Signal()
    float_put = Signal(str)
    chosen = Signal(object)  # UUID
    reversed = Signal(str)  # reason
    reversal_put = Signal(str)  # the same, as it is typed
    printed = Signal()  # the count of the shift that is chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count, self.sums, self.closing = CountCard(), SumsCard(), ClosingCard()
        self._model = RowModel[ShiftRow](_columns(), _cells)
        self.table = FittedTable(self.tr("Các ca thu"), self._model, "row_two")
        self.float_ = Field(self.tr("Tiền đầu ca"), self.tr("không có thì gõ 0"))
        self.open_ = Button(self.tr("Mở ca"), Kind.PRIMARY, key=Keys.CONFIRM)
        self._who = Label("", "small", tone="text2", wrap=True)
        self.reason = Field(self.tr("Lý do hủy chốt"))
        self.turn = Button(self.tr("Hủy chốt ca"), Kind.PRIMARY)
        self._turn_key = bind(Keys.CONFIRM, self.turn, self.turn.click)
        self._role = Label(self.tr("Vai trò này không mở ca thu."), "small", tone="text2")
        self._opening = Card(
            column(
                Label(self.tr("Mở ca thu"), "card_title"),
                FieldBox(self.float_, self.tr("Tiền đầu ca trong két")),
                REST,
                self.open_,
                edge=("l", "m"),
            )
        )
        self._turning = Card(
            column(
                Label(self.tr("Hủy chốt"), "card_title"),
                self._who,
                FieldBox(self.reason, self.tr("Lý do hủy chốt")),
                REST,
                self.turn,
                edge=("l", "m"),
            )
        )
        counting = row(
            (self.count, 1), (self.sums, 1), RightColumn(column((self.closing, 1))), gap="l"
        )
        self.print_ = Button(self.tr("In biên bản kiểm quỹ"), key=Keys.PRINT)
        self.print_.sized("button", "button_mid")
        foot = row(REST, self.print_, edge=("l", "s", "m", "s"))
        head = CardHead(self.tr("Các ca thu gần đây"))
        listed = Card(column(head, (self.table, 1), Rule(), foot, gap="none"))
        side = RightColumn(column((self._opening, 1), (self._turning, 1), self._role))
        self._both = QStackedWidget()
        self._both.addWidget(panel(row((listed, 1), side, gap="l")))
        self._both.addWidget(panel(counting))
        self.setLayout(column((self._both, 1)))
        self.float_.textEdited.connect(self.float_put)
        self.open_.clicked.connect(self.opened)
        self.reason.textEdited.connect(self.reversal_put)
        self.table.moved.connect(self._tell)
        self.print_.clicked.connect(self.printed)
        self.turn.clicked.connect(lambda: self.reversed.emit(self.reason.text()))

    def render_state(self, state: ShiftState) -> None:
        counts = state.own is not None
        turned = counts != (self._both.currentIndex() == 1)
        self._both.setCurrentIndex(1 if counts else 0)
        for card in (self.count, self.sums, self.closing):
            card.render_state(state)
        if state.rows != self._model.rows:
            at = self.table.row
            self.table.show_rows(state.rows)
            self.table.go_to(max(0, min(at, len(state.rows) - 1)) if state.rows else -1)
        for field, typed in ((self.float_, state.float_), (self.reason, state.reversal)):
            if field.text() != typed:
                field.setText(typed)
        self._opening.setVisible(state.may_collect)
        self.open_.set_busy(self.tr("Đang mở") if state.busy else "")
        closed = state.chosen is not None and state.chosen.shift.stage is ShiftStage.CLOSED
        self._turning.setVisible(state.may_unlock)
        self.turn.setEnabled(closed)
        self.print_.setEnabled(state.may_print)
        alone = not state.may_collect  # otherwise the filled button, and its key, open a shift
        self._turn_key.setEnabled(alone)
        self.turn.set_filled(alone)
        self.turn.set_caps(Keys.CONFIRM.caps if alone else ())
        self._who.setText(_chosen(state))
        self._role.setVisible(not state.may_collect and not state.may_unlock)
        if turned and self.isVisible():
            self.focus_start()

    def focus_start(self) -> None:
        if self._both.currentIndex() == 1:
            self.count.focus_first()
        elif self._opening.isVisible():
            self.float_.setFocus()
        else:
            self.table.setFocus()

    def focus_missing(self, state: ShiftState) -> None:
        """Where what keeps the shift from being locked is typed."""
        if self._both.currentIndex() != 1:  # nothing to lock: one is to be opened
            self.float_.setFocus()
            self.float_.selectAll()
            return
        counted = state.in_drawer is not None
        if counted and state.in_drawer != state.expected:
            self.closing.focus_reason()
        elif not counted:
            self.count.focus_unread(state)

    def go_to(self, shift: UUID) -> None:
        """The row of `shift`, where the list is shown and has it."""
        places = [line.id for line in self._model.rows]
        if shift in places and self._both.currentIndex() == 0:
            self.table.go_to(places.index(shift))
            self.table.setFocus()

    def _tell(self, at: int) -> None:
        if 0 <= at < len(self._model.rows):
            self.chosen.emit(self._model.rows[at].id)


def _columns() -> list[Column]:
    titles = {
        "cashier": (translate("money", "Người thu, quầy"), Side.LEFT),
        "opened": (translate("money", "Mở lúc"), Side.LEFT),
        "stage": (translate("money", "Tình trạng"), Side.LEFT),
        "expected": (translate("money", "Phải có"), Side.RIGHT),
        "counted": (translate("money", "Đếm được"), Side.RIGHT),
    }
    widths = theme.worn().columns("shifts")
    return [Column(titles[name][0], width, titles[name][1]) for name, width in widths.items()]


def _cells(line: ShiftRow) -> Sequence[Cell]:
    kinds = {
        ShiftStage.OPEN: BadgeKind.TODAY,
        ShiftStage.CLOSED: BadgeKind.DONE,
        ShiftStage.REVERSED: BadgeKind.PAUSE,
    }
    return [
        TwoLines(line.cashier_name, line.desk),
        Words(formats.moment(line.opened_at)),
        BadgeCell(BadgeFact(kinds[line.stage], stage_words(line.stage))),
        NumberCell("" if line.expected is None else formats.count(line.expected)),
        NumberCell("" if line.in_drawer is None else formats.count(line.in_drawer)),
    ]


def _chosen(state: ShiftState) -> str:
    chosen = state.chosen
    if chosen is None or not chosen.shift.closings:
        return translate("money", "Chọn một ca đã chốt.")
    closing = chosen.shift.closings[-1]
    words = translate("money", "Ca của {name}, {sum}. {reason}")
    return words.format(
        name=chosen.shift.cashier_name,
        sum=difference_words(closing.difference),
        reason=closing.reason,
    )
