"""Tickets of the queue, the groups they are drawn for, and the numbers of this desk."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Date, Select, String, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from db.prepared import Prepared, asked_for
from db.repositories.numbers import Numbers
from db.tables import queue as q
from desk_app.domain.acts.act import Act
from desk_app.domain.errors import BlocksUsedUp
from desk_app.domain.ids import DeskId, OfficerId, UnitCode
from desk_app.domain.queue.line import EVERYTHING, fold_groups
from desk_app.domain.queue.ticket import (
    Ticket,
    TicketId,
    TicketState,
    desk_letter,
    fold_ticket,
    ticket_number,
)

_OF_DAY: Final = select(q.ticket).where(q.ticket.c.day == bindparam("day"))


def _at_counter() -> Select[Any]:
    newest = (
        select(q.ticket.c.id)
        .where(
            q.ticket.c.day == asked_for("day", Date),
            q.ticket.c.state == TicketState.CALLED,
            q.ticket.c.counter == asked_for("desk", String),
        )
        .order_by(q.ticket.c.called_at.desc())
        .limit(1)
    )
    return select(q.ticket).where(q.ticket.c.id == newest.scalar_subquery())


_AT_COUNTER: Final = Prepared(_at_counter)
_LAST: Final = select(q.last_ticket.c.last).where(
    q.last_ticket.c.day == bindparam("day"), q.last_ticket.c.block == bindparam("block")
)


class Queue:
    def __init__(self, connection: Connection, numbers: Numbers) -> None:
        self._connection = connection
        self._numbers = numbers

    def of_day(self, day: date) -> Sequence[Ticket]:
        """All of them, whatever became of them, in the order they were drawn."""
        rows = self._connection.execute(_OF_DAY.order_by(q.ticket.c.issued_at), {"day": day})
        return [_ticket(row) for row in rows]

    def get(self, ticket: UUID) -> Ticket:
        """Raises KeyError when there is none."""
        found = self._connection.execute(select(q.ticket).where(q.ticket.c.id == ticket)).first()
        if found is None:
            raise KeyError(ticket)
        return _ticket(found)

    def find(self, ticket: UUID) -> Ticket | None:
        found = self._connection.execute(select(q.ticket).where(q.ticket.c.id == ticket)).first()
        return None if found is None else _ticket(found)

    def at_counter(self, desk: DeskId, day: date) -> Ticket | None:
        """Who stands at `desk` now: the number it called last and has not let go."""
        found = _AT_COUNTER.first(self._connection, {"day": day, "desk": desk})
        return None if found is None else _ticket(found)

    def draw(self, unit: UnitCode, day: date) -> str:
        """The next number of this desk; drawn once the transaction commits.

        Raises:
            BlocksUsedUp: the desk has no block, whose letter it would stand under.
        """
        blocks = self._numbers.blocks()
        if not blocks:
            raise BlocksUsedUp(unit, day)
        block = blocks[0]
        given = self._connection.execute(_LAST, {"day": day, "block": block}).scalar() or 0
        last = max([given, *self._known(desk_letter(block), day)])
        save = upsert(q.last_ticket).values(day=day, block=block, last=last + 1)
        self._connection.execute(
            save.on_conflict_do_update(
                index_elements=["day", "block"], set_={"last": save.excluded["last"]}
            )
        )
        return ticket_number(block, last + 1)

    def _known(self, letter: str, day: date) -> Sequence[int]:
        """Counts of the tickets that are here: a restored store gets some back from its home."""
        numbers = self._connection.execute(
            select(q.ticket.c.number).where(
                q.ticket.c.day == day, q.ticket.c.number.startswith(letter)
            )
        ).scalars()
        counts = (number.removeprefix(letter) for number in numbers)
        return [int(count) for count in counts if count.isdecimal()]

    def groups(self) -> Sequence[str]:
        query = select(q.group.c.name).order_by(q.group.c.place)
        return tuple(self._connection.execute(query).scalars()) or (EVERYTHING,)


def settle_ticket(connection: Connection, acts: Iterable[Act]) -> None:
    """Fold a ticket's `acts`, which stand in the unit's order."""
    ticket = fold_ticket(acts)
    if ticket is None:
        return
    values = {column.name: getattr(ticket, column.name) for column in q.ticket.columns}
    save = upsert(q.ticket).values(values)
    rest = {name: save.excluded[name] for name in values if name != "id"}
    connection.execute(save.on_conflict_do_update(index_elements=["id"], set_=rest))


def settle_groups(connection: Connection, acts: Iterable[Act]) -> None:
    connection.execute(delete(q.group))
    rows = [{"place": n, "name": name} for n, name in enumerate(fold_groups(acts))]
    connection.execute(insert(q.group), rows)


def _ticket(row: Any) -> Ticket:
    return Ticket(
        id=TicketId(row.id),
        number=row.number,
        group=row.group,
        day=row.day,
        desk=DeskId(row.desk),
        issued_at=row.issued_at,
        since=row.since,
        priority=row.priority,
        state=TicketState(row.state),
        calls=row.calls,
        absences=row.absences,
        counter=None if row.counter is None else DeskId(row.counter),
        called_at=row.called_at,
        ended_at=row.ended_at,
        officer=None if row.officer is None else OfficerId(row.officer),
    )
