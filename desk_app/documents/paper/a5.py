"""The appointment slip on A5 landscape: what and where at left, when at right, the code below.

Half an A4 cut across keeps the heading at full size. Long content is set smaller in
three steps; what still does not fit goes on a second page, and nothing is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from reportlab.lib.units import mm

from desk_app.documents import form
from desk_app.documents.appointment_slip import AppointmentSlip
from desk_app.documents.paper.blocks import Block, Paragraph, Signatures, Stack, centred
from desk_app.documents.paper.codes import Head, bars, qr
from desk_app.documents.paper.flow import Page, Placed, lay_out
from desk_app.documents.paper.heading import heading
from desk_app.documents.paper.sheet import Area
from desk_app.documents.paper.signing import signer
from desk_app.documents.paper.slip_blocks import Frame, Row, RowLook, Ruled, Symbol, moment, rows
from desk_app.documents.paper.typesetting.faces import Face
from desk_app.documents.paper.typesetting.fill import Filler, words
from desk_app.documents.paper.typesetting.lines import Style, break_lines

_LEFT: Final = 112 * mm
_RIGHT: Final = 115 * mm  # where the right column begins
_FRAME: Final = 60 * mm
_FRAME_HEIGHT: Final = 33 * mm
_SMALL: Final = Style(10.5, 12.4)
_BETWEEN: Final = 9 * mm  # symbol and hints
_APART: Final = 6  # points between the rows and what stands below them
_BAR_HEIGHT: Final = 9 * mm
_QR_DOTS: Final = 4
_LONG: Final = 0.2  # of the page: a row so high may come last

B = TypeVar("B", bound=form.Block)


@dataclass(frozen=True, slots=True)
class _Density:
    style: Style
    label: float
    gap: float
    room_to_sign: float


_DENSITIES: Final = (
    _Density(Style(13, 15.6), 30 * mm, 2.0, 15 * mm),
    _Density(Style(12, 14.2), 28 * mm, 1.5, 12 * mm),
    _Density(Style(11, 13.0), 26 * mm, 1.0, 10 * mm),
    _Density(Style(10.5, 12.2), 24 * mm, 0.8, 10 * mm),
)


def pages(paper: form.Form, content: object, head: Head) -> list[Page]:
    """One page; more where even the smallest setting is not enough."""
    if not isinstance(content, AppointmentSlip):
        raise TypeError(type(content).__name__)
    for density in _DENSITIES:
        laid = _Slip(paper, content, density, head).pages()
        if len(laid) == 1:
            return laid
    return _Slip(paper, content, _DENSITIES[-1], head, long_rows_last=True).pages()


class _Slip:
    """The slip at one density."""

    def __init__(
        self,
        paper: form.Form,
        content: AppointmentSlip,
        density: _Density,
        head: Head,
        *,
        long_rows_last: bool = False,
    ) -> None:
        self._paper = paper
        self._long_rows_last = long_rows_last  # where to come must not wait for page two
        self._content = content
        self._density = density
        self._head = head
        self._filler = Filler(content)
        self._area = Area.of(paper.sheet)

    def pages(self) -> list[Page]:
        """Drawn in reading order: heading, rows, appointment, signature, code, hints."""
        page: Page = []
        depth = self._upper(page)
        symbol, hints = self._symbol(), self._hints(self._hints_left)
        floor = self._area.text_height - symbol.height
        lower, moved = [Placed(symbol, floor)], []
        right, ends = self._right(depth + 1)
        if hints.text.lines:
            level = self._area.text_height - max(symbol.height, hints.height)
            if ends > level - _APART:
                moved = [self._hints(0)]
            else:
                lower.append(Placed(hints, level, self._hints_left))
                floor = min(floor, level)
        rest = _fill(page, self._rows(), depth, floor - _APART)
        following: list[Block] = [*rest, *moved]
        first = [*page, *right, *lower]
        return [first, *(lay_out(following, [], self._area.text_height) if following else ())]

    def _upper(self, page: Page) -> float:
        """Heading and title; returns the depth of what follows."""
        spec, title = self._spec(form.Heading), self._spec(form.Title)
        width = self._area.text_width
        head = heading(spec, self._content.letterhead, self._filler, width, self._head)
        lines = break_lines(words(title.text, Face.BOLD), 14, width)
        named = centred(lines, 14, 16.8)
        page += [Placed(head, 0), Placed(named, head.height + 7)]
        return head.height + 7 + named.height + 5

    def _right(self, depth: float) -> tuple[Page, float]:
        """The frame and the officer's signature, and the depth of their end."""
        spec = self._spec(form.Frame)
        title = centred(break_lines(words(spec.title, Face.BOLD), 13, _FRAME - 8), 13, 22)
        frame = Frame(
            title=replace(title, left=4),
            words=moment(self._content.due, spec.no_due, _FRAME, short=False),
            width=_FRAME,
            least_height=_FRAME_HEIGHT,
            border=1,
            ruled=True,
        )
        one = signer(self._spec(form.Signatures).signers[0], self._filler, 0, _FRAME)
        signed = Signatures((one,), self._density.room_to_sign, before=8)
        placed = [Placed(frame, depth, _RIGHT), Placed(signed, depth + frame.height, _RIGHT)]
        return placed, depth + frame.height + signed.height

    def _rows(self) -> list[Row | Stack]:
        spec, density = self._spec(form.Rows), self._density
        look = RowLook(density.style, density.label, density.gap)
        made = rows(spec.rows, self._filler, look, _LEFT)
        if self._long_rows_last:
            made.sort(key=lambda row: row.height > _LONG * self._area.text_height)
        return made

    def _symbol(self) -> Symbol:
        """At the left edge; a QR where the bars would reach the hints."""
        code = self._content.code
        symbol = bars(code, self._head)
        fits = symbol.width_with_quiet <= _LEFT
        square = None if fits else qr(self._content.qr, _QR_DOTS, self._head)
        width = max(symbol.width if fits else 0, square.side if square else 0)
        text = break_lines(words(code), _SMALL.size, _LEFT)
        room = max(width, *(line.width for line in text))
        text = break_lines(words(code), _SMALL.size, room)
        return Symbol(
            bars=symbol if fits else None,
            qr=square,
            text=centred(text, _SMALL.size, _SMALL.leading),
            axis=room / 2,
            bar_height=_BAR_HEIGHT,
        )

    def _hints(self, left: float) -> Ruled:
        spec, room = self._spec(form.Hints), self._area.text_width - left
        runs = self._filler.lines(spec.lines, spec.more)
        lines = [line for run in runs for line in break_lines(run, _SMALL.size, room)]
        return Ruled(Paragraph(tuple(lines), _SMALL), room)

    def _spec(self, kind: type[B]) -> B:
        return next(block for block in self._paper.blocks if isinstance(block, kind))

    @property
    def _hints_left(self) -> float:
        return min(bars(self._content.code, self._head).width, _LEFT - _BETWEEN) + _BETWEEN


def _fill(page: Page, blocks: Sequence[Row | Stack], depth: float, floor: float) -> list[Block]:
    """Place `blocks` from `depth` to `floor`; returns what does not fit."""
    for number, block in enumerate(blocks):
        if depth + block.height > floor:
            parts = block.split(floor - depth)
            if parts is None:
                return [*blocks[number:]]
            page.append(Placed(parts[0], depth))
            return [parts[1], *blocks[number + 1 :]]
        page.append(Placed(block, depth))
        depth += block.height + block.after
    return []
