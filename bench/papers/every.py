"""P3: papers as PDF, each against the same marks on a bare ReportLab canvas."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from random import Random
from typing import Final, TypeAlias

from bench.figures import Figure, Round, in_turn, median, p95, with_warm_up
from bench.papers.marks import marks_of, replay
from bench.people import a_person
from desk_app.documents import kinds
from desk_app.documents.editions import newest_with
from desk_app.documents.paper.draw import pdf
from desk_app.documents.samples import SAMPLES
from desk_app.documents.stored import saying

Draw: TypeAlias = Callable[[], bytes]

_MOST: Final = 2.0
_MOST_KB: Final = {kinds.RECEIPT: 40.0}  # of both copies
_MOST_MS: Final = 60.0  # the bundle of one visit
BUNDLE: Final = (kinds.RECEIPT, kinds.CONTROL_SLIP, kinds.FOLDER_LABEL, kinds.SLIP)


def papers(rounds: int) -> Iterator[Figure]:
    """One line for each paper with its usual content, on its usual size; then the bundle."""
    for kind in kinds.KINDS.values():
        ours, least = _measured((kind.name,), rounds)
        size = len(_draw(kind.name, Random(0))()) / 1024  # noqa: S311  # the same in each run
        most = _MOST_KB.get(kind.name)
        yield Figure(
            budget="P3",
            what=kind.title,
            dossiers=None,
            ours_ms=median(ours),
            floor_ms=median(least),
            most=_MOST,
            beside=most is None or size <= most,
            note=f"p95 {p95(ours):.1f} ms; {size:.1f} KB" + (f", bound {most:.0f}" if most else ""),
        )
    ours, least = _measured(BUNDLE, rounds)
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


def _draw(name: str, chance: Random) -> Draw:
    """The usual content with another person and another code, so that no cache has seen it."""
    kind, person = kinds.KINDS[name], a_person(chance)
    code = f"H13.45.12-261120-{chance.randrange(1001, 10_000)}"
    sealed = f"{code}*1.001612*261126*{chance.randrange(10**24):024}"
    another = saying(
        next(iter(SAMPLES[name].values())),
        code=code,
        qr=sealed if name in {kinds.RECEIPT, kinds.SLIP} else code,
        list_number=f"BG-261120-{chance.randrange(10, 100)}",
        applicant=person.name,
        payer=person.name,
        submitter=person.name.title(),
        id_number=person.id_number,
        phone=person.phone,
    )
    return partial(pdf, name, another, newest_with(kind))


def _measured(names: Sequence[str], rounds: int) -> tuple[list[float], list[float]]:
    chance = Random(rounds)  # noqa: S311  # the same people in each run
    drawn = [[_draw(name, chance) for name in names] for _ in range(with_warm_up(rounds))]

    def ours() -> Iterator[Round]:
        for draws in drawn:
            yield partial(_each, draws)

    def floor() -> Iterator[Round]:
        for draws in drawn:
            yield partial(_each, [partial(replay, marks_of(draw)) for draw in draws])

    return in_turn(ours(), floor())


def _each(draws: Sequence[Draw]) -> None:
    for draw in draws:
        draw()
