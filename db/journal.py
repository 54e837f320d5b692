"""The only way into the store for a fact: an act, its place in the outbox, its fold."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, String, bindparam, insert, select

from db.bulk import Rows
from db.prepared import Prepared, asked_for
from db.queries.day_end.lines import days_of, office_day
from db.repositories.dossiers import Dossiers
from db.repositories.facts import settle_facts
from db.tables import journal as t
from desk_app.domain.acts.act import (
    NO_DIGEST,
    Act,
    Body,
    Subject,
    SubjectKind,
    WrittenAct,
    whole_milliseconds,
    write_act,
)
from desk_app.domain.acts.fold import Folded
from desk_app.domain.day_end.faults import DaySealed
from desk_app.domain.day_end.held import AMENDS, asks_why
from desk_app.domain.ids import ActId, DeskId, Digest, OfficerId, UnitCode
from desk_app.domain.office_time import office_date

_HEAD: Final = Prepared(
    lambda: (
        select(t.act.c.seq, t.act.c.digest)
        .where(t.act.c.desk == asked_for("desk", String))
        .order_by(t.act.c.seq.desc())
        .limit(1)
    )
)
_STORE: Final = Rows(
    insert(t.act).values({c.name: bindparam(c.name) for c in t.act.c if c.name != "n"})
)
_QUEUE: Final = Rows(insert(t.outbox).values(act=bindparam("act")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scribe:
    """Who writes: this desk, its clock offset and its source of ids."""

    unit: UnitCode
    desk: DeskId
    new_id: Callable[[datetime], UUID]  # UUIDv7 of that moment
    clock_offset_ms: Callable[[], int] = lambda: 0


class Journal:
    def __init__(self, connection: Connection, scribe: Scribe, dossiers: Dossiers) -> None:
        self._connection = connection
        self._scribe = scribe
        self._dossiers = dossiers
        self._asked: set[date] = set()  # days this deed may change: each is asked for once

    def write(
        self,
        kind: str,
        subject: Subject,
        body: Body,
        *,
        by: OfficerId,
        at: datetime,
        onto: Folded | None = None,
    ) -> WrittenAct:
        """Write one act of this desk: chained, queued for the home, folded into its subject.

        All of it belongs to the caller's transaction.

        Args:
            at: When it was done; cut to whole milliseconds.
            onto: What the dossier amounts to until now, where this transaction has read it.

        Raises:
            DaySealed: it would add to a sealed day, and this officer has not said why.
        """
        if asks_why(kind):
            self._need_open_days(kind, subject, body, by, at)
        return self.write_again(kind, subject, body, by=by, at=at, onto=onto)

    def write_again(
        self,
        kind: str,
        subject: Subject,
        body: Body,
        *,
        by: OfficerId,
        at: datetime,
        onto: Folded | None = None,
    ) -> WrittenAct:
        """The same of what was done before and must not be lost, whatever was sealed since."""
        if onto is None and subject.kind == SubjectKind.DOSSIER:
            onto = self._dossiers.find(subject.id)
        seq, previous = self.head()
        act = Act(
            id=ActId(self._scribe.new_id(at)),
            unit=self._scribe.unit,
            desk=self._scribe.desk,
            seq=seq + 1,
            kind=kind,
            subject=subject,
            actor=by,
            made_at=whole_milliseconds(at),
            clock_offset_ms=self._scribe.clock_offset_ms(),
            previous=previous,
            body=body,
        )
        written = write_act(act)
        n = store_act(self._connection, written)
        _QUEUE.store(self._connection, {"act": n})
        if onto is not None:
            self._dossiers.bring_forward(onto, act, noted_at=at)
        settle_facts(self._connection, act)
        return written

    def _need_open_days(
        self, kind: str, subject: Subject, body: Body, by: OfficerId, at: datetime
    ) -> None:
        """A correction says why by itself; whoever adds to a sealed day says it once, at a desk.

        What follows in the transaction is part of the same deed: only days that it has not
        changed so far are asked for.
        """
        days, amends = {office_date(at)}, kind in AMENDS
        if amends:
            days |= days_of(self._connection, subject.id)
        new, said = days - self._asked, amends and str(body.get("reason", "")).strip()
        self._asked |= days
        for day in () if said else sorted(new):
            known = office_day(self._connection, self._scribe.unit, day)
            seal = known.seal
            if seal is not None and not known.reason_of(by, self._scribe.desk, at):
                raise DaySealed(day, seal.at)

    def head(self) -> tuple[int, Digest]:
        """Sequence number and digest of this desk's last act; (0, `NO_DIGEST`) before the first."""
        row = _HEAD.first(self._connection, {"desk": self._scribe.desk})
        return (row.seq, Digest(row.digest)) if row else (0, NO_DIGEST)

    def last_at(self) -> datetime | None:
        """When this desk last did anything; None before its first act."""
        found: datetime | None = self._connection.execute(
            select(t.act.c.made_at)
            .where(t.act.c.desk == self._scribe.desk)
            .order_by(t.act.c.seq.desc())
            .limit(1)
        ).scalar()
        return found


def store_act(
    connection: Connection,
    written: WrittenAct,
    *,
    position: int | None = None,
    signature: bytes | None = None,
) -> int:
    """Keep the act's bytes; returns its row number. Fails on an id that is there already."""
    row = t.act_row(written, position=position, signature=signature)
    return _STORE.store(connection, row).n
