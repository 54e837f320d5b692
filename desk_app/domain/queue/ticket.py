"""A number in the queue: drawn, called, absent, served; what its acts amount to.

Nobody's name and nobody's telephone is in it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, NewType
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, Body, text
from desk_app.domain.codes.blocks import Block
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.domain.office_time import office_date

TicketId = NewType("TicketId", UUID)

ABSENCES: Final = 3  # called and not there so often: set aside
_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # no I, no O: they are read as figures
LONGEST_VISIT: Final = timedelta(hours=2)  # longer ago, the ticket was left open by mistake


class TicketState(StrEnum):
    WAITING = "waiting"
    CALLED = "called"  # at a counter: on the way there, or being served
    SET_ASIDE = "set_aside"  # three times absent; may come back with priority
    DONE = "done"
    DROPPED = "dropped"  # the paper never came out, or the visitor left


_BEGINS: Final[Mapping[str, frozenset[TicketState]]] = MappingProxyType(
    {
        kinds.QUEUE_CALLED: frozenset({TicketState.WAITING}),
        kinds.QUEUE_CALLED_AGAIN: frozenset({TicketState.CALLED}),
        kinds.QUEUE_ABSENT: frozenset({TicketState.CALLED}),
        kinds.QUEUE_DONE: frozenset({TicketState.CALLED}),
        kinds.QUEUE_MOVED: frozenset({TicketState.WAITING, TicketState.CALLED}),
        kinds.QUEUE_BACK: frozenset({TicketState.SET_ASIDE, TicketState.DONE}),
        kinds.QUEUE_DROPPED: frozenset({TicketState.WAITING, TicketState.SET_ASIDE}),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Valid on its day only: numbers nobody served expire at closing."""

    id: TicketId
    number: str  # "A027": the letter is the desk's that drew it, so none is given twice
    group: str  # of fields, as the office names it
    day: date  # of the office
    desk: DeskId  # that drew it
    issued_at: datetime  # UTC
    since: datetime  # its place in the line; later after an absence
    priority: str = ""  # the reason of it; empty: none
    state: TicketState = TicketState.WAITING
    calls: int = 0  # by the counter that called it last
    absences: int = 0
    counter: DeskId | None = None  # that called it last
    called_at: datetime | None = None  # first call of the last counter
    ended_at: datetime | None = None
    officer: OfficerId | None = None  # who called it last

    def may(self, step: str) -> bool:
        """Whether `step`, a kind of act, can be taken from where the ticket stands."""
        return self.state in _BEGINS.get(step, frozenset())

    @property
    def waited(self) -> timedelta | None:
        """From drawing to the call that was answered; None before it."""
        return None if self.called_at is None else self.called_at - self.issued_at

    @property
    def served(self) -> timedelta | None:
        """None until it is done."""
        if self.state is not TicketState.DONE or self.called_at is None or self.ended_at is None:
            return None
        return self.ended_at - self.called_at


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitWait:
    """What a dossier keeps of the ticket it was received under; whole seconds."""

    ticket: str  # its number
    waited: int
    served: int  # from the call to the receipt


def visit_wait(ticket: Ticket | None, now: datetime) -> VisitWait | None:
    """What a dossier received now keeps of `ticket`; None where nobody was called just now."""
    if ticket is None or ticket.called_at is None or ticket.waited is None:
        return None
    served = now - ticket.called_at
    if not timedelta() <= served <= LONGEST_VISIT:
        return None
    return VisitWait(
        ticket=ticket.number,
        waited=int(ticket.waited.total_seconds()),
        served=int(served.total_seconds()),
    )


def visit_wait_facts(wait: VisitWait) -> Body:
    return {"ticket": wait.ticket, "waited": wait.waited, "served": wait.served}


def visit_wait_from(facts: Mapping[str, Any] | None) -> VisitWait | None:
    """Dossiers received without a ticket, and all of before, say nothing of it."""
    if not facts:
        return None
    return VisitWait(
        ticket=text(facts, "ticket"), waited=int(facts["waited"]), served=int(facts["served"])
    )


def desk_letter(block: Block) -> str:
    """ "A" for block 1, "B" for 2, … "Z", "AA": blocks are one desk's for ever, so letters are."""
    letters, rest = "", int(block)
    while rest > 0:
        rest, place = divmod(rest - 1, len(_LETTERS))
        letters = _LETTERS[place] + letters
    return letters


def ticket_number(block: Block, count: int) -> str:
    """ "A027". Args: count: of the desk, from 1 every morning."""
    return f"{desk_letter(block)}{count:03d}"


def issued_body(number: str, group: str, priority: str) -> Body:
    return {"number": number, "group": group, "priority": priority}


def fold_ticket(acts: Iterable[Act]) -> Ticket | None:
    """What the acts about one ticket amount to.

    What does not apply is passed over: two counters that called one number while the line was
    down have both called it, and the unit's order says whose it is.
    """
    ticket: Ticket | None = None
    for act in acts:
        try:
            ticket = _next(ticket, act)
        except UNREADABLE:
            continue  # a newer program wrote it; what came before still holds
    return ticket


def _next(ticket: Ticket | None, act: Act) -> Ticket | None:
    if act.kind == kinds.QUEUE_ISSUED:
        return ticket or _issued(act)
    if ticket is None or not ticket.may(act.kind):
        return ticket
    if ticket.state is TicketState.CALLED and act.desk != ticket.counter:
        return ticket  # it stands at another counter
    step = _STEPS.get(act.kind)
    return ticket if step is None else step(ticket, act)


def _issued(act: Act) -> Ticket:
    return Ticket(
        id=TicketId(act.subject.id),
        number=text(act.body, "number"),
        group=text(act.body, "group"),
        day=office_date(act.made_at),
        desk=act.desk,
        issued_at=act.made_at,
        since=act.made_at,
        priority=text(act.body, "priority"),
    )


def _called(ticket: Ticket, act: Act) -> Ticket:
    return replace(
        ticket,
        state=TicketState.CALLED,
        calls=1,
        counter=act.desk,
        called_at=act.made_at,
        officer=act.actor,
    )


def _absent(ticket: Ticket, act: Act) -> Ticket:
    """To the end of the line, priority or not; the third time out of it."""
    absences = ticket.absences + 1
    aside = absences >= ABSENCES
    return replace(
        ticket,
        state=TicketState.SET_ASIDE if aside else TicketState.WAITING,
        absences=absences,
        priority="",
        since=act.made_at,
        counter=None,
        called_at=None,
        ended_at=act.made_at if aside else None,
    )


def _moved(ticket: Ticket, act: Act) -> Ticket:
    """To other counters, before those who came later: who waited once waits no second time."""
    return replace(
        ticket,
        state=TicketState.WAITING,
        group=text(act.body, "group"),
        counter=None,
        called_at=None,
    )


def _back(ticket: Ticket, act: Act) -> Ticket:
    return replace(
        ticket,
        state=TicketState.WAITING,
        priority=text(act.body, "reason"),
        absences=0,
        since=act.made_at,
        issued_at=act.made_at,  # this wait begins now; the one before was counted
        counter=None,
        called_at=None,
        ended_at=None,
    )


_STEPS: Final[Mapping[str, Callable[[Ticket, Act], Ticket]]] = MappingProxyType(
    {
        kinds.QUEUE_CALLED: _called,
        kinds.QUEUE_CALLED_AGAIN: lambda ticket, _act: replace(ticket, calls=ticket.calls + 1),
        kinds.QUEUE_ABSENT: _absent,
        kinds.QUEUE_DONE: lambda ticket, act: replace(
            ticket, state=TicketState.DONE, ended_at=act.made_at
        ),
        kinds.QUEUE_MOVED: _moved,
        kinds.QUEUE_BACK: _back,
        kinds.QUEUE_DROPPED: lambda ticket, act: replace(
            ticket, state=TicketState.DROPPED, ended_at=act.made_at
        ),
    }
)
