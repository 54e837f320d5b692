"""A book as a PDF: A4 across, its head on each page, drawn row by row as the rows come."""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Final

from reportlab.lib.units import mm

from desk_app.documents import form
from desk_app.documents.paper.blocks import Block, Paragraph, rule
from desk_app.documents.paper.books.book import Book, BookRow
from desk_app.documents.paper.books.head import measured
from desk_app.documents.paper.books.streamed import StreamedCanvas
from desk_app.documents.paper.codes import Head as Dots
from desk_app.documents.paper.heading import heading
from desk_app.documents.paper.layouts import DRAWING
from desk_app.documents.paper.sheet import Area, name_paper
from desk_app.documents.paper.table import Look
from desk_app.documents.paper.typesetting.faces import Face, printable, register, width
from desk_app.documents.paper.typesetting.fill import Filler, words
from desk_app.documents.paper.typesetting.lines import (
    Align,
    Line,
    Style,
    break_lines,
    clipped,
    draw_lines,
)

_AREA: Final = Area.of(form.Sheet(width=297, height=210, top=15, bottom=15, left=20, right=15))
_ROOMY, _NARROW = Look(10, 11.4, 2.4, 1.8), Look(8.5, 9.8, 1.6, 1.5)
_MANY: Final = 12  # columns; more are set smaller
_TITLE, _BODY = Style(14, 16.8, Align.CENTRE), Style(11, 13.6, Align.CENTRE)
_SMALL: Final = Style(10, 12.2)
_FOOT: Final = Style(9, 10.8)
_FOOT_LEVEL: Final = 8 * mm
_GAP: Final = 6.0
_TO_SIGN: Final = 24 * mm
_SIGNING: Final = 80 * mm
_MOST_PAGES: Final = "99999"  # room left for how many they are
_PAGES: Final = "pages"  # drawn once, when it is known, and shown on each page
_NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"


def write_book(out: BinaryIO, book: Book, rows: Iterable[BookRow], edition: form.Edition) -> None:
    """Neither rows nor finished pages are held; between two rows others may draw.

    Args:
        out: Open for writing; when this raises, what stands in it is no PDF.
        edition: Words the number of a page, and the mark of the demo office.

    Raises:
        FontMissing: a face of the paper cannot be read. What the rows raise.
    """
    with DRAWING:
        drawn = _Drawn(out, book, edition)
    for row in rows:
        lines = drawn.broken(row)
        with DRAWING:
            drawn.put_row(lines)
    with DRAWING:
        drawn.finish()


class _Drawn:
    """One book being drawn; call under the lock of drawing, but for `broken`."""

    def __init__(self, out: BinaryIO, book: Book, edition: form.Edition) -> None:
        self._book, self._edition = book, edition
        register()
        size = (_AREA.width, _AREA.height)
        self._canvas = StreamedCanvas(out, size, first_face=Face.REGULAR, shown=(_PAGES,))
        name_paper(self._canvas, book.title)
        self._look = _NARROW if len(book.columns) > _MANY else _ROOMY
        self._head = measured(book.columns, _AREA.text_width, self._look)
        self._page, self._y = 1, _AREA.height - _AREA.top
        for block in self._opening():
            self._put(block)
        self._y -= _GAP / 2
        self._draw_head()

    def broken(self, row: BookRow) -> Sequence[tuple[Line, ...]]:
        """The lines of each cell; of one higher than a page as much as fits, and "…"."""
        face = Face.BOLD if row.strong else Face.REGULAR
        edges, look = self._head.edges, self._look
        most = int((_AREA.text_height - self._head.height) / look.leading) - 1
        found = []
        for cell, start, end in zip(row.cells, edges, edges[1:], strict=False):
            room = end - start - 2 * look.pad_x
            lines = break_lines(words(cell, face), look.size, room)
            found.append(clipped(lines, most, look.size, room))
        return found

    def put_row(self, lines: Sequence[tuple[Line, ...]]) -> None:
        look, canvas = self._look, self._canvas
        height = max(1, *map(len, lines)) * look.leading + 2 * look.pad_y
        if self._y - height < _AREA.bottom:
            self._turn()
            self._draw_head()
        for column, cell, edge in zip(self._book.columns, lines, self._head.edges, strict=False):
            align = Align.LEFT if column.text else Align.CENTRE
            style = Style(look.size, look.leading, align)
            draw_lines(canvas, cell, style, _AREA.left + edge + look.pad_x, self._y - look.pad_y)
        below = self._y - height
        rule(canvas, _AREA.left, _AREA.left + self._head.edges[-1], below)
        canvas.lines([(_AREA.left + x, self._y, _AREA.left + x, below) for x in self._head.edges])
        self._y = below

    def finish(self) -> None:
        self._y -= _GAP
        for said, grave in self._book.below:
            face = Face.BOLD if grave else Face.REGULAR
            self._put(_paragraph(said, _SMALL, face))
        if self._book.signer:
            self._sign(self._book.signer)
        self._end_page()
        canvas = self._canvas
        canvas.beginForm(_PAGES)
        canvas.setFont(Face.REGULAR, _FOOT.size)
        canvas.drawString(0, 0, str(self._page))
        canvas.endForm()
        canvas.save()

    def _opening(self) -> Iterator[Block]:
        book = self._book
        date = (form.Piece(text=book.place_date),)
        spec = form.Heading(nation=_NATION, motto=_MOTTO, place_date=date, number=(), code=())
        yield heading(spec, book.letterhead, Filler(book), _AREA.text_width, Dots(203))
        yield _paragraph("\n" + book.title.upper(), _TITLE, Face.BOLD)
        for said in book.above:
            yield _paragraph(said, _BODY)
        if book.beside:
            yield _paragraph(book.beside, Style(10, 12.2, Align.RIGHT), Face.ITALIC)

    def _draw_head(self) -> None:
        if self._y - self._head.height - 3 * self._look.leading < _AREA.bottom:
            self._turn()
        self._head.draw(self._canvas, _AREA.left, self._y)
        self._y -= self._head.height

    def _put(self, block: Block) -> None:
        if self._y - block.height < _AREA.bottom:
            self._turn()
        block.draw(self._canvas, _AREA.left, self._y)
        self._y -= block.height + max(block.after, 2.0)

    def _sign(self, title: str) -> None:
        if self._y - _TO_SIGN - 2 * _BODY.leading < _AREA.bottom:
            self._turn()
        left = _AREA.width - _AREA.right - _SIGNING
        for said, face in ((title, Face.BOLD), ("(Ký và ghi rõ họ tên)", Face.ITALIC)):
            lines = break_lines(words(said, face), _BODY.size, _SIGNING)
            draw_lines(self._canvas, lines, _BODY, left, self._y)
            self._y -= len(lines) * _BODY.leading
        self._y -= _TO_SIGN

    def _turn(self) -> None:
        self._end_page()
        self._page, self._y = self._page + 1, _AREA.height - _AREA.top

    def _end_page(self) -> None:
        canvas, edition = self._canvas, self._edition
        before, _, _after = edition.page.partition("{pages}")
        said = printable(before.format(page=self._page))
        right = _AREA.width - _AREA.right - width(_MOST_PAGES, Face.REGULAR, _FOOT.size)
        canvas.setFont(Face.REGULAR, _FOOT.size)
        canvas.drawString(_AREA.left, _FOOT_LEVEL, printable(self._book.form))
        canvas.drawRightString(right, _FOOT_LEVEL, said)
        canvas.saveState()
        canvas.translate(right, _FOOT_LEVEL)
        canvas.doForm(_PAGES)
        canvas.restoreState()
        if self._book.trial:
            canvas.setFont(Face.BOLD, _FOOT.size)
            canvas.drawCentredString(_AREA.width / 2, _FOOT_LEVEL, printable(edition.trial))
        canvas.showPage()


def _paragraph(said: str, style: Style, face: Face = Face.REGULAR) -> Paragraph:
    return Paragraph(break_lines(words(said, face), style.size, _AREA.text_width), style)
