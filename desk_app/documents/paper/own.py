"""The papers the office words itself: facts, headed lists, tables and boxes to tick.

One setting serves A4, A5 and the roll; they differ in type only. Long content takes as
many pages as it needs, and nothing is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlab.lib.units import mm

from desk_app.documents import form
from desk_app.documents.letterhead import Letterhead
from desk_app.documents.paper.blocks import Block, Paragraph, Stack, centred
from desk_app.documents.paper.codes import ROLL_DOT
from desk_app.documents.paper.flow import Page, lay_out
from desk_app.documents.paper.heading import heading, letterhead_lines
from desk_app.documents.paper.sheet import Area
from desk_app.documents.paper.slip_blocks import Across, rows
from desk_app.documents.paper.table import Cells, Look, Table
from desk_app.documents.paper.ticks import Tick
from desk_app.documents.paper.typesetting.faces import Face
from desk_app.documents.paper.typesetting.fill import Filler, words
from desk_app.documents.paper.typesetting.lines import Style, break_lines

_UNLIMITED: Final = 1e6  # points: height of a roll


@dataclass(frozen=True, slots=True)
class Density:
    """Type of one paper, from its title down."""

    title: Style
    issuer: Style  # a letterhead without quốc hiệu
    body: Style
    small: Style
    label: float  # where the value of a row begins
    box: float  # side of a box to tick
    look: Look
    rule: float
    gap: float


A4: Final = (
    Density(
        Style(14, 16.8),
        Style(12, 14.4),
        Style(13, 15.6),
        Style(10.5, 12.4),
        42 * mm,
        11,
        Look(12, 14, 3.2, 1.9),
        0.5,
        2.0,
    ),
    Density(
        Style(14, 16.8),
        Style(12, 14.4),
        Style(13, 15.0),
        Style(10.5, 12.4),
        42 * mm,
        11,
        Look(11, 12.8, 3, 1.7),
        0.5,
        1.6,
    ),
)
A5: Final = (
    Density(
        Style(13, 15.6),
        Style(11, 13.2),
        Style(12, 14.2),
        Style(10, 11.8),
        28 * mm,
        10,
        Look(11, 12.8, 3, 1.7),
        0.5,
        1.8,
    ),
    Density(
        Style(13, 15.6),
        Style(11, 13.2),
        Style(11, 13.0),
        Style(9.5, 11.2),
        26 * mm,
        9,
        Look(10, 11.8, 3, 1.5),
        0.5,
        1.2,
    ),
)
ROLL: Final = Density(
    Style(14, 16.2),
    Style(11.5, 13.3),
    Style(11, 12.9),
    Style(10.5, 12.2),
    64,
    10,
    Look(10.5, 12.2, 2, 1.5),
    2 * ROLL_DOT,
    1.5,
)


def pages(paper: form.Form, content: object, densities: Sequence[Density]) -> list[Page]:
    """The first density that fits one page, otherwise as many pages of the last as it takes."""
    area = Area.of(paper.sheet)
    laid: list[Page] = []
    for density in densities:
        setting = _Setting(content, density, area.text_width, area.text_height)
        laid = lay_out(setting.blocks(paper.blocks), setting.blocks(paper.ending), area.text_height)
        if len(laid) == 1:
            break
    return laid


def ticket(paper: form.Form, content: object) -> list[Block]:
    """The blocks of a roll, below each other."""
    room = Area.of(paper.sheet).text_width
    return _Setting(content, ROLL, room, _UNLIMITED).blocks(paper.blocks)


class _Setting:
    """Sets each kind of block at one density."""

    def __init__(self, content: object, density: Density, room: float, page: float) -> None:
        self._filler = Filler(content)
        self._density = density
        self._room = room
        self._page = page

    def blocks(self, specs: Sequence[form.Block]) -> list[Block]:
        return [block for spec in specs for block in self._set(spec)]

    def _set(self, spec: form.Block) -> Sequence[Block]:  # noqa: PLR0911  # one a kind
        match spec:
            case form.Heading():
                letterhead = self._filler.part("letterhead", Letterhead)
                return [replace(heading(spec, letterhead, self._filler, self._room), after=9)]
            case form.Letterhead():
                return [self._issuer()]
            case form.Title():
                return [self._centred(words(spec.text, Face.BOLD), self._density.title, 4)]
            case form.Centred():
                return self._line(spec)
            case form.Rows():
                return self._rows(spec)
            case form.Section():
                return self._section(spec)
            case form.Groups():
                return list(self._groups(spec))
            case form.Table():
                return [self._table(spec.columns, self._filler.parts(spec.rows))]
            case form.Ticks():
                return list(self._ticks(spec))
            case form.Hints():
                return self._hints(spec)
            case form.Rule():
                return [Across(self._room, self._density.rule, gap=4)]
            case _:
                raise NotImplementedError(f"no {type(spec).__name__} on a paper of the office")

    def _issuer(self) -> Paragraph:
        style = self._density.issuer
        letterhead = self._filler.part("letterhead", Letterhead)
        lines = letterhead_lines(letterhead, style.size, self._room)
        return replace(centred(lines, style.size, style.leading), after=6)

    def _centred(self, runs: Sequence[tuple[str, Face]], style: Style, after: float) -> Paragraph:
        lines = break_lines(runs, style.size, self._room)
        return replace(centred(lines, style.size, style.leading), after=after)

    def _line(self, spec: form.Centred) -> Sequence[Block]:
        if self._filler.is_blank(spec.text):
            return []
        return [self._centred(self._filler.runs(spec.text), self._density.body, 5)]

    def _rows(self, spec: form.Rows) -> Sequence[Block]:
        density = self._density
        made = rows(spec, self._filler, density.body, density.label, self._room, density.gap)
        return [*made[:-1], *(replace(last, after=6) for last in made[-1:])]

    def _section(self, spec: form.Section) -> Sequence[Block]:
        if not spec.texts:
            return [self._title(spec.title)]
        texts = self._filler.texts(spec.texts) or ((spec.empty,) if spec.empty else ())
        style, made = self._density.body, [self._title(spec.title)] if spec.title else []
        for text in texts:
            lines = break_lines(words(text), style.size, self._room)
            made.append(Paragraph(lines, style, after=self._density.gap))
        if not texts:
            return []
        return [*made[:-1], replace(made[-1], after=6)]

    def _title(self, text: str) -> Paragraph:
        style = self._density.body
        lines = break_lines(words(text, Face.BOLD), style.size, self._room)
        return Paragraph(lines, style, after=3, leads=True)

    def _groups(self, spec: form.Groups) -> Iterator[Block]:
        for part in self._filler.parts(spec.parts):
            filler = Filler(part)
            if title := filler.text("title"):
                yield self._title(title)
            yield self._table(spec.columns, filler.parts("rows"))

    def _table(self, columns: Sequence[form.Column], lines: Sequence[object]) -> Table:
        look = self._density.look
        rooms = [column.width * mm - 2 * look.pad_x for column in columns]

        def cells(texts: Sequence[str], face: Face = Face.REGULAR) -> Cells:
            pairs = zip(texts, rooms, strict=True)
            return Cells(tuple(break_lines(words(t, face), look.size, r) for t, r in pairs))

        return Table(
            widths=tuple(column.width * mm for column in columns),
            centred=tuple(column.centred for column in columns),
            head=cells([column.head for column in columns], Face.BOLD),
            rows=tuple(
                cells([str(getattr(line, column.field)) for column in columns]) for line in lines
            ),
            look=look,
            page=self._page,
            after=7,
        )

    def _ticks(self, spec: form.Ticks) -> Iterator[Block]:
        papers = self._filler.parts(spec.papers)
        if not papers:
            return
        yield self._title(spec.title)
        for number, paper in enumerate(papers, 1):
            after = 7 if number == len(papers) else 2 * self._density.gap
            yield from self._tick(Filler(paper), after, done=spec.done)

    def _tick(self, filler: Filler, after: float, *, done: bool) -> Iterator[Block]:
        style, box = self._density.body, self._density.box
        if heading_ := filler.text("heading"):
            lines = break_lines(words(heading_, Face.ITALIC), style.size, self._room)
            yield Paragraph(lines, style, after=1, leads=True)
        amount = filler.text("amount")
        runs = [*words(filler.text("name")), *words(f" ({amount})" if amount else "")]
        left = box + 5
        lines = break_lines(runs, style.size, self._room - left)
        yield Tick(Paragraph(lines, style, left=left), box, done=done, after=after)

    def _hints(self, spec: form.Hints) -> Sequence[Block]:
        style = self._density.small
        runs = self._filler.lines(spec.lines, spec.more)
        made = [Paragraph(break_lines(one, style.size, self._room), style) for one in runs]
        return [Stack((Across(self._room, self._density.rule, gap=3), *made))] if made else []
