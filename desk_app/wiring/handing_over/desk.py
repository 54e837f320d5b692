"""Handing over and taking over, as the screens may call it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TypeVar
from uuid import UUID

from db.queries.hand_over import batches, waiting
from db.queries.hand_over.batches import BatchRow, BatchView
from db.queries.hand_over.waiting import DossierAtHand
from db.queries.timeline import dossier_id
from db.repositories.hand_over.units import units_said
from db.store import new_id
from desk_app.domain.errors import DossierNotFound
from desk_app.domain.handing_over.faults import BatchNotFound
from desk_app.domain.ids import DossierId
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.deadline.hand_over import late_before
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.services.desk import Desk
from desk_app.services.handing_over.hand_over import HandedOver, HandOver, hand_over
from desk_app.services.handing_over.results_back import CameBack, ResultsBack, results_back
from desk_app.services.handing_over.set_handling_unit import SetHandlingUnit, set_handling_unit
from desk_app.services.handing_over.take_over import SendBack, TakeOver, send_back, take_over
from desk_app.wiring.handing_over.worklist import latest
from desk_app.wiring.opening import OpenDesk
from desk_app.wiring.papers.forms import PaperForms

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ToHandOver:
    """A dossier on the table: where it goes to, and by when."""

    dossier: DossierAtHand
    unit: str  # that handles it; empty: nobody said, and the catalogue does not
    by: datetime | None  # UTC; None: the calendar does not reach


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverDesk:
    """Reading lane for the questions, counter lane for the steps."""

    new_batch: Callable[[], UUID]  # any thread, at once
    waiting: Callable[[], Sequence[ToHandOver]]  # the longest waiting first
    find: Callable[[str], ToHandOver]  # by code; raises DossierNotFound
    these: Callable[[Sequence[DossierId]], Sequence[ToHandOver]]  # as they stand now
    late: Callable[[], int]  # how many should have left the desk by now
    units: Callable[[], Sequence[str]]  # that some procedure goes to, by name
    batches: Callable[[], Sequence[BatchRow]]  # newest first
    batch: Callable[[UUID], BatchView]  # raises BatchNotFound
    batch_numbered: Callable[[str], UUID]  # "BG-261120-1003"; raises BatchNotFound
    set_unit: Callable[[SetHandlingUnit, Officer], None]
    hand_over: Callable[[HandOver, Officer], HandedOver]
    take_over: Callable[[TakeOver, Officer], Sequence[DossierId]]
    send_back: Callable[[SendBack, Officer], Sequence[DossierId]]
    results_back: Callable[[ResultsBack, Officer], CameBack]


def hand_over_desk(opened: OpenDesk, desk: Desk, papers: PaperForms) -> HandOverDesk:
    ask = opened.store.ask
    table = _Table(
        waiting=ask(waiting.waiting),
        at_hand=ask(waiting.at_hand),
        id_of=ask(dossier_id),
        said=ask(units_said),
        agency=papers.agency,
        calendar=lambda: desk.calendar,
    )
    late_since, all_batches = ask(waiting.waiting_since_before), ask(batches.batches)
    view_of, numbered = ask(batches.batch_view), ask(batches.batch_numbered)

    return HandOverDesk(
        new_batch=lambda: new_id(desk.now()),
        waiting=table.all_waiting,
        find=table.find,
        these=table.these,
        late=lambda: late_since(late_before(desk.now(), desk.calendar)),
        units=table.units,
        batches=all_batches,
        batch=lambda batch: _there(view_of(batch), ""),
        batch_numbered=lambda printed: _there(numbered(printed), printed),
        set_unit=partial(set_handling_unit, desk=desk),
        hand_over=partial(hand_over, desk=desk),
        take_over=partial(take_over, desk=desk),
        send_back=partial(send_back, desk=desk),
        results_back=partial(results_back, desk=desk),
    )


def _there(found: T | None, sought: str) -> T:
    if found is None:
        raise BatchNotFound(sought)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Dossiers with the unit each goes to."""

    waiting: Callable[[], Sequence[DossierAtHand]]
    at_hand: Callable[[Sequence[UUID]], Sequence[DossierAtHand]]
    id_of: Callable[[str], DossierId | None]
    said: Callable[[], Mapping[str, str]]
    agency: Callable[[str, date], str]
    calendar: Callable[[], WorkingCalendar]

    def all_waiting(self) -> Sequence[ToHandOver]:
        return self._placed(self.waiting())

    def these(self, dossiers: Sequence[DossierId]) -> Sequence[ToHandOver]:
        return self._placed(self.at_hand(dossiers))

    def find(self, code: str) -> ToHandOver:
        found = self.id_of(code)
        placed = self.these([found]) if found is not None else ()
        if not placed:
            raise DossierNotFound(code)
        return placed[0]

    def units(self) -> Sequence[str]:
        said = {one.unit for one in self.all_waiting()} | set(self.said().values())
        return sorted(said - {""})

    def _placed(self, dossiers: Iterable[DossierAtHand]) -> Sequence[ToHandOver]:
        said, calendar = self.said(), self.calendar()
        published: dict[tuple[str, date], str] = {}

        def unit(one: DossierAtHand) -> str:
            if (own := said.get(one.procedure_code)) is not None:
                return own
            key = (one.procedure_code, office_date(one.received_at))
            if key not in published:
                published[key] = self.agency(*key)
            return published[key]

        return tuple(ToHandOver(one, unit(one), latest(one.since, calendar)) for one in dossiers)
