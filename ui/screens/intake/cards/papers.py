"""The papers card: the checklist of the case, ticked by keys 1 to 4."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget
from typing_extensions import override

from desk_app.domain.dossier import PaperKind
from ui import theme
from ui.screens.intake.cards.fields import FormField, Wording, labelled
from ui.screens.intake.form.paper_rows import PaperRow, count_words
from ui.screens.intake.parts.sheet import Early, IntakeState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, CardHead, EmptyState, Rule
from ui.widgets.layouts import column, panel
from ui.widgets.tables.cells import Cell, NameAndNote, NumberCell, TickCell, Words
from ui.widgets.tables.model import Column, RowModel, Side
from ui.widgets.tables.table import Table, WholeRows

KINDS: Final = (
    PaperKind.ORIGINAL,
    PaperKind.CERTIFIED,
    PaperKind.COPY,
    PaperKind.ELECTRONIC,
)
_FIRST_BOX: Final = 2  # column
_DIGITS: Final = range(Qt.Key.Key_1, Qt.Key.Key_1 + len(KINDS))
_LEAST_ROWS: Final = 2
_WORDING_LINES: Final = 3


class PapersTable(Table):
    """A kind's key ticks and goes on to the next paper; Enter only goes on."""

    finished = Signal()  # Enter on the last paper

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.row
        super().keyPressEvent(event)
        if event.key() in _DIGITS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_to(self._after(row), self.currentIndex().column())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._tickable(self.row):
            return
        first = self._after(self.row, otherwise=-1)
        if first >= 0:
            self.go_to(first, _FIRST_BOX)

    def go_on(self, row: int) -> None:
        """Enter on `row`: the next paper, or out of the table."""
        after = self._after(row)
        if after == row:
            self.finished.emit()
        else:
            self.go_to(after, self.currentIndex().column())

    def go_to_missing(self) -> None:
        """The first row that wants a look, otherwise the first paper."""
        rows: Sequence[PaperRow] = self._model.rows
        wanted = [n for n, row in enumerate(rows) if row.missing]
        wanted += [n for n, row in enumerate(rows) if row.tickable]
        if wanted:
            self.go_to(wanted[0], _FIRST_BOX)

    def _after(self, row: int, otherwise: int | None = None) -> int:
        rows: Sequence[PaperRow] = self._model.rows
        later = (n for n in range(row + 1, len(rows)) if rows[n].tickable)
        return next(later, row if otherwise is None else otherwise)

    def _tickable(self, row: int) -> bool:
        rows: Sequence[PaperRow] = self._model.rows
        return 0 <= row < len(rows) and rows[row].tickable


class PapersCard(Card):
    ticked = Signal(int, object)  # row, PaperKind
    counted = Signal(int, int)  # row, +1 or -1
    completed = Signal()
    added = Signal(str)  # name of a paper the catalogue does not list
    finished = Signal()  # Enter on the last paper

    def __init__(self) -> None:
        super().__init__()
        self.add = Button(self.tr("Thêm giấy tờ"), Kind.QUIET, key=Keys.ADD_PAPER)
        self.complete = Button(self.tr("Đủ cả"), key=Keys.PAPERS_COMPLETE).small()
        self.complete.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # typing goes on where it was
        self._head = CardHead(self.tr("Thành phần hồ sơ"), self.add, self.complete)
        self._model = RowModel(self._columns(), _cells, wants_look=lambda row: row.missing)
        self.table = PapersTable(
            self.tr("Thành phần hồ sơ"), self._model, "row_paper", by_cell=True, grows=True
        )
        self._empty = EmptyState("", "")
        self._whole = WholeRows(self.table)
        self._whole.setMinimumHeight(0)
        self._whole.fitted.connect(self._keep_a_row_whole)
        self._body = QStackedWidget()
        ignored = QSizePolicy.Policy.Ignored  # the body says itself how low it may become
        for page in (self._empty, self._whole):
            page.setSizePolicy(ignored, ignored)
            self._body.addWidget(page)
        self.name = FormField(self.tr("Tên giấy tờ"), self.tr("Tên giấy tờ, rồi Enter"))
        adding = labelled(self.tr("Thêm"), self.name)
        side, edge = theme.size("space.l"), theme.size("space.s")
        adding.setContentsMargins(side, edge, side, edge)
        self._adding = panel(adding)
        self._wording = Wording(_WORDING_LINES, edge="l")
        self._below = panel(
            column(Rule(), self._wording, gap="s", edge=("none", "none", "none", "s"))
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._adding.hide()
        self._below.hide()
        parts = (self._head, (self._body, 1), self._below, self._adding)
        layout, hair = column(*parts, gap="none"), theme.size("line.hairline")
        layout.setContentsMargins(hair, hair, hair, hair)
        self.setLayout(layout)
        self._keep_a_row_whole()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    @Slot()
    def _keep_a_row_whole(self) -> None:
        """The page scrolls rather than that the longest name of a paper is cut."""
        rows = theme.size("height.row_paper") * _LEAST_ROWS
        least = theme.size("height.table_head") + max(rows, self.table.highest_row)
        self._body.setMinimumHeight(least)

    def _connect(self) -> None:
        self.table.ticked.connect(lambda row, n: self.ticked.emit(row, KINDS[n - _FIRST_BOX]))
        self.table.counted.connect(self.counted)
        self.table.opened.connect(self.table.go_on)
        self.table.moved.connect(self._show_wording)
        self.table.finished.connect(self.finished)
        self.complete.clicked.connect(self.completed)
        self.add.clicked.connect(self.begin_adding)
        self.name.returnPressed.disconnect()
        self.name.returnPressed.connect(self._add)

    def _columns(self) -> list[Column]:
        heads = (
            (self.tr("#"), Side.LEFT),
            (self.tr("Giấy tờ"), Side.LEFT),
            (self.tr("Chính"), Side.MIDDLE),
            (self.tr("Chứng thực"), Side.MIDDLE),
            (self.tr("Chụp"), Side.MIDDLE),
            (self.tr("Điện tử"), Side.MIDDLE),
            (self.tr("Số bản"), Side.RIGHT),
        )
        widths = theme.worn().columns("papers").values()
        return [
            Column(head, width, side) for (head, side), width in zip(heads, widths, strict=True)
        ]

    def show_state(self, state: IntakeState) -> None:
        rows, changed = state.rows, len(state.rows) != len(self._model.rows)
        if rows != self._model.rows:  # with each letter of a name they would be measured anew
            self._model.show(rows)
        if changed:
            self.table.go_to(-1)
        self._body.setCurrentWidget(self._whole if rows else self._empty)
        chosen = state.procedure is not None
        self.add.setEnabled(chosen)
        self.complete.setEnabled(chosen or state.early is not Early.NOTHING)
        if not chosen:
            self._empty.say(self.tr("Chọn thủ tục trước"), self.tr("Giấy tờ cần nộp hiện ở đây."))
            self.end_adding()
        elif not rows:
            self._empty.say(
                self.tr("Danh mục chưa có dữ liệu về giấy tờ"),
                self.tr("Thêm từng giấy tờ người nộp đưa đến bằng Ctrl+N."),
            )
        self._head.note.setText(count_words(rows) if rows else "")
        self._head.note.set_tone("look" if state.missing else "text2")
        self._head.note.set_role("small_strong" if state.missing else "small")
        self._wording.keep_room_for(tuple(row.name for row in rows if row.is_abridged))
        self._show_wording(self.table.row)

    def _show_wording(self, row: int) -> None:
        """Its room is kept while somebody goes from paper to paper, and given back otherwise."""
        rows = self._model.rows
        self._below.setVisible(row >= 0 and any(each.is_abridged for each in rows))
        abridged = 0 <= row < len(rows) and rows[row].is_abridged
        self._wording.say(rows[row].name if abridged else "")

    def begin_adding(self) -> None:
        self._adding.show()
        self.name.setFocus()

    def end_adding(self) -> bool:
        """Put the field away; False when it was not open. Nothing typed there is kept."""
        if self._adding.isHidden():
            return False
        if self.name.hasFocus():
            self.table.setFocus()
        self.name.clear()
        self._adding.hide()
        return True

    def _add(self) -> None:
        words = self.name.text()
        self.added.emit(words)
        self.end_adding()
        if words.strip():
            self.table.setFocus()
            self.table.go_to(len(self._model.rows) - 1, _FIRST_BOX)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.table.resizeRowsToContents()


def _cells(row: PaperRow) -> Sequence[Cell]:
    name = NameAndNote(row.label, row.note, look=row.missing)
    if not row.tickable:
        return [Words(""), name, *[Words("")] * (len(KINDS) + 1)]
    kind = row.tick.kind if row.tick else None
    ticks = [TickCell(kind is each, str(n)) for n, each in enumerate(KINDS, start=1)]
    return [Words(str(row.number)), name, *ticks, NumberCell(row.count)]
