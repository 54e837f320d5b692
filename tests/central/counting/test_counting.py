"""A unit's dossiers and days are what its acts amount to, however they came in."""

import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from central.judge import Accepted
from central.store import tables as t
from central.store.counting import dossiers as counting
from central.store.counting.dossiers import Counting
from central.store.stream import UnitStream
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, Subject, write_act
from desk_app.domain.acts.bodies import due_changed_body, received_body
from desk_app.domain.acts.decision import decision_body
from desk_app.domain.acts.fold import MENDS, fold
from desk_app.domain.counting.course import Measure, counts_of
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import CentralUnreachable
from desk_app.domain.ids import ActId, DeskId, DossierId
from desk_app.domain.law.due import DueMoment
from tests.builders import FRIDAY_MORNING, UNIT, Clock
from tests.domain.acts.test_fold import a_dossier, act
from tests.step_bodies import good_bodies
from tests.sync.lines import LosesReplies, SendsTwice
from tests.sync.office import Home, TrialDesk

FORGET = "forget"  # another server, or a new process: nothing was folded there yet
KINDS = [kinds.RECEIVED, FORGET, *[kinds.DECIDED] * 4, *sorted(good_bodies(a_dossier()))]
STEPS = st.tuples(st.sampled_from(KINDS), st.integers(0, 2), st.booleans())
BEGINS = st.tuples(st.just(kinds.RECEIVED), st.integers(0, 2), st.booleans())
LIVES = st.tuples(
    st.lists(STEPS, max_size=2),  # what came before its receiving
    st.lists(BEGINS, min_size=1, max_size=3),
    st.lists(STEPS, max_size=30),
).map(lambda parts: [step for part in parts for step in part])


def lived(life: Sequence[tuple[str, int, bool]]) -> list[list[Act]]:
    """Acts about three dossiers, in batches: the flag ends one."""
    batches: list[list[Act]] = [[]]
    for n, (kind, which, ends) in enumerate(life):
        dossier = a_dossier(
            id=DossierId(UUID(int=100 + which)),
            competence=None if which else a_dossier().competence,
            due=DueMoment(
                at=FRIDAY_MORNING + timedelta(days=which * 8),
                counted_from=FRIDAY_MORNING,
                limit=a_dossier().due.limit,
            ),
        )
        if kind == FORGET:
            batches.append([])
            continue
        body = a_body(kind, dossier, [one for batch in batches for one in batch])
        if n % 5 == 0 and kind != kinds.DECIDED:  # stands for one of before, or yet to come
            body = {**body, MENDS: UUID(int=1000 + (n * 7) % len(life)).hex}
        made = replace(
            act(kind, body, minute=n * 700),
            id=ActId(UUID(int=1000 + n)),
            subject=Subject("dossier", dossier.id),
        )
        batches[-1].append(made)
        if ends:
            batches.append([])
    return batches


def a_body(kind: str, dossier: Dossier, before: Sequence[Act]) -> Body:
    """A decision is about what did not apply last, and stands against the act before it."""
    if kind == kinds.RECEIVED:
        return received_body(dossier)
    if kind != kinds.DECIDED:
        return good_bodies(dossier)[kind]
    acts = [one for one in before if one.subject.id == dossier.id]
    aside = fold(acts).disagreements
    if not aside:
        return decision_body(ActId(UUID(int=1)), ActId(UUID(int=1)), "Không có")
    others = [one.id for one in acts if one.id not in aside] or [aside[-1]]
    return decision_body(aside[-1], others[-1], "Theo sổ ký nhận")


def take_in(connection: Connection, acts: Sequence[Act]) -> None:
    stream = UnitStream(connection, UNIT)
    counter = stream.counter(lock=True)
    assert counter is not None
    accepted = [
        Accepted(counter.position + n, write_act(replace(one, seq=counter.position + n)), None)
        for n, one in enumerate(acts, start=1)
    ]
    stream.append(counter, accepted, DeskId("Q1"), FRIDAY_MORNING)


def slowly(acts: Sequence[Act]) -> Mapping[tuple[str, str], int]:
    """Sums by day and measure, from a whole fold of each dossier."""
    sums: Counter[tuple[str, str]] = Counter()
    for subject in {one.subject.id for one in acts}:
        dossier = fold(one for one in acts if one.subject.id == subject).dossier
        for count in counts_of(dossier) if dossier else ():
            sums[count.day.isoformat(), count.measure.value] += count.n
    return {key: n for key, n in sums.items() if n}


def kept(connection: Connection) -> Mapping[tuple[str, str], int]:
    sums: Counter[tuple[str, str]] = Counter()
    for row in connection.execute(select(t.daily).where(t.daily.c.unit == UNIT)).mappings():
        for measure in Measure:
            sums[row["day"], measure.value] += row[measure.value]
    return {key: n for key, n in sums.items() if n}


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(life=LIVES)
def test_that_the_days_are_what_a_slow_recount_of_all_acts_gives(
    life: list[tuple[str, int, bool]], home_file: Path, tmp_path: Path, clock: Clock
) -> None:
    file = tmp_path / "lived.sqlite"
    shutil.copy(home_file, file)
    home = Home(str(file), clock)
    batches = lived(life)
    for batch in batches:
        if not batch:
            counting._recent._kept.clear()  # as another server would have it
        with home.engine.begin() as connection:
            take_in(connection, batch)
    with home.engine.begin() as connection:
        assert kept(connection) == slowly([one for batch in batches for one in batch])
        assert Counting(connection, UNIT).differences() == []
        before = kept(connection)
        Counting(connection, UNIT).recount()
        assert kept(connection) == before
    home.close()


def test_that_what_is_sent_twice_counts_once(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk = desk_of(home)
    dossier = desk.receive()
    with pytest.raises(CentralUnreachable):
        desk.exchange(LosesReplies(desk.line))
    desk.exchange(SendsTwice(desk.line))
    desk.result_back(dossier)
    desk.catch_up()
    with home.engine.begin() as connection:
        sums = kept(connection)
        assert Counting(connection, UNIT).differences() == []
    assert sum(n for (_, name), n in sums.items() if name == Measure.RECEIVED) == 1


def test_that_a_row_somebody_changed_is_found_and_made_anew(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk = desk_of(home)
    desk.receive()
    desk.catch_up()
    with home.engine.begin() as connection:
        connection.execute(t.dossier.update().values(status="returned"))
        connection.execute(t.daily.update().values(received=7))
        assert len(Counting(connection, UNIT).differences()) == 2
        assert Counting(connection, UNIT).recount() == 1
        assert Counting(connection, UNIT).differences() == []


def test_that_a_unit_of_before_is_not_counted_by_halves(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk = desk_of(home)
    desk.receive()
    desk.catch_up()
    with home.engine.begin() as connection:  # as a migration leaves it
        connection.execute(t.counter.update().values(counted=0, counted_by=0))
        connection.execute(t.dossier.delete())
        connection.execute(t.daily.delete())
    desk.receive()
    desk.catch_up()
    with home.engine.begin() as connection:
        assert kept(connection) == {}
        assert Counting(connection, UNIT).recount() == 2
    desk.receive()
    desk.catch_up()
    with home.engine.begin() as connection:
        assert Counting(connection, UNIT).differences() == []


def test_that_names_no_database_can_keep_hold_up_nothing(
    home: Home, desk_of: Callable[[Home], TrialDesk]
) -> None:
    desk = desk_of(home)
    applicant = replace(a_dossier().applicant, name="A\0N", id_number="9" * 5000)
    dossier = desk.receive(applicant=applicant)
    desk.note(kinds.RESULT_BACK, dossier, {"note": ""})
    desk.catch_up()
    with home.engine.begin() as connection:
        assert connection.execute(select(t.dossier.c.applicant)).scalar() == "AN"
        assert Counting(connection, UNIT).differences() == []


def test_that_an_act_that_stands_for_one_yet_to_come_is_counted_alone(
    home: Home, clock: Clock
) -> None:
    dossier = a_dossier(competence=None)
    ids = [ActId(UUID(int=n)) for n in (1, 2, 3)]

    def due(days: int) -> DueMoment:
        return replace(dossier.due, at=clock() + timedelta(days=days))

    def changed(n: int, after: DueMoment, before: DueMoment, **more: str) -> Act:
        body = {**due_changed_body(before, after, "CV 1", "a"), **more}
        return replace(act(kinds.DUE_CHANGED, body, minute=n), id=ids[n])

    received = replace(act(kinds.RECEIVED, received_body(dossier)), id=ids[0])
    instead = changed(1, due(5), dossier.due, **{MENDS: ids[2].hex})
    mended = changed(2, due(9), due(5))
    for one in (received, instead, mended):
        with home.engine.begin() as connection:
            take_in(connection, [one])
    with home.engine.begin() as connection:
        found = connection.execute(select(t.dossier.c.due_at)).scalar()
        assert found == clock() + timedelta(days=5)
        assert Counting(connection, UNIT).differences() == []
