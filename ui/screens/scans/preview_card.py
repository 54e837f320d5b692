"""The page that is seen, as wide as there is room."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from typing_extensions import override

from desk_app.documents.preview import Picture
from ui import theme
from ui.screens.scans.state import Sight
from ui.shortcuts import bind
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, CardHead, Rule
from ui.widgets.layouts import column

_SETTLED: Final = 80  # ms after the last change of size until the page is drawn anew


class PreviewCard(Card):
    turned = Signal(int)  # step
    room = Signal(int)  # width in pixels of the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self.back = Button(self.tr("Trước"), Kind.QUIET, caps=("PgUp",)).small()
        self.on = Button(self.tr("Sau"), Kind.QUIET, caps=("PgDn",)).small()
        self._head = CardHead(self.tr("Xem"), self.back, self.on)
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sheet.setWordWrap(True)
        self._sheet.setFont(theme.font("small"))
        self._sheet.setMargin(theme.size("space.s"))
        self._ground = QScrollArea()
        self._ground.setWidget(self._sheet)
        self._ground.setWidgetResizable(True)
        self._ground.setFrameShape(QScrollArea.Shape.NoFrame)
        self._ground.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ground.setAccessibleName(self.tr("Trang quét"))
        self.setLayout(column(self._head, Rule(), (self._ground, 1), gap="none"))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLED)
        self._later.timeout.connect(self.tell_room)
        for button, keys, step in ((self.back, "PgUp", -1), (self.on, "PgDown", 1)):
            button.clicked.connect(partial(self._turn, step))
            bind(keys, self, partial(self._turn, step))

    def show_sight(self, sight: Sight) -> None:
        self._head.note.setText(f"{sight.page + 1}/{sight.pages}" if sight.pages else "")
        self.back.setEnabled(sight.page > 0)
        self.on.setEnabled(sight.page + 1 < sight.pages)
        if sight.fault or not sight.pages:
            self._sheet.setText(sight.fault or self.tr("Chọn tệp trong khay để xem."))

    @Slot(object)
    def show_picture(self, picture: Picture | None) -> None:
        if picture is None:
            return
        image = QImage(
            picture.rgb,
            picture.width,
            picture.height,
            3 * picture.width,
            QImage.Format.Format_RGB888,
        )
        sheet = QPixmap.fromImage(image)
        sheet.setDevicePixelRatio(self.devicePixelRatioF())
        self._sheet.setPixmap(sheet)
        self._ground.verticalScrollBar().setValue(0)

    def tell_room(self) -> None:
        bar = self._ground.verticalScrollBar().sizeHint().width()  # as if it were there always
        room = self._ground.width() - bar - 2 * theme.size("space.s")
        self.room.emit(round(room * self.devicePixelRatioF()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    def _turn(self, step: int, _checked: bool = False) -> None:
        self.turned.emit(step)
