"""What people do at a desk on a trial day, by the use cases and acts of the program itself."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import Any, Final, TypeAlias, TypeVar
from uuid import UUID

from sqlalchemy import select

from db.tables import dossier as d
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.fold import _STEPS
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from desk_app.domain.codes.paper_number import IN_BODY
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DeskError, NumberingBlocked
from desk_app.domain.handling.telling import NoticeAbout, NoticeWay
from desk_app.domain.ids import DossierId, OfficerId
from desk_app.domain.office_time import office_date
from desk_app.domain.people.badge import badge_holder
from desk_app.domain.people.rights import Role
from desk_app.domain.queue.line import EVERYTHING
from desk_app.domain.queue.ticket import TicketId
from desk_app.services.desk import Desk
from desk_app.services.handing_over.hand_over import HandOver, hand_over
from desk_app.services.handing_over.take_over import TakeOver, take_over
from desk_app.services.intake.refuse_intake import refuse_intake
from desk_app.services.money.shifts import OpenShift, open_shift
from desk_app.services.office.badges import set_badge, withdraw_badge
from desk_app.services.office.confirm_clock import ConfirmClock, confirm_clock
from desk_app.services.office.officers import (
    RegisterOfficer,
    let_go,
    register_officer,
    set_roles,
    take_back,
)
from desk_app.services.queue.call_next import call_next
from desk_app.services.queue.issue_ticket import IssueTicket, issue_ticket
from desk_app.services.queue.set_groups import set_groups
from desk_app.services.step import take_step
from desk_app.services.telling.tell_citizen import TellCitizen, tell_citizen
from tests.builders import (
    ADMIN,
    CASHIER,
    LEADER,
    SERIES,
    UNIT,
    a_calendar,
    a_sending,
    an_officer,
)
from tests.step_bodies import good_bodies
from tests.sync.office import SECOND, TrialDesk

Deed: TypeAlias = Callable[[TrialDesk, Random], None]
Item = TypeVar("Item")

BOSS: Final = an_officer(ADMIN, Role.ADMIN)
HEAD: Final = an_officer(LEADER, Role.LEADER)
TILL: Final = an_officer(CASHIER, Role.CASHIER)
PEOPLE: Final = tuple(OfficerId(UUID(int=n)) for n in (71, 72, 73))
WORK: Final = (Role.CASHIER, Role.RECEPTION)
GROUPS: Final = ("Hộ tịch", "Đất đai")


def counter(trial: TrialDesk) -> Desk:
    return Desk(
        unit=UNIT,
        id=trial.name,
        now=trial.clock,
        work=trial.sync.work,
        glance=trial.sync.glance,
        calendar_now=a_calendar,
        series=SERIES,
    )


def dossiers_at(trial: TrialDesk) -> list[DossierId]:
    """Those a desk lists, in an order that is the same whenever the day is lived again."""
    with trial.store.reading.connect() as connection:
        rows = connection.execute(select(d.dossier.c.id).order_by(d.dossier.c.code)).scalars()
        return [DossierId(row) for row in rows]


def one_of(items: list[Item], chance: Random) -> Item | None:
    return chance.choice(items) if items else None


def receive(trial: TrialDesk, chance: Random) -> None:
    if not trial.setting(NUMBERING_BLOCKED):
        trial.receive()


def receive_online(trial: TrialDesk, chance: Random) -> None:
    """A dossier that a portal handed to the centre and nobody has received yet, as far as
    this desk knows: another may do the same at this moment."""
    with trial.sync.glance() as tx:
        waiting = [
            found
            for found in {act.subject.id for act in trial.acts() if act.kind == kinds.REGISTERED}
            if tx.dossiers.find(found).dossier is None
        ]
    which = one_of(sorted(waiting), chance)
    if which is not None and not trial.setting(NUMBERING_BLOCKED):
        trial.receive(DossierId(which))


def any_step(trial: TrialDesk, chance: Random) -> None:
    """A step of a dossier that may be taken: supplements, money, hand-over, post, endings …"""
    which = one_of(dossiers_at(trial), chance)
    if which is None:
        return
    with trial.sync.glance() as tx:
        folded = tx.dossiers.find(which)
    dossier = folded.dossier
    if dossier is None or folded.read_only:
        return
    bodies = good_bodies(dossier)
    steps = [step for step in sorted(_STEPS) if dossier.may(step)]
    step = chance.choice(steps)
    take_step(which, step, numbered_at(trial, bodies[step]), an_officer(), counter(trial))


def numbered_at(
    trial: TrialDesk, body: Body
) -> Callable[[Dossier, UnitOfWork, datetime], Body] | Body:
    """A paper that an act names gets the next number of the desk that writes it."""
    number: Any = body.get(IN_BODY)
    if not isinstance(number, Mapping):
        return body

    def words(_dossier: Dossier, work: UnitOfWork, now: datetime) -> Body:
        if work.settings.get(NUMBERING_BLOCKED, default=False):
            raise NumberingBlocked()
        day = office_date(now)
        taken = work.paper_numbers.take(UNIT, str(number["form"]), day).number
        return {**body, IN_BODY: {**number, "year": day.year, "number": taken}}

    return words


def result_back(trial: TrialDesk, chance: Random) -> None:
    if (which := one_of(dossiers_at(trial), chance)) is not None:
        trial.result_back(which)


def return_(trial: TrialDesk, chance: Random) -> None:
    if (which := one_of(dossiers_at(trial), chance)) is not None:
        trial.return_(which)


def look(trial: TrialDesk, chance: Random) -> None:
    if (which := one_of(dossiers_at(trial), chance)) is not None:
        trial.look(which)


def send_away(trial: TrialDesk, chance: Random) -> None:
    order = replace(a_sending(), key=DossierId(trial.new_id(trial.clock())), procedure=None)
    refuse_intake(replace(order, request="Việc khác"), an_officer(), counter(trial))


def hand_papers_over(trial: TrialDesk, chance: Random) -> None:
    listed = dossiers_at(trial)
    going = tuple(chance.sample(listed, min(len(listed), 3)))
    batch = trial.new_id(trial.clock())
    hand_over(
        HandOver(batch=batch, unit="Phòng Tư pháp", dossiers=going), an_officer(), counter(trial)
    )


def take_papers_over(trial: TrialDesk, chance: Random) -> None:
    batches = [act.subject.id for act in trial.acts() if act.kind == kinds.BATCH_HANDED_OVER]
    if (batch := one_of(batches, chance)) is not None:
        take_over(TakeOver(batch=batch, who="Lê Văn Tư"), an_officer(), counter(trial))


def officers(trial: TrialDesk, chance: Random) -> None:
    """Somebody joins, changes work, leaves, comes back, gets a badge or loses it."""
    who, at = chance.choice(PEOPLE), counter(trial)
    with trial.sync.glance() as tx:
        known, active = tx.officers.find(who), tx.officers.active()
    if known is None:
        name = f"Phạm Ngọc Diễm {who.int}"
        order = RegisterOfficer(id=who, name=name, role=Role.LEADER, secret="246810")  # noqa: S106  # a trial's
        register_officer(order, BOSS, lambda secret: f"$trial${secret}", at)
        return
    badge = f"CB-{who.int}"
    acts: list[Callable[[], object]] = [
        lambda: set_roles(who, chance.choice(WORK), frozenset({chance.choice(WORK)}), BOSS, at),
        lambda: let_go(who, BOSS, at) if known.active else take_back(who, BOSS, at),
        lambda: (
            withdraw_badge(who, BOSS, at)
            if badge_holder(UNIT, badge, active)
            else set_badge(who, badge, BOSS, at)
        ),
    ]
    chance.choice(acts)()


def queue(trial: TrialDesk, chance: Random) -> None:
    """A visitor draws a number, or the next one is called, or the groups become others."""
    at = counter(trial)
    match chance.randrange(6):
        case 0:
            set_groups(list(GROUPS), BOSS, at)
        case 1 | 2:
            call_next((), an_officer(), at)
        case _:
            with trial.sync.glance() as tx:
                groups = tx.queue.groups() or (EVERYTHING,)
            ticket = TicketId(trial.new_id(trial.clock()))
            issue_ticket(IssueTicket(id=ticket, group=chance.choice(groups)), an_officer(), at)


def shift(trial: TrialDesk, chance: Random) -> None:
    key = trial.new_id(trial.clock())
    open_shift(OpenShift(key=key, opening=chance.randrange(9) * 100_000), TILL, counter(trial))


def notice(trial: TrialDesk, chance: Random) -> None:
    """A message to a citizen, which the centre carries and says so by an act of its own."""
    if (which := one_of(dossiers_at(trial), chance)) is None:
        return
    order = TellCitizen(
        dossier=which,
        key=trial.new_id(trial.clock()),
        about=NoticeAbout.RECEIVED,
        way=NoticeWay.SMS,
        to="0912345678",
        words="Đã tiếp nhận hồ sơ.",
        outcome=None,
    )
    tell_citizen(order, an_officer(), counter(trial))


def clock_said_right(trial: TrialDesk, chance: Random) -> None:
    order = ConfirmClock(day=office_date(trial.clock()), reason="Đồng hồ chạy sai")
    confirm_clock(order, HEAD, counter(trial))


def of_a_newer_program(trial: TrialDesk, chance: Random) -> None:
    """Of a kind nobody here knows, with more fields than we would write."""
    if (which := one_of(dossiers_at(trial), chance)) is not None:
        trial.note("kiosk.greeted", which, {"mood": {"sun": [1, "hai", None]}})


DEEDS: Final[Mapping[str, Deed]] = {
    "receive": receive,
    "receive online": receive_online,
    "step": any_step,
    "result back": result_back,
    "return": return_,
    "look": look,
    "send away": send_away,
    "hand over": hand_papers_over,
    "take over": take_papers_over,
    "officers": officers,
    "queue": queue,
    "shift": shift,
    "notice": notice,
    "confirm clock": clock_said_right,
    "newer act": of_a_newer_program,
}


def do(deed: str, trial: TrialDesk, chance: Random) -> str:
    """Do it, or be told that it cannot be done now; returns the word for either."""
    trial.clock.forward(SECOND)
    try:
        DEEDS[deed](trial, chance)
    except DeskError as refused:
        return f"not now: {refused.code}"
    return "done"
