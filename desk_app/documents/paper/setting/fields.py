"""Fields of a form: label and value on a line, rows of both, lines beside a QR."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportlab.lib.units import mm

from desk_app.documents import form
from desk_app.documents.paper.blocks import Beside, Block, Paragraph, Stack, centred
from desk_app.documents.paper.by_hand import Coded
from desk_app.documents.paper.codes import qr, qr_within
from desk_app.documents.paper.setting.setter import Setter
from desk_app.documents.paper.slip_blocks import Row, RowLook, Symbol, rows
from desk_app.documents.paper.typesetting.faces import width
from desk_app.documents.paper.typesetting.lines import Align, Line, Style, break_lines

INDENT: Final = 10 * mm
_SPLIT: Final = 0.55  # of the width: where the second of two fields begins
_BESIDE_CODE: Final = 5 * mm
_UNDER_CODE: Final = Style(10.5, 12.4)
_WIDEST_UNDER: Final = 48 * mm
_BELOW_SYMBOL: Final = 6
_BELOW_CODED: Final = 5
_BLANK: Final = "……………………"  # what is not known, within a sentence


def line(setter: Setter, spec: form.Line) -> Sequence[Block]:
    halves = [half for half in (spec.text, spec.beside) if half]
    if spec.optional:
        halves = [half for half in halves if not setter.filler.is_blank(half)]
    if len(halves) == len((spec.text, spec.beside)) and (pair := _pair(setter, *halves)):
        return [pair]
    return [_field(setter, half, leads=spec.leads) for half in halves]


def labelled(setter: Setter, spec: form.Rows) -> Sequence[Block]:
    made = _rows(setter, spec.rows)
    return [*made[:-1], *(replace(last, after=6) for last in made[-1:])]


def coded(setter: Setter, spec: form.Coded) -> Sequence[Block]:
    """Lines and rows at left, the QR with its text at right."""
    text = setter.filler.text(spec.qr)
    symbol = qr(text, spec.dots, setter.head) if text else None
    under = _under(setter, spec) if symbol else ()
    widest = max([line.width for line in under], default=0)
    taken = max(symbol.side + 2 * symbol.quiet, widest) + _BESIDE_CODE if symbol else 0
    inner = replace(setter, room=setter.room - taken)
    said = [_field(inner, one, leads=False) for one in spec.lines]
    lines = Stack((*said, *_rows(inner, spec.rows)))
    words_under = centred(under, _UNDER_CODE.size, _UNDER_CODE.leading)
    after = setter.density.gap if spec.rows else _BELOW_CODED  # rows go on below it
    return [Coded(lines, symbol, words_under, setter.room, after=after)]


def qr_code(setter: Setter, spec: form.QrCode) -> Sequence[Block]:
    text = setter.filler.text(spec.qr)
    if not text:
        return []
    symbol = qr_within(text, spec.dots, setter.head, setter.room)
    under = setter.in_the_middle(setter.filler.runs(spec.under), setter.density.body)
    return [Symbol(None, symbol, under, setter.room / 2, 0, after=_BELOW_SYMBOL)]


def _under(setter: Setter, spec: form.Coded) -> tuple[Line, ...]:
    runs = setter.filler.runs(spec.under)
    longest = sum(width(text, face, _UNDER_CODE.size) for text, face in runs)
    return break_lines(runs, _UNDER_CODE.size, min(longest + 1, _WIDEST_UNDER))


def _rows(setter: Setter, specs: Sequence[form.Row]) -> list[Row | Stack]:
    density = setter.density
    look = RowLook(density.body, density.label, density.gap, density.most_beside)
    return rows(specs, setter.filler, look, setter.room)


def _field(setter: Setter, text: form.Template, *, leads: bool) -> Paragraph:
    """What lacks its last words ends in dots to write on; in a sentence they stand inside."""
    style = setter.density.body
    at_the_end = setter.filler.is_blank(text[-1:])
    filler = setter.filler if at_the_end else replace(setter.filler, blank=_BLANK)
    lines = break_lines(filler.runs(text), style.size, setter.room, indent=INDENT)
    return Paragraph(
        lines,
        replace(style, align=Align.JUSTIFIED),
        after=setter.density.gap,
        leads=leads,
        leader=at_the_end,
    )


def _pair(setter: Setter, text: form.Template, beside: form.Template) -> Beside | None:
    """Both on one line; None where one of them needs more."""
    split = _SPLIT * setter.room
    boxes = ((text, 0.0, split - 8, INDENT), (beside, split, setter.room - split, 0.0))
    style, parts = setter.density.body, []
    for template, left, room, indent in boxes:
        lines = break_lines(setter.filler.runs(template), style.size, room, indent=indent)
        if len(lines) != 1:
            return None
        lacks = setter.filler.lacks_any(template)
        parts.append(Paragraph(lines, style, left=left, leader=lacks))
    return Beside(tuple(parts), after=setter.density.gap)
