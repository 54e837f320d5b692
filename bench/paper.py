"""P3: papers as PDF, each against the same marks on a bare ReportLab canvas."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from random import Random
from typing import Final

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
