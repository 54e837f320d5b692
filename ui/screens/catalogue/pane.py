"""A pane for reading: headings, paragraphs, facts and grids of any length, scrolled by keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit
from typing_extensions import override

from ui import theme


@dataclass(frozen=True, slots=True)
class Title:
    words: str


@dataclass(frozen=True, slots=True)
class Heading:
    words: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Paragraphs:
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Callout:
    """What has to be seen first: on ochre, in words."""

    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values; a value that is empty leaves its line out."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head. `marked` rows stand on ochre; a word in the row says why as well."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    shares: Sequence[int]  # of the width, in per cent
    marked: frozenset[int] = frozenset()
    strong: frozenset[int] = frozenset()  # rows that head those below them


Piece = Title | Heading | Paragraphs | Callout | Facts | Grid
_LABEL = 26  # per cent of the width
_VALUE = 74


class ReadingPane(QTextEdit):
    """Shows pieces; arrows and PageDown scroll, words can be copied."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("reading")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pieces: Sequence[Piece] = ()

    @property
    def text(self) -> str:
        """All words of the pane."""
        return self.toPlainText()

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Replace what is shown; other words begin at their top."""
        if pieces == self._pieces:
            return
        self._pieces = pieces
        self._write()
        self.verticalScrollBar().setValue(0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._write()

    def _write(self) -> None:
        document = self.document()
        document.clear()
        document.setDocumentMargin(theme.size("space.l"))
        document.setDefaultFont(theme.font("cell"))
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for number, piece in enumerate(self._pieces):
            _put(cursor, piece, first=not number)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)  # or it opens at its end


@dataclass(frozen=True, slots=True)
class _Look:
    face: str  # of [type]
    above: str = "xs"
    ink: str = "text"
    ground: str = ""


_TITLE = _Look("person")
_LONG_TITLE = 200  # letters; a longer one would fill the page before the first fact
_HEADING = _Look("card_title", "m")
_SMALL_HEADING = _Look("cell_strong", "s")
_TEXT = _Look("cell")
_CALLOUT = _Look("cell_strong", ink="look_ink", ground="look_tint")


def _put(cursor: QTextCursor, piece: Piece, *, first: bool) -> None:
    match piece:
        case Title():
            look = _TITLE if len(piece.words) <= _LONG_TITLE else _HEADING
            _paragraph(cursor, piece.words, look, first=first)
        case Heading():
            look = _SMALL_HEADING if piece.small else _HEADING
            _paragraph(cursor, piece.words, look, first=first)
        case Paragraphs():
            for n, line in enumerate(piece.lines):
                _paragraph(cursor, line, _TEXT, first=first and not n)
        case Callout():
            _paragraph(cursor, piece.words, _CALLOUT, first=first)
        case Facts():
            _facts(cursor, [row for row in piece.rows if row[1]])
        case Grid():
            _grid(cursor, piece)


def _paragraph(cursor: QTextCursor, words: str, look: _Look, *, first: bool) -> None:
    shape = QTextBlockFormat()
    shape.setTopMargin(0 if first else theme.size(f"space.{look.above}"))
    if look.ground:
        shape.setBackground(theme.color(look.ground))
    if first:
        cursor.setBlockFormat(shape)
    else:
        cursor.insertBlock(shape)
    cursor.insertText(words, _ink(theme.font(look.face), theme.color(look.ink)))


def _ink(face: QFont, ink: QColor | None = None) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(face)
    look.setForeground(ink or theme.color("text"))
    return look


def _facts(cursor: QTextCursor, rows: Sequence[tuple[str, str]]) -> None:
    if not rows:
        return
    table = _table(cursor, len(rows), (_LABEL, _VALUE), border=0)
    for n, (label, value) in enumerate(rows):
        _cell(table, n, 0).insertText(label, _ink(theme.font("small"), theme.color("text2")))
        _cell(table, n, 1).insertText(value, _ink(theme.font("cell")))
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _grid(cursor: QTextCursor, piece: Grid) -> None:
    table = _table(cursor, len(piece.rows) + 1, piece.shares, border=1)
    head = _ink(theme.font("table_head"), theme.color("text2"))
    for column, words in enumerate(piece.head):
        _ground(table, 0, column, "sunken")
        _cell(table, 0, column).insertText(words, head)
    plain, strong = _ink(theme.font("cell")), _ink(theme.font("cell_strong"))
    for n, row in enumerate(piece.rows):
        marked = n in piece.marked
        for column, words in enumerate(row):
            if marked:
                _ground(table, n + 1, column, "look_tint")
            _cell(table, n + 1, column).insertText(
                words, strong if n in piece.strong or (marked and not column) else plain
            )
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _table(cursor: QTextCursor, rows: int, shares: Sequence[int], *, border: int) -> QTextTable:
    shape = QTextTableFormat()
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, share) for share in shares]
    )
    shape.setBorder(border)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderCollapse(True)
    shape.setBorderBrush(theme.color("line"))
    shape.setCellPadding(theme.size("space.xs") if border else theme.size("space.label_above"))
    shape.setCellSpacing(0)
    shape.setTopMargin(theme.size("space.xs"))
    if border:
        shape.setHeaderRowCount(1)
    return cursor.insertTable(rows, len(shares), shape)


def _cell(table: QTextTable, row: int, column: int) -> QTextCursor:
    return table.cellAt(row, column).firstCursorPosition()


def _ground(table: QTextTable, row: int, column: int, color: str) -> None:
    cell = table.cellAt(row, column)
    shape = cell.format()
    shape.setBackground(theme.color(color))
    cell.setFormat(shape)
