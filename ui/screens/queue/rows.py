"""The line as rows: who waits in the order of the calls, then who may come back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.office import DeskFacts
from desk_app.domain.queue.line import in_line
from desk_app.domain.queue.ticket import Ticket, TicketId, TicketState
from desk_app.wiring.office_life.queue import QueueToday
from ui import formats
from ui.dossiers.desks import desk_within

translate = QCoreApplication.translate

PRIORITIES: Final = (
    "Người cao tuổi",
    "Người khuyết tật",
    "Phụ nữ mang thai, có con nhỏ",
    "Người có công",
    "Bổ sung hồ sơ",
    "Đã vắng, nay quay lại",
)
"""Reasons of priority, as they are kept with the number."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    ticket: TicketId
    number: str
    group: str
    state: str
    detail: str
    drawn: str
    at: TicketState
    here: bool = False  # at this counter

    @property
    def waits(self) -> bool:
        return self.at is TicketState.WAITING

    @property
    def may_be_moved(self) -> bool:
        return self.waits or self.here

    @property
    def may_be_dropped(self) -> bool:
        return self.at in {TicketState.WAITING, TicketState.SET_ASIDE}

    @property
    def may_come_back(self) -> bool:
        return self.at in {TicketState.SET_ASIDE, TicketState.DONE}

    @property
    def wants_look(self) -> bool:
        return self.at is TicketState.SET_ASIDE


def rows_of(today: QueueToday, facts: DeskFacts) -> Sequence[QueueRow]:
    waiting = [_waiting(n, ticket) for n, ticket in enumerate(in_line(today.tickets), start=1)]
    aside = [_aside(t) for t in today.tickets if t.state is TicketState.SET_ASIDE]
    called = [_called(t, today, facts) for t in today.tickets if t.state is TicketState.CALLED]
    here = [line for line in called if line.here]
    elsewhere = [line for line in called if not line.here]
    done = [_done(t) for t in reversed(today.tickets) if t.state is TicketState.DONE]
    return (*here, *waiting, *aside, *elsewhere, *done)


def _waiting(place: int, ticket: Ticket) -> QueueRow:
    said = translate("queue", "Thứ {n} trong hàng").format(n=place)
    if ticket.priority:
        said = translate("queue", "Ưu tiên: thứ {n}").format(n=place)
    return _row(ticket, said, ticket.priority or _absences(ticket))


def _aside(ticket: Ticket) -> QueueRow:
    return _row(ticket, translate("queue", "Vắng ba lần"), _back())


def _called(ticket: Ticket, today: QueueToday, facts: DeskFacts) -> QueueRow:
    if ticket.counter == today.desk:
        said = translate("queue", "Đang ở quầy này")
        return replace(_row(ticket, said, ticket.priority), here=True)
    said = translate("queue", "Đang ở {desk}").format(desk=desk_within(ticket.counter or "", facts))
    return _row(ticket, said, "")


def _done(ticket: Ticket) -> QueueRow:
    return _row(ticket, translate("queue", "Đã xong"), "")


def _back() -> str:
    return translate("queue", "quay lại thì cho ưu tiên")


def _absences(ticket: Ticket) -> str:
    if not ticket.absences:
        return ""
    return translate("queue", "đã vắng {n} lần").format(n=ticket.absences)


def _row(ticket: Ticket, state: str, detail: str) -> QueueRow:
    return QueueRow(
        ticket=ticket.id,
        number=ticket.number,
        group=ticket.group,
        state=state,
        detail=detail,
        drawn=formats.clock(ticket.issued_at),
        at=ticket.state,
    )
