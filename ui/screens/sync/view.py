"""What needs somebody at the left; the line, and how to do without it, at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk_app.domain.refusals import Mending
from ui import theme
from ui.screens.sync.line_card import LineCard
from ui.screens.sync.presenter import SyncState
from ui.screens.sync.rows import Need, NeedRow
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button
from ui.widgets.frames import Card, EmptyState, RightColumn, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import column, panel, row
from ui.widgets.tables.cells import Cell, TwoLines
from ui.widgets.tables.model import Column, RowModel
from ui.widgets.tables.table import Table

translate = QCoreApplication.translate


class SyncView(QWidget):
    opened = Signal(object)  # DossierId
    decision_asked = Signal(object)  # DossierId
    mend_asked = Signal(object)  # NeedRow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._may_decide = False
        self._model = RowModel[NeedRow](_columns(), _cells, lambda line: line.need is Need.MEND)
        self.table = Table(self.tr("Việc cần xem lại"), self._model, "row_two", grows=True)
        self.dossier = Button(self.tr("Mở hồ sơ"), caps=["Enter"]).sized("button", "button_mid")
        self.compare = Button(self.tr("So hai bên"), caps=Keys.DISPUTED.caps)
        self.compare.sized("button", "button_mid")
        bind(Keys.DISPUTED, self.compare, self.compare.click)
        self.mend = Button(self.tr("Gửi lại"), caps=["1"]).sized("button", "button_mid")
        bind("1", self.mend, self.mend.click)
        self._why_not = Label("", "small", tone="text2", wrap=True)
        foot = row(
            self.dossier, self.compare, self.mend, (self._why_not, 1), edge=("l", "s", "m", "s")
        )
        self._empty = EmptyState(self.tr("Đang đọc…"), "")
        self._both = QStackedWidget()
        self._both.addWidget(self._empty)
        self._both.addWidget(panel(column((self.table, 1), Rule(), foot, gap="none")))
        self.line = LineCard()
        left = Card(column((self._both, 1), edge=("xs",)))
        right = RightColumn(column((self.line, 1)))
        self.setLayout(column((panel(row((left, 1), right, gap="l")), 1), edge=("l", "m")))
        self.table.opened.connect(lambda _row: self._open())
        self.table.moved.connect(lambda _row: self._offer())
        self.dossier.clicked.connect(self._open)
        self.compare.clicked.connect(self._compare)
        self.mend.clicked.connect(self._mend)

    @property
    def current(self) -> NeedRow | None:
        at = self.table.row
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def render_state(self, state: SyncState) -> None:
        self._may_decide = state.may_decide
        self.line.show_line(state)
        if tuple(state.rows) != tuple(self._model.rows):
            self._show_rows(state.rows)
        if state.line is not None and not state.rows:
            self._empty.say(*_nothing())
        self._both.setCurrentIndex(1 if state.rows else 0)
        self._offer()

    def focus_first(self) -> None:
        if self._model.rows:
            self.table.setFocus()
        else:
            self.line.exchange.setFocus()

    def _show_rows(self, rows: Sequence[NeedRow]) -> None:
        current, at = self.current, self.table.row
        self._model.show(rows)
        if rows:
            acts = [line.act for line in rows]
            place = acts.index(current.act) if current and current.act in acts else max(at, 0)
            self.table.go_to(min(place, len(rows) - 1))
            self.table.resizeRowsToContents()

    def _offer(self) -> None:
        current = self.current
        there = current is not None and current.dossier is not None
        decides = current is not None and current.need is Need.DECIDE
        mends = current is not None and current.need is Need.MEND
        self.dossier.setEnabled(there)
        self.compare.setEnabled(decides)
        self.mend.setEnabled(mends and self._may_decide)
        anew = current is not None and current.mending is Mending.WRITE_ANEW
        self.mend.setText(self.tr("Ghi lại") if anew else self.tr("Gửi lại"))
        refused = mends and not self._may_decide
        self._why_not.setText(self.tr("Ghi lại, gửi lại: lãnh đạo Trung tâm.") if refused else "")

    def _open(self) -> None:
        if self.current is not None and self.current.dossier is not None:
            self.opened.emit(self.current.dossier)

    def _compare(self) -> None:
        if self.current is not None and self.current.dossier is not None:
            self.decision_asked.emit(self.current.dossier)

    def _mend(self) -> None:
        if self.current is not None:
            self.mend_asked.emit(self.current)


def _columns() -> list[Column]:
    titles = {
        "what": translate("sync", "Việc, vì sao cần xem"),
        "about": translate("sync", "Hồ sơ"),
        "who": translate("sync", "Người làm, lúc"),
    }
    return [Column(titles[name], width) for name, width in theme.worn().columns("needs").items()]


def _cells(line: NeedRow) -> Sequence[Cell]:
    return [
        TwoLines(line.what, line.why),
        TwoLines(line.code or "–", line.applicant, strong=False),
        TwoLines(line.who, line.at, strong=False),
    ]


def _nothing() -> tuple[str, str]:
    return (
        translate("sync", "Không có việc nào cần xem lại"),
        translate("sync", "Việc trung tâm từ chối, việc hai quầy làm khác nhau sẽ hiện ở đây."),
    )
