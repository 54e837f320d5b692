"""The table of Mẫu 06: blocks of equal height, the known ones printed, the others to be written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desk_app.documents import form
from desk_app.documents.paper.blocks import Block, Paragraph, Stack, centred, leader, rule
from desk_app.documents.paper.by_hand import Gapped
from desk_app.documents.paper.setting.setter import Setter
from desk_app.documents.paper.typesetting.faces import Face
from desk_app.documents.paper.typesetting.fill import Filler, words
from desk_app.documents.paper.typesetting.lines import Style, break_lines

_HEIGHT: Final = 34 * mm  # of a block: two lines to write, two to sign
_HEAD: Final = Style(11, 13)
_CELL: Final = Style(12, 14.4)
_SMALL: Final = Style(11, 13)
_PAD: Final = 4.0
_TO_WRITE: Final = 19.0  # points between dotted lines
_BELOW_TIMES: Final = 2
_SIGNERS: Final = (0.25, 0.75)  # of the column: who gives, who takes
_HEAVY: Final = 0.9


@dataclass(frozen=True, slots=True)
class _Step:
    """One hand-over, set; empty paragraphs are written by hand."""

    giver: Paragraph
    taker: Paragraph
    times: Stack
    result: Paragraph
    note: Paragraph
    names: tuple[Paragraph, Paragraph]

    @property
    def height(self) -> float:
        """Of the words; a hand needs its own room."""
        units = self.giver.height + self.taker.height + 2 * _PAD
        middle = self.times.height + 2 * _CELL.leading + max(n.height for n in self.names)
        return max(units, middle, self.result.height, self.note.height) + 2 * _PAD


@dataclass(frozen=True, slots=True)
class StepTable:
    """Runs over pages between blocks; its head repeats."""

    spec: form.Steps
    head: tuple[Paragraph, ...]
    labels: tuple[Paragraph, Paragraph]  # "1. Giao:", "2. Nhận:"
    signs: tuple[Paragraph, Paragraph]
    by_hand: Stack  # "…… giờ …… phút," and the day below it
    steps: tuple[_Step | None, ...]  # None: all of it by hand
    after: float = 0
    leads: bool = False

    @property
    def height(self) -> float:
        return self._head_height + sum(map(_height, self.steps))

    @property
    def least(self) -> float:
        return self._head_height + _height(self.steps[0])

    @property
    def _head_height(self) -> float:
        return max(cell.height for cell in self.head) + 2 * _PAD

    def split(self, room: float) -> "tuple[StepTable, StepTable] | None":
        left, fit = room - self._head_height, 0
        while fit < len(self.steps) and _height(self.steps[fit]) <= left:
            left -= _height(self.steps[fit])
            fit += 1
        if not 0 < fit < len(self.steps):
            return None
        return replace(self, steps=self.steps[:fit]), replace(self, steps=self.steps[fit:])

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        edges = [left]
        for width in self.spec.widths:
            edges.append(edges[-1] + width * mm)
        rule(canvas, left, edges[-1], top, _HEAVY)
        for edge, cell in zip(edges, self.head, strict=False):
            cell.draw(canvas, edge, top - (self._head_height - cell.height) / 2)
        y = top - self._head_height
        rule(canvas, left, edges[-1], y, _HEAVY)
        for number, step in enumerate(self.steps, 1):
            self._draw_step(canvas, edges, y, step)
            y -= _height(step)
            rule(canvas, left, edges[-1], y, _HEAVY if number == len(self.steps) else 0.5)
        canvas.setLineWidth(0.5)
        canvas.lines([(edge, top, edge, y) for edge in edges])

    def _draw_step(
        self, canvas: Canvas, edges: Sequence[float], top: float, step: _Step | None
    ) -> None:
        self._draw_units(canvas, edges, top, step)
        times = step.times if step else self.by_hand
        times.draw(canvas, edges[1], top - _PAD)
        signed = top - _PAD - times.height - _BELOW_TIMES
        width = edges[2] - edges[1]
        for share, word in zip(_SIGNERS, self.signs, strict=True):
            word.draw(canvas, edges[1] + share * width - width / 4, signed)
        if step is None:
            return
        step.result.draw(canvas, edges[2], top - _PAD)
        step.note.draw(canvas, edges[3], top - _PAD)
        for share, name in zip(_SIGNERS, step.names, strict=True):
            level = top - _height(step) + name.height + _PAD
            name.draw(canvas, edges[1] + share * width - width / 4, level)

    def _draw_units(
        self, canvas: Canvas, edges: Sequence[float], top: float, step: _Step | None
    ) -> None:
        y = top - _PAD
        for label, unit in zip(
            self.labels, (step.giver, step.taker) if step else (None, None), strict=True
        ):
            if unit is not None and unit.lines:
                unit.draw(canvas, edges[0], y)
                y -= unit.height + _PAD
                continue
            label.draw(canvas, edges[0], y)
            level = y - label.style.baseline - 1.2
            end = edges[1] - _PAD
            leader(canvas, edges[0] + _PAD + label.lines[0].width + 4, end, level)
            leader(canvas, edges[0] + _PAD, end, level - _TO_WRITE)
            y -= _TO_WRITE * 2


def steps(setter: Setter, spec: form.Steps) -> Sequence[Block]:
    cells = [width * mm for width in spec.widths]
    known = [_step(Filler(row), spec, cells) for row in setter.filler.parts(spec.rows)]
    blocks = spec.least - setter.density.fewer_steps
    by_hand = [None] * max(blocks - len(known), 0 if known else 1)
    half = cells[1] / 2
    return [
        StepTable(
            spec=spec,
            head=tuple(_head(text, room) for text, room in zip(spec.heads, cells, strict=True)),
            labels=(_unit(spec.giver, "", cells[0]), _unit(spec.taker, "", cells[0])),
            signs=(_middle(spec.sign_giver, half), _middle(spec.sign_taker, half)),
            by_hand=Stack((_gapped(spec.time, cells[1]), _gapped(spec.day, cells[1]))),
            steps=(*known, *by_hand),
            after=7 * setter.density.air,
        )
    ]


def _step(filler: Filler, spec: form.Steps, cells: Sequence[float]) -> _Step:
    half = cells[1] / 2
    moments = [line for line in (filler.text("time"), filler.text("day")) if line]
    said = tuple(_middle(line, cells[1], Face.REGULAR, _CELL) for line in moments)
    return _Step(
        giver=_named(spec.giver, filler.text("giver"), cells[0]),
        taker=_named(spec.taker, filler.text("taker"), cells[0]),
        times=Stack(said or (_gapped(spec.time, cells[1]), _gapped(spec.day, cells[1]))),
        result=_middle(filler.text("result"), cells[2], Face.REGULAR),
        note=_middle(filler.text("note"), cells[3], Face.REGULAR),
        names=(
            _middle(filler.text("giver_name"), half, Face.REGULAR),
            _middle(filler.text("taker_name"), half, Face.REGULAR),
        ),
    )


def _height(step: _Step | None) -> float:
    return max(_HEIGHT, step.height if step else 0)


def _head(text: str, room: float) -> Paragraph:
    first, _, rest = text.partition("\n(")
    runs = [*words(first, Face.BOLD), *words(f"\n({rest}" if rest else "")]
    lines = break_lines(runs, _HEAD.size, room - 2 * _PAD)
    paragraph = centred(lines, _HEAD.size, _HEAD.leading)
    return replace(paragraph, left=_PAD)


def _named(label: str, name: str, room: float) -> Paragraph:
    """Empty where no name is known: the label gets lines to write on instead."""
    return _unit(label, name, room) if name else Paragraph((), _CELL)


def _unit(label: str, name: str, room: float) -> Paragraph:
    lines = break_lines(words(f"{label} {name}"), _CELL.size, room - 2 * _PAD)
    return Paragraph(lines, _CELL, left=_PAD)


def _middle(text: str, room: float, face: Face = Face.ITALIC, style: Style = _SMALL) -> Paragraph:
    lines = break_lines(words(text, face), style.size, room - 2 * _PAD)
    return replace(centred(lines, style.size, style.leading), left=_PAD)


def _gapped(text: str, room: float) -> Gapped:
    """ "…" stands for dots to write on."""
    inner = room - 2 * _PAD
    parts = (break_lines(words(part), _CELL.size, inner) for part in text.split("…"))
    return Gapped(tuple(Paragraph(lines, _CELL) for lines in parts), inner, most=14 * mm, left=_PAD)
