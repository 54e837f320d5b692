"""The queue: numbers drawn above, the line below, this counter at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from desk_app.domain.queue.line import MOST_GROUPS
from desk_app.domain.queue.ticket import TicketId
from ui import theme
from ui.screens.queue.counter_card import CounterCard
from ui.screens.queue.presenter import QueueState
from ui.screens.queue.rows import PRIORITIES, QueueRow
from ui.shortcuts import bind
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Combo
from ui.widgets.frames import Card, EmptyState, RightColumn, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import Cell, TwoLines, Words
from ui.widgets.tables.model import Column, RowModel
from ui.widgets.tables.table import Table, WholeRows
from ui.widgets.text_box import TextBox

translate = QCoreApplication.translate

_SIDE_BY_SIDE = 3  # groups in one line


class QueueView(QWidget):
    drawn = Signal(str)  # group
    priority_chosen = Signal(str)  # reason; "": none
    printed = Signal(object)  # TicketId
    dropped = Signal(object)  # TicketId
    moved = Signal(object, str)  # TicketId, group
    came_back = Signal(object, str)  # TicketId, reason
    groups_set = Signal(str)  # as typed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._state = QueueState()
        self._groups: Sequence[str] = ()
        self.counter = CounterCard()
        self.draws: list[Button] = []
        self._draw_grid = QGridLayout()
        self._draw_grid.setSpacing(theme.size("space.s"))
        none = translate("queue", "Không ưu tiên")
        self.priority = Combo(
            translate("queue", "Ưu tiên"), [("", none), *((why, why) for why in PRIORITIES)]
        )
        self._model = RowModel[QueueRow](_columns(), _cells, lambda line: line.wants_look)
        self.table = Table(self.tr("Hàng chờ"), self._model, "row_two")
        self._make_acts()
        self._empty = EmptyState(
            self.tr("Chưa có ai lấy số"), self.tr("Bấm Alt và số của nhóm để lấy số cho khách.")
        )
        self._both = QStackedWidget()
        self._both.addWidget(WholeRows(self.table))
        self._both.addWidget(self._empty)
        left = column(self._draw_card(), (self._line_card(), 1))
        self.setLayout(row((panel(left), 1), RightColumn(column(self.counter)), edge=("l", "m")))
        self._join()

    def _make_acts(self) -> None:
        self.reprint = Button(self.tr("In lại"), caps=["Enter"]).sized("button", "button_mid")
        self.drop = Button(self.tr("Bỏ số")).sized("button", "button_mid")
        self.back = Button(self.tr("Cho ưu tiên")).sized("button", "button_mid")
        self.move_to = Combo(self.tr("Chuyển sang nhóm"))
        self.move_here = Button(self.tr("Chuyển sang")).sized("button", "button_mid")
        self.groups = TextBox(self.tr("Các nhóm lĩnh vực, cách nhau bằng dấu ;"))
        self.set_groups = Button(self.tr("Đặt nhóm")).sized("button", "button_mid")
        self._setting = panel(
            row(
                Label(self.tr("Các nhóm"), "button_small"),
                (self.groups, 1),
                self.set_groups,
                edge=("l", "none", "m", "s"),
            )
        )

    def _draw_card(self) -> Card:
        title = Label(self.tr("Lấy số cho khách"), "card_title")
        note = Label(self.tr("Alt và số"), "note", tone="text2")
        return Card(column(row(title, note, REST, self.priority), self._draw_grid, edge=("l", "s")))

    def _line_card(self) -> Card:
        acts = row(
            self.reprint,
            self.drop,
            self.back,
            "m",
            self.move_here,
            (self.move_to, 1),
            edge=("l", "s", "m", "s"),
        )
        return Card(column((self._both, 1), Rule(), acts, self._setting, gap="none"))

    def _join(self) -> None:
        self.priority.chosen.connect(lambda why: self.priority_chosen.emit(str(why)))
        self.table.moved.connect(lambda _row: self._offer())
        self.table.opened.connect(lambda _row: self._print())
        self.reprint.clicked.connect(self._print)
        self.drop.clicked.connect(lambda: self._tell(self.dropped.emit))
        self.back.clicked.connect(self._bring_back)
        self.move_here.clicked.connect(self._move)
        self.set_groups.clicked.connect(lambda: self.groups_set.emit(self.groups.toPlainText()))
        self.groups.entered.connect(lambda: self.groups_set.emit(self.groups.toPlainText()))

    @property
    def current(self) -> QueueRow | None:
        at = self.table.row
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def render_state(self, state: QueueState) -> None:
        before, first = self.current, not self._model.rows
        fresh = state.set_groups != self._state.set_groups or state.groups != self._groups
        self._state = state
        self._model.show(state.rows)
        places = [line.ticket for line in state.rows]
        kept = places.index(before.ticket) if before and before.ticket in places else -1
        self.table.go_to(0 if first and places else kept)
        self._both.setCurrentIndex(0 if state.rows else 1)
        if fresh:
            self._show_groups(state.groups)
        self.priority.set_value(state.priority)
        for button in self.draws:
            button.setEnabled(state.may_call and not state.busy)
        self._setting.setVisible(state.may_set)
        self.counter.render_state(state)
        self._offer()

    def focus_line(self) -> None:
        (self.table if self._model.rows else self.counter.next).setFocus()

    def _show_groups(self, groups: Sequence[str]) -> None:
        self._groups = tuple(groups)
        self.groups.show_words("; ".join(groups))
        self.move_to.offer([(group, group) for group in groups])
        for old in self.draws:
            self._draw_grid.removeWidget(old)
            old.deleteLater()
        self.draws = [self._draw_button(n, name) for n, name in enumerate(groups[:MOST_GROUPS], 1)]

    def _draw_button(self, digit: int, group: str) -> Button:
        button = Button(group, Kind.CHIP, caps=[str(digit)])
        bind(f"Alt+{digit}", button, button.click)
        button.clicked.connect(lambda: self.drawn.emit(group))
        self._draw_grid.addWidget(button, *divmod(digit - 1, _SIDE_BY_SIDE))
        return button

    def _offer(self) -> None:
        state, current = self._state, self.current
        usable = current is not None and state.may_call and not state.busy
        waits = usable and current is not None and current.waits
        gone = usable and current is not None and current.may_come_back
        self.reprint.setEnabled(waits)
        self.drop.setEnabled(usable and current is not None and current.may_be_dropped)
        self.back.setEnabled(gone)
        several = len(state.groups) > 1
        for part in (self.move_here, self.move_to):
            part.setEnabled(several and usable and current is not None and current.may_be_moved)
            part.setVisible(several)

    def _tell(self, tell: object) -> None:
        if self.current is not None and callable(tell):
            tell(self.current.ticket)

    def _print(self) -> None:
        if self.current is not None and self.current.waits:
            self.printed.emit(self.current.ticket)

    def _bring_back(self) -> None:
        """The reason is the one chosen above; without one it is refused in words."""
        if self.current is not None:
            self.came_back.emit(self.current.ticket, str(self.priority.value))

    def _move(self) -> None:
        ticket: TicketId | None = self.current.ticket if self.current else None
        if ticket is not None and self.move_to.value is not None:
            self.moved.emit(ticket, str(self.move_to.value))


def _columns() -> list[Column]:
    titles = {
        "number": translate("queue", "Số"),
        "group": translate("queue", "Nhóm lĩnh vực"),
        "state": translate("queue", "Tình trạng"),
        "drawn": translate("queue", "Lấy lúc"),
    }
    widths = theme.worn().columns("queue")
    return [Column(titles[name], width) for name, width in widths.items()]


def _cells(line: QueueRow) -> Sequence[Cell]:
    return [
        Words(line.number, strong=True),
        Words(line.group),
        TwoLines(line.state, line.detail, strong=False),
        Words(line.drawn),
    ]
