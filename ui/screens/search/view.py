"""What was found: rows as in the work list, or what can be typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk_app.domain.ids import DossierId
from ui.dossiers.list import DossierList
from ui.screens.search.presenter import SearchState
from ui.widgets.button import Button
from ui.widgets.frames import Card, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row


class SearchView(QWidget):
    opened = Signal(object)  # DossierId

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.list = DossierList(self.tr("Hồ sơ tìm thấy"))
        self.count = Label("", "small", tone="text2")
        self.open_button = Button(self.tr("Mở hồ sơ"), caps=["Enter"]).sized("button", "button_mid")
        foot = row(self.count, REST, self.open_button, edge=("l", "s", "m", "s"))
        self._empty = EmptyState("", "")
        self._both = QStackedWidget()
        self._both.addWidget(panel(column((self.list, 1), Rule(), foot, gap="none")))
        self._both.addWidget(self._empty)
        card = Card(column((self._both, 1)))
        self.setLayout(column((card, 1), edge=("l", "m")))
        self.list.opened.connect(self.opened)
        self.open_button.clicked.connect(self._open)
        self.render_state(SearchState())

    def render_state(self, state: SearchState) -> None:
        self.list.show_rows(state.rows, from_top=state.fresh)
        self._both.setCurrentIndex(0 if state.rows else 1)
        self.count.setText(self._count(state))
        title = (
            self.tr("Không thấy hồ sơ nào") if state.answered else self.tr("Gõ để tìm một hồ sơ")
        )
        advice = self.tr(
            "Gõ được: mã hồ sơ hoặc các số cuối của mã, thêm ngày khi số trùng{example}, họ tên "
            "không cần dấu, số định danh hoặc 4 số cuối, số điện thoại. Quét giấy tiếp nhận thì hồ "
            "sơ mở ngay."
        )
        self._empty.say(title, advice.format(example=self._example(state)))

    def _example(self, state: SearchState) -> str:
        """As a code of today at this desk is written; nothing where none is known."""
        if (code := state.example) is None:
            return ""
        day, serial = f"{code.day:%y%m%d}", str(code).rsplit("-", 1)[-1]
        said = self.tr(" ({day}-{serial} hoặc {short}-{serial})")
        return said.format(day=day, short=day[-2:], serial=serial)

    def focus_list(self) -> bool:
        """False: there is no row to go to, typing goes on."""
        if self._both.currentIndex() == 0:
            self.list.setFocus()
            return True
        return False

    def _open(self) -> None:
        if current := self.list.current:
            self.opened.emit(DossierId(current.id))

    def _count(self, state: SearchState) -> str:
        if state.cut:
            return self.tr("{n} hồ sơ mới nhất  ·  gõ thêm để thu hẹp").format(n=len(state.rows))
        return self.tr("{n} hồ sơ  ·  mới nhất ở trên").format(n=len(state.rows))
