"""What one calendar says otherwise than another, and what that does to appointments."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body
from desk_app.domain.acts.bodies import due_changed_body, received_body
from desk_app.domain.acts.fold import fold
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.law.calendar import (
    Session,
    WorkingCalendar,
    calendar_facts,
    with_day_off,
    with_worked_day,
    without_day,
)
from desk_app.domain.law.calendar_change import (
    DayRule,
    change_between,
    may_change,
    rebased,
    recounted,
    special_days,
    stood_still,
)
from desk_app.domain.law.due import (
    SAME_DAY,
    Cutoff,
    DueMoment,
    Limit,
    LimitUnit,
    StartReason,
    due_moment,
    from_facts,
    to_facts,
)
from desk_app.domain.law.office_calendar import (
    Ground,
    Origin,
    calendar_declined_body,
    calendar_set_body,
    fold_calendars,
    put_aside,
)
from desk_app.domain.office_time import OFFICE_TIME
from tests.builders import FRIDAY_MORNING, a_calendar
from tests.domain.acts.test_fold import a_dossier, act

MONDAY, SATURDAY, CULTURE = date(2026, 11, 23), date(2026, 11, 28), date(2026, 11, 24)
THREE_DAYS = Limit(Decimal(3), LimitUnit.WORKING_DAY)


def swapped() -> WorkingCalendar:
    """The swap of DOMAIN's worked examples."""
    off = with_day_off(a_calendar(), MONDAY, "Nghỉ hoán đổi với 28/11", "CV 1")
    return with_worked_day(off, SATURDAY, "Làm bù ngày 23/11", "CV 1")


def received(at: datetime, days: int = 3, calendar: WorkingCalendar | None = None) -> Dossier:
    limit = Limit(Decimal(days), LimitUnit.WORKING_DAY)
    return a_dossier(received_at=at, due=due_moment(at, limit, calendar or a_calendar()))


def appointment(dossier: Dossier, calendar: WorkingCalendar) -> str:
    due = recounted(dossier, calendar)
    return f"{due.at.astimezone(OFFICE_TIME):%d/%m %H:%M}" if due and due.at else "stays"


def test_that_a_swap_moves_the_appointment_as_the_worked_examples_have_it() -> None:
    assert appointment(received(FRIDAY_MORNING), swapped()) == "27/11 09:15"
    assert appointment(received(FRIDAY_MORNING, days=4), swapped()) == "28/11 09:15"
    assert appointment(received(FRIDAY_MORNING), a_calendar()) == "stays"


def test_that_a_receipt_on_a_day_that_is_worked_now_counts_from_that_day() -> None:
    saturday = datetime(2026, 11, 28, 1, 0, tzinfo=UTC)  # 08:00
    dossier = received(saturday, days=1)
    assert dossier.due.counted_from is not None
    assert dossier.due.counted_from.astimezone(OFFICE_TIME).date() == date(2026, 11, 30)
    assert appointment(dossier, swapped()) == "30/11 08:00"


AFTERNOON = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)  # 15:30


@pytest.mark.parametrize("kept", [True, False])
def test_that_a_same_day_dossier_without_an_early_cut_off_keeps_its_day(kept: bool) -> None:
    due = due_moment(AFTERNOON, SAME_DAY, a_calendar(), Cutoff.CLOSING)
    due = from_facts({key: fact for key, fact in facts(due).items() if kept or key != "cutoff"})
    dossier = a_dossier(received_at=AFTERNOON, due=due)
    assert due.at == datetime(2026, 11, 20, 17, tzinfo=OFFICE_TIME)
    assert due.cutoff is (Cutoff.CLOSING if kept else None)
    assert appointment(dossier, a_calendar()) == "stays"
    friday_off = with_day_off(a_calendar(), date(2026, 11, 20), "Nghỉ")
    assert appointment(dossier, friday_off) == "23/11 17:00"


def test_that_an_early_cut_off_holds_by_the_new_calendar_too() -> None:
    """The reasons tell of no cut-off; with shorter hours the dossier is past it."""
    due = due_moment(AFTERNOON, THREE_DAYS, a_calendar(), Cutoff.HOUR_BEFORE_CLOSING)
    assert due.reasons == ()
    shorter = a_calendar(sessions=(Session(time(7), time(16)),))
    assert appointment(a_dossier(received_at=AFTERNOON, due=due), shorter) == "27/11 07:00"


JANUARY = datetime(2026, 1, 1, tzinfo=OFFICE_TIME)
LIMITS = st.just(SAME_DAY) | st.builds(
    Limit,
    st.decimals("0.25", 40, places=2),
    st.sampled_from([unit for unit in LimitUnit if unit not in {SAME_DAY.unit, LimitUnit.NONE}]),
)


@given(
    st.builds(
        lambda day, minutes: JANUARY + timedelta(days=day, minutes=minutes),
        st.integers(0, 300),
        st.integers(0, 24 * 60) | st.integers(14 * 60, 17 * 60 + 30),  # cut-offs are there
    ),
    LIMITS,
    st.sampled_from(Cutoff) | st.none(),
    st.booleans(),
)
def test_that_counting_again_by_the_very_calendar_changes_nothing(
    received_at: datetime, limit: Limit, cutoff: Cutoff | None, told: bool
) -> None:
    calendar = a_calendar(
        first=date(2026, 1, 1),
        last=date(2031, 12, 31),
        saturday=(Session(time(7, 30), time(11, 30)),),
        saturday_counts=received_at.minute % 2 == 0,
    )
    due = due_moment(received_at, limit, calendar, cutoff)
    stored = due if told else replace(due, cutoff=None)  # an older program wrote it
    assert recounted(a_dossier(received_at=received_at, due=stored), calendar) is None


def facts(due: DueMoment) -> dict[str, Any]:
    kept: Any = to_facts(due)
    return dict(kept)


def test_that_a_start_the_law_set_later_stays_where_it_is() -> None:
    monday = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
    by_law = due_moment(monday, THREE_DAYS, a_calendar())
    due = replace(by_law, reasons=(StartReason.COMPETENT_AGENCY,))
    dossier = a_dossier(due=due)  # received on Friday, 20/11
    assert appointment(dossier, a_calendar()) == "stays"
    tuesday_off = with_day_off(a_calendar(), date(2026, 12, 1), "Nghỉ")
    moved = recounted(dossier, tuesday_off)
    assert moved is not None
    assert moved.reasons == (StartReason.COMPETENT_AGENCY,)
    assert appointment(dossier, tuesday_off) == "04/12 09:00"


def test_that_dossiers_without_an_appointment_or_with_a_result_are_left_alone() -> None:
    assert recounted(a_dossier(), swapped()) is None
    back = received(FRIDAY_MORNING).step(kinds.RESULT_BACK)
    assert recounted(back, swapped()) is None


def test_that_an_appointment_that_stood_still_is_left_to_a_person() -> None:
    plain = received(FRIDAY_MORNING)
    waited = replace(plain, due=replace(plain.due, reasons=(StartReason.RESUMED,)))
    assert stood_still(waited.due)
    assert recounted(waited, swapped()) is None


def test_that_nothing_is_guessed_beyond_the_calendar() -> None:
    short = replace(a_calendar(), last=date(2026, 11, 25))
    with pytest.raises(CalendarTooShort):
        recounted(received(FRIDAY_MORNING), short)


def test_that_a_change_tells_every_day_with_before_and_after() -> None:
    change = change_between(a_calendar(), swapped())
    told = [(c.day, c.before.rule, c.after.rule, c.after.source) for c in change.days]
    assert told == [
        (MONDAY, DayRule.PLAIN, DayRule.OFF, "CV 1"),
        (SATURDAY, DayRule.PLAIN, DayRule.WORKED, "CV 1"),
    ]
    assert (change.first, change.last, change.hours) == (MONDAY, SATURDAY, False)


def test_that_another_name_is_told_but_counts_nothing_otherwise() -> None:
    change = change_between(a_calendar(), with_day_off(a_calendar(), CULTURE, "Ngày Văn hóa"))
    assert len(change.days) == 1
    assert change.first is None
    assert not may_change(FRIDAY_MORNING, FRIDAY_MORNING + timedelta(days=9), change)


def test_that_the_same_calendar_is_no_change() -> None:
    assert not change_between(a_calendar(), a_calendar(edition="another name"))
    assert not change_between(a_calendar(), without_day(swapped_there_and_back(), SATURDAY))


def swapped_there_and_back() -> WorkingCalendar:
    return without_day(swapped(), MONDAY)


def test_that_other_hours_may_move_every_appointment() -> None:
    hours = a_calendar(sessions=(Session(time(7), time(16)),))
    change = change_between(a_calendar(), hours)
    assert change.hours
    assert not change.days
    assert may_change(FRIDAY_MORNING, FRIDAY_MORNING, change)


@pytest.mark.parametrize(
    ("day", "touched"),
    [(19, False), (20, True), (23, True), (26, True), (27, False)],
)
def test_that_only_days_between_receipt_and_appointment_matter(day: int, touched: bool) -> None:
    dossier = received(FRIDAY_MORNING)
    assert dossier.due.at is not None
    off = with_day_off(a_calendar(), date(2026, 11, day), "Nghỉ")
    change = change_between(a_calendar(), off)
    assert may_change(dossier.received_at, dossier.due.at, change) is touched
    if not touched:
        assert recounted(dossier, off) is None


def test_that_special_days_come_in_order_with_their_word() -> None:
    days = list(special_days(swapped(), 2026))
    assert [day for day, _word in days] == [MONDAY, CULTURE, SATURDAY]
    assert list(special_days(swapped(), 2027)) == []


def a_word(calendar: WorkingCalendar, edition: str = "a") -> Body:
    return calendar_set_body(calendar, Origin.OFFICE, edition, "CV 1", Ground())


def test_that_the_last_calendar_in_the_units_order_is_in_force() -> None:
    words = fold_calendars(
        [
            act(kinds.CALENDAR_SET, a_word(a_calendar())),
            act(kinds.CALENDAR_DECLINED, calendar_declined_body("b", "lịch riêng")),
            act(kinds.CALENDAR_SET, a_word(swapped())),
        ]
    )
    assert [word.calendar for word in words] == [a_calendar(), None, swapped()]


def a_setting(based_on: Act | None, *settles: Act) -> Act:
    ground = Ground(None if based_on is None else based_on.id, tuple(each.id for each in settles))
    return act(kinds.CALENDAR_SET, calendar_set_body(swapped(), Origin.OFFICE, "a", "CV 1", ground))


def aside(*acts: Act) -> list[tuple[UUID, UUID | None]]:
    return [(each.word.act, each.base) for each in put_aside(acts)]


def test_that_calendars_made_one_upon_the_other_dispute_nothing() -> None:
    first = a_setting(None)
    second = a_setting(first)
    assert aside(first, second, a_setting(second)) == []


def test_that_a_calendar_set_without_knowing_the_one_before_is_told_with_it() -> None:
    first = a_setting(None)
    one, other = a_setting(first), a_setting(first)
    assert aside(first, one, other) == [(one.id, first.id)]
    (found,) = put_aside([first, one, other])
    assert found.word.calendar == swapped()


def test_that_a_dispute_stays_until_somebody_looked_at_it() -> None:
    one, other = a_setting(None), a_setting(None)
    later = a_setting(other)  # set by the same desk, which knew nothing yet
    assert aside(one, other, later) == [(one.id, None)]
    third = a_setting(None)
    assert aside(one, other, third) == [(one.id, None), (other.id, None)]
    assert aside(one, other, later, a_setting(later, one)) == []


def test_that_a_calendar_of_an_older_program_disputes_nothing() -> None:
    told = {key: fact for key, fact in a_word(swapped()).items() if key != "based_on"}
    old, again = act(kinds.CALENDAR_SET, told), act(kinds.CALENDAR_SET, told)
    assert aside(old, again) == []
    assert [word.act for word in fold_calendars([old, again])] == [old.id, again.id]
    for odd in ("soon", 7, ["x"]):
        assert aside(old, act(kinds.CALENDAR_SET, {**told, "based_on": odd})) == []


def test_that_what_two_desks_changed_can_be_put_together() -> None:
    hours = a_calendar(sessions=(Session(time(7, 30), time(17, 30)),))
    both = rebased(a_calendar(), swapped(), hours)
    assert both == replace(swapped(), sessions=hours.sessions)
    assert rebased(a_calendar(), hours, swapped()) == both
    assert rebased(swapped(), a_calendar(), swapped()) == a_calendar()
    longer = a_calendar(last=date(2028, 12, 31), days_off={date(2028, 1, 3): "Nghỉ"})
    grown = rebased(a_calendar(days_off={}), longer, swapped())
    assert grown.last == longer.last
    assert {MONDAY, date(2028, 1, 3)} <= grown.days_off.keys()


def test_that_a_calendar_of_a_newer_program_is_passed_over() -> None:
    newer = dict(a_word(swapped())) | {"calendar": {"shape": "of tomorrow"}}
    words = fold_calendars(
        [act(kinds.CALENDAR_SET, a_word(a_calendar())), act(kinds.CALENDAR_SET, newer)]
    )
    assert [word.calendar for word in words] == [a_calendar()]
    assert (
        fold_calendars([act("office.something_new", {"calendar": calendar_facts(swapped())})]) == ()
    )


def test_that_every_appointment_a_dossier_had_is_kept() -> None:
    dossier = received(FRIDAY_MORNING)
    first = recounted(dossier, swapped())
    assert first is not None
    acts = [
        act(kinds.RECEIVED, received_body(dossier)),
        act(kinds.DUE_CHANGED, due_changed_body(dossier.due, first, "CV 1", "a"), 1),
        act(kinds.DUE_CHANGED, due_changed_body(first, dossier.due, "CV 2 bãi bỏ", "b"), 2),
    ]
    folded = fold(acts).dossier
    assert folded is not None
    assert [change.before for change in folded.due_changes] == [dossier.due, first]
    assert folded.due == dossier.due
    assert fold(acts[:1]).dossier == dossier


def test_that_a_returned_dossier_gets_no_other_appointment() -> None:
    dossier = received(FRIDAY_MORNING)
    due = recounted(dossier, swapped())
    assert due is not None
    collector: Body = {
        "kind": "owner",
        "name": "NGUYỄN THỊ LAN",
        "id_number": "",
        "paper": "",
        "receipt_given_back": True,
    }
    folded = fold(
        [
            act(kinds.RECEIVED, received_body(dossier)),
            act(kinds.RESULT_BACK, {"note": ""}, 1),
            act(kinds.RETURNED, collector, 2),
            late := act(kinds.DUE_CHANGED, due_changed_body(dossier.due, due, "CV 1", "a"), 3),
        ]
    )
    assert folded.disagreements == (late.id,)
    assert folded.dossier is not None
    assert folded.dossier.due == dossier.due
    assert not folded.read_only


def test_that_a_change_of_appointment_beyond_us_changes_nothing_and_makes_read_only() -> None:
    dossier = received(FRIDAY_MORNING)
    odd = act(kinds.DUE_CHANGED, {"due": "soon"}, 1)
    folded = fold([act(kinds.RECEIVED, received_body(dossier)), odd])
    assert (folded.read_only, folded.disagreements) == (True, ())
    assert folded.dossier == dossier
    assert odd.subject.id != UUID(int=0)
