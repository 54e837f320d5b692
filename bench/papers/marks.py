"""The floor of P3: what a document draws, noted once, then drawn again without a thought."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from desk_app.documents.paper import sheet


@dataclass(frozen=True, slots=True)
class Call:
    """One call on the canvas, or on a text or path that it made."""

    on: int  # 0: the canvas; else the place, from 1, of the call that made it
    name: str
    given: int  # the place of the call that made the first argument; 0: nothing was made for it
    args: Sequence[Any]
    named: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything one document asked of its canvas, in order."""

    manners: dict[str, Any] = field(default_factory=dict)  # of the canvas
    calls: list[Call] = field(default_factory=list)


def marks_of(draw: Callable[[], object]) -> Marks:
    """The marks that `draw` makes on its one sheet of paper."""
    marks = Marks()
    with _noted(marks):
        draw()
    return marks


def replay(marks: Marks) -> bytes:
    """The same document by a bare canvas."""
    out = BytesIO()
    made: dict[int, Any] = {0: Canvas(out, **marks.manners)}
    for place, call in enumerate(marks.calls, start=1):
        args = (made[call.given], *call.args) if call.given else call.args
        result = getattr(made[call.on], call.name)(*args, **call.named)
        if call.name.startswith("begin"):
            made[place] = result
    return out.getvalue()


class _Noted:
    """A canvas, text or path; what is called on it from outside is noted and done."""

    def __init__(self, real: Any, place: int, marks: Marks) -> None:
        self.real = real
        self.place = place
        self._marks = marks

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            first = args[0] if args and isinstance(args[0], _Noted) else None
            rest = args[1:] if first else args
            given = first.place if first else 0
            self._marks.calls.append(Call(self.place, name, given, rest, named))
            place = len(self._marks.calls)
            result = getattr(self.real, name)(*((first.real, *rest) if first else args), **named)
            return _Noted(result, place, self._marks) if name.startswith("begin") else result

        return call


@contextmanager
def _noted(marks: Marks) -> Iterator[None]:
    """Until the end of the block, documents draw on a canvas that notes."""

    def canvas(out: BytesIO, **manners: Any) -> _Noted:
        marks.manners.update(manners)
        return _Noted(Canvas(out, **manners), 0, marks)

    names = vars(sheet)
    real = names["Canvas"]
    names["Canvas"] = canvas
    try:
        yield
    finally:
        names["Canvas"] = real
