"""One round of the messages: what desks queued is carried, what carriers say becomes an act."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Engine, insert, select, update

from central.actor import CentreActor, Deed
from central.notices.carrier import Answer, Message, NoticeCarrier
from central.store import tables as t
from central.store.stream import Counter, UnitStream
from central.store.units import Units
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, Subject, moment_text, read_act
from desk_app.domain.acts.steps.telling import citizen_told_body, notice_from
from desk_app.domain.handling.telling import BY_THE_CENTRE, CitizenNotice, NoticeOutcome
from desk_app.domain.ids import UnitCode

log = logging.getLogger(__name__)

_PAGE: Final = 500  # places of a stream read in one transaction


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message in the stream that nobody has carried yet."""

    act: Act
    notice: CitizenNotice


class NoticeRound:
    """May be broken off at any moment: a message is carried under its own id, so once more
    carries nothing twice, and its act is stored with the place up to which was read."""

    def __init__(
        self,
        engine: Engine,
        carrier: NoticeCarrier,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine, self._carrier, self._now = engine, carrier, now

    def run(self) -> int:
        """Carry what waits, and keep what was answered; returns how many acts that made."""
        with self._engine.connect().execution_options(reading=True) as connection:
            units = Units(connection).codes()
        made = 0
        for unit in units:
            while (done := self._carry(unit)) is not None:
                made += done
        return made + sum(self._keep(answer) for answer in tuple(self._carrier.answers()))

    def _carry(self, unit: UnitCode) -> int | None:
        """The next page of one unit's stream; None: it is read to its end."""
        with self._engine.begin() as connection:
            counter = UnitStream(connection, unit).counter(lock=True)
            place = _place(connection, unit, counter) if counter else 0
            if counter is None or place >= counter.position:
                return None
            rows = connection.execute(
                select(t.act.c.position, t.act.c.kind, t.act.c.raw)
                .where(t.act.c.unit == unit, t.act.c.position > place)
                .order_by(t.act.c.position)
                .limit(_PAGE)
            ).all()
            waiting: dict[UUID, Waiting] = {}  # a key that two acts bear is carried once
            for row in rows:
                if (found := _waiting(connection, unit, row)) is not None:
                    waiting.setdefault(found.notice.key, found)
            deeds = [self._sent(connection, unit, each) for each in waiting.values()]
            _note_place(connection, unit, counter, rows[-1].position)
            CentreActor(connection, unit).do(deeds, self._now())
        return len(deeds)

    def _sent(self, connection: Connection, unit: UnitCode, waiting: Waiting) -> Deed:
        notice = waiting.notice
        self._carrier.carry(
            Message(
                id=notice.key.hex,
                unit=unit,
                way=notice.way,
                to=notice.to,
                words=notice.words,
                queued_at=moment_text(notice.at),
            )
        )
        sent = {"act": waiting.act.id, "sent_at": self._now()}
        connection.execute(insert(t.notice).values(unit=unit, key=notice.key, **sent))
        return Deed(
            kinds.CITIZEN_TOLD,
            waiting.act.subject,
            citizen_told_body(notice, NoticeOutcome.SENT, ""),
        )

    def _keep(self, answer: Answer) -> int:
        """1: an act says so now; 0: nobody asked, or it is known."""
        with self._engine.begin() as connection:
            table = t.notice
            row = connection.execute(select(table).where(table.c.key == answer.id)).first()
            if row is not None and row.outcome is None:
                self._tell(connection, row, answer)
        self._carrier.heard(answer)
        return int(row is not None and row.outcome is None)

    def _tell(self, connection: Connection, row: Any, answer: Answer) -> None:
        unit, table = UnitCode(row.unit), t.notice
        raw = connection.execute(
            select(t.act.c.raw).where(t.act.c.unit == unit, t.act.c.id == row.act)
        ).scalar()
        mine = (table.c.unit == unit, table.c.key == answer.id)
        connection.execute(update(table).where(*mine).values(outcome=answer.outcome))
        if raw is None:  # the stream was restored to before it; the desk offers it again
            return
        act = read_act(bytes(raw)).act
        body = citizen_told_body(notice_from(act), answer.outcome, answer.note)
        deed = Deed(kinds.CITIZEN_TOLD, act.subject, body)
        CentreActor(connection, unit).do([deed], self._now())


def _waiting(connection: Connection, unit: UnitCode, row: Any) -> Waiting | None:
    """None: no message, one that an officer has told meanwhile, or one that was carried."""
    if row.kind != kinds.NOTICE_QUEUED:
        return None
    act = read_act(bytes(row.raw)).act
    try:
        notice = notice_from(act)
    except UNREADABLE:  # of a program we cannot follow; its desk shows that it waits
        log.warning("notice unreadable", extra={"unit": unit})
        return None
    if notice.way not in BY_THE_CENTRE or notice.key.hex in _told(connection, unit, act.subject):
        return None
    carried = select(t.notice.c.key).where(t.notice.c.unit == unit, t.notice.c.key == notice.key)
    return None if connection.execute(carried).first() else Waiting(act, notice)


def _told(connection: Connection, unit: UnitCode, subject: Subject) -> Sequence[str]:
    """Keys, in hexadecimal, of the messages about `subject` of which an outcome is known."""
    rows = connection.execute(
        select(t.act.c.raw).where(
            t.act.c.unit == unit,
            t.act.c.subject == subject.id,
            t.act.c.kind == kinds.CITIZEN_TOLD,
        )
    ).scalars()
    return [str(read_act(bytes(raw)).act.body.get("key")) for raw in rows]


def _place(connection: Connection, unit: UnitCode, counter: Counter) -> int:
    """Up to where the stream was read; 0 in another epoch, of which nothing was read yet."""
    table = t.notice_place
    row = connection.execute(select(table).where(table.c.unit == unit)).first()
    return row.position if row is not None and row.epoch == counter.epoch else 0


def _note_place(connection: Connection, unit: UnitCode, counter: Counter, position: int) -> None:
    table, place = t.notice_place, {"epoch": counter.epoch, "position": position}
    mine = table.c.unit == unit
    if not connection.execute(update(table).where(mine).values(**place)).rowcount:
        connection.execute(insert(table).values(unit=unit, **place))
