"""Money, visitors, prints, numbers and the line, as a day shows them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, update

from db.queries.day.line import line_of_day
from db.queries.day.moments import Day
from db.queries.day.money import day_money, findings_of_shifts, shifts
from db.queries.day.papers import NEVER, findings_of_numbers, findings_of_prints
from db.queries.day.seen import Findings, findings
from db.queries.day.visitors import visits
from db.store import Store, new_id
from db.tables import journal as t
from db.tables import money as m
from db.tables import queue as q
from db.unit_of_work import UnitOfWork
from desk_app.domain.codes.blocks import gaps_among
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.money.till.shift import ShiftStage
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.queue.ticket import TicketState
from desk_app.domain.watching.findings import Finding, Trouble
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.printing.print_acts import PrintOrder, hand_over_to_printer, settle_print
from desk_app.services.watching.horizon import day_of
from tests.builders import (
    CASHIER,
    FRIDAY_MORNING,
    LEADER,
    RECEPTION,
    Clock,
    a_calendar,
    a_desk,
    an_officer,
    an_order,
)

MINUTE = timedelta(minutes=1)
BY = an_officer()


class Place:
    def __init__(self, store: Store, work: Callable[[], UnitOfWork]) -> None:
        self.store, self.clock = store, Clock()
        self.desk = a_desk(work, self.clock)

    @property
    def day(self) -> Day:
        return day_of(self.clock.at, a_calendar())

    def receive(self) -> Dossier:
        dossier = receive_dossier(an_order(key=DossierId(new_id(self.clock.at))), BY, self.desk)
        self.clock.forward(MINUTE)
        return dossier

    def put(self, table: object, **row: object) -> None:
        with self.store.engine.begin() as connection:
            connection.execute(insert(table), row)  # type: ignore[arg-type]  # any table

    def printed(self, dossier: Dossier, failure: str | None) -> None:
        order = PrintOrder(
            job=uuid4(), dossier=dossier.id, form="receipt", printer="quay-1", copies=2
        )
        hand_over_to_printer(order, BY, self.desk)
        if failure is not None:
            settle_print(order.job, dossier.id, failure, BY, self.desk)

    def prints(self, by: UUID | None = None) -> list[Finding]:
        with self.store.reading.connect() as connection:
            return list(findings_of_prints(connection, self.day, by, 50))

    def numbers(self) -> list[str]:
        with self.store.reading.connect() as connection:
            return [each.fact for each in findings_of_numbers(connection, self.day)]

    def all(self, by: UUID | None = None) -> Findings:
        line = self.store.ask(line_of_day)(self.day)
        return self.store.ask(findings)(self.day, line, "Q1", by)


@pytest.fixture
def place(store: Store, work: Callable[[], UnitOfWork]) -> Place:
    return Place(store, work)


def a_shift(place: Place, **changed: object) -> dict[str, object]:
    return {
        "id": uuid4(),
        "desk": "Q1",
        "cashier": CASHIER,
        "cashier_name": "Lê Văn Tư",
        "opening": 0,
        "opened_at": place.clock.at,
        "stage": ShiftStage.OPEN,
        **changed,
    }


def test_that_a_shift_left_open_and_one_that_differs_are_seen(place: Place) -> None:
    before = place.clock.at - timedelta(days=1)
    place.put(m.shift, **a_shift(place, opened_at=before))
    closed = {"stage": ShiftStage.CLOSED, "closed_at": place.clock.at}
    place.put(m.shift, **a_shift(place, **closed, expected=50_000, in_drawer=30_000))
    place.put(m.shift, **a_shift(place, **closed, expected=50_000, in_drawer=50_000))
    place.put(m.shift, **a_shift(place))
    every = place.store.ask(shifts)(place.day)
    found = {each.about: each.count for each in findings_of_shifts(every, place.day)}
    other = place.store.ask(shifts)(place.day, RECEPTION)
    assert found == {Trouble.SHIFT_LEFT_OPEN: 0, Trouble.SHIFT_DIFFERS: -20_000}
    assert (len(every), len(other)) == (4, 0)


def test_that_money_of_the_day_is_taken_less_given_back(place: Place) -> None:
    shift = a_shift(place)
    place.put(m.shift, **shift)
    line = {
        "dossier": uuid4(),
        "name": "Lệ phí",
        "kind": "charge",
        "source": "",
        "shift": shift["id"],
        "desk": "Q1",
        "slip": "1",
    }
    moves = (
        (False, "cash", 150_000, place.clock.at),
        (False, "transfer", 70_000, place.clock.at),
        (True, "cash", 20_000, place.clock.at),
        (False, "cash", 9_000, place.clock.at - timedelta(days=1)),
    )
    for n, (back, method, amount, at) in enumerate(moves):
        row = line | {"n": n + 1, "key": uuid4(), "back": back, "method": method}
        place.put(m.money_line, **row, amount=amount, at=at)
    found = place.store.ask(day_money)(place.day)
    assert (found.taken, found.given_back) == (220_000, 20_000)
    assert place.store.ask(day_money)(place.day, LEADER).taken == 0
    (one,) = place.store.ask(shifts)(place.day)
    assert (one.cash, one.other) == (139_000, 70_000)


def test_that_a_visit_lasts_from_its_call_to_its_end(place: Place) -> None:
    def ticket(seconds: int | None, officer: UUID = RECEPTION, days_ago: int = 0) -> None:
        called = place.clock.at - timedelta(days=days_ago)
        ended = None if seconds is None else called + timedelta(seconds=seconds)
        place.put(
            q.ticket,
            id=uuid4(),
            number="A001",
            group="Hộ tịch",
            day=(place.day.begins - timedelta(days=days_ago)).date(),
            desk="Q1",
            issued_at=called - MINUTE,
            since=called - MINUTE,
            priority="",
            state=TicketState.WAITING if seconds is None else TicketState.DONE,
            calls=1,
            absences=0,
            called_at=called,
            ended_at=ended,
            officer=officer,
        )

    for seconds in (60, 80, 300, None, 9_000):  # the last was left open by mistake
        ticket(seconds)
    ticket(40, LEADER)
    for seconds in (10, 30):
        ticket(seconds, days_ago=1)
    found = place.store.ask(visits)(place.day)
    assert (found.waiting, found.waits_since) == (1, place.clock.at - MINUTE)
    assert (found.seconds, found.seconds_before) == (70, 20)
    assert found.by_officer == {RECEPTION: 80, LEADER: 40}
    assert place.store.ask(visits)(place.day, LEADER).seconds == 40


def test_that_a_paper_that_failed_or_was_never_asked_for_is_seen(place: Place) -> None:
    failed, fine, never = place.receive(), place.receive(), place.receive()
    place.printed(failed, "print.printer_gone")
    place.printed(fine, "")
    assert [each.dossier for each in place.prints()] == [failed.id]  # the last may still come
    place.clock.forward(timedelta(minutes=11))
    found = {each.dossier: each.fact for each in place.prints()}
    assert found == {failed.id: "failed print.printer_gone", never.id: NEVER}
    assert len(place.prints(RECEPTION)) == 2
    assert place.prints(LEADER) == []


def test_that_a_print_nobody_heard_of_again_is_seen_after_ten_minutes(place: Place) -> None:
    dossier = place.receive()
    place.printed(dossier, None)
    assert place.prints() == []
    place.clock.forward(timedelta(minutes=11))
    assert [each.dossier for each in place.prints()] == [dossier.id]


def test_that_a_serial_without_a_dossier_is_a_gap(
    place: Place, work: Callable[[], UnitOfWork]
) -> None:
    place.receive()
    for _lost in range(2):
        with work() as tx:
            tx.numbers.take(place.desk.unit, place.day.date)
            tx.commit()
    assert place.numbers() == ["1002-1003"]  # given out, and nothing came of it
    place.receive()
    assert place.numbers() == ["1002-1003"]


@pytest.mark.parametrize(
    ("places", "given", "gaps"),
    [
        ((), 0, []),
        ((1, 2, 3), 3, []),
        ((2, 5), 0, [(1, 1), (3, 4)]),
        ((1,), 4, [(2, 4)]),
        ((3, 1), 2, [(2, 2)]),
    ],
)
def test_that_gaps_lie_between_places_and_up_to_the_last_given(
    places: tuple[int, ...], given: int, gaps: list[tuple[int, int]]
) -> None:
    assert list(gaps_among(places, given)) == gaps


def test_that_refused_acts_and_old_unsent_ones_are_seen_by_leaders_alone(place: Place) -> None:
    place.receive()
    with place.store.engine.begin() as connection:
        one = connection.execute(t.outbox.select().order_by(t.outbox.c.act.desc())).first()
        assert one is not None
        change = update(t.outbox).where(t.outbox.c.act == one.act)
        connection.execute(change.values(refused="form"))
    place.clock.forward(timedelta(hours=3))
    about = {line.about for line in place.all().lines}
    assert {Trouble.REFUSED, Trouble.UNSENT} <= about
    assert not {Trouble.REFUSED, Trouble.UNSENT} & {line.about for line in place.all(LEADER).lines}


def heard(place: Place, desk: str, at: datetime) -> None:
    place.put(
        t.act,
        id=uuid4(),
        desk=desk,
        seq=1,
        kind="look.logged_in",
        subject=uuid4(),
        actor=RECEPTION,
        made_at=at,
        raw=b"",
        digest=b"",
    )


@pytest.mark.parametrize(
    ("clock", "silent"),
    [
        ("06:50", ["Q3"]),  # nothing of it on Thursday either
        ("07:00", ["Q3"]),
        ("07:59", ["Q3"]),
        ("08:00", ["Q2", "Q3"]),
        ("12:30", ["Q2", "Q3"]),
    ],
)
def test_that_a_desk_has_an_hour_of_opening_time_to_be_heard_of(
    place: Place, clock: str, silent: list[str]
) -> None:
    hour, minute = map(int, clock.split(":"))
    place.clock.at = FRIDAY_MORNING.astimezone(OFFICE_TIME).replace(hour=hour, minute=minute)
    heard(place, "Q2", FRIDAY_MORNING - timedelta(days=1))  # Thursday
    heard(place, "Q3", FRIDAY_MORNING - timedelta(days=2))
    found = [line.key for line in place.all().lines if line.about is Trouble.SILENT_DESK]
    assert sorted(found) == silent


def test_that_a_desk_not_heard_of_since_the_office_opened_is_seen(place: Place) -> None:
    heard(place, "Q2", FRIDAY_MORNING)  # a quarter past nine
    heard(place, "Q3", FRIDAY_MORNING - timedelta(days=1))
    heard(place, "Q4", FRIDAY_MORNING - timedelta(days=40))  # no desk of this office any more
    heard(place, "TT.epoch", FRIDAY_MORNING - timedelta(days=1))  # the centre
    silent = [line.key for line in place.all().lines if line.about is Trouble.SILENT_DESK]
    assert silent == ["Q3"]
    assert [desk.desk for desk in place.store.ask(line_of_day)(place.day).desks] == [
        *("Q1", "Q2", "Q3"),
    ]
    assert replace(place.day, now=place.clock.at) == place.day
