"""P3 beyond the receipt: every paper, and the bundle of one visit, each against its own marks."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from bench.figures import Figure, Round, in_turn, median, p95, with_warm_up
from bench.marks import marks_of, replay
from desk_app.documents import kinds
from desk_app.documents.editions import editions_of
from desk_app.documents.paper.draw import pdf
from desk_app.documents.samples import SAMPLES

_MOST: Final = 2.0
_MOST_MS: Final = 60.0  # the bundle of one visit
BUNDLE: Final = (kinds.RECEIPT, kinds.CONTROL_SLIP, kinds.FOLDER_LABEL, kinds.SLIP)


def papers(rounds: int) -> Iterator[Figure]:
    """One line for each paper with its usual content, on its usual size; then the bundle."""
    for kind in kinds.KINDS.values():
        draw = _draw(kind.name)
        ours, least = _measured([draw], rounds)
        size = len(draw()) / 1024
        yield Figure(
            budget="P3",
            what=kind.title,
            dossiers=None,
            ours_ms=median(ours),
            floor_ms=median(least),
            most=_MOST,
            note=f"p95 {p95(ours):.1f} ms; {size:.1f} KB",
        )
    ours, least = _measured([_draw(name) for name in BUNDLE], rounds)
    yield Figure(
        budget="P3",
        what="the bundle of one visit: receipt twice, control slip, label, slip",
        dossiers=None,
        ours_ms=median(ours),
        floor_ms=median(least),
        most=_MOST,
        beside=p95(ours) <= _MOST_MS,
        note=f"p95 {p95(ours):.1f} ms, bound {_MOST_MS:.0f}",
    )


def _draw(name: str) -> "partial[bytes]":
    kind = kinds.KINDS[name]
    content = next(iter(SAMPLES[name].values()))
    return partial(pdf, name, content, editions_of(kind).all[-1])


def _measured(draws: Sequence["partial[bytes]"], rounds: int) -> tuple[list[float], list[float]]:
    marks = [marks_of(draw) for draw in draws]

    def ours() -> Iterator[Round]:
        for _ in range(with_warm_up(rounds)):
            yield lambda: [draw() for draw in draws]

    def floor() -> Iterator[Round]:
        while True:
            yield lambda: [replay(each) for each in marks]

    return in_turn(ours(), floor())
