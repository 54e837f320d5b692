"""The appointment slip on an 80 mm roll: a ticket of one column, as long as its text.

72 of its millimetres can be printed: 576 dots of the usual head. Regular type under 10 points
breaks up on the head, and so does a rule under two dots.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Final

from desk_app.documents import form
from desk_app.documents.appointment_slip import AppointmentSlip
from desk_app.documents.paper.blocks import Block, Paragraph, Stack, centred
from desk_app.documents.paper.codes import ROLL_DOT, ROLL_DPI, Head, bars, qr_within
from desk_app.documents.paper.heading import letterhead_lines
from desk_app.documents.paper.sheet import Area, Print
from desk_app.documents.paper.slip_blocks import Across, Frame, RowLook, Symbol, moment, rows
from desk_app.documents.paper.typesetting.faces import Face, width
from desk_app.documents.paper.typesetting.fill import Filler, words
from desk_app.documents.paper.typesetting.lines import Run, Style, break_lines

HEAD: Final = Head(ROLL_DPI)
_HAIR: Final = 0.002  # points; a page of exactly so many dots is rendered one wider
_BODY: Final = Style(11, 12.9)
_SMALL: Final = Style(10.5, 12.2)
_LABEL: Final = 56.0
_LONG: Final = 4  # lines; a longer value takes the whole width, below its label
_ROW: Final = RowLook(_BODY, _LABEL, gap=1.5, most_beside=_LONG)
_CODE: Final = 13.5
_QR_DOTS: Final = 6
_BAR_HEIGHT: Final = 72 * ROLL_DOT
_RULE: Final = 2 * ROLL_DOT
_BORDER: Final = 3 * ROLL_DOT


def slip(paper: form.Form, content: object, mark: str, head: Head) -> list[Block]:
    """The blocks of the ticket; `mark` says that it has no value."""
    if not isinstance(content, AppointmentSlip):
        raise TypeError(type(content).__name__)
    return _Ticket(content, mark, Area.of(paper.sheet), head).blocks(paper.blocks)


def cut(paper: form.Form, blocks: Sequence[Block], head: Head, *, invariant: bool) -> bytes:
    """`blocks` below each other on one page as long as they are, in whole dots of `head`."""
    area = Area.of(paper.sheet)
    stack = Stack(tuple(blocks))
    wide = int(area.width / head.dot + _HAIR)
    dots = ceil((stack.height + area.top + area.bottom) / head.dot)
    size = wide * head.dot - _HAIR, dots * head.dot - _HAIR
    result = Print(paper.title, size, invariant=invariant)
    stack.draw(result.canvas, area.left, size[1] - area.top)
    result.canvas.showPage()
    return result.close()


def mark_frame(mark: str, room: float) -> Frame:
    """What a roll has instead of the words up the margin of a sheet."""
    lines = break_lines(words(mark.replace(" – ", "\n"), Face.BOLD), 13, room - 2 * _BORDER)
    return Frame(
        title=replace(centred(lines, 13, 16), left=_BORDER),
        words=Stack(()),
        width=room,
        least_height=0,
        border=_BORDER,
        ruled=False,
        after=5,
    )


def reprint_line(reprint: str, room: float) -> Paragraph:
    """The last words of a ticket printed again; who did it stands on a line of its own."""
    said, comma, who = reprint.rpartition(", ")
    return _centred(words(f"{said}{comma.strip()}\n{who}"), _SMALL, room)


def reprinted(reprint: str, room: float) -> list[Block]:
    """The same below a rule."""
    return [Across(room, _RULE, gap=4), reprint_line(reprint, room)]


def _centred(runs: Sequence[Run], style: Style, room: float) -> Paragraph:
    lines = break_lines(runs, style.size, room - 2 * _BORDER)
    return replace(centred(lines, style.size, style.leading), left=_BORDER)


class _Ticket:
    def __init__(self, content: AppointmentSlip, mark: str, area: Area, head: Head) -> None:
        self._content = content
        self._mark = mark
        self._filler = Filler(content)
        self._room, self._whole = area.text_width, area.width
        self._head = head

    def blocks(self, specs: Sequence[form.Block]) -> list[Block]:
        made = [block for spec in specs for block in self._set(spec)]
        if self._mark:
            made.insert(0, mark_frame(self._mark, self._room))
        if self._content.reprint:
            made.append(reprint_line(self._content.reprint, self._room))
        return made

    def _set(self, spec: form.Block) -> Sequence[Block]:
        made: Sequence[Block]
        match spec:
            case form.Letterhead():
                lines = letterhead_lines(self._content.letterhead, 11.5, self._room)
                made = [centred(lines, 11.5, 13.3)]
            case form.Rule():
                made = [Across(self._room, _RULE)]
            case form.Title():
                title = self._centred(words(spec.text, Face.BOLD), Style(14, 16.2))
                made = [replace(title, after=5)]
            case form.Symbol():
                made = [self._symbol()]
            case form.Rows():
                made = self._rows(spec)
            case form.Frame():
                made = [self._frame(spec)]
            case form.Centred():
                made = self._line(spec)
            case form.Hints():
                hints = self._filler.lines(spec.lines, spec.more)
                made = [self._centred(runs, _SMALL) for runs in hints]
            case _:
                raise NotImplementedError(f"no {type(spec).__name__} on a roll")
        return made

    def _symbol(self) -> Symbol:
        """Bars where they fit with their quiet zones, else a QR of the same code."""
        code = self._content.code
        symbol = bars(code, self._head)
        fits = symbol.width_with_quiet <= self._whole
        size = _CODE * min(1.0, self._room / width(code, Face.BOLD, _CODE))
        text = break_lines(words(code, Face.BOLD), size, self._room + 1)
        return Symbol(
            bars=symbol if fits else None,
            qr=None if fits else qr_within(self._content.qr, _QR_DOTS, self._head, self._room),
            text=replace(centred(text, size, size * 1.16), left=-0.5),
            axis=self._room / 2,
            bar_height=_BAR_HEIGHT,
            after=5,
        )

    def _rows(self, spec: form.Rows) -> list[Block]:
        made = rows(spec.rows, self._filler, _ROW, self._room)
        return [Stack(tuple(made), after=5.5)]

    def _frame(self, spec: form.Frame) -> Frame:
        return Frame(
            title=self._centred(words(spec.title, Face.BOLD), Style(12, 14)),
            words=moment(self._content.due, spec.no_due, self._room, short=True),
            width=self._room,
            least_height=0,
            border=_BORDER,
            ruled=False,
            after=6,
        )

    def _line(self, spec: form.Centred) -> Sequence[Block]:
        if self._filler.is_blank(spec.text):
            return []
        return [replace(self._centred(self._filler.runs(spec.text), _BODY), after=3)]

    def _centred(self, runs: Sequence[Run], style: Style) -> Paragraph:
        return _centred(runs, style, self._room)
