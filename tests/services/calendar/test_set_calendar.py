"""The office sets its calendar: every desk counts by it, and no dossier changes by it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID

import pytest

from db.repositories.calendars import ArrivedEdition
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.bodies import due_changed_body
from desk_app.domain.law.calendar import Session, WorkingCalendar, with_day_off
from desk_app.domain.law.calendar_faults import (
    CalendarChangedMeanwhile,
    CalendarUnchanged,
    GroundMissing,
)
from desk_app.domain.law.due import StartReason
from desk_app.domain.law.office_calendar import Origin
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.people.rights import Role
from desk_app.services.calendar.effect import effect_of
from desk_app.services.calendar.in_force import CalendarInForce, shipped_calendar
from desk_app.services.calendar.reschedule import Reschedule, reschedule
from desk_app.services.calendar.set_calendar import SetCalendar, decline_edition, set_calendar
from desk_app.services.desk import Desk
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import ADMIN, FRIDAY_MORNING, LEADER, a_desk, an_officer, an_order

Work = Callable[[], UnitOfWork]
MONDAY = date(2026, 11, 23)
BOSS = an_officer(LEADER, Role.LEADER)


def a_live_desk(work: Work) -> tuple[Desk, CalendarInForce]:
    in_force = CalendarInForce(work)
    return replace(a_desk(work), calendar_now=in_force), in_force


def monday_off() -> WorkingCalendar:
    return with_day_off(shipped_calendar(), MONDAY, "Nghỉ hoán đổi với 28/11", "CV 1/UBND")


def an_order_to_set(calendar: WorkingCalendar, based_on: UUID | None = None) -> SetCalendar:
    return SetCalendar(
        calendar=calendar, origin=Origin.OFFICE, reason="CV 1/UBND", based_on=based_on
    )


def due_of(desk: Desk) -> str:
    due = receive_dossier(an_order(), an_officer(), desk).due.at
    assert due is not None
    return f"{due.astimezone(OFFICE_TIME):%d/%m %H:%M}"


def test_that_the_very_next_intake_counts_by_the_calendar_just_set(work: Work) -> None:
    desk, in_force = a_live_desk(work)
    assert due_of(desk) == "26/11 09:15"
    set_calendar(an_order_to_set(monday_off()), BOSS, desk)
    assert in_force.read_again()
    assert due_of(desk) == "27/11 09:15"
    assert not in_force.read_again()


def test_that_a_program_opened_later_knows_the_calendar_that_was_set(work: Work) -> None:
    desk, _ = a_live_desk(work)
    set_calendar(an_order_to_set(monday_off()), BOSS, desk)
    later = CalendarInForce(work)()
    assert later.days_off[MONDAY] == "Nghỉ hoán đổi với 28/11"
    assert later.sources[MONDAY] == "CV 1/UBND"


def test_that_setting_a_calendar_changes_no_dossier(work: Work) -> None:
    desk, _ = a_live_desk(work)
    before = receive_dossier(an_order(), an_officer(), desk)
    set_calendar(an_order_to_set(monday_off()), BOSS, desk)
    with work() as tx:
        assert tx.dossiers.get(before.id) == before


def test_that_a_proposal_made_upon_another_calendar_overwrites_nothing(work: Work) -> None:
    desk, _ = a_live_desk(work)
    set_calendar(an_order_to_set(monday_off()), BOSS, desk)
    other = with_day_off(shipped_calendar(), date(2026, 12, 24), "Nghỉ")
    with pytest.raises(CalendarChangedMeanwhile):
        set_calendar(an_order_to_set(other), BOSS, desk)
    with work() as tx:
        assert MONDAY in (tx.calendars.calendar() or shipped_calendar()).days_off


def test_that_a_second_press_sets_nothing_twice(work: Work) -> None:
    desk, _ = a_live_desk(work)
    set_calendar(an_order_to_set(monday_off()), BOSS, desk)
    with pytest.raises(CalendarUnchanged):
        set_calendar(an_order_to_set(monday_off()), BOSS, desk)


def test_that_no_calendar_is_set_without_a_ground(work: Work) -> None:
    desk, _ = a_live_desk(work)
    with pytest.raises(GroundMissing):
        set_calendar(replace(an_order_to_set(monday_off()), reason="  "), BOSS, desk)
    with work() as tx:
        assert tx.calendars.in_force() is None


def test_that_the_effect_names_old_and_new_appointment_before_anything_is_applied(
    work: Work,
) -> None:
    desk, _ = a_live_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    effect = effect_of(monday_off(), desk)
    (line,) = effect.affected
    assert (line.id, line.code) == (dossier.id, str(dossier.code))
    assert line.before == dossier.due.at
    assert line.after == datetime(2026, 11, 27, 9, 15, tzinfo=OFFICE_TIME)
    assert effect.total == 1
    assert desk.calendar == shipped_calendar()


def test_that_a_day_outside_the_way_to_the_appointment_touches_nothing(work: Work) -> None:
    desk, _ = a_live_desk(work)
    receive_dossier(an_order(), an_officer(), desk)
    assert effect_of(with_day_off(shipped_calendar(), date(2026, 11, 27), "Nghỉ"), desk).total == 0
    assert effect_of(with_day_off(shipped_calendar(), date(2026, 11, 19), "Nghỉ"), desk).total == 0


def test_that_a_dossier_whose_result_is_back_keeps_its_appointment(work: Work) -> None:
    desk, _ = a_live_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    result_back(ResultBack(dossier=dossier.id), BOSS, desk)
    assert effect_of(monday_off(), desk).total == 0


def test_that_a_dossier_that_waited_for_a_supplement_is_told_apart(work: Work) -> None:
    desk, _ = a_live_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    waited = replace(dossier.due, reasons=(StartReason.RESUMED,))
    body = due_changed_body(dossier.due, waited, "bổ sung xong", "a")
    with work() as tx:
        subject = Subject(SubjectKind.DOSSIER, dossier.id)
        tx.journal.write(kinds.DUE_CHANGED, subject, body, by=LEADER, at=desk.now())
        tx.commit()
    effect = effect_of(monday_off(), desk)
    assert (effect.total, effect.stood_still) == (0, 1)
    moved = replace(desk, calendar_now=monday_off)
    assert reschedule(Reschedule(dossiers=[dossier.id], reason="CV 1"), BOSS, moved) == ()


def test_that_the_effect_is_found_over_many_pages(work: Work) -> None:
    desk, _ = a_live_desk(work)
    for _ in range(260):
        receive_dossier(an_order(), an_officer(), desk)
    assert effect_of(monday_off(), desk).total == 260


def test_that_a_leader_gives_the_new_appointment_and_the_old_one_is_kept(work: Work) -> None:
    desk, in_force = a_live_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    set_calendar(an_order_to_set(monday_off()), BOSS, desk)
    in_force.read_again()
    order = Reschedule(dossiers=[dossier.id], reason="Nghỉ hoán đổi theo CV 1/UBND")
    assert reschedule(order, BOSS, desk) == (dossier.id,)
    with work() as tx:
        now = tx.dossiers.get(dossier.id)
    (change,) = now.due_changes
    assert change.before == dossier.due
    assert now.due == change.after
    assert now.due.at == datetime(2026, 11, 27, 9, 15, tzinfo=OFFICE_TIME)
    assert (change.reason, change.by) == ("Nghỉ hoán đổi theo CV 1/UBND", LEADER)
    assert change.calendar == in_force().edition


def test_that_asking_twice_changes_an_appointment_once(work: Work) -> None:
    desk, in_force = a_live_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    set_calendar(an_order_to_set(monday_off()), BOSS, desk)
    in_force.read_again()
    order = Reschedule(dossiers=[dossier.id], reason="CV 1/UBND")
    reschedule(order, BOSS, desk)
    assert reschedule(order, BOSS, desk) == ()
    with work() as tx:
        assert len(tx.dossiers.get(dossier.id).due_changes) == 1


def test_that_the_lists_show_the_new_appointment(work: Work, store: Store) -> None:
    desk, in_force = a_live_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    set_calendar(an_order_to_set(monday_off()), BOSS, desk)
    in_force.read_again()
    reschedule(Reschedule(dossiers=[dossier.id], reason="CV 1/UBND"), BOSS, desk)
    assert effect_of(in_force(), desk).total == 0


def test_that_an_edition_waits_until_it_is_applied_or_declined(work: Work) -> None:
    desk, _ = a_live_desk(work)
    with work() as tx:
        tx.calendars.keep(ArrivedEdition("calendar", "viet-nam-2028", "{}", FRIDAY_MORNING))
        tx.commit()
    with work() as tx:
        assert tx.calendars.waiting() is not None
        assert tx.calendars.in_force() is None
    decline_edition("viet-nam-2028", "Đơn vị đã có lịch riêng", an_officer(ADMIN, Role.ADMIN), desk)
    with work() as tx:
        assert tx.calendars.waiting() is None
        assert tx.calendars.held() == {"calendar": "viet-nam-2028"}
        (decision,) = tx.calendars.decisions()
    assert (decision.applied, decision.reason) == (False, "Đơn vị đã có lịch riêng")


def test_that_the_days_of_the_centre_leave_the_offices_own_hours_alone(work: Work) -> None:
    desk, in_force = a_live_desk(work)
    own = replace(
        shipped_calendar(),
        sessions=(Session(time(7, 30), time(11, 30)), Session(time(13), time(17, 30))),
        saturday=(Session(time(7, 30), time(11, 30)),),
        saturday_counts=True,
    )
    set_calendar(an_order_to_set(own), BOSS, desk)
    in_force.read_again()
    with work() as tx:
        act = tx.calendars.in_force()
    centre = SetCalendar(
        calendar=monday_off(), origin=Origin.CENTRE, edition="e", reason="TB 1", based_on=act
    )
    set_calendar(centre, BOSS, desk)
    in_force.read_again()
    assert in_force() == replace(
        monday_off(),
        edition="e",
        sessions=own.sessions,
        saturday=own.saturday,
        saturday_counts=True,
    )


def test_that_the_calendar_in_force_may_be_set_again_to_settle_a_dispute(work: Work) -> None:
    desk, _ = a_live_desk(work)
    set_calendar(an_order_to_set(monday_off()), BOSS, desk)
    with work() as tx:
        act = tx.calendars.in_force()
    again = an_order_to_set(monday_off(), act)
    set_calendar(replace(again, settles=(UUID(int=7),)), BOSS, desk)
    with pytest.raises(CalendarUnchanged):
        set_calendar(again, BOSS, desk)


def test_that_a_calendar_of_the_centre_that_says_the_same_may_still_be_taken_up(
    work: Work,
) -> None:
    desk, _ = a_live_desk(work)
    same = SetCalendar(
        calendar=shipped_calendar(),
        origin=Origin.CENTRE,
        edition="viet-nam-2028-1a2b3c4d",
        reason="Lịch của trung tâm",
        based_on=None,
    )
    set_calendar(same, BOSS, desk)
    with work() as tx:
        (decision,) = tx.calendars.decisions()
        assert decision.in_force
        assert tx.calendars.calendar() == replace(
            shipped_calendar(), edition="viet-nam-2028-1a2b3c4d"
        )
