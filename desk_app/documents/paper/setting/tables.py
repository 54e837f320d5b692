"""Tables: one for the rows of a field, or one for each part of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportlab.lib.units import mm

from desk_app.documents import form
from desk_app.documents.paper.blocks import Block
from desk_app.documents.paper.setting.lists import bold_line
from desk_app.documents.paper.setting.setter import Setter
from desk_app.documents.paper.table import Cells, Look, Table
from desk_app.documents.paper.typesetting.faces import Face
from desk_app.documents.paper.typesetting.fill import Filler, words
from desk_app.documents.paper.typesetting.lines import Align, Line, Run, break_lines, clipped

_AFTER: Final = 7
_BOUNDLESS: Final = 1e6
_ALIGN: Final = {
    form.Align.LEFT: Align.LEFT,
    form.Align.CENTRE: Align.CENTRE,
    form.Align.RIGHT: Align.RIGHT,
}


def table(setter: Setter, spec: form.Table) -> Sequence[Block]:
    made = _table(setter, spec.columns, setter.filler.parts(spec.rows))
    return [replace(made, after=_AFTER * setter.density.air)]


def groups(setter: Setter, spec: form.Groups) -> Sequence[Block]:
    made: list[Block] = []
    for part in setter.filler.parts(spec.parts):
        filler = Filler(part)
        if title := filler.text("title"):
            made.append(bold_line(setter, title))
        made.append(replace(_table(setter, spec.columns, filler.parts("rows")), after=_AFTER))
    return made


def _table(setter: Setter, columns: Sequence[form.Column], rows: Sequence[object]) -> Table:
    look = setter.density.look
    widths = _widths(columns, rows, look)
    rooms = [wide - 2 * look.pad_x for wide in widths]

    def cells(row: object, number: int) -> Cells:
        face = Face.BOLD if _stands_out(row) else Face.REGULAR
        return Cells(
            tuple(
                _cell(column, row, number, face, look.size, room)
                for column, room in zip(columns, rooms, strict=True)
            ),
            sums=bool(getattr(row, "total", False)),
        )

    heads = zip(columns, rooms, strict=True)
    return Table(
        widths=tuple(widths),
        aligns=tuple(_ALIGN[column.align] for column in columns),
        head=Cells(tuple(break_lines(words(c.head, Face.BOLD), look.size, r) for c, r in heads)),
        rows=tuple(cells(row, number) for number, row in enumerate(rows, 1)),
        look=look,
        page=setter.page,
        box=setter.density.box,
        boxed=tuple(column.field == form.TICK for column in columns),
    )


def _cell(
    column: form.Column, row: object, number: int, face: Face, size: float, room: float
) -> tuple[Line, ...]:
    if column.field == form.TICK:
        return ()
    lines = break_lines(_runs(column, row, number, face), size, room)
    return clipped(lines, column.most_lines, size, room) if column.most_lines else lines


def _runs(column: form.Column, row: object, number: int, face: Face) -> Sequence[Run]:
    filler = Filler(row)
    if not column.field:
        return filler.runs(column.text, face)
    return words(str(number) if column.field == form.ORDER else filler.text(column.field), face)


def _widths(columns: Sequence[form.Column], rows: Sequence[object], look: Look) -> list[float]:
    """As the form says; what a whole column needs beyond that, the columns of text give."""
    widths = [column.width * mm for column in columns]
    for at, column in enumerate(columns):
        if not column.whole:
            continue
        lines = [
            line
            for number, row in enumerate(rows, 1)
            for line in break_lines(_runs(column, row, number, Face.BOLD), look.size, _BOUNDLESS)
        ]
        needed = max((line.width for line in lines), default=0) + 2 * look.pad_x + 0.1
        if (lacking := needed - widths[at]) > 0:
            giving = [n for n, c in enumerate(columns) if c.align is form.Align.LEFT and n != at]
            share = lacking / sum(widths[n] for n in giving)
            for n in giving:
                widths[n] -= share * widths[n]
            widths[at] = needed
    return widths


def _stands_out(row: object) -> bool:
    """A line that heads those below it, or sums up those above."""
    return bool(getattr(row, "heading", False) or getattr(row, "total", False))
