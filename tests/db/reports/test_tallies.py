"""What reports count is what a plain look at the acts says, on random offices and periods."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.queries.reports.tallies import Behind, dossiers_behind, left_to_count, tallies
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.bodies import received_body
from desk_app.domain.counting.period import Period, read_period
from desk_app.domain.counting.standing import APART, Standing, bounds_of
from desk_app.domain.counting.tally import ALL, Among, Pick, Side, Tally, total
from desk_app.domain.law.papers import Channel
from desk_app.services.counting.count_dossiers import count_dossiers
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import Clock, a_desk, an_officer, an_order
from tests.db.reports.office import lived, offices, outcome_of
from tests.domain.counting.lives import OFFICERS, Life
from tests.domain.counting.test_standing import LONG_AFTER, MOMENTS, NOVEMBER, dossier, periods

MANY = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
PICKS = st.builds(
    Pick,
    standings=st.none() | st.frozensets(st.sampled_from(Standing), min_size=1),
    late=st.none() | st.booleans(),
    apologised=st.none() | st.booleans(),
    carried=st.none() | st.booleans(),
    channels=st.none() | st.frozensets(st.sampled_from(Channel), min_size=1),
)
ROWS = st.just(ALL) | st.builds(
    Among,
    procedures=st.none() | st.just(frozenset({"1.000001"})),
    officers=st.none() | st.just(frozenset({OFFICERS[1]})),
)


def added_up(found: Sequence[Tally]) -> Counter[Tally]:
    """By everything but how many, and how long."""
    sums = Counter[Tally]()
    for one in found:
        sums[replace(one, n=0, waited=0)] += one.n
    return sums


@MANY
@given(offices(), periods(), st.just(LONG_AFTER) | MOMENTS, ROWS)
def test_that_the_outcome_of_a_period_is_what_the_acts_say(
    store: Store, office: Sequence[Life], period: Period, now: datetime, rows: Among
) -> None:
    bounds = bounds_of(period, now)
    with lived(store, office) as connection:
        found = [one for one in tallies(connection, bounds, rows) if one.side is Side.OUTCOME]
    plainly = [one for one in outcome_of(office, bounds) if rows.has(one)]
    assert added_up(found) == added_up(plainly)
    assert sum(one.waited for one in found) == sum(one.waited for one in plainly)


@MANY
@given(offices(), periods(), st.just(LONG_AFTER) | MOMENTS)
def test_that_what_came_in_is_what_went_out_or_is_still_there(
    store: Store, office: Sequence[Life], period: Period, now: datetime
) -> None:
    """Found in two ways; for each officer, procedure and channel alike."""
    with lived(store, office) as connection:
        found = tallies(connection, bounds_of(period, now), ALL)
    sides = {side: Counter[object]() for side in Side}
    for one in found:
        if one.standing not in APART:
            key = (one.officer, one.procedure, one.channel, one.carried)
            sides[one.side][key] += one.n
    assert sides[Side.INTAKE] == sides[Side.OUTCOME]


@MANY
@given(offices(), periods(), st.lists(PICKS, min_size=1, max_size=2), ROWS)
def test_that_the_dossiers_behind_a_number_are_those_it_counts(
    store: Store, office: Sequence[Life], period: Period, picks: list[Pick], rows: Among
) -> None:
    bounds = bounds_of(period, LONG_AFTER)
    with lived(store, office) as connection:
        found = [one for one in tallies(connection, bounds, ALL) if rows.has(one)]
        behind = dossiers_behind(connection, Behind(bounds=bounds, picks=picks, rows=rows))
        assert len(behind) == total(found, picks)
        assert [line.n for line in behind] == sorted((line.n for line in behind), reverse=True)
        if behind:
            question = Behind(bounds=bounds, picks=picks, rows=rows)
            assert dossiers_behind(connection, question, behind[0].n) == behind[1:]


def test_that_what_ends_at_midnight_ends_in_the_month_that_begins(store: Store) -> None:
    received = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)
    midnight = datetime(2026, 11, 30, 17, 0, tzinfo=UTC)  # at the office: the first of December
    one = dossier(received_at=received, due=replace(dossier().due, at=midnight))
    life = Life(
        0,
        OFFICERS[0],
        (
            (kinds.RECEIVED, received_body(one), received),
            (kinds.RESULT_BACK, {"note": ""}, midnight),
        ),
    )
    expected = {
        "2026-11": (Standing.IN_PROCESS, False),
        "2026-12": (Standing.ON_DAY, True),
        "2027-01": None,
    }
    with lived(store, [life]) as connection:
        for words, said in expected.items():
            found = tallies(connection, bounds_of(read_period(words), LONG_AFTER), ALL)
            sides = {side: [x for x in found if x.side is side] for side in Side}
            outcome = [(one.standing, one.carried) for one in sides[Side.OUTCOME]]
            assert outcome == ([] if said is None else [said]), words
            assert [one.carried for one in sides[Side.INTAKE]] == [was for _, was in outcome]


def test_that_a_dossier_is_counted_anew_after_each_act_and_not_before_a_report(
    store: Store, work: Callable[[], UnitOfWork]
) -> None:
    clock = Clock()
    desk = a_desk(work, clock)
    received = receive_dossier(an_order(), an_officer(), desk)
    assert store.ask(left_to_count)() == 1
    assert [count_dossiers(desk), count_dossiers(desk)] == [1, 0]

    def standings() -> list[Standing]:
        bounds = bounds_of(NOVEMBER, clock())
        found = store.ask(tallies)(bounds, ALL)
        return [one.standing for one in found if one.side is Side.OUTCOME]

    assert standings() == [Standing.IN_PROCESS]
    clock.forward(timedelta(hours=1))
    result_back(ResultBack(dossier=received.id), an_officer(), desk)
    assert standings() == [Standing.IN_PROCESS]
    assert count_dossiers(desk) == 1
    assert standings() in ([Standing.EARLY], [Standing.ON_DAY])
