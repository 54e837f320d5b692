"""Results that come back: scanned labels at the left, the note and the act at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from desk_app.wiring.handing_over.desk import ToHandOver
from ui import theme
from ui.screens.hand_over import words
from ui.screens.hand_over.pages.odd_card import OddCard
from ui.screens.hand_over.pages.shortened import shortened
from ui.screens.hand_over.results import ResultsState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, EmptyState, RightColumn, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import Cell, CodeCell, TwoLines, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel

translate = QCoreApplication.translate

_WHO = 0  # column of the names


class _Note(Field):
    """Keeps the focus while labels are scanned, and has no use for Del while it is empty."""

    struck = Signal()  # Del, with nothing here to delete

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not self.text():
            self.struck.emit()
        else:
            super().keyPressEvent(event)


class ResultsPage(QWidget):
    taken_off = Signal(object)  # DossierId
    opened = Signal(object)  # DossierId

    def __init__(self) -> None:
        super().__init__()
        self._model = RowModel[ToHandOver](_columns(), self._cells)
        self.table = FittedTable(translate("hand_over", "Kết quả đã quét"), self._model, "row_two")
        self._empty = EmptyState(
            translate("hand_over", "Quét nhãn hồ sơ có kết quả"),
            translate("hand_over", "Quét lần lượt nhãn hoặc giấy tiếp nhận, rồi ghi một lần."),
        )
        self._both = QStackedWidget()
        self._both.addWidget(panel(column((self.table, 1), gap="none")))
        self._both.addWidget(self._empty)
        self._count = Label("", "figure")
        counted = Label(translate("hand_over", "kết quả đã quét"), "cell").beside("figure")
        self._last = Label("", "small_strong", wrap=True)
        self.note = _Note(
            translate("hand_over", "Kết quả gồm những gì"),
            translate("hand_over", "Ghi chung cho cả danh sách"),
            stays=True,
        )
        self.confirm = Button(
            translate("hand_over", "Nhận kết quả về quầy"), Kind.PRIMARY, key=Keys.CONFIRM
        )
        self.off = Button(translate("hand_over", "Bỏ dòng đang chọn"), caps=["Del"]).sized(
            "button_wide"
        )
        self._why = Label(
            translate("hand_over", "Nhận kết quả: vai trò của bạn không có quyền."),
            "caption",
            wrap=True,
        )
        self.odd = OddCard()
        card = Card(
            column(
                row(self._count, "xs", counted, REST),
                self._last,
                FieldBox(self.note, translate("hand_over", "Kết quả gồm (có thể bỏ trống)")),
                self.confirm,
                self._why,
                self.off,
                edge=("l", "m"),
            )
        )
        right = RightColumn(column((Scrolled(column(card, self.odd, REST)), 1)))
        self.setLayout(row((Card(column((self._both, 1))), 1), right, gap="l"))
        self.table.opened.connect(lambda at: self.opened.emit(self._model.rows[at].dossier.id))
        self.off.clicked.connect(self._take_off)
        self.note.struck.connect(self._take_off)

    def render_state(self, state: ResultsState) -> None:
        if tuple(state.rows) != tuple(self._model.rows):
            self.table.show_rows(state.rows)
            self.table.go_to(0 if state.rows else -1)
        self._both.setCurrentIndex(0 if state.rows else 1)
        self._count.setText(str(len(state.rows)))
        self._last.setText(state.last)
        self._last.setVisible(bool(state.last))
        if self.note.text().strip() != state.note:
            self.note.setText(state.note)
        self.confirm.setEnabled(bool(state.rows) and state.allowed and not state.busy)
        self.confirm.set_busy(translate("hand_over", "Đang ghi") if state.busy else "")
        self._why.setVisible(not state.allowed)
        self.off.setVisible(bool(state.rows))
        self.odd.show_odd(state.odd)

    def focus_start(self) -> None:
        (self.table if self._both.currentIndex() == 0 else self.note).setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The table leaves this key to its page."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._take_off()
        else:
            super().keyPressEvent(event)

    def _take_off(self) -> None:
        at = self.table.row
        if 0 <= at < len(self._model.rows):
            self.taken_off.emit(self._model.rows[at].dossier.id)

    def _cells(self, one: ToHandOver) -> Sequence[Cell]:
        dossier = one.dossier
        width = self.table.columnWidth(_WHO) - 2 * theme.size("space.l")
        return (
            TwoLines(dossier.applicant, shortened(dossier.procedure, width)),
            CodeCell(dossier.code),
            Words(dossier.papers_unit or words.unit_name(one.unit)),
        )


def _columns() -> list[Column]:
    titles = {
        "who": translate("hand_over", "Chủ hồ sơ, thủ tục"),
        "code": translate("hand_over", "Mã hồ sơ"),
        "unit": translate("hand_over", "Từ đơn vị"),
    }
    widths = theme.worn().columns("results")
    return [Column(titles[name], width) for name, width in widths.items()]
