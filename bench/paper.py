"""P3: papers as PDF, each against the same marks on a bare ReportLab canvas."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from functools import partial
from random import Random
from typing import Any, Final, TypeAlias

from bench.figures import Figure, Round, in_turn, median, p95, with_warm_up
from bench.marks import marks_of, replay
from bench.people import a_person
from desk_app.documents import kinds
from desk_app.documents.editions import editions_of, shipped_editions
from desk_app.documents.kinds import RECEIPT
from desk_app.documents.paper.draw import pdf
from desk_app.documents.receipt import Receipt
from desk_app.documents.samples import SAMPLES
from desk_app.documents.samples.receipts import USUAL

Draw: TypeAlias = Callable[[], bytes]

_MOST: Final = 2.0
_MOST_KB: Final = 40.0
_SIZED: Final = 5  # receipts whose size is looked at
_MOST_MS: Final = 60.0  # the bundle of one visit
BUNDLE: Final = (kinds.RECEIPT, kinds.CONTROL_SLIP, kinds.FOLDER_LABEL, kinds.SLIP)


def paper(rounds: int) -> Iterator[Figure]:
    edition = shipped_editions().all[-1]
    contents = tuple(_receipts(with_warm_up(rounds)))
    largest = max(len(pdf(RECEIPT, content, edition)) for content in contents[:_SIZED]) / 1024

    def floor() -> Iterator[Round]:
        for content in contents:
            yield partial(replay, marks_of(partial(pdf, RECEIPT, content, edition)))

    ours, least = in_turn([partial(pdf, RECEIPT, c, edition) for c in contents], floor())
    yield Figure(
        budget="P3",
        what="Mẫu 01 as A4 PDF, both copies, warm, another person each time",
        dossiers=None,
        ours_ms=median(ours),
        floor_ms=median(least),
        most=_MOST,
        beside=largest <= _MOST_KB,
        note=f"p95 {p95(ours):.1f} ms; {largest:.1f} KB, bound {_MOST_KB:.0f}",
    )


def papers(rounds: int) -> Iterator[Figure]:
    """One line for each paper with its usual content, on its usual size; then the bundle."""
    for kind in kinds.KINDS.values():
        ours, least = _measured((kind.name,), rounds)
        size = len(_draw(kind.name, Random(0))()) / 1024  # noqa: S311
        yield Figure(
            budget="P3",
            what=kind.title,
            dossiers=None,
            ours_ms=median(ours),
            floor_ms=median(least),
            most=_MOST,
            note=f"p95 {p95(ours):.1f} ms; {size:.1f} KB",
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
    content: Any = next(iter(SAMPLES[name].values()))
    code = f"H13.45.12-261120-{chance.randrange(1001, 10_000)}"
    said = {
        "code": code,
        "qr": code,
        "list_number": f"BG-261120-{chance.randrange(10, 100)}",
        "applicant": person.name,
        "payer": person.name,
        "submitter": person.name.title(),
        "id_number": person.id_number,
        "phone": person.phone,
    }
    known = {each.name for each in fields(content)}
    another = replace(content, **{slot: said[slot] for slot in known & said.keys()})
    return partial(pdf, name, another, editions_of(kind).all[-1])


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


def _receipts(count: int) -> Iterator[Receipt]:
    """A day at the counter: the same procedure, other people, other codes."""
    chance = Random(count)  # noqa: S311  # the same people in each run
    for serial in range(1001, 1001 + count):
        person = a_person(chance)
        code = f"H13.45.12-261120-{serial}"
        yield replace(
            USUAL,
            number=f"{serial}/TNHS-TTPVHCC",
            code=code,
            qr=code,
            applicant=person.name,
            id_number=person.id_number,
            phone=person.phone,
            submitter=person.name.title(),
            book_serial=str(serial),
        )
