"""Papers as they will lie on the counter, in a window of their own that stops nobody's work."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from typing_extensions import override

from desk_app.documents.preview import Picture, page_count, page_picture
from desk_app.domain.errors import DeskError
from ui import theme
from ui.background import Lane, Runs
from ui.printing.orders import ShownPaper
from ui.shortcuts import Keys, bind
from ui.texts import notice
from ui.widgets.button import Button, Kind
from ui.widgets.labels import Label
from ui.widgets.layouts import column, panel, row

_LARGEST: Final = 2.0  # logical pixels a point: a slip of 80 mm does not fill the screen
_SETTLED: Final = 80  # ms after the last change of size until the page is drawn anew
_OF_THE_WINDOW: Final = "paper window"  # key of its work: only the last page asked for counts


class PaperWindow(QWidget):
    """The papers of one dossier, page after page. Opens when a paper is shown; Esc closes it."""

    def __init__(self, background: Runs, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # the desk is another window
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the hands stay there
        self._background = background
        self._papers: list[ShownPaper] = []
        self._leaves: list[tuple[ShownPaper, int]] = []  # every page of every paper, in order
        self._leaf = 0
        self._title = Label("", "card_title", wrap=True)
        self._place = Label("", "base", tone="text2")
        self._back = Button(self.tr("Trang trước"), caps=("PgUp",))
        self._on = Button(self.tr("Trang sau"), caps=("PgDn",))
        self._to_print = Button(self.tr("Mở để in"), Kind.PRIMARY, key=Keys.PRINT).sized("button")
        close = Button(self.tr("Đóng"), key=Keys.BACK)
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._ground = QScrollArea()
        self._ground.setWidget(self._sheet)
        self._ground.setWidgetResizable(True)
        self._ground.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground.setAccessibleName(self.tr("Trang giấy"))
        head = row(
            *((self._title, 1), self._place, self._back, self._on, self._to_print, close),
            edge=("l", "s"),
        )
        self.setLayout(column(panel(head), (self._ground, 1), gap="none"))
        self.setFocusProxy(self._ground)
        self.resize(theme.size("width.viewer"), theme.size("height.window_least"))

        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLED)
        self._later.timeout.connect(self._draw)
        for button, keys, step in ((self._back, "PgUp", -1), (self._on, "PgDown", 1)):
            button.clicked.connect(partial(self._turn, step))
            bind(keys, self, partial(self._turn, step))
        self._to_print.clicked.connect(self._open_to_print)
        close.clicked.connect(self.close)
        theme.dress(self)

    @property
    def place(self) -> str:
        """ "1/2": the page seen, of how many."""
        return self._place.text()

    @property
    def paper(self) -> ShownPaper | None:
        """The paper whose page is seen."""
        return self._leaves[self._leaf][0] if self._leaves else None

    def show_paper(self, paper: ShownPaper) -> None:
        """Open with `paper`, or put it behind the other papers of its dossier shown already."""
        if not self.isVisible() or any(shown.code != paper.code for shown in self._papers):
            self._papers, self._leaves, self._leaf = [], [], 0
            self._sheet.clear()
        same = (paper.file, paper.title)
        self._papers = [one for one in self._papers if (one.file, one.title) != same] + [paper]
        self.show()
        papers = tuple(self._papers)
        self._background.run(
            lambda: [(one, page) for one in papers for page in range(page_count(one.pdf))],
            owner=self,
            done=self._lay_out,
            failed=self._not_drawn,
            lane=Lane.READING,
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    def _lay_out(self, leaves: list[tuple[ShownPaper, int]]) -> None:
        self._leaves = leaves
        self._leaf = min(self._leaf, len(leaves) - 1)
        self._draw()

    def _turn(self, step: int, _checked: bool = False) -> None:
        if 0 <= self._leaf + step < len(self._leaves):
            self._leaf += step
            self._draw()
            self._ground.verticalScrollBar().setValue(0)

    def _draw(self) -> None:
        """As wide as there is room, for the pixels of this very screen."""
        if not self._leaves:
            return
        paper, page = self._leaves[self._leaf]
        self._title.setText(paper.title)
        self.setWindowTitle(paper.title)
        self._place.setText(f"{self._leaf + 1}/{len(self._leaves)}")
        self._to_print.setVisible(paper.file is not None)
        self._back.setEnabled(self._leaf > 0)
        self._on.setEnabled(self._leaf + 1 < len(self._leaves))
        room = self._ground.viewport().width() - 2 * theme.size("space.m")
        self._background.run(
            partial(_fitted, paper.pdf, page, room, self.devicePixelRatioF()),
            owner=self,
            done=self._drawn,
            failed=self._not_drawn,
            lane=Lane.READING,
            key=_OF_THE_WINDOW,
        )

    def _drawn(self, picture: Picture) -> None:
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

    def _not_drawn(self, error: DeskError) -> None:
        self._sheet.setText(notice(error).title)

    def _open_to_print(self) -> None:
        """No printer is bound: the machine's own program for PDF files can print it."""
        if self.paper is not None and self.paper.file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self.paper.file))


def _fitted(pdf: bytes, page: int, room: int, dots: float) -> Picture:
    """The page at the width of `room` logical pixels, `dots` to each."""
    points = page_picture(pdf, page, 1.0).width
    return page_picture(pdf, page, min(max(room, 1) / points, _LARGEST) * dots)
