"""P3: Mẫu 01 as a PDF, against the same marks on a bare ReportLab canvas."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from random import Random
from typing import Final

from bench.figures import Figure, Round, in_turn, median, p95, with_warm_up
from bench.marks import marks_of, replay
from bench.people import a_person
from desk_app.documents.editions import shipped_editions
from desk_app.documents.kinds import RECEIPT
from desk_app.documents.paper.draw import pdf
from desk_app.documents.receipt import Receipt
from desk_app.documents.samples.receipts import USUAL

_MOST: Final = 2.0
_MOST_KB: Final = 40.0
_SIZED: Final = 5  # receipts whose size is looked at


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
