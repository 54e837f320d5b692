"""Lists being made: what must leave at the left, the list of the current unit at the right."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from desk_app.domain.ids import DossierId
from desk_app.wiring.handing_over.desk import ToHandOver
from ui import theme
from ui.screens.hand_over import words
from ui.screens.hand_over.making import MakingState
from ui.screens.hand_over.pages.odd_card import OddCard
from ui.screens.hand_over.pages.shortened import shortened
from ui.screens.hand_over.pages.unit_form import UnitForm
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, EmptyState, RightColumn, Rule, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import BadgeCell, Cell, CodeCell, TickCell, TwoLines, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel

translate = QCoreApplication.translate

_WHO = 2  # column of the names
_ARROWS: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})


class MakingPage(QWidget):
    ticked = Signal(object)  # DossierId
    moved = Signal(object)  # DossierId
    opened = Signal(object)  # DossierId
    turned_to = Signal()  # by a key or a click among the rows

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._scanned: frozenset[DossierId] = frozenset()
        self._shown: tuple[object, ...] = ()
        self._model = RowModel[ToHandOver](_columns(), self._cells)
        self.table = FittedTable(
            translate("hand_over", "Hồ sơ chưa bàn giao"), self._model, "row_two", by_cell=True
        )
        self._foot = Label("", "small", tone="text2")
        self._empty = EmptyState("", "")
        self._both = QStackedWidget()
        foot = row(self._foot, REST, edge=("l", "s", "m", "s"))
        self._both.addWidget(panel(column((self.table, 1), Rule(), foot, gap="none")))
        self._both.addWidget(self._empty)
        self.card = ListCard()
        self.odd = OddCard()
        self.unit_form = UnitForm()
        self._right = QStackedWidget()
        self._right.addWidget(Scrolled(column(self.card, self.odd, REST)))
        self._right.addWidget(self.unit_form)
        left = Card(column((self._both, 1)))
        self.setLayout(row((left, 1), RightColumn(column((self._right, 1))), gap="l"))
        self.table.ticked.connect(lambda at, _column: self.ticked.emit(self._id(at)))
        self.table.moved.connect(self._move)
        self.table.opened.connect(lambda at: self.opened.emit(self._id(at)))
        self.table.pressed.connect(lambda _index: self.turned_to.emit())
        self.table.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An arrow means the rows also where there is no other row to go to."""
        if isinstance(event, QKeyEvent) and event.key() in _ARROWS:
            self.turned_to.emit()
        return super().eventFilter(watched, event)

    def render_state(self, state: MakingState) -> None:
        self._scanned = state.scanned
        self._show_rows(state)
        self._both.setCurrentIndex(0 if state.rows else 1)
        self._empty.say(*_nothing(state))
        self._foot.setText(_foot(state))
        self.card.show_list(state)
        self.odd.show_odd(state.odd)
        self._right.setCurrentIndex(1 if state.asks_unit else 0)
        self.unit_form.show_asked(state.asks_unit, state.units)

    def focus_start(self) -> None:
        if self._right.currentIndex() == 1:
            self.unit_form.field.setFocus()
        else:
            (self.table if self._both.currentIndex() == 0 else self._empty).setFocus()

    def focus_confirm(self) -> None:
        """The unit was named: what comes next is handing over, where something is on the list."""
        if not self.isVisible():
            return
        if self.card.confirm.isEnabled():
            self.card.confirm.setFocus()
        else:
            self.focus_start()

    def _show_rows(self, state: MakingState) -> None:
        shown = (state.rows, state.scanned)
        if shown != self._shown:
            self._shown = shown
            self.table.show_rows(state.rows)
        places = [one.dossier.id for one in state.rows]
        at = places.index(state.current) if state.current in places else -1
        if at != self.table.row:
            self.table.go_to(at)
        if at >= 0:
            self.table.scrollTo(self._model.index(at, 0))

    def _move(self, at: int) -> None:
        if 0 <= at < len(self._model.rows):
            self.moved.emit(self._id(at))

    def _id(self, at: int) -> DossierId:
        return self._model.rows[at].dossier.id

    def _cells(self, one: ToHandOver) -> Sequence[Cell]:
        dossier = one.dossier
        width = self.table.columnWidth(_WHO) - 2 * theme.size("space.s")
        return (
            TickCell(dossier.id in self._scanned, key="1"),
            BadgeCell(words.latest(one.by, self._now())),
            TwoLines(dossier.applicant, shortened(dossier.procedure, width)),
            CodeCell(dossier.code),
            _to_whom(one),
        )


class ListCard(Card):
    """The list of one unit: how many stand on it, what the last scan was, and its acts."""

    def __init__(self) -> None:
        super().__init__()
        self._caption = Label(self.tr("Danh sách bàn giao cho"), "caption", tone="text2")
        self._unit = Label("", "card_title", wrap=True)
        self._count = Label("", "figure")
        self._counted = Label(self.tr("hồ sơ trong danh sách"), "cell").beside("figure")
        self._last = Label("", "small_strong", wrap=True)
        self._others = Label("", "small", tone="text2", wrap=True)
        self._why = Label("", "caption", wrap=True)
        self.confirm = Button(self.tr("Bàn giao, in biên bản"), Kind.PRIMARY, key=Keys.CONFIRM)
        self.add_all = Button("", key=Keys.ADD_ALL).sized("button_wide")
        self.unit = Button(self.tr("Đổi đơn vị nhận"), key=Keys.HANDLING_UNIT).sized("button_wide")
        figures = row(self._count, "xs", self._counted, REST)
        named = column(self._caption, self._unit, gap="label_above")
        acts = column(self.confirm, self._why, self.add_all, self.unit)
        self.setLayout(
            column(named, figures, self._last, self._others, "xs", acts, edge=("l", "m"))
        )

    def show_list(self, state: MakingState) -> None:
        there = state.unit is not None
        self._unit.setText(words.unit_name(state.unit) if state.unit is not None else "–")
        self._count.setText(str(state.count))
        self._last.setText(state.last)
        self._last.setVisible(bool(state.last))
        said = self._said_of_others(state)
        self._others.setText(said)
        self._others.setVisible(bool(said))
        meant = state.count > 0 and not state.untouched
        self.confirm.setEnabled(meant and state.allowed and not state.busy)
        self.confirm.set_busy(self.tr("Đang bàn giao") if state.busy else "")
        self._why.setText(self._reason(state))
        self._why.setVisible(bool(self._why.text()))
        self.add_all.setText(self.tr("Thêm {n} hồ sơ chưa quét").format(n=state.more))
        self.add_all.setVisible(state.more > 0)
        self.add_all.setEnabled(not state.busy)
        self.unit.setText(self.tr("Đổi đơn vị nhận") if state.unit else self.tr("Ghi đơn vị nhận"))
        self.unit.setEnabled(there and state.allowed and not state.busy)

    def _reason(self, state: MakingState) -> str:
        """Why the list is not handed over by the key; empty when it is."""
        if not state.allowed:
            return self.tr("Bàn giao: vai trò của bạn không có quyền.")
        if state.count and state.untouched:
            return self.tr("Danh sách tiếp theo: bấm ↓ hoặc quét, rồi bàn giao.")
        return ""

    def _said_of_others(self, state: MakingState) -> str:
        """Lists of other units in one line, dossiers without a unit in the next."""
        named = "; ".join(f"{unit}: {count}" for unit, count in state.others if unit)
        unnamed = sum(count for unit, count in state.others if not unit)
        lists = self.tr("Đang lập cho đơn vị khác: {lists}").format(lists=named)
        without = self.tr("{n} hồ sơ chưa rõ đơn vị nhận").format(n=unnamed)
        return "\n".join(([lists] if named else []) + ([without] if unnamed else []))


def _to_whom(one: ToHandOver) -> Cell:
    unit = words.unit_name(one.unit)
    if one.dossier.brought_later:
        return TwoLines(unit, translate("hand_over", "phần bổ sung"), strong=False)
    return Words(unit)


def _columns() -> list[Column]:
    titles = {
        "tick": "",
        "by": translate("hand_over", "Phải giao"),
        "who": translate("hand_over", "Chủ hồ sơ, thủ tục"),
        "code": translate("hand_over", "Mã hồ sơ"),
        "unit": translate("hand_over", "Giao cho"),
    }
    return [
        Column(titles[name], width) for name, width in theme.worn().columns("hand_over").items()
    ]


def _foot(state: MakingState) -> str:
    said = translate("hand_over", "{n} hồ sơ chưa bàn giao").format(n=state.waiting)
    if state.late:
        late = translate("hand_over", "{n} đã quá giờ giao").format(n=state.late)
        said = f"{said}  ·  {late}"
    return said


def _nothing(state: MakingState) -> tuple[str, str]:
    if not state.loaded:
        return translate("hand_over", "Đang đọc…"), ""
    return (
        translate("hand_over", "Mọi hồ sơ đã được bàn giao"),
        translate("hand_over", "Quét mã trên biên bản để ghi đơn vị đã nhận, hoặc bấm Alt và 2."),
    )
