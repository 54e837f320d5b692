"""Breaking text into lines and drawing them.

Vietnamese breaks only at blanks: no hyphens, no letter-spacing, nothing condensed.
Measures are points; a text box begins at its upper left corner.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from typing import Final, TypeAlias

from reportlab.pdfgen.canvas import Canvas

from desk_app.documents.paper.typesetting.faces import Face, width
from desk_app.documents.paper.typesetting.glue import HARD, SOFT

Run: TypeAlias = tuple[str, Face]

_ASCENT: Final = 0.891  # of Tinos, in em: where the baseline lies in the line box
_BOX: Final = 1.107
_WIDEST_GAP: Final = 0.24  # em added to a blank; beyond it a justified line stays ragged
_HOLE: Final = 0.34  # of the line: a larger hole is worse than a broken date
_SHORT: Final = 4  # em: a last line of one shorter word takes a second one down
_FULL: Final = 3  # words a line must have before it gives one away
_BREAKS: Final = "/-.@_"  # a token wider than the column breaks after these …
_NOT_BEFORE: Final = 0.4  # … past this part of the column
_MORE: Final = "…"
_SLACK: Final = 0.01  # points; sums of widths are not exact


class Align(Enum):
    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0
    JUSTIFIED = -1.0


@dataclass(frozen=True, slots=True)
class Style:
    size: float
    leading: float
    align: Align = Align.LEFT

    @property
    def baseline(self) -> float:
        """Depth of the baseline below the top of a line."""
        return (self.leading - self.size * _BOX) / 2 + self.size * _ASCENT


@dataclass(frozen=True, slots=True)
class Line:
    runs: tuple[Run, ...]  # drawn one after another, blanks included
    width: float  # natural
    room: float  # it may be set in
    indent: float
    last: bool  # of its paragraph


@dataclass(frozen=True, slots=True)
class _Word:
    runs: tuple[Run, ...]
    width: float
    continues: bool = False  # what was left of a token wider than the line


_Chain: TypeAlias = list[_Word]  # words kept on one line if that leaves no hole


def break_lines(
    runs: Iterable[Run], size: float, room: float, *, indent: float = 0, whole: bool = False
) -> tuple[Line, ...]:
    """Set `runs` in lines no wider than `room`; the first line of each is indented.

    A line break in the text begins a new paragraph. Nothing is ever lost: a word
    wider than the line is broken after ``/ - . @ _``, else anywhere.

    Args:
        runs: Printable and glued.
        whole: Keep dates on one line whatever hole that leaves.
    """
    lines: list[Line] = []
    for chains in _paragraphs(runs, size):
        setter = _Setter(size, room, indent, 1.0 if whole else _HOLE)
        for chain in chains:
            setter.put(chain)
        lines += setter.lines()
    return tuple(lines)


def clipped(lines: tuple[Line, ...], most: int, size: float, room: float) -> tuple[Line, ...]:
    """At most `most` lines; what was cut off is told by "…", at a blank, no comma before it.

    For lists and labels only: what a citizen signs is never clipped.
    """
    if len(lines) <= most:
        return lines
    kept, last = lines[: most - 1], lines[most - 1]
    face = last.runs[-1][1]
    text = "".join(run for run, _ in last.runs)
    while text and width(text + _MORE, face, size) > room:
        text = text.rpartition(" ")[0]
    text = text.rstrip(" ,;:–-") + _MORE
    whole = Line(((text, face),), width(text, face, size), last.room, last.indent, last=True)
    return (*kept, whole)


def draw_lines(
    canvas: Canvas, lines: Sequence[Line], style: Style, left: float, top: float
) -> None:
    """Draw `lines` below `top`, each within its own room right of `left`."""
    y = top - style.baseline
    text = canvas.beginText()
    word_space = 0.0
    for line in lines:
        slack = line.room - line.indent - line.width
        x, extra = left + line.indent, 0.0
        if style.align is not Align.JUSTIFIED:
            x += slack * style.align.value
        elif not line.last:
            gaps = sum(run.count(" ") for run, _ in line.runs)
            extra = slack / gaps if gaps and slack <= _WIDEST_GAP * style.size * gaps else 0.0
        if extra != word_space:
            text.setWordSpace(extra)
            word_space = extra
        text.setTextOrigin(x, y)
        for run, face in line.runs:
            text.setFont(face, style.size)
            text.textOut(run)
        y -= style.leading
    if word_space:
        text.setWordSpace(0)  # it would leak into the next text object
    canvas.drawText(text)


class _Setter:
    """Fills one paragraph's lines, first fit."""

    def __init__(self, size: float, room: float, indent: float, hole: float) -> None:
        self._size = size
        self._room = room
        self._indent = indent
        self._hole = hole * room
        self._done: list[_Chain] = []
        self._words: _Chain = []
        self._left = room - indent  # of the line being filled
        self._blank = width(" ", Face.REGULAR, size)

    def put(self, chain: _Chain) -> None:
        if len(chain) > 1:
            together = sum(word.width for word in chain) + self._blank * (len(chain) - 1)
            fits_here = self._cost(together) <= self._left + _SLACK
            if not fits_here and together <= self._room and self._left <= self._hole:
                self._turn()
        for word in chain:
            for part in self._parts(word):
                self._add(part)

    def lines(self) -> Iterator[Line]:
        words = [*self._done, self._words]
        self._spare_a_lone_syllable(words)
        for number, line in enumerate(words):
            runs = tuple(_joined(line))
            yield Line(
                runs=runs,
                width=sum(w.width for w in line) + self._blank * max(0, len(line) - 1),
                room=self._room,
                indent=0 if number else self._indent,
                last=number == len(words) - 1,
            )

    def _add(self, word: _Word) -> None:
        if word.continues or self._cost(word.width) > self._left + _SLACK:
            self._turn()
        self._left -= self._cost(word.width)
        self._words.append(word)

    def _cost(self, width_: float) -> float:
        return width_ + (self._blank if self._words else 0)

    def _turn(self) -> None:
        if self._words:
            self._done.append(self._words)
            self._words, self._left = [], self._room

    def _parts(self, word: _Word) -> Iterator[_Word]:
        """`word`, or its pieces when it is wider than a line."""
        narrow = self._room - self._indent
        if word.width <= narrow + _SLACK:
            yield word
        elif any(" " in run for run, _ in word.runs):  # glued words: better apart than cut
            loose = [(run.replace(" ", "\n"), face) for run, face in word.runs]
            for chains in _paragraphs(loose, self._size):
                for chain in chains:
                    for part in chain:
                        yield from self._parts(part)
        else:
            pieces = [
                (piece, face)
                for run, face in word.runs
                for piece in _cut(run, face, self._size, narrow)
            ]
            for number, (piece, face) in enumerate(pieces):
                yield _Word(((piece, face),), width(piece, face, self._size), continues=number > 0)

    def _spare_a_lone_syllable(self, lines: list[_Chain]) -> None:
        if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-2]) > _FULL:
            lone, moved = lines[-1][0], lines[-2][-1]
            fits = moved.width + self._blank + lone.width <= self._room
            if lone.width < _SHORT * self._size and fits:
                lines[-1].insert(0, lines[-2].pop())


def _paragraphs(runs: Iterable[Run], size: float) -> Iterator[list[_Chain]]:
    """Split at line breaks, blanks and soft glue, across changes of face."""
    raw: list[list[list[list[Run]]]] = [[[[]]]]
    for text, face in runs:
        for p, paragraph in enumerate(text.split("\n")):
            if p:
                raw.append([[[]]])
            for c, chain in enumerate(paragraph.split(" ")):
                if c:
                    raw[-1].append([[]])
                for w, word in enumerate(chain.split(SOFT)):
                    if w:
                        raw[-1][-1].append([])
                    if word:
                        raw[-1][-1][-1].append((word.replace(HARD, " "), face))
    for chains in raw:
        filled = [[_word(word, size) for word in chain if word] for chain in chains]
        if filled := [chain for chain in filled if chain]:
            yield filled


def _word(runs: list[Run], size: float) -> _Word:
    return _Word(tuple(runs), sum(width(text, face, size) for text, face in runs))


def _joined(words: Sequence[_Word]) -> Iterator[Run]:
    """The words of a line with blanks between them, neighbours of one face as one run."""
    text, face = "", Face.REGULAR
    for number, word in enumerate(words):
        for part, (run, run_face) in enumerate(word.runs):
            blank = " " if number and not part else ""
            if run_face is not face:
                if text or blank:
                    yield text + blank, face
                text, face, blank = "", run_face, ""
            text += blank + run
    if text:
        yield text, face


def _cut(text: str, face: Face, size: float, room: float) -> Iterator[str]:
    while text:
        ends = list(accumulate(width(char, face, size) for char in text))
        fit = max(1, sum(end <= room for end in ends))
        if fit < len(text):
            at = max(text.rfind(char, 0, fit) for char in _BREAKS) + 1
            fit = at if at > _NOT_BEFORE * fit else fit
        yield text[:fit]
        text = text[fit:]
