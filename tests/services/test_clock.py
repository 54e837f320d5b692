"""A clock that jumps: no code twice, and a leader's word where days contradict each other."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.check import check_store
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.codes.faults import ClockShowsAnotherDay, NoClockToConfirm
from desk_app.domain.errors import ClockWentBack
from desk_app.domain.ids import DeskId
from desk_app.domain.people.rights import Role
from desk_app.services.desk import Desk
from desk_app.services.intake.ask_supplement_first import ask_supplement_first
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.intake.refuse_intake import refuse_intake
from desk_app.services.office.confirm_clock import ConfirmClock, codes_ahead, confirm_clock
from tests.builders import FRIDAY_MORNING, LEADER, Clock, a_desk, a_sending, an_officer, an_order
from tests.examples import at_most

Work = Callable[[], UnitOfWork]
HEAD = an_officer(LEADER, Role.LEADER)
FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)
DAY = timedelta(days=1)


def code(desk: Desk) -> str:
    return str(receive_dossier(an_order(), an_officer(), desk).code)


def confirm(desk: Desk, day: date) -> None:
    confirm_clock(ConfirmClock(day=day, reason="pin đồng hồ hết"), HEAD, desk)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ahead(work: Work, clock: Clock) -> Desk:
    """Friday with a code; then three days too far with two; then Friday again."""
    desk = a_desk(work, clock)
    code(desk)
    clock.forward(3 * DAY)
    code(desk)
    code(desk)
    clock.forward(-3 * DAY)
    return desk


def test_that_a_leader_lets_codes_of_the_right_day_be_given_again(ahead: Desk) -> None:
    with pytest.raises(ClockWentBack):
        code(ahead)
    assert codes_ahead(ahead) == MONDAY
    confirm(ahead, FRIDAY)
    assert codes_ahead(ahead) is None
    assert code(ahead) == "H13.45.12-261120-1002", "goes on behind the last of that day"


def test_that_codes_of_the_wrong_day_stay_used_until_that_day_comes(
    ahead: Desk, clock: Clock
) -> None:
    confirm(ahead, FRIDAY)
    clock.forward(3 * DAY)
    assert code(ahead) == "H13.45.12-261123-1003"
    clock.forward(-DAY)
    with pytest.raises(ClockWentBack):  # Monday is a day like any other by now
        code(ahead)


def test_that_one_confirmation_is_enough_for_the_days_in_between(ahead: Desk, clock: Clock) -> None:
    confirm(ahead, FRIDAY)
    clock.forward(DAY)
    assert code(ahead) == "H13.45.12-261121-1001"
    clock.forward(-DAY)
    with pytest.raises(ClockWentBack) as refused:
        code(ahead)
    assert refused.value.last == SATURDAY


def test_that_the_confirmation_is_an_act_with_its_reason(ahead: Desk) -> None:
    confirm(ahead, FRIDAY)
    with ahead.glance() as tx:
        (waiting,) = [
            act
            for act in tx.stream.oldest_waiting(99, 10**6)[0]
            if act.kind == kinds.CLOCK_CONFIRMED
        ]
    for said in (b'"day":"2026-11-20"', b'"codes_until":"2026-11-23"', "pin đồng hồ hết".encode()):
        assert said in waiting.raw


def test_that_only_the_day_of_the_machine_is_confirmed(ahead: Desk) -> None:
    with pytest.raises(ClockShowsAnotherDay):
        confirm(ahead, SATURDAY)
    assert codes_ahead(ahead) == MONDAY


def test_that_there_is_nothing_to_confirm_where_codes_are_given(work: Work) -> None:
    desk = a_desk(work)
    code(desk)
    with pytest.raises(NoClockToConfirm):
        confirm(desk, FRIDAY)


MOVES = {"next day": DAY, "days ahead": 40 * DAY, "days back": -39 * DAY}
FIRST = FRIDAY_MORNING - 100 * DAY  # the calendar reaches from here to the other end
STEPS = st.lists(
    st.sampled_from(["code", "supplement", "refusal", "next day", "days ahead", "days back"]),
    max_size=25,
)


@settings(
    max_examples=at_most(25),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_that_no_number_is_given_twice_whatever_the_clock_does(
    steps: list[str], store: Store, work: Work
) -> None:
    clock, given_until = Clock(), kept(store)
    desk, numbers = a_desk(work, clock), list(given_until)
    for step in steps:
        clock.forward(timedelta(seconds=1))
        match step:
            case "next day" | "days ahead" | "days back":
                clock.at = min(max(clock() + MOVES[step], FIRST), FIRST + 200 * DAY)
            case _:
                later = codes_ahead(desk)
                if later is not None:
                    confirm(desk, (clock() + timedelta(hours=7)).date())
                numbers.append(take(step, desk))
    assert len(numbers) == len(set(numbers))
    with store.reading.connect() as connection:
        assert check_store(connection, DeskId("Q1")).problems == ()


def take(step: str, desk: Desk) -> str:
    if step == "code":
        return code(desk)
    send = ask_supplement_first if step == "supplement" else refuse_intake
    away = send(a_sending(), an_officer(), desk)
    return f"{away.number} {away.number.year}"


def kept(store: Store) -> list[str]:
    """Numbers that earlier examples used in the same store."""
    with store.reading.connect() as connection:
        codes = connection.exec_driver_sql("SELECT code FROM dossier").scalars()
        papers = connection.exec_driver_sql("SELECT printed || ' ' || year FROM sent_away")
        return [*codes, *papers.scalars()]
