"""The page of scans: papers and tray at the left, the page seen, what is said of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ui.screens.scans.form_card import FormCard
from ui.screens.scans.papers_card import PapersCard
from ui.screens.scans.preview_card import PreviewCard
from ui.screens.scans.state import ScansState
from ui.screens.scans.tray_card import TrayCard
from ui.widgets.frames import EmptyState, RightColumn
from ui.widgets.layouts import column, panel, row


class ScansView(QWidget):
    dropped = Signal(object)  # Sequence[Path]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self.papers = PapersCard()
        self.tray = TrayCard()
        self.preview = PreviewCard()
        self.form = FormCard()
        self._empty = EmptyState(self.tr("Đang đọc hồ sơ…"), "")
        left = panel(column((self.papers, 3), (self.tray, 2)))
        right = RightColumn(column((self.form, 1)))
        whole = row((left, 6), (self.preview, 5), right, gap="m", edge=("l", "m"))
        self._both = QStackedWidget()
        self._both.addWidget(self._empty)
        self._both.addWidget(panel(whole))
        self.setLayout(column((self._both, 1)))
        self.papers.entered.connect(self.form.focus_first)
        self.tray.entered.connect(self.papers.table.setFocus)

    def render_state(self, state: ScansState) -> None:
        self._both.setCurrentIndex(0 if state.dossier is None else 1)
        self.papers.show_state(state)
        self.tray.show_state(state)
        self.preview.show_sight(state.sight)
        self.form.show_state(state)

    def focus_start(self) -> None:
        self.form.focus_first()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if files := _files(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(files)


def _files(event: QDropEvent) -> Sequence[Path]:
    """Files of this machine among what is dragged, in their order."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
