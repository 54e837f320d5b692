"""A random office, and what its acts come to by plain counting, without any SQL of ours."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from hypothesis import strategies as st
from sqlalchemy import select

from db.queries.day.moments import Day
from db.store import Store, new_id, open_store
from db.tables import journal as t
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, read_act
from desk_app.domain.acts.fold import fold
from desk_app.domain.acts.steps.oversight import assigned_body
from desk_app.domain.counting.standing import OPEN as OPEN_SPANS
from desk_app.domain.counting.standing import spans_of
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DeskError
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.flow import OPEN, Status
from desk_app.domain.ids import DossierId
from desk_app.domain.law.papers import Channel
from desk_app.domain.money.till.owed import owed, too_much
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.people.rights import Role
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.step import write_step
from desk_app.services.watching.horizon import day_of
from tests.builders import (
    KEY,
    LEADER,
    RECEPTION,
    Clock,
    a_calendar,
    a_desk,
    a_scribe,
    an_officer,
    an_order,
)
from tests.step_bodies import good_bodies

PEOPLE = (an_officer(), replace(an_officer(LEADER, Role.LEADER), name="Nguyễn Hữu Nghĩa"))
STEPS = (
    kinds.HANDED_OVER,
    kinds.SUPPLEMENT_ASKED,
    kinds.SUPPLEMENT_RECEIVED,
    kinds.APOLOGISED,
    kinds.RESULT_BACK,
    kinds.RETURNED,
    kinds.POSTED,
    kinds.DELIVERED,
    kinds.MONEY_COLLECTED,
    kinds.MONEY_EXEMPTED,
    kinds.VOIDED,
    kinds.CORRECTED,
    kinds.RATED,
    kinds.COMPLAINT_NOTED,
    kinds.ASSIGNED,
    kinds.RELEASED,
    kinds.REMINDED,
    kinds.WITHDRAWN,
)
DAYS = st.lists(
    st.tuples(
        st.sampled_from(("receive", "receive", *STEPS)),
        st.integers(0, 5),  # which dossier
        st.integers(0, 1),  # who does it
        st.sampled_from((7, 61, 300, 1440, 4000)),  # minutes later
    ),
    max_size=40,
)


PAID_DAYS = st.lists(
    st.tuples(
        st.sampled_from(
            ("receive", kinds.RESULT_BACK, kinds.MONEY_COLLECTED, kinds.RETURNED, kinds.RETURNED)
        ),
        st.integers(0, 2),
        st.integers(0, 1),
        st.sampled_from((7, 61, 1440)),
    ),
    max_size=20,
)
"""Results that are given out, some of them unpaid."""


@contextmanager
def lived(office: Path, days: Sequence[tuple[str, int, int, int]]) -> Iterator[tuple[Store, Day]]:
    """A copy of the store at `office` in which `days` were lived through."""
    with TemporaryDirectory() as folder:
        store = open_store(Path(shutil.copy(office, folder)), KEY)
        try:
            yield store, play(days, store.work(a_scribe()))
        finally:
            store.close()


def play(days: Sequence[tuple[str, int, int, int]], work: Callable[[], UnitOfWork]) -> Day:
    """Live through `days`; what is not allowed changes nothing. The day it ends on."""
    clock = Clock()
    desk = a_desk(work, clock)
    received: list[DossierId] = []
    for step, which, who, minutes in days:
        clock.forward(timedelta(minutes=minutes))
        officer = PEOPLE[who]
        if step == "receive" or not received:
            order = an_order(key=DossierId(new_id(clock.at)), channel=list(Channel)[which % 3])
            received.append(receive_dossier(order, officer, desk).id)
            continue
        about = received[which % len(received)]
        with work() as tx:
            dossier = tx.dossiers.get(about)
            body = good_bodies(dossier)[step]
            if step == kinds.ASSIGNED:
                body = assigned_body((RECEPTION, LEADER)[which % 2], "Ai đó", "Nghỉ phép")
            if "key" in body:
                body = {**body, "key": uuid4().hex}
            try:
                write_step(tx, about, step, body, officer, clock.at)
            except DeskError:
                continue
            tx.commit()
    return day_of(clock.at + timedelta(minutes=1), a_calendar())


def dossiers_of(store: Store) -> Sequence[Dossier]:
    """Folded from the acts, and from nothing else."""
    acts: dict[UUID, list[Act]] = {}
    with store.reading.connect() as connection:
        for raw in connection.execute(select(t.act.c.raw).order_by(t.act.c.n)).scalars():
            act = read_act(raw).act
            acts.setdefault(act.subject.id, []).append(act)
    folded = (fold(each).dossier for each in acts.values())
    return [dossier for dossier in folded if dossier is not None]


def local(moment: datetime) -> datetime:
    return moment.astimezone(OFFICE_TIME)


def within(moment: datetime | None, day: Day) -> bool:
    return moment is not None and day.begins <= moment < day.ends


def is_late(dossier: Dossier, now: datetime) -> bool:
    """As reports would count it, were their period over now."""
    spans = [span for span in spans_of(dossier) if span.since <= now]
    return bool(spans) and spans[-1].standing in OPEN_SPANS and spans[-1].late


def owes(dossier: Dossier) -> bool:
    """Some fee was neither paid nor exempted, and nothing is to be given back."""
    open_ = any(not line.settled for line in owed(dossier))
    return open_ and not too_much(dossier) and not any(each.open for each in dossier.money.refunds)


class Slow:
    """Each figure of the day by looking at every dossier."""

    def __init__(self, store: Store, day: Day, by: UUID | None) -> None:
        self.day, self.by = day, by
        every = dossiers_of(store)
        self.mine = [one for one in every if by in {None, one.officer}]
        self.held = [one for one in every if by in {None, one.holder}]

    def received(self) -> Counter[tuple[int, UUID, str, str]]:
        return Counter(
            (local(one.received_at).hour, one.officer, one.procedure.code, one.channel)
            for one in self.mine
            if within(one.received_at, self.day) and one.status is not Status.VOIDED
        )

    def usual(self) -> Mapping[int, float]:
        alive = [local(one.received_at) for one in self.mine if one.status is not Status.VOIDED]
        days = {at.date() for at in alive} & set(self.day.before)
        hours = {at.hour for at in alive if at.date() in days}
        return {
            hour: median(sum(at.date() == day and at.hour == hour for at in alive) for day in days)
            for hour in hours
        }

    def late(self) -> list[Dossier]:
        return [one for one in self.held if is_late(one, self.day.now)]

    def in_process(self) -> Iterator[Dossier]:
        clocked = {Status.RECEIVED, Status.IN_PROCESS, Status.OBLIGATION}
        return (one for one in self.held if one.status in clocked)

    def standing(self) -> dict[str, int]:
        day = self.day
        today = [
            one for one in self.held if one.due.at and day.now <= one.due.at <= day.due_ends[0]
        ]
        asked = [one for one in self.held if one.status is Status.SUPPLEMENT]
        ready = [one for one in self.held if one.status is Status.RESULT_BACK]
        lies = [one for one in ready if one.post.under_way is None]
        at_desk = [one for one in self.held if self._waits_at_the_desk(one)]
        return {
            "late": len(self.late()),
            "late_without_apology": sum(one.apology is None for one in self.late()),
            "due_today": sum(one in today for one in self.in_process()),
            "due_today_ready": sum(one in today for one in ready),
            "not_handed_over": len(at_desk),
            "hand_over_late": sum(one.papers_since < day.hand_over_before for one in at_desk),
            "supplement": len(asked),
            "supplement_over": sum(
                one.expected_at is not None and one.expected_at < day.now for one in asked
            ),
            "supplement_twice": sum(
                len(one.supplements) > 1 for one in self.held if one.status in OPEN
            ),
            "ready": len(lies),
            "ready_too_long": sum(
                one.result_back_at is not None and one.result_back_at < day.collect_before
                for one in lies
            ),
            "by_post": len(ready) - len(lies),
        }

    @staticmethod
    def _waits_at_the_desk(one: Dossier) -> bool:
        came_back = one.status is Status.IN_PROCESS and bool(one.trail) and bool(one.trail[-1].unit)
        may_go = one.status is Status.RECEIVED or came_back
        return may_go and one.papers_at is Place.DESK

    def due(self) -> Counter[tuple[int, str]]:
        """Working days from today, unit that has the papers."""
        found: Counter[tuple[int, str]] = Counter()
        for one in self.in_process():
            due = one.due.at
            if due is None or not self.day.now <= due <= self.day.due_ends[-1]:
                continue
            days = sum(due > end for end in self.day.due_ends)
            found[days, one.trail[-1].unit if one.trail else ""] += 1
        return found

    def satisfaction(self) -> tuple[int, int, int]:
        rated = [one.citizen.rating for one in self.held if one.citizen.rating]
        stars = [rating.stars for rating in rated if within(rating.at, self.day)]
        complained = [
            one
            for one in self.held
            if one.citizen.complaints and within(one.citizen.complaints[-1].at, self.day)
        ]
        return len(stars), sum(stars), len(complained)

    def seen(self) -> Counter[str]:
        day = self.day
        reminded = (
            one
            for one in self.held
            if one.oversight.reminders and one.status in OPEN - {Status.RESULT_BACK}
        )
        voided = (end.at for one in self.held for end in one.endings if end.step == kinds.VOIDED)
        corrected = (one.amended.corrections[-1].at for one in self.held if one.amended.corrections)
        standing = self.standing()
        counted = {
            "late": standing["late"],
            "second_supplement": sum(
                len(one.supplements) > 1 and not is_late(one, day.now)
                for one in self.held
                if one.status in OPEN
            ),
            "supplement_over": standing["supplement_over"],
            "voided": sum(within(at, day) for at in voided),
            "corrected": sum(within(at, day) for at in corrected),
            "complaint": self.satisfaction()[2],
            "unanswered": sum(one.oversight.reminders[-1].reply_by < day.now for one in reminded),
            "returned_unpaid": sum(
                one.status is Status.RETURNED and within(one.returned_at, day) and owes(one)
                for one in self.held
            ),
        }
        return Counter({name: n for name, n in counted.items() if n})
