"""A form on A4: the blocks of its edition with the words of its content, set in type.

Long content is met in this order: natural setting on one page; a compact one; then
as many pages as it takes. Body type stays 13 and nothing is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlab.lib.units import mm

from desk_app.documents import form
from desk_app.documents.letterhead import Letterhead
from desk_app.documents.paper.blocks import (
    Beside,
    Block,
    Notes,
    Paragraph,
    Signatures,
    Stack,
    centred,
)
from desk_app.documents.paper.codes import qr
from desk_app.documents.paper.flow import Page, lay_out
from desk_app.documents.paper.heading import heading
from desk_app.documents.paper.sheet import Area
from desk_app.documents.paper.signing import signatures
from desk_app.documents.paper.table import Cells, Look, Table
from desk_app.documents.paper.typesetting.faces import Face
from desk_app.documents.paper.typesetting.fill import Filler, words
from desk_app.documents.paper.typesetting.lines import Align, Run, Style, break_lines

_BODY: Final = 13
_INDENT: Final = 10 * mm
_SPLIT: Final = 0.55  # of the width: where the second of two fields begins
_QR_DOTS: Final = 4
_SMALL: Final = Style(10.5, 12.4)


@dataclass(frozen=True, slots=True)
class Density:
    leading: float
    gap: float  # between fields
    table: Look
    room_to_sign: float
    air: float  # share of the gaps round title, table and signatures


NATURAL: Final = Density(15.6, 2.0, Look(12, 14, 3.2, 1.9), 22 * mm, 1.0)
COMPACT: Final = Density(15.0, 1.6, Look(11, 12.8, 3.0, 1.7), 20 * mm, 0.6)


def pages(paper: form.Form, content: object) -> list[Page]:
    """The pages of `paper` filled from `content`."""
    area = Area.of(paper.sheet)
    flow: list[Block] = []
    laid: list[Page] = []
    for density in (NATURAL, COMPACT):
        setting = _Setting(content, area, density)
        flow = setting.blocks(paper.blocks)
        laid = lay_out(flow, setting.blocks(paper.ending), area.text_height)
        if len(laid) == 1:
            return laid
    while True:  # the note naming the count may itself need one more line, and that a page
        count = len(laid)
        ending = _Setting(content, area, COMPACT, count).blocks(paper.ending)
        laid = lay_out(flow, ending, area.text_height)
        if len(laid) <= count:
            return laid


class _Setting:
    """Sets each kind of block at one density."""

    def __init__(self, content: object, area: Area, density: Density, count: int = 1) -> None:
        self._content = content
        self._filler = Filler(content)
        self._area = area
        self._room = area.text_width
        self._density = density
        self._count = count  # pages, as far as known

    def blocks(self, specs: Sequence[form.Block]) -> list[Block]:
        return [block for spec in specs for block in self._set(spec)]

    def _set(self, spec: form.Block) -> Sequence[Block]:
        match spec:
            case form.Heading():
                letterhead = self._filler.part("letterhead", Letterhead)
                head = heading(spec, letterhead, self._filler, self._room)
                return [replace(head, after=11 * self._density.air)]
            case form.Title():
                return [self._title(spec)]
            case form.Line():
                return self._line(spec)
            case form.Table():
                return [self._table(spec)]
            case form.Signatures():
                return [self._signatures(spec)]
            case form.Notes():
                return [self._notes(spec)]
            case _:
                raise NotImplementedError(f"no {type(spec).__name__} on a full sheet")

    def _title(self, spec: form.Title) -> Paragraph:
        lines = break_lines(words(spec.text, Face.BOLD), 14, self._room)
        return replace(centred(lines, 14, 16.8), after=6 * self._density.air)

    def _line(self, spec: form.Line) -> Sequence[Block]:
        halves = [half for half in (spec.text, spec.beside) if half]
        if spec.optional:
            halves = [half for half in halves if not self._filler.is_blank(half)]
        if len(halves) == len((spec.text, spec.beside)) and (pair := self._pair(*halves)):
            return [pair]
        return [self._field(half, leads=spec.leads) for half in halves]

    def _field(self, text: form.Template, *, leads: bool) -> Paragraph:
        runs = self._filler.runs(text)
        return Paragraph(
            break_lines(runs, _BODY, self._room, indent=_INDENT),
            Style(_BODY, self._density.leading, Align.JUSTIFIED),
            after=self._density.gap,
            leads=leads,
            leader=self._filler.lacks_any(text),
        )

    def _pair(self, text: form.Template, beside: form.Template) -> Beside | None:
        """Both on one line; None where one of them needs more."""
        split = _SPLIT * self._room
        boxes = ((text, 0.0, split - 8, _INDENT), (beside, split, self._room - split, 0.0))
        parts = []
        for template, left, room, indent in boxes:
            lines = break_lines(self._filler.runs(template), _BODY, room, indent=indent)
            if len(lines) != 1:
                return None
            style = Style(_BODY, self._density.leading)
            lacks = self._filler.lacks_any(template)
            parts.append(Paragraph(lines, style, left=left, leader=lacks))
        return Beside(tuple(parts), after=self._density.gap)

    def _table(self, spec: form.Table) -> Table:
        look = self._density.table
        rooms = [column.width * mm - 2 * look.pad_x for column in spec.columns]

        def cells(texts: Sequence[str], face: Face = Face.REGULAR) -> Cells:
            pairs = zip(texts, rooms, strict=True)
            return Cells(tuple(break_lines(words(t, face), look.size, r) for t, r in pairs))

        rows = self._filler.parts(spec.rows)
        return Table(
            widths=tuple(column.width * mm for column in spec.columns),
            centred=tuple(column.centred for column in spec.columns),
            head=cells([column.head for column in spec.columns], Face.BOLD),
            rows=tuple(
                cells([_cell(column, row, number) for column in spec.columns])
                for number, row in enumerate(rows, 1)
            ),
            look=look,
            page=self._area.text_height,
            after=7 * self._density.air,
        )

    def _signatures(self, spec: form.Signatures) -> Signatures:
        signed = signatures(spec, self._filler, self._room, self._density.room_to_sign)
        return replace(signed, before=6 * self._density.air, after=8 * self._density.air)

    def _notes(self, spec: form.Notes) -> Notes:
        this_paper = spec.one_page
        if self._count > 1:
            this_paper = spec.several_pages.format(pages=f"{self._count:02}")
        filler = replace(self._filler, more={"this_paper": this_paper})
        symbol = qr(filler.text("qr"), _QR_DOTS)
        left = symbol.side + 5 * mm

        def small(runs: Sequence[Run]) -> Paragraph:
            lines = break_lines(runs, _SMALL.size, self._room - left)
            return Paragraph(lines, _SMALL, after=1, left=left)

        paragraphs = [small(_sentences(filler, sentences)) for sentences in spec.paragraphs]
        paragraphs += [small(words(line)) for line in filler.texts(spec.more)]
        return Notes(symbol, Stack(tuple(p for p in paragraphs if p.lines)), self._room)


def _sentences(filler: Filler, sentences: Sequence[form.Template]) -> list[Run]:
    """Sentences of one paragraph; those whose fields are empty are left out."""
    runs: list[Run] = []
    for sentence in sentences:
        if not filler.is_blank(sentence):
            runs += [(" ", Face.REGULAR)] if runs else []
            runs += filler.runs(sentence)
    return runs


def _cell(column: form.Column, row: object, number: int) -> str:
    return str(number) if column.field == "#" else str(getattr(row, column.field))
