"""The list of dossiers that the work list and the search show."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desk_app.domain.ids import DossierId
from ui import theme
from ui.dossiers.worded import place_of
from ui.dossiers.words import DossierRow
from ui.widgets.tables.cells import BadgeCell, Cell, CodeCell, TickCell, TwoLines, Words
from ui.widgets.tables.model import CELL, Column, Index, RowModel
from ui.widgets.tables.table import Table

translate = QCoreApplication.translate

_SPACE = "␣"
_TICK = "tick"  # the column of those lists in which several can be chosen
_LOOSE_END = " ,;:.–-("


@dataclass(frozen=True, slots=True)
class NamedProcedure(TwoLines):
    """Person above, procedure below in two lines at most; read aloud in full."""

    whole: str = ""

    @property
    @override
    def told(self) -> str:
        return f"{self.above}. {self.whole}"


class ChoosingTable(Table):
    """Space ticks the current row, a click in its box that row; elsewhere a click moves there."""

    nearing = Signal(int)  # row that becomes current, before it is scrolled to

    _pressed = QModelIndex()  # where the left button went down

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        self.nearing.emit(current.row())
        super().currentChanged(current, previous)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Space and plain and self.row >= 0:
            if not event.isAutoRepeat():
                self.ticked.emit(self.row, 0)
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self.indexAt(event.position().toPoint()) if left else QModelIndex()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index, pressed = self.indexAt(event.position().toPoint()), self._pressed
        self._pressed = QModelIndex()
        if index.isValid() and index == pressed and isinstance(index.data(CELL), TickCell):
            self.ticked.emit(index.row(), index.column())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """In the box it ticks twice, and opens nothing."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and isinstance(index.data(CELL), TickCell):
            event.accept()
        else:
            super().mouseDoubleClickEvent(event)


class DossierList(QWidget):
    """Rows of `DossierRow`, scrolled row by row and as high as those are: none is cut in half.

    Rows are 52 high and 20 more for each further line of a name; measured are those in sight, a
    page before and behind them, and the last ones. A row shown again stays the current one,
    wherever it stands then.
    """

    opened = Signal(object)  # DossierId
    toggled = Signal(object)  # DossierId: to be chosen, or chosen no more
    moved = Signal(object)  # DossierRow | None: what is current now

    def __init__(
        self, name: str, parent: QWidget | None = None, *, columns: str = "worklist"
    ) -> None:
        """Args: columns: Whose widths and titles: of what was received, "online", or "chosen":
        several can be, by Space or a click in the box."""
        super().__init__(parent)
        names = tuple(theme.worn().columns(columns))
        self._ticks, self._chosen = _TICK in names, frozenset[DossierId]()
        self._name, self._held = names.index("person_and_procedure"), names.index("held_by")
        self._model = RowModel[DossierRow](_columns(columns), self._cells)
        self.table = ChoosingTable(name, self._model, "row_two")
        if self._ticks:
            self.table.ticked.connect(self._toggle)
        self.table.setParent(self)
        self.table.setVerticalScrollMode(Table.ScrollMode.ScrollPerItem)
        self.table.verticalScrollBar().setSingleStep(1)
        self._shortened: dict[str, str] = {}
        self._heights: list[int | None] = []  # None: not measured, and as high as the least
        self._snapping = False
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.setInterval(0)
        self._refit.timeout.connect(self._fit_rows)
        self.table.nearing.connect(self._measure)
        self.table.verticalScrollBar().valueChanged.connect(self._snap)
        self.table.verticalScrollBar().rangeChanged.connect(self._snap)
        self.setFocusProxy(self.table)
        self.table.opened.connect(self._open)
        self.table.moved.connect(lambda _row: self.moved.emit(self.current))
        least = theme.size("height.table_head") + theme.size("height.row_two")
        self.setMinimumHeight(least)

    @property
    def current(self) -> DossierRow | None:
        row = self.table.row
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    def show_rows(self, rows: Sequence[DossierRow], *, from_top: bool = False) -> None:
        """Replace the rows.

        Args:
            from_top: The first row becomes current, whatever was before.
        """
        before, at = self.current, self.table.row
        self._model.show(rows)
        self._fit_rows()
        if from_top or before is None:
            at = 0
        else:
            place = place_of(before.id, rows)
            at = min(max(at, 0), len(rows) - 1) if place is None else place
        self.table.go_to(at)
        if from_top:
            self.table.scrollToTop()
        self.moved.emit(self.current)

    def choose(self, dossiers: frozenset[DossierId]) -> None:
        """Tick these, and no others."""
        self._chosen = dossiers
        self.table.viewport().update()

    def _toggle(self, row: int, _column: int) -> None:
        self.toggled.emit(DossierId(self._model.rows[row].id))

    def _open(self, row: int) -> None:
        self.opened.emit(DossierId(self._model.rows[row].id))

    def _cells(self, row: DossierRow) -> Sequence[Cell]:
        ticks = (TickCell(row.id in self._chosen, _SPACE),) if self._ticks else ()
        return (
            *ticks,
            BadgeCell(row.badge),
            NamedProcedure(row.applicant, self._short(row.procedure), whole=row.procedure),
            CodeCell(row.code) if row.status else Words(row.code),
            TwoLines(
                row.place,
                row.place_detail,
                tone="look_ink" if row.disputed else "text2",
                strong=False,
            ),
            TwoLines(row.due_day, row.due_clock, tone="text"),
        )

    def _short(self, procedure: str) -> str:
        if procedure not in self._shortened:
            self._shortened[procedure] = in_two_lines(
                procedure, theme.font("small"), self._name_width()
            )
        return self._shortened[procedure]

    def _name_width(self) -> int:
        return self.table.columnWidth(self._name) - 2 * theme.size("space.s")

    def _fit_rows(self) -> None:
        """Give the rows the height of their names; then the table that of its whole rows."""
        self._shortened.clear()
        self._heights = [None] * len(self._model.rows)
        self._measure(len(self._heights) - 1)  # where the list ends depends on its last page
        self._snap()

    def _measure(self, row: int) -> None:
        """The rows of a page before and of two pages from `row` on."""
        page = self.height() // theme.size("height.row_two") + 1
        width, rows = self._name_width(), self.table.verticalHeader()
        for n in range(max(0, row - page), min(row + 2 * page, len(self._heights))):
            if self._heights[n] is None:
                height = self._heights[n] = self._height(self._model.rows[n], width)
                if rows.sectionSize(n) != height:
                    rows.resizeSection(n, height)

    def _height(self, row: DossierRow, width: int) -> int:
        below = 1 if _advance("small", row.procedure) <= width else 2
        above = 1
        if _advance("cell_strong", row.applicant) > width:
            above = len(broken(row.applicant, theme.font("cell_strong"), width))
        further = max(above + below - 2, self._held_lines(row) - 2)
        return theme.size("height.row_two") + further * theme.size("height.line")

    def _held_lines(self, row: DossierRow) -> int:
        """Lines of the column that says where it is: the name of a unit may need two."""
        width = self.table.columnWidth(self._held) - 2 * theme.size("space.s")
        return sum(
            1 if _advance(role, words) <= width else len(broken(words, theme.font(role), width))
            for role, words in (("button_mid", row.place), ("small", row.place_detail))
        )

    def _snap(self) -> None:
        """Make the table as high as its rows in sight, which may move them: hence once more."""
        if self._snapping:
            return
        self._snapping = True
        self._measure(self.table.verticalScrollBar().value())
        for _round in range(2):
            self.table.setGeometry(0, 0, self.width(), self._whole_rows())
        self._snapping = False

    def _whole_rows(self) -> int:
        """Height of the rows that fit: from the first in sight down, at the end from the last up.

        At its end Qt stands the last row on the lower edge.
        """
        head, bar = self.table.horizontalHeader().height(), self.table.verticalScrollBar()
        at_end = 0 < bar.maximum() == bar.value()
        rows = reversed(self._heights) if at_end else islice(self._heights, bar.value(), None)
        room, high = self.height() - head, 0
        for height in rows:
            needed = height or theme.size("height.row_two")
            if high + needed > room:
                return head + high
            high += needed
        return self.height()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._snap()
        self._refit.start()  # the columns are as wide as they will be only afterwards

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._refit.start()


def in_two_lines(words: str, font: QFont, width: int) -> str:
    """`words` broken into at most two lines of `width`; what is left out becomes "…".

    Nothing is cut within a syllable.
    """
    lines = broken(words, font, width)
    if len(lines) == 1:
        return words
    first, rest = lines[0].rstrip(), words[len(lines[0]) :]
    return f"{first}\n{in_one_line(rest, font, width)}"


def in_one_line(words: str, font: QFont, width: int) -> str:
    """As much of `words` as one line of `width` holds, likewise."""
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
    if not shown.endswith("…") or shown == words:
        return shown
    whole = shown[:-1] if words[len(shown) - 1] == " " else shown.rpartition(" ")[0]
    return f"{whole.rstrip(_LOOSE_END)}…"


def broken(words: str, font: QFont, width: int) -> list[str]:
    """`words` in lines of `width`; joined they are `words` again."""
    layout = QTextLayout(words, font)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        lines.append(words[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines or [words]


def _advance(role: str, words: str) -> int:
    return theme.metrics(role).horizontalAdvance(words)


def _columns(table: str) -> list[Column]:
    widths = theme.worn().columns(table)
    titles = {
        _TICK: "",
        "due": translate("dossier", "Hạn"),
        "person_and_procedure": translate("dossier", "Chủ hồ sơ, thủ tục"),
        "code": translate("dossier", "Mã hồ sơ"),
        "held_by": translate("dossier", "Đang ở"),
        "appointment": translate("dossier", "Hẹn trả"),
    }
    if table == "online":
        titles |= {
            "held_by": translate("dossier", "Nộp lúc"),
            "appointment": translate("dossier", "Trả lời trước"),
        }
    return [Column(titles[name], width) for name, width in widths.items()]
