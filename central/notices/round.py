"""One round of the messages: what desks queued is carried, what carriers say becomes an act."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Engine, and_, delete, insert, select, update

from central.actor import CentreActor, Deed
from central.notices.carrier import Answer, Message, NoticeCarrier
from central.store import tables as t
from central.store.stream import ReadPlaces, UnitStream
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import (
    UNREADABLE,
    Act,
    Subject,
    moment_text,
    read_act,
    whole_milliseconds,
)
from desk_app.domain.acts.steps.telling import citizen_told_body, notice_from
from desk_app.domain.handling.telling import BY_THE_CENTRE, CitizenNotice, NoticeOutcome
from desk_app.domain.ids import UnitCode

log = logging.getLogger(__name__)

FIRST_PAUSE: Final = timedelta(seconds=30)  # after the first failure; then it doubles
LONGEST_PAUSE: Final = timedelta(hours=1)
GIVEN_UP: Final = timedelta(hours=24)  # after the first try
LEASE: Final = timedelta(minutes=10)  # that claimed messages are carried by who claimed them
OUTDATED: Final = timedelta(hours=48)  # after it was queued; later it would say what is past

_PAGE: Final = 500  # places of a stream read in one transaction
_AT_ONCE: Final = 50  # messages claimed together
_MOST_DOUBLINGS: Final = 8
_OLD: Final = "chờ quá 48 giờ, không gửi nữa"
_GIVEN_UP: Final = "không chuyển được trong 24 giờ"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message in the stream that nobody has carried yet."""

    act: Act
    notice: CitizenNotice


@dataclass(frozen=True, slots=True)
class _Taken:
    """A message that is ours to carry."""

    act: Act
    notice: CitizenNotice
    since: datetime  # when its carrying was first to be tried


@dataclass(slots=True)
class _Claimed:
    until: datetime
    messages: list[_Taken] = field(default_factory=list)
    made: int = 0  # acts that came of those not to be carried


class NoticeRound:
    """May be broken off at any moment: a message is carried under its own id, so once more
    carries nothing twice; one that was ours when we were killed is carried again after `LEASE`.

    What cannot be carried holds up nobody: it waits in a table of its own, is tried again after
    a time that doubles, and is given up after `GIVEN_UP`. What was queued longer than `OUTDATED`
    ago is not sent any more: the desk hears of both and tells the citizen itself.
    """

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
            units = _busy(connection, self._now())
        made = 0
        for unit in units:
            while self._read(unit):
                pass
            while (done := self._carry(unit)) is not None:
                made += done
        return made + sum(self._keep(answer) for answer in tuple(self._carrier.answers()))

    def _read(self, unit: UnitCode) -> bool:
        """Let the messages of the next page of one unit's stream wait; False: it has ended."""
        with self._engine.begin() as connection:
            counter = UnitStream(connection, unit).counter(lock=True)
            places = ReadPlaces(connection, t.notice_place)
            place = places.of(unit, counter) if counter else 0
            if counter is None or place >= counter.position:
                return False
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
            for each in waiting.values():
                _let_wait(connection, unit, each, self._now())
            places.note(unit, counter, rows[-1].position)
        return True

    def _carry(self, unit: UnitCode) -> int | None:
        """Some of what may be tried now; how many acts came of it. None: nothing is left.

        While a message is carried the unit is held by nobody: its desks go on, however slow the
        carrier is. What is called off in these moments is called off too late.
        """
        claimed = self._claim(unit)
        if claimed is None:
            return None
        tried = []
        for each in claimed.messages:
            if self._now() >= claimed.until:
                break  # the rest is anybody's by now
            tried.append((each, self._try(unit, each)))
        return claimed.made + self._settle(unit, tried)

    def _claim(self, unit: UnitCode) -> _Claimed | None:
        """What may be tried now is ours for `LEASE`; then anybody may carry it once more."""
        table, now = t.notice_waiting, self._now()
        with self._engine.begin() as connection:
            if UnitStream(connection, unit).counter(lock=True) is None:
                return None
            rows = connection.execute(
                select(table, t.act.c.raw)
                .join(t.act, and_(t.act.c.unit == table.c.unit, t.act.c.id == table.c.act))
                .where(table.c.unit == unit, table.c.next_at <= now)
                .order_by(table.c.next_at, t.act.c.position)
                .limit(_AT_ONCE)
            ).all()
            if not rows:
                return None
            claimed, deeds = _Claimed(whole_milliseconds(now + LEASE)), list[Deed]()
            for row in rows:
                act = read_act(bytes(row.raw)).act
                notice = notice_from(act)
                if _told(connection, unit, act.subject, notice.key):
                    _forget(connection, unit, notice.key)  # an officer told it, or called it off
                elif now - notice.at > OUTDATED:
                    deeds.append(self._ended(connection, act, NoticeOutcome.FAILED, _OLD))
                else:
                    _wait_until(connection, row, claimed.until, row.tries)
                    claimed.messages.append(_Taken(act, notice, row.since))
            claimed.made = len(deeds)
            if deeds:
                CentreActor(connection, unit).do(deeds, now)
        return claimed

    def _try(self, unit: UnitCode, taken: _Taken) -> bool:
        """False: it could not be carried."""
        message = Message(
            id=taken.notice.key.hex,
            unit=unit,
            way=taken.notice.way,
            to=taken.notice.to,
            words=taken.notice.words,
            queued_at=moment_text(taken.notice.at),
        )
        try:
            self._carrier.carry(message)
        except OSError as error:
            log.warning("notice not carried", extra={"unit": unit, "fault": type(error).__name__})
            return False
        return True

    def _settle(self, unit: UnitCode, tried: Sequence[tuple[_Taken, bool]]) -> int:
        """Say what became of each; how many acts that made."""
        if not tried:
            return 0
        with self._engine.begin() as connection:
            UnitStream(connection, unit).counter(lock=True)
            deeds = [
                deed
                for taken, carried in tried
                if (deed := self._outcome(connection, unit, taken, carried)) is not None
            ]
            if deeds:
                CentreActor(connection, unit).do(deeds, self._now())
        return len(deeds)

    def _outcome(
        self, connection: Connection, unit: UnitCode, taken: _Taken, carried: bool
    ) -> Deed | None:
        table, now, key = t.notice_waiting, self._now(), taken.notice.key
        mine = (table.c.unit == unit, table.c.key == key)
        row = connection.execute(select(table).where(*mine)).first()
        if row is None:  # it took so long that another server has carried it too
            return None
        if carried:
            told = _told(connection, unit, taken.act.subject, key)
            if known := [each for each in told if each != NoticeOutcome.CALLED_OFF]:
                self._end(connection, taken.act, known[-1])  # told otherwise at the same moment
                return None
            return self._ended(connection, taken.act, NoticeOutcome.SENT, "")
        if now - taken.since >= GIVEN_UP:
            return self._ended(connection, taken.act, NoticeOutcome.FAILED, _GIVEN_UP)
        _put_off(connection, row, now)
        return None

    def _ended(self, connection: Connection, act: Act, outcome: NoticeOutcome, note: str) -> Deed:
        """It waits no more: sent, or given up."""
        self._end(connection, act, None if outcome is NoticeOutcome.SENT else outcome)
        body = citizen_told_body(notice_from(act), outcome, note)
        return Deed(kinds.CITIZEN_TOLD, act.subject, body)

    def _end(self, connection: Connection, act: Act, known: str | None) -> None:
        """Args: known: What became of it; None: its carrier has still to say."""
        unit, key = act.unit, notice_from(act).key
        _forget(connection, unit, key)
        ended = {"act": act.id, "sent_at": self._now(), "outcome": known}
        connection.execute(insert(t.notice).values(unit=unit, key=key, **ended))

    def _keep(self, answer: Answer) -> int:
        """1: an act says so now; 0: nobody asked, or it is known."""
        with self._engine.begin() as connection:
            table = t.notice
            row = connection.execute(select(table).where(table.c.key == answer.id)).first()
            told = row is not None and self._tell(connection, row, answer)
        self._carrier.heard(answer)
        return int(told)

    def _tell(self, connection: Connection, row: Any, answer: Answer) -> bool:
        """False: it is known, be it that another server heard of it at the same moment."""
        unit, table = UnitCode(row.unit), t.notice
        UnitStream(connection, unit).counter(lock=True)  # before the row, as who carries does
        mine = (table.c.unit == unit, table.c.key == answer.id, table.c.outcome.is_(None))
        known = update(table).where(*mine).values(outcome=answer.outcome)
        if not connection.execute(known).rowcount:
            return False
        raw = connection.execute(
            select(t.act.c.raw).where(t.act.c.unit == unit, t.act.c.id == row.act)
        ).scalar()
        if raw is None:  # the stream was restored to before it; the desk offers it again
            return True
        act = read_act(bytes(raw)).act
        body = citizen_told_body(notice_from(act), answer.outcome, answer.note)
        deed = Deed(kinds.CITIZEN_TOLD, act.subject, body)
        CentreActor(connection, unit).do([deed], self._now())
        return True


def _busy(connection: Connection, now: datetime) -> Sequence[UnitCode]:
    """Units with something to read or to carry. Asked every few seconds: locks nothing."""
    table = t.notice_waiting
    due = connection.execute(select(table.c.unit).where(table.c.next_at <= now)).scalars()
    behind = ReadPlaces(connection, t.notice_place).behind()
    return sorted({*behind, *(UnitCode(unit) for unit in due)})


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
    if notice.way not in BY_THE_CENTRE or _told(connection, unit, act.subject, notice.key):
        return None
    known = (
        select(table.c.key).where(table.c.unit == unit, table.c.key == notice.key)
        for table in (t.notice, t.notice_waiting)
    )
    seen = any(connection.execute(each).first() for each in known)
    return None if seen else Waiting(act, notice)


def _let_wait(connection: Connection, unit: UnitCode, waiting: Waiting, now: datetime) -> None:
    """Until the desk's own moment for it, in which an officer may call it off."""
    wished = min(waiting.notice.not_before or now, now + LONGEST_PAUSE)
    begins = max(now, wished)
    connection.execute(
        insert(t.notice_waiting).values(
            unit=unit,
            key=waiting.notice.key,
            act=waiting.act.id,
            since=begins,
            tries=0,
            next_at=begins,
        )
    )


def _put_off(connection: Connection, row: Any, now: datetime) -> None:
    pause = min(FIRST_PAUSE * 2 ** min(row.tries, _MOST_DOUBLINGS), LONGEST_PAUSE)
    _wait_until(connection, row, now + pause, row.tries + 1)


def _wait_until(connection: Connection, row: Any, next_at: datetime, tries: int) -> None:
    table = t.notice_waiting
    mine = (table.c.unit == row.unit, table.c.key == row.key)
    connection.execute(update(table).where(*mine).values(next_at=next_at, tries=tries))


def _forget(connection: Connection, unit: UnitCode, key: UUID) -> None:
    table = t.notice_waiting
    connection.execute(delete(table).where(table.c.unit == unit, table.c.key == key))


def _told(connection: Connection, unit: UnitCode, subject: Subject, key: UUID) -> Sequence[str]:
    """What acts say became of the message `key` about `subject`, in their order."""
    rows = connection.execute(
        select(t.act.c.raw)
        .where(
            t.act.c.unit == unit,
            t.act.c.subject == subject.id,
            t.act.c.kind == kinds.CITIZEN_TOLD,
        )
        .order_by(t.act.c.position)
    ).scalars()
    bodies = [read_act(bytes(raw)).act.body for raw in rows]
    return [str(body.get("outcome")) for body in bodies if body.get("key") == key.hex]
