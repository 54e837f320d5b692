"""What the centre publishes arrives, waits, and is never sent or asked about twice."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import msgspec
import pytest
from sqlalchemy import func, select

from central.founding import Unfounded
from central.publishing import publish_calendar
from central.store.tables import edition
from desk_app.domain.acts.act import SubjectKind
from desk_app.domain.errors import CentralUnreachable
from desk_app.domain.ids import DeskId
from desk_app.domain.law.calendar import calendar_facts, with_day_off
from desk_app.domain.law.calendar_change import rebased
from desk_app.domain.law.office_calendar import Origin
from desk_app.domain.people.rights import Role
from desk_app.services.calendar.in_force import CalendarInForce, shipped_calendar
from desk_app.services.calendar.set_calendar import SetCalendar, read_edition, set_calendar
from desk_app.services.desk import Desk
from desk_app.sync import wire
from desk_app.sync.protocol import Central, Edition, Reply, Request
from desk_app.wiring.calendar import BesideCalendar, calendar_desk
from tests.builders import LEADER, UNIT, an_officer
from tests.sync.office import SECOND, Home, TrialDesk, a_question

CHRISTMAS = date(2026, 12, 24)


def publish(home: Home, *, name: str = "thu", unit: str = "") -> str:
    calendar = with_day_off(shipped_calendar(), CHRISTMAS, name, "TB 1/BNV")
    raw = json.dumps(calendar_facts(calendar), ensure_ascii=False).encode()
    home.clock.forward(SECOND)
    with home.engine.begin() as connection:
        return publish_calendar(connection, raw, unit, home.clock()).name


def waiting(desk: TrialDesk) -> str:
    with desk.sync.glance() as tx:
        found = tx.calendars.waiting()
    return found.name if found else ""


def as_desk(trial: TrialDesk) -> Desk:
    return Desk(
        unit=UNIT,
        id=trial.name,
        now=trial.clock,
        work=trial.sync.work,
        glance=trial.sync.glance,
        calendar_now=shipped_calendar,
    )


def apply(trial: TrialDesk) -> None:
    with trial.sync.glance() as tx:
        arrived = tx.calendars.waiting()
    assert arrived is not None
    order = SetCalendar(
        calendar=read_edition(arrived.name, arrived.body),
        origin=Origin.CENTRE,
        edition=arrived.name,
        reason="Lịch của trung tâm",
        based_on=None,
    )
    set_calendar(order, an_officer(LEADER, Role.LEADER), as_desk(trial))


def test_that_a_published_calendar_arrives_and_waits(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    desk = new_desk()
    name = publish(home)
    assert desk.exchange().editions == 1
    assert waiting(desk) == name
    assert CalendarInForce(desk.sync.glance)() == shipped_calendar()  # never silently


def test_that_it_is_sent_once(home: Home, new_desk: Callable[[], TrialDesk]) -> None:
    desk = new_desk()
    publish(home)
    desk.exchange()
    assert desk.exchange().editions == 0
    question = a_question(desk, editions={"calendar": publish(home)})
    assert desk.line.exchange(question).editions == ()


def test_that_a_calendar_applied_at_one_desk_is_in_force_at_the_other(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    first, second = new_desk(), new_desk()
    publish(home)
    first.catch_up()
    second.catch_up()
    in_force = CalendarInForce(second.sync.glance)
    apply(first)
    first.catch_up()
    second.catch_up()
    assert in_force.read_again()
    assert in_force().days_off[CHRISTMAS] == "thu"
    assert waiting(first) == waiting(second) == ""


def test_that_two_desks_that_set_a_calendar_offline_agree_in_the_end(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    desks = [new_desk(), new_desk()]
    for n, desk in enumerate(desks):
        order = SetCalendar(
            calendar=with_day_off(shipped_calendar(), CHRISTMAS, f"của quầy {n + 1}"),
            origin=Origin.OFFICE,
            reason="thử",
            based_on=None,
        )
        set_calendar(order, an_officer(LEADER, Role.LEADER), as_desk(desk))
    for desk in (desks[1], desks[0], desks[1]):
        desk.catch_up()
    names = {CalendarInForce(desk.sync.glance)().days_off[CHRISTMAS] for desk in desks}
    assert names == {"của quầy 1"}  # the last in the unit's order


def test_that_what_two_desks_set_offline_is_told_at_both_until_one_puts_it_together(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    desks = [new_desk(), new_desk()]
    leader = an_officer(LEADER, Role.LEADER)
    for n, desk in enumerate(desks):
        order = SetCalendar(
            calendar=with_day_off(shipped_calendar(), date(2026, 12, 24 + n), f"{n + 1}"),
            origin=Origin.OFFICE,
            reason="thử",
            based_on=None,
        )
        set_calendar(order, leader, as_desk(desk))
    for desk in (desks[1], desks[0], desks[1]):
        desk.catch_up()
    (beside,) = beside_of(desks[0])
    assert beside_of(desks[1]) == (beside,)
    now = CalendarInForce(desks[0].sync.glance)()
    assert CHRISTMAS in now.days_off
    assert now.days_off.keys() != beside.calendar.days_off.keys()
    assert beside.base == shipped_calendar()
    with desks[1].sync.glance() as tx:
        in_force = tx.calendars.in_force()
    both = SetCalendar(
        calendar=rebased(beside.base, beside.calendar, now),
        origin=Origin.OFFICE,
        reason="cả hai",
        based_on=in_force,
        settles=(beside.act,),
    )
    set_calendar(both, leader, as_desk(desks[1]))
    desks[1].catch_up()
    desks[0].catch_up()
    for desk in desks:
        assert beside_of(desk) == ()
        calendar = CalendarInForce(desk.sync.glance)()
        assert {CHRISTMAS, date(2026, 12, 25)} <= calendar.days_off.keys()


def beside_of(trial: TrialDesk) -> Sequence[BesideCalendar]:
    in_force = CalendarInForce(trial.sync.glance)
    desk = replace(as_desk(trial), calendar_now=in_force)
    return calendar_desk(desk, in_force).facts().beside


def test_that_the_newest_edition_counts_for_all_units_or_for_this_one(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    desk = new_desk()
    publish(home, name="mọi đơn vị")
    ours = publish(home, name="riêng", unit=UNIT)
    desk.exchange()
    assert waiting(desk) == ours
    again = publish(home, name="mọi đơn vị, lần hai")
    desk.exchange()
    assert waiting(desk) == again


def test_that_a_calendar_published_again_after_another_is_asked_about_again(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    desk = new_desk()
    first = publish(home, name="đúng")
    desk.exchange()
    apply(desk)
    assert publish(home, name="đúng") == first
    with home.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(edition)).scalar() == 1
    assert desk.exchange().editions == 0
    mistake = publish(home, name="nhầm")
    desk.exchange()
    assert waiting(desk) == mistake
    again = publish(home, name="đúng")
    desk.exchange()
    assert again != first
    assert waiting(desk) == again


def test_that_what_is_no_calendar_is_not_published(home: Home) -> None:
    too_large = json.dumps(
        calendar_facts(with_day_off(shipped_calendar(), CHRISTMAS, "x" * 70_000))
    ).encode()
    for raw in (b"", b"[]", b"\xff", b"edition = 1", too_large):
        with pytest.raises(Unfounded), home.engine.begin() as connection:
            publish_calendar(connection, raw, "", home.clock())
    with pytest.raises(Unfounded), home.engine.begin() as connection:
        publish_calendar(connection, b"{}", "H13.45.99", home.clock())


class OldDesk:
    """A desk of the version before: it says nothing of editions and knows no such field."""

    def __init__(self, central: Central) -> None:
        self._central = central
        self.told: object = None

    def exchange(self, request: Request) -> Reply:
        facts = msgspec.json.decode(msgspec.json.encode(request))
        del facts["editions"]
        reply = self._central.exchange(
            msgspec.json.decode(msgspec.json.encode(facts), type=Request)
        )
        said = msgspec.json.decode(msgspec.json.encode(reply))
        self.told = said.pop("editions")
        return msgspec.json.decode(msgspec.json.encode(said), type=Reply)


def test_that_a_desk_and_a_home_one_version_apart_still_talk(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    desk = new_desk()
    old = OldDesk(desk.line)
    publish(home)
    desk.receive()
    assert desk.exchange(old).settled == 1
    assert old.told == []  # an old desk is not sent the same calendar for ever
    assert desk.exchange().editions == 1


def test_that_fields_of_a_newer_program_are_passed_over() -> None:
    edition = Edition(kind="calendar", name="a", body="{}")
    facts = msgspec.json.decode(msgspec.json.encode(edition)) | {"signature": "AA=="}
    assert msgspec.json.decode(msgspec.json.encode(facts), type=Edition) == edition


class Garbles:
    """A home that publishes what is no calendar, and far too much of something else."""

    def __init__(self, central: Central, body: str) -> None:
        self._central, self._body = central, body

    def exchange(self, request: Request) -> Reply:
        reply = self._central.exchange(request)
        edition = Edition(kind="calendar", name="lạ", body=self._body)
        return replace(reply, editions=(edition,))


def test_that_an_edition_beyond_us_holds_up_nobody(new_desk: Callable[[], TrialDesk]) -> None:
    desk = new_desk()
    desk.receive()
    done = desk.exchange(Garbles(desk.line, "{}"))
    assert (done.settled, done.editions) == (1, 1)
    assert waiting(desk) == "lạ"
    desk.receive()
    large = desk.exchange(Garbles(desk.line, "x" * 70_000))
    assert (large.settled, large.editions) == (1, 0)


class LosesReplies:
    """A line on which the request arrives but the answer does not."""

    def __init__(self, central: Central) -> None:
        self._central = central

    def exchange(self, request: Request) -> Reply:
        self._central.exchange(request)
        raise CentralUnreachable()


def test_that_an_edition_whose_reply_was_lost_is_sent_again(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    desk = new_desk()
    name = publish(home)
    with pytest.raises(CentralUnreachable):
        desk.exchange(LosesReplies(desk.line))
    assert waiting(desk) == ""
    desk.exchange()
    assert waiting(desk) == name


def test_that_acts_about_the_office_touch_no_dossier_and_no_officer(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    first, second = new_desk(), new_desk()
    first.receive()
    publish(home)
    first.catch_up()
    before = first.rows()
    apply(first)
    assert first.rows() == before
    first.catch_up()
    second.catch_up()
    assert second.rows() == before
    assert first.acts()[-1].subject.kind == SubjectKind.OFFICE


def test_that_the_wire_carries_editions_in_both_directions(
    new_desk: Callable[[], TrialDesk],
) -> None:
    desk = new_desk()
    question = a_question(desk, editions={"calendar": "a"})
    assert wire.load(wire.dump(question), Request).editions == {"calendar": "a"}
    reply = replace(
        desk.line.exchange(question), editions=(Edition(kind="calendar", name="b", body="{}"),)
    )
    assert wire.load(wire.dump(reply), Reply).editions[0].name == "b"
    assert reply.desk == DeskId(desk.name)
