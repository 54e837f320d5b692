"""The sheet of a day is what a slow, plain count of the acts says, on random offices."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select, update

from db.queries.day_end.lines import lines_of_days
from db.queries.day_end.sheet import day_found
from db.store import Store
from db.tables import journal as t
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, read_act
from desk_app.domain.acts.fold import fold
from desk_app.domain.day_end.held import held_of, holds
from desk_app.domain.day_end.sheet import CODES, CountLine, NumberWhy
from desk_app.domain.handling.flow import OPEN, Status
from desk_app.domain.ids import DeskId
from desk_app.domain.office_time import office_date
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import FRIDAY_MORNING, UNIT, a_desk, an_officer, an_order
from tests.db.day.random_office import DAYS, Slow, is_late, lived

PLAYED = Sequence[tuple[str, int, int, int]]
HERE = DeskId("Q1")
random_offices = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
_ENDED = {kinds.REFUSED, kinds.WITHDRAWN, kinds.STOPPED}


def acts_in(store: Store) -> Sequence[Act]:
    with store.reading.connect() as connection:
        raws = connection.execute(select(t.act.c.raw).order_by(t.act.c.n)).scalars()
        return [read_act(raw).act for raw in raws]


def by_subject(acts: Iterable[Act]) -> Mapping[UUID, Sequence[Act]]:
    found: dict[UUID, list[Act]] = {}
    for act in acts:
        found.setdefault(act.subject.id, []).append(act)
    return found


def counted(acts: Sequence[Act], now: datetime) -> CountLine:
    """Every dossier folded, every act looked at."""
    today, sums = office_date(now), Counter[str]()
    for several in by_subject(acts).values():
        folded = fold(several)
        dossier = folded.dossier
        if dossier is not None and dossier.status in OPEN:
            sums["open"] += 1
            sums["late"] += is_late(dossier, now)
        for act in several:
            if office_date(act.made_at) != today or act.id in folded.disagreements:
                continue
            sums["received"] += act.kind == kinds.RECEIVED
            sums["returned"] += act.kind == kinds.RETURNED
            sums["ended"] += act.kind in _ENDED
            sums["voided"] += act.kind == kinds.VOIDED
            sums["supplements"] += act.kind == kinds.SUPPLEMENT_ASKED
    return CountLine(name="", **sums)


@random_offices
@given(days=DAYS)
def test_that_the_sheet_counts_what_the_acts_say(days: PLAYED, office_store_file: Path) -> None:
    with lived(office_store_file, days) as (store, day):
        acts = acts_in(store)
        sheet = store.ask(day_found)(UNIT, HERE, office_date(day.now), day.now).sheet
        slow = counted(acts, day.now)
        assert sheet.total == slow
        assert sum(line.received for line in sheet.by_field) == slow.received
        assert sum(line.open for line in sheet.by_field) == slow.open
        seen = Slow(store, day, None).seen()
        assert len(sheet.unpaid) == seen["returned_unpaid"]  # as Giám sát has it


@random_offices
@given(days=DAYS)
def test_that_every_code_of_the_day_is_given_voided_or_named(
    days: PLAYED, office_store_file: Path
) -> None:
    with lived(office_store_file, days) as (store, day):
        today = office_date(day.now)
        sheet = store.ask(day_found)(UNIT, HERE, today, day.now).sheet
        states = {
            dossier.code.serial: dossier.status
            for several in by_subject(acts_in(store)).values()
            if (dossier := fold(several).dossier) is not None and dossier.code.day == today
        }
        given_ = {
            n
            for line in sheet.series
            if line.series == CODES
            for n in range(line.first, line.last + 1)
        }
        assert given_ == states.keys()
        voided = {line.first for line in sheet.numbers if line.why is NumberWhy.VOIDED}
        assert voided == {serial for serial, stands in states.items() if stands is Status.VOIDED}
        assert {line.why for line in sheet.numbers} <= {NumberWhy.VOIDED}


@random_offices
@given(days=DAYS)
def test_that_a_day_holds_its_acts_and_what_later_days_did_to_its_dossiers(
    days: PLAYED, office_store_file: Path
) -> None:
    with lived(office_store_file, days) as (store, day):
        acts = acts_in(store)
        first = min(office_date(act.made_at) for act in acts)
        found = store.ask(lines_of_days)(first, office_date(day.now))
        received = {
            act.subject.id: office_date(act.made_at) for act in acts if act.kind == kinds.RECEIVED
        }
        for each, lines in found.items():
            slow = {
                act.seq
                for act in acts
                if not act.kind.startswith("look.")
                and (
                    office_date(act.made_at) == each
                    or (
                        act.kind in {kinds.VOIDED, kinds.CORRECTED, kinds.DECIDED}
                        and received.get(act.subject.id) == each
                        and office_date(act.made_at) > each
                    )
                )
            }
            assert {line.seq for line in lines} == slow
            assert all(holds(held_of(lines), line) for line in lines)


def test_that_what_the_centre_refused_is_not_called_unsent_by_the_sheet_or_the_line(
    work: Callable[[], UnitOfWork], store: Store
) -> None:
    for _ in range(2):
        receive_dossier(an_order(), an_officer(), a_desk(work))
    with store.engine.begin() as connection:
        newest = select(func.max(t.outbox.c.act)).scalar_subquery()
        change = update(t.outbox).where(t.outbox.c.act == newest)
        connection.execute(change.values(refused="form"))
        rows = connection.execute(select(func.count()).select_from(t.outbox)).scalar_one()
    with work() as tx:
        waiting = tx.stream.tally().waiting
    sheet = store.ask(day_found)(UNIT, HERE, office_date(FRIDAY_MORNING), FRIDAY_MORNING).sheet
    assert sheet.unsent == waiting == rows - 1
