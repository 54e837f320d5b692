"""Blocks of the appointment slip: labelled rows, the frame with the moment, the code."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from desk_app.documents import form
from desk_app.documents.appointment_slip import Appointment
from desk_app.documents.paper.blocks import Paragraph, Stack, Whole, centred, rule
from desk_app.documents.paper.codes import Bars, Qr
from desk_app.documents.paper.typesetting.faces import Face
from desk_app.documents.paper.typesetting.fill import Filler, words
from desk_app.documents.paper.typesetting.lines import Style, break_lines

_LARGE: Final = 22


@dataclass(frozen=True, slots=True)
class Row:
    """A label and, right of it, its value."""

    label: Paragraph
    value: Paragraph
    after: float = 0
    leads: bool = False

    @property
    def height(self) -> float:
        return max(self.label.height, self.value.height)

    @property
    def least(self) -> float:
        return max(self.label.height, self.value.least)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        self.label.draw(canvas, left, top)
        self.value.draw(canvas, left, top)

    def split(self, room: float) -> "tuple[Row, Row] | None":
        parts = self.value.split(room)
        if parts is None or self.label.height > room:
            return None
        no_label = replace(self.label, lines=())
        return replace(self, value=parts[0]), Row(no_label, parts[1], self.after)


@dataclass(frozen=True, slots=True)
class Frame(Whole):
    """A title and large words in a box; a rule below the title where there is room."""

    title: Paragraph
    words: Stack
    width: float
    least_height: float
    border: float
    ruled: bool
    after: float = 0

    @property
    def height(self) -> float:
        return max(self.least_height, self.title.height + self.words.height + 2 * self._pad)

    @property
    def _pad(self) -> float:
        return 3 + self.border

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        half = self.border / 2
        canvas.setLineWidth(self.border)
        canvas.rect(
            left + half,
            top - self.height + half,
            self.width - self.border,
            self.height - self.border,
        )
        below = top - self.title.height - (0 if self.ruled else self._pad)
        self.title.draw(canvas, left, below + self.title.height)
        if self.ruled:
            rule(canvas, left, left + self.width, below)
        spare = below - (top - self.height) - self.words.height
        self.words.draw(canvas, left, below - max(0.0, spare / 2))


@dataclass(frozen=True, slots=True)
class Symbol(Whole):
    """Bars or a QR with the code in words below, both centred on an axis."""

    bars: Bars | None
    qr: Qr | None
    text: Paragraph
    axis: float
    bar_height: float
    after: float = 0

    @property
    def width(self) -> float:
        return self.bars.width if self.bars else self.qr.side if self.qr else 0

    @property
    def height(self) -> float:
        return self._symbol_height + self.text.height

    @property
    def _symbol_height(self) -> float:
        if self.bars:
            return self.bar_height + 2
        return self.qr.side + 2 * self.qr.quiet if self.qr else 0

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        if self.bars:
            x = left + self.axis - self.bars.width / 2
            self.bars.draw(canvas, x, top - self.bar_height, self.bar_height)
        elif self.qr:
            self.qr.draw(canvas, left + self.axis - self.qr.side / 2, top - self.qr.quiet)
        self.text.draw(canvas, left, top - self._symbol_height)


@dataclass(frozen=True, slots=True)
class Ruled(Whole):
    """Small print below a rule."""

    text: Paragraph
    width: float
    after: float = 0

    _GAP = 3.0

    @property
    def height(self) -> float:
        return self._GAP + self.text.height

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        rule(canvas, left, left + self.width, top)
        self.text.draw(canvas, left, top - self._GAP)


@dataclass(frozen=True, slots=True)
class Across(Whole):
    """A rule across a ticket, with air on both sides."""

    width: float
    weight: float
    gap: float = 5
    after: float = 0

    @property
    def height(self) -> float:
        return 2 * self.gap

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        rule(canvas, left, left + self.width, top - self.gap, self.weight)


@dataclass(frozen=True, slots=True)
class RowLook:
    """How rows are set. Points."""

    style: Style
    label: float  # where values begin
    gap: float  # between rows
    most_beside: int = 0  # lines of a value beside its label; more stand below it; 0: any


def rows(
    specs: Sequence[form.Row], filler: Filler, look: RowLook, room: float
) -> list[Row | Stack]:
    """The rows whose value is not empty; a value of too many lines takes the whole width."""
    made = list[Row | Stack]()
    for spec in specs:
        if filler.is_blank(spec.text):
            continue
        runs, style = filler.runs(spec.text), look.style
        value = break_lines(runs, style.size, room - look.label)
        if look.most_beside and len(value) > look.most_beside:
            label = Paragraph(break_lines(words(spec.label), style.size, room), style)
            below = Paragraph(break_lines(runs, style.size, room), style)
            made.append(Stack((label, below), after=look.gap))
            continue
        label = Paragraph(break_lines(words(spec.label), style.size, look.label), style)
        made.append(Row(label, Paragraph(value, style, left=look.label), look.gap))
    return made


def moment(due: Appointment | None, no_due: str, room: float, *, short: bool) -> Stack:
    """The words in the frame: the hour largest, or the day where no hour is promised."""

    def line(text: str, face: Face, size: float, leading: float) -> Paragraph:
        return centred(break_lines(words(text, face), size, room, whole=True), size, leading)

    if due is None:
        return Stack((line(no_due, Face.BOLD, 14, 18),))
    day = due.short_date if short else due.date
    if not due.time:
        return Stack(
            (line(due.weekday, Face.BOLD, _LARGE, 25), line(day, Face.BOLD, 13.5, 19)),
        )
    hour = line(due.time, Face.BOLD, _LARGE, 25)
    if short:
        return Stack((hour, line(f"{due.weekday}, {day}", Face.BOLD, 13.5, 19)))
    return Stack((hour, line(due.weekday, Face.REGULAR, 14, 18), line(day, Face.BOLD, 13, 16)))
