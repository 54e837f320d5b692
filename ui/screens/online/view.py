"""The list of online dossiers, and what can be done with the current one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk_app.domain.ids import DossierId
from ui.dossiers.list import DossierList
from ui.dossiers.words import DossierRow
from ui.screens.online.presenter import OnlineState
from ui.widgets.bars import HintBar
from ui.widgets.button import Button
from ui.widgets.frames import Card, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row


class OnlineView(QWidget):
    opened = Signal(object)  # DossierId

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._hint = HintBar("", "")
        self._hint.hide()
        self.list = DossierList(self.tr("Hồ sơ trực tuyến chờ trả lời"), columns="online")
        self.count = Label("", "small", tone="text2")
        self.open_button = Button(self.tr("Kiểm tra và trả lời"), caps=["Enter"])
        self.open_button.sized("button", "button_mid")
        foot = row(self.count, REST, self.open_button, edge=("l", "s", "m", "s"))
        self._empty = EmptyState("", "")
        self._both = QStackedWidget()
        self._both.addWidget(panel(column((self.list, 1), Rule(), foot, gap="none")))
        self._both.addWidget(self._empty)
        card = Card(column((self._both, 1)))
        self.setLayout(column(self._hint, (card, 1), edge=("l", "m")))
        self.list.opened.connect(self.opened)
        self.list.moved.connect(self._offer)
        self.open_button.clicked.connect(self._open)
        self._offer(None)

    def render_state(self, state: OnlineState) -> None:
        self.list.show_rows(state.rows)
        self._both.setCurrentIndex(0 if state.rows else 1)
        said = self.tr("{n} hồ sơ  ·  nộp trước xếp trên").format(n=len(state.rows))
        self.count.setText(said)
        self._hint.setVisible(state.unseen > 0)
        self._hint.say(
            self.tr("{n} hồ sơ chờ quá 2 giờ làm việc:").format(n=state.unseen),
            self.tr("mở, kiểm tra rồi tiếp nhận, yêu cầu bổ sung hoặc từ chối."),
        )
        if not state.loaded:
            self._empty.say(self.tr("Đang đọc…"), "")
            return
        self._empty.say(
            self.tr("Không có hồ sơ trực tuyến nào chờ"),
            self.tr("Hồ sơ nộp qua cổng dịch vụ công hiện ở đây khi có mạng."),
        )

    def focus_list(self) -> None:
        (self.list if self._both.currentIndex() == 0 else self._empty).setFocus()

    def _offer(self, current: DossierRow | None) -> None:
        self.open_button.setEnabled(current is not None)

    def _open(self) -> None:
        if current := self.list.current:
            self.opened.emit(DossierId(current.id))
