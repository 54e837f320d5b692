"""Use case: note an index that no desk can reckon, with where its value stands."""

from dataclasses import dataclass
from decimal import Decimal

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import the_office
from desk_app.domain.counting.noted import LONGEST_SOURCE, noted_body
from desk_app.domain.counting.period import Period
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteIndex:
    index: str  # ``1.1``
    period: Period
    value: Decimal  # as `domain/counting/noted.read_value` read it
    source: str


def note_index(order: NoteIndex, officer: Officer, desk: Desk) -> None:
    """Keep it for the whole office. A later one about the same index and period stands instead.

    Raises:
        RightMissing: nothing was stored.
        ValueError: without a source, or one too long: the screen asks for it.
    """
    officer.need(Right.SEE_WHOLE_DAY)
    source = order.source.strip()
    if not source or len(source) > LONGEST_SOURCE:
        raise ValueError("a value without a source is nobody's")
    body = noted_body(order.index, str(order.period), order.value, source)
    about = the_office(desk.unit)
    with desk.work() as work:
        work.journal.write(kinds.INDEX_NOTED, about, body, by=officer.id, at=desk.now())
        work.commit()
