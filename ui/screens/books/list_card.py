"""The dossiers behind a number, newest first, a page at a time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk_app.domain.ids import DossierId
from ui import formats
from ui.dossiers.list import DossierList
from ui.screens.books.facts import BooksState
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, CardHead, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row


class ListCard(QWidget):
    opened = Signal(object)  # DossierId
    more_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = CardHead("")
        self.list = DossierList(self.tr("Hồ sơ của con số"))
        self.count = Label("", "small", tone="text2")
        self.more = Button(self.tr("Xem tiếp"), caps=["PgDn"]).sized("button", "button_mid")
        self.open_button = Button(self.tr("Mở hồ sơ"), caps=["Enter"]).sized("button", "button_mid")
        self.back = Button(self.tr("Về báo cáo"), Kind.QUIET, caps=Keys.BACK.caps)
        acts = row(self.back, self.more, self.open_button, gap="s")
        foot = row(self.count, REST, acts, edge=("l", "s", "m", "s"))
        self._empty = EmptyState("", "")
        self._both = QStackedWidget()
        self._both.addWidget(panel(column((self.list, 1), Rule(), foot, gap="none")))
        self._both.addWidget(self._empty)
        card = Card(column(self._head, Rule(), (self._both, 1), gap="none"))
        self.setLayout(column((card, 1)))
        bind("PgDown", self.more, self.more.click)
        self.list.opened.connect(self.opened)
        self.more.clicked.connect(self.more_asked)
        self.open_button.clicked.connect(self._open)
        self.back.clicked.connect(self.left)

    def render_state(self, state: BooksState) -> None:
        listed = state.listed
        if listed is None:
            return
        self._head.title.setText(listed.title)
        self.list.show_rows(listed.rows)
        self._both.setCurrentIndex(0 if listed.rows else 1)
        waits = self.tr("Đang đọc…"), ""
        none = self.tr("Không có hồ sơ nào"), self.tr("Bấm Esc để về báo cáo.")
        self._empty.say(*(none if listed.read else waits))
        said = self.tr("{n} hồ sơ đầu, còn nữa") if listed.more else self.tr("{n} hồ sơ")
        self.count.setText(said.format(n=formats.count(len(listed.rows))))
        self.more.setVisible(listed.more)

    def _open(self) -> None:
        if current := self.list.current:
            self.opened.emit(DossierId(current.id))
