"""The print list: jobs in a table, what can be done about the current one at its foot."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from ui import theme
from ui.printing.orders import PrintStage
from ui.screens.prints.presenter import PrintsState
from ui.screens.prints.rows import Act, PrintRow, place_of
from ui.shortcuts import Keys, bind
from ui.widgets.bars import HintBar
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import Cell, TwoLines, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel
from ui.widgets.tables.table import WholeRows

translate = QCoreApplication.translate

_ARROWS: Final = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class PrintsView(QWidget):
    asked = Signal(object, object)  # Act, job: UUID
    opened = Signal(object)  # PrintRow
    all_asked = Signal()
    all_out_asked = Signal()
    all_again_asked = Signal()
    later_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._acted: tuple[UUID, PrintStage] | None = None  # job, as it was when it was acted upon
        self._act: Act | None = None  # what was done about it
        self._may_print = True  # whatever is listed
        self.moved_on = QTimer(self, singleShot=True)  # to the next paper, a moment ago
        self.moved_on.setInterval(QApplication.doubleClickInterval())
        self._later_hint = HintBar()
        self._model = RowModel[PrintRow](_columns(), _cells, lambda line: line.wants_look)
        self.table = FittedTable(self.tr("Danh sách in"), self._model, "row_two")
        self.acts = _act_buttons()
        self.dossier = Button(self.tr("Mở hồ sơ"), caps=["Enter"]).sized("button", "button_mid")
        self._other = Label("", "small", tone="text2", wrap=True)
        self._role = Label(self.tr("Vai trò này không in giấy."), "small", tone="text2").right()
        one = row(self.dossier, *self.acts.values(), REST, edge=("l", "s", "m", "none"))
        every = self._foot()
        self._empty = EmptyState("", "")
        self._empty.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # where no key does anything
        self._empty.setProperty("ring", "own")
        self._both = QStackedWidget()
        self._both.addWidget(panel(column((WholeRows(self.table), 1), Rule(), one, gap="none")))
        self._both.addWidget(self._empty)
        card = Card(column((self._both, 1), every, gap="none"))
        self.setLayout(column(self._later_hint, (card, 1), edge=("l", "m")))
        self.table.installEventFilter(self)
        self.table.opened.connect(self._enter)
        self.table.moved.connect(lambda _row: self._offer())
        self.dossier.clicked.connect(self._open)
        for act, button in self.acts.items():
            button.clicked.connect(lambda _checked=False, act=act: self._ask(act))

    def _foot(self) -> QHBoxLayout:
        """What is done about many papers at once."""
        self.all = Button("", Kind.PRIMARY, key=Keys.CONFIRM).sized("button")
        self.later = Button("", caps=Keys.PRINT_LATER.caps).sized("button", "button_mid")
        self.all_out = Button(self.tr("Đã ra giấy cả"), caps=("6",)).sized("button", "button_mid")
        self.all_again = Button(self.tr("In lại cả"), caps=("7",)).sized("button", "button_mid")
        self.all.clicked.connect(self.all_asked)
        self.later.clicked.connect(self.later_asked)
        self.all_out.clicked.connect(self.all_out_asked)
        self.all_again.clicked.connect(self.all_again_asked)
        bind("6", self.all_out, self.all_out.click)
        bind("7", self.all_again, self.all_again.click)
        about_all = (self.all_out, self.all_again, self.later, self.all)
        return row((self._other, 1), (self._role, 1), *about_all, edge=("l", "s", "m", "s"))

    @property
    def current(self) -> PrintRow | None:
        at = self.table.row
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def render_state(self, state: PrintsState) -> None:
        current, beside, first = self.current, self._beside(), not self._model.rows
        self.table.show_rows(state.rows)
        self.table.go_to(0 if first and state.rows else self._place(state.rows, current, beside))
        self._later_hint.setVisible(state.later)
        self._later_hint.say(*_putting_off())
        self.later.setText(
            self.tr("In lại bình thường") if state.later else self.tr("Để in sau mọi giấy")
        )
        self.all.setText(self.tr("In {n} giấy để sau").format(n=state.waiting))
        self.all.setVisible(state.waiting > 0)
        self.all.setEnabled(state.may_print)
        self.later.setEnabled(state.may_print)
        for button in (self.all_out, self.all_again):
            button.setVisible(state.in_doubt > 1)
            button.setEnabled(state.may_print)
        self._may_print = state.may_print
        self._both.setCurrentIndex(0 if state.rows else 1)
        self._empty.say(*_nothing())
        self._offer()

    def focus_list(self) -> None:
        """Where one begins: at the first row; an empty list has nothing a key could do."""
        if self._both.currentIndex() == 0:
            self.table.go_to(0)
            self.table.setFocus()
        else:
            self._empty.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who goes on by an arrow means the paper they come to."""
        if isinstance(event, QKeyEvent) and event.key() in _ARROWS:
            self.moved_on.stop()
        return super().eventFilter(watched, event)

    def _beside(self) -> Sequence[UUID]:
        """Jobs that the current one stands between: the next, and the one before."""
        at, rows = self.table.row, self._model.rows
        return [rows[n].job for n in (at + 1, at - 1) if at >= 0 and 0 <= n < len(rows)]

    def _place(
        self, rows: Sequence[PrintRow], current: PrintRow | None, beside: Sequence[UUID]
    ) -> int:
        """A job stays the current one wherever it stands now; acted upon, it gives way to the next.

        One that went by itself leaves none until an arrow is pressed: a key meant for it must
        not act upon another paper.
        """
        if current is None:
            return -1
        at, acted = place_of(current.job, rows), self._acted == (current.job, current.stage)
        if at is not None and not (acted and rows[at].stage is not current.stage):
            return at
        if not acted:
            return -1
        self._acted = None
        self.moved_on.start()
        places = (place_of(job, rows) for job in beside)
        return next((place for place in places if place is not None), -1)

    def _offer(self) -> None:
        current = self.current
        acts = current.acts if current is not None else frozenset()
        for act, button in self.acts.items():
            button.setEnabled(act in acts)
        prints = Act.PRINT in acts
        self.acts[Act.PRINT].set_caps(("Enter",) if prints else ())
        self.dossier.set_caps(() if prints else ("Enter",))
        self.dossier.setEnabled(current is not None)
        away = current is not None and current.away
        self.dossier.setText(self.tr("Mở phiếu") if away else self.tr("Mở hồ sơ"))
        if current is not None and current.batch:
            self.dossier.setText(self.tr("Mở biên bản"))
        self._role.setVisible(not self._may_print and not acts)
        self._other.setVisible(self._may_print or bool(acts))
        other = current.other if current is not None else ""
        self._other.setText(self.tr("Máy khác: {name}").format(name=other) if other else "")
        to_file = Act.ELSEWHERE in acts and not other
        self.acts[Act.ELSEWHERE].setText(self.tr("Mở PDF") if to_file else self.tr("Máy khác"))

    def _enter(self, _row: int) -> None:
        """Print what can be printed again; otherwise open what the row is about."""
        if self._is_twice(Act.PRINT):
            return
        if self.current is not None and Act.PRINT in self.current.acts:
            self._ask(Act.PRINT)
        else:
            self._open()

    def _ask(self, act: Act) -> None:
        if self.current is not None and not self._is_twice(act):
            self._acted, self._act = (self.current.job, self.current.stage), act
            self.asked.emit(act, self.current.job)

    def _is_twice(self, act: Act) -> bool:
        """Pressed once too often: it was meant for the paper before."""
        return act is self._act and self.moved_on.isActive()

    def _open(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current)


def _act_buttons() -> Mapping[Act, Button]:
    words = {
        Act.PRINT: translate("prints", "In"),
        Act.ELSEWHERE: translate("prints", "Máy khác"),
        Act.CAME_OUT: translate("prints", "Đã ra giấy"),
        Act.DID_NOT: translate("prints", "Không ra giấy"),
        Act.LATER: translate("prints", "Để in sau"),
        Act.DROP: translate("prints", "Không cần in"),
    }
    buttons = {}
    for number, (act, said) in enumerate(words.items()):
        caps = (str(number),) if number else ()
        button = Button(said, caps=caps).sized("button", "button_mid")
        if number:
            bind(str(number), button, button.click)
        buttons[act] = button
    return buttons


def _columns() -> list[Column]:
    titles = {
        "stage": translate("prints", "Tình trạng"),
        "paper": translate("prints", "Giấy, hồ sơ"),
        "printer": translate("prints", "Máy in"),
        "at": translate("prints", "Lúc"),
    }
    widths = theme.worn().columns("prints")
    return [Column(titles[name], width) for name, width in widths.items()]


def _cells(line: PrintRow) -> Sequence[Cell]:
    return [
        TwoLines(line.state, line.detail),
        TwoLines(line.paper, line.about, strong=False),
        Words(line.printer),
        Words(line.at),
    ]


def _putting_off() -> tuple[str, str]:
    return (
        translate("prints", "Đang để in sau:"),
        translate("prints", "giấy được giữ trong danh sách, chỉ in khi bấm in."),
    )


def _nothing() -> tuple[str, str]:
    here = translate("prints", "Giấy vừa in, chưa in được hoặc để in sau hiện ở đây.")
    elsewhere = translate(
        "prints", "Giấy đã in từ trước khi mở chương trình: mở hồ sơ, bấm {keys} để xem, in lại."
    ).format(keys="+".join(Keys.VERSIONS.caps))
    return translate("prints", "Không có giấy nào chờ in"), f"{here} {elsewhere}"
