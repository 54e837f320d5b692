"""The tray: files that wait to be given to a paper."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import theme
from ui.screens.scans.state import ScansState, TrayItem
from ui.screens.scans.words import item_words
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, CardHead, EmptyState, Rule
from ui.widgets.layouts import column
from ui.widgets.tables.cells import Cell, NameAndNote
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel

translate = QCoreApplication.translate


class TrayCard(Card):
    chosen = Signal(str)  # key of the item
    entered = Signal()
    files_asked = Signal()
    folder_asked = Signal()
    limits_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self.files = Button(self.tr("Chọn tệp"), Kind.QUIET).small()
        self.folder = Button(self.tr("Thư mục"), Kind.QUIET).small()
        self.limits = Button(self.tr("Giới hạn"), Kind.QUIET).small()
        self._head = CardHead(self.tr("Khay"), self.folder, self.limits, self.files)
        self._model = RowModel[TrayItem](_columns(), _cells, lambda item: bool(item.fault))
        self.table = FittedTable(self.tr("Khay tệp quét"), self._model, "row_paper")
        self._empty = EmptyState("", "")
        self._showing = False
        self._both = QStackedWidget()
        self._both.addWidget(self.table)
        self._both.addWidget(self._empty)
        self.setLayout(column(self._head, Rule(), (self._both, 1), gap="none"))
        self.setMinimumHeight(theme.size("height.scrolled_least"))
        self.table.keep_in_sight()
        self.table.moved.connect(self._tell)
        self.table.opened.connect(lambda _row: self.entered.emit())
        self.files.clicked.connect(self.files_asked)
        self.folder.clicked.connect(self.folder_asked)
        self.limits.clicked.connect(self.limits_asked)

    def show_state(self, state: ScansState) -> None:
        self._head.note.setText(str(len(state.tray)) if state.tray else "")
        for button in (self.folder, self.limits):
            button.setVisible(state.may_set_up)
        keys = [item.key for item in state.tray]
        at = keys.index(state.item) if state.item in keys else -1
        self._showing = True
        if tuple(self._model.rows) != tuple(state.tray):
            self.table.show_rows(state.tray)
        if self.table.row != at:
            self.table.go_to(at)
        self._showing = False
        self._both.setCurrentIndex(0 if state.tray else 1)
        self._empty.say(*_nothing(state))

    def _tell(self, row: int) -> None:
        if not self._showing and 0 <= row < len(self._model.rows):
            self.chosen.emit(self._model.rows[row].key)


def _columns() -> list[Column]:
    widths = theme.worn().columns("scan_tray")
    return [Column(translate("scans", "Tệp"), width) for width in widths.values()]


def _cells(item: TrayItem) -> Sequence[Cell]:
    return [NameAndNote(item.name, item_words(item), look=bool(item.fault))]


def _nothing(state: ScansState) -> tuple[str, str]:
    if state.folder:
        return (
            translate("scans", "Chưa có tệp nào"),
            translate("scans", "Quét giấy trên máy quét, hoặc kéo thả tệp vào đây."),
        )
    return (
        translate("scans", "Chưa đặt thư mục máy quét"),
        translate("scans", "Lãnh đạo hoặc quản trị đặt một lần. Vẫn kéo thả, chọn tệp được."),
    )
