"""The sheet itself: size and margins, the foot line, page numbers, the mark of the demo."""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desk_app.documents import form
from desk_app.documents.paper.blocks import Paragraph
from desk_app.documents.paper.flow import Page
from desk_app.documents.paper.typesetting.faces import Face, printable, register, width
from desk_app.documents.paper.typesetting.fill import words
from desk_app.documents.paper.typesetting.lines import Run, Style, break_lines

_FOOT: Final = Style(9, 10.8)
_FOOT_LEVEL: Final = 10 * mm  # above the edge; printers lose up to 5
_LOW_FOOT_LEVEL: Final = 6 * mm  # where the margin is small
_HIGH_MARGIN: Final = 15 * mm
_EDGE: Final = 5 * mm  # nothing is drawn nearer to the edge of a sheet
_NUMBER_LEVEL: Final = 0.65  # of the top margin
_MARK: Final = 30.0  # points, largest type of the mark
_MARK_LENGTH: Final = 0.86  # of the height of the sheet, at most
_MARK_ASCENT: Final = 0.92  # em, a capital with hook included
_MARK_DEPTH: Final = 0.2  # em, a dot below


@dataclass(frozen=True, slots=True)
class Area:
    """A sheet in points."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @classmethod
    def of(cls, sheet: form.Sheet) -> "Area":
        return cls(
            sheet.width * mm,
            sheet.height * mm,
            sheet.top * mm,
            sheet.bottom * mm,
            sheet.left * mm,
            sheet.right * mm,
        )

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands in the margins of each page."""

    edition: form.Edition
    foot: str  # at left
    top: str  # at the top of the second and later pages
    mark: str  # says that the paper has no value; empty on a real one
    reprint: str


class Print:
    """One PDF being drawn. Close it exactly once."""

    def __init__(self, title: str, size: tuple[float, float], *, invariant: bool) -> None:
        register()
        self._buffer = BytesIO()
        self.canvas = Canvas(
            self._buffer,
            pagesize=size,
            pageCompression=1,
            invariant=invariant,
            # Otherwise each page begins by naming Helvetica.
            initialFontName=Face.REGULAR,  # type: ignore[arg-type]  # the stub wants a number
            lang="vi",
        )
        name_paper(self.canvas, title)

    def close(self) -> bytes:
        self.canvas.save()
        return self._buffer.getvalue()


def name_paper(canvas: Canvas, title: str) -> None:
    """Its title, and nothing of what made it."""
    canvas.setTitle(printable(title))
    canvas.setAuthor("")
    canvas.setCreator("")
    canvas.setSubject("")
    canvas.setProducer("")


def draw_page(canvas: Canvas, area: Area, page: Page, furniture: Furniture, where: "Where") -> None:
    """Draw one page with its margins and end it."""
    if where.page > 1:
        _top(canvas, area, furniture, where)
    top = area.height - area.top
    for placed in page:
        placed.block.draw(canvas, area.left + placed.left, top - placed.depth)
    _foot(canvas, area, furniture, where)
    if furniture.mark:
        _mark(canvas, area, printable(furniture.mark))
    canvas.showPage()


@dataclass(frozen=True, slots=True)
class Where:
    """Which page of which copy."""

    page: int  # from 1
    pages: int
    copy: str  # "Liên 2: Giao người nộp hồ sơ"


def _top(canvas: Canvas, area: Area, furniture: Furniture, where: Where) -> None:
    level = area.height - _NUMBER_LEVEL * area.top
    canvas.setFont(Face.REGULAR, 13)
    canvas.drawCentredString(area.width / 2, level, f"{where.page}/{where.pages}")
    canvas.setFont(Face.REGULAR, _FOOT.size)
    canvas.drawRightString(area.width - area.right, level, printable(furniture.top))


def _foot(canvas: Canvas, area: Area, furniture: Furniture, where: Where) -> None:
    level = _FOOT_LEVEL if area.bottom > _HIGH_MARGIN else _LOW_FOOT_LEVEL
    canvas.setFont(Face.REGULAR, _FOOT.size)
    canvas.drawString(area.left, level, printable(furniture.foot))
    middle = area.left + area.text_width / 2
    canvas.drawCentredString(middle, level, printable(where.copy))
    if where.pages > 1:
        edition = furniture.edition
        pattern = edition.page_more if where.page < where.pages else edition.page
        text = printable(pattern.format(page=where.page, pages=where.pages))
        canvas.drawRightString(area.width - area.right, level, text)
    if furniture.foot or where.copy or where.pages > 1:
        level += _FOOT.leading
    runs: list[Run] = []
    if furniture.mark:
        runs += words(furniture.mark, Face.BOLD)
    if furniture.reprint:
        runs += words((" · " if runs else "") + furniture.reprint)
    if runs:
        lines = break_lines(runs, _FOOT.size, area.text_width)
        upper = Paragraph(lines, _FOOT)
        upper.draw(canvas, area.left, level + upper.height - _FOOT.leading + _FOOT.baseline)


def _mark(canvas: Canvas, area: Area, text: str) -> None:
    """Large outlined letters up the binding margin, where no text or code ever stands."""
    by_length = _MARK_LENGTH * area.height / width(text, Face.BOLD, 1)
    free = area.left - 2 * _EDGE
    size = min(_MARK, by_length, free / (_MARK_ASCENT + _MARK_DEPTH))
    level = _EDGE + (free - size * (_MARK_ASCENT + _MARK_DEPTH)) / 2 + size * _MARK_ASCENT
    canvas.saveState()
    canvas.translate(level, (area.height - width(text, Face.BOLD, size)) / 2)
    canvas.rotate(90)
    canvas.setLineWidth(0.8)
    outline = canvas.beginText(0, 0)
    outline.setFont(Face.BOLD, size)
    outline.setTextRenderMode(1)
    outline.textOut(text)
    outline.setTextRenderMode(0)
    canvas.drawText(outline)
    canvas.restoreState()
