"""The dossiers behind a number, as the work list shows them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk_app.domain.ids import DossierId
from ui.dossiers.list import DossierList
from ui.screens.watch.presenter import WatchState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, CardHead, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row


class ListCard(QWidget):
    opened = Signal(object)  # DossierId
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = CardHead("")
        self.list = DossierList(self.tr("Hồ sơ của con số"))
        self.count = Label("", "small", tone="text2")
        self.open_button = Button(self.tr("Mở hồ sơ"), caps=["Enter"]).sized("button", "button_mid")
        self.back = Button(self.tr("Về số liệu"), Kind.QUIET, caps=Keys.BACK.caps)
        foot = row(self.count, REST, self.back, self.open_button, edge=("l", "s", "m", "s"))
        self._empty = EmptyState("", "")
        self._both = QStackedWidget()
        self._both.addWidget(panel(column((self.list, 1), Rule(), foot, gap="none")))
        self._both.addWidget(self._empty)
        card = Card(column(self._head, Rule(), (self._both, 1), gap="none"))
        self.setLayout(column((card, 1)))
        self.list.opened.connect(self.opened)
        self.open_button.clicked.connect(self._open)
        self.back.clicked.connect(self.left)

    def render_state(self, state: WatchState) -> None:
        if state.opened is None:
            return
        self._head.title.setText(state.opened.title)
        self.list.show_rows(state.rows)
        self._both.setCurrentIndex(0 if state.rows else 1)
        waits = self.tr("Đang đọc…"), ""
        none = self.tr("Không còn hồ sơ nào"), self.tr("Bấm Esc để về số liệu trong ngày.")
        self._empty.say(*(none if state.listed else waits))
        said = self.tr("{n} hồ sơ").format(n=len(state.rows))
        if state.cut:
            said = self.tr("chỉ hiện {n} hồ sơ đầu").format(n=len(state.rows))
        self.count.setText(said)

    def _open(self) -> None:
        if current := self.list.current:
            self.opened.emit(DossierId(current.id))
