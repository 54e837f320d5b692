"""The outbox to a portal: filled from a unit's stream, worked off one dossier at a time.

Who works on a dossier has it until `next_at`; each word that is noted moves that on. Whoever
comes late finds it moved and stops, so that two servers never work on one dossier.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, and_, exists, insert, select, update

from central.store import portal_tables as p
from central.store import tables as t
from central.store.stream import Counter
from desk_app.domain.acts.act import whole_milliseconds
from desk_app.domain.handling.back_office import PortalTrouble
from desk_app.domain.ids import UnitCode

LEASE: Final = timedelta(minutes=10)  # longer than the longest call
HELD_AFTER_RESTORE: Final = timedelta(minutes=30)  # for desks to bring back what was lost
_RESTORED: Final = "Trung tâm vừa được khôi phục; chờ các quầy gửi lại việc đã mất"
_PAGE: Final = 500  # places of a stream read in one transaction


class State(StrEnum):
    """Stored: never rename one."""

    WAITING = "waiting"
    SETTLED = "settled"
    REFUSED = "refused"


class ItemKind(StrEnum):
    """Stored: never rename one. The order is the one in which a portal hears of them."""

    FILE = "file"
    CREATE = "create"
    STEP = "step"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Item:
    act: UUID
    kind: ItemKind
    remote: str  # JSON; empty: the portal gave nothing back
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One dossier at one portal, as far as it got."""

    unit: UnitCode
    portal: str
    dossier: UUID
    state: State
    next_at: datetime
    tries: int
    code: str
    remote: str
    created: bool
    sent: bytes | None
    trouble: PortalTrouble | None
    reason: str
    told: bool
    items: Sequence[Item] = ()


@dataclass(frozen=True, slots=True)
class Shut:
    trouble: str
    until: datetime


def places(connection: Connection) -> Sequence[tuple[UnitCode, str]]:
    """Units and portals that something was ever told, in their order."""
    table = p.portal_place
    rows = connection.execute(
        select(table.c.unit, table.c.portal).order_by(table.c.unit, table.c.portal)
    )
    return [(UnitCode(row.unit), row.portal) for row in rows]


class TakenOver(Exception):
    """Another round has the dossier by now; what we know of it is old."""


class Outbox:
    """Of one portal for one unit, in the caller's transaction."""

    def __init__(self, connection: Connection, unit: UnitCode, portal: str) -> None:
        self._connection, self._unit, self._portal = connection, unit, portal

    def fill(self, counter: Counter, wanted: Mapping[str, ItemKind], now: datetime) -> bool:
        """Take the next page of the stream in; False: there is none.

        An act that stands here already changes nothing, so any part may be read again. After a
        restore of the centre the portal is left alone for a while: what it gave may come back.

        Args:
            wanted: Of which kinds of acts the portal is to hear, and as what.
        """
        place = self.hold_place()
        again = place.epoch != counter.epoch or place.position > counter.position
        after = 0 if again else place.position
        rows = self._connection.execute(
            select(t.act.c.position, t.act.c.id, t.act.c.subject, t.act.c.kind)
            .where(t.act.c.unit == self._unit, t.act.c.position > after)
            .order_by(t.act.c.position)
            .limit(_PAGE)
        ).all()
        if not rows:
            return False
        if again and place.position:
            self.shut_until(now + HELD_AFTER_RESTORE, _RESTORED)
        for row in rows:
            if row.kind in wanted:
                self._take_in(row.subject, row.id, wanted[row.kind], now)
        self._note_place(epoch=counter.epoch, position=rows[-1].position)
        return True

    def is_idle(self, counter: Counter, now: datetime) -> bool:
        """Whether there is nothing to read and nothing due. Reads only, and locks nothing."""
        place, entries = p.portal_place, p.portal_dossier
        read = self._connection.execute(
            select(place.c.epoch, place.c.position).where(*self._mine(place))
        ).first()
        if read is None or tuple(read) != (counter.epoch, counter.position):
            return False
        due = select(entries.c.dossier).where(
            *self._mine(entries), entries.c.state == State.WAITING, entries.c.next_at <= now
        )
        return self._connection.execute(due.limit(1)).first() is None

    def claim(self, now: datetime) -> Entry | None:
        """The dossier that has waited longest, for `LEASE`; None: nothing is due."""
        table = p.portal_dossier
        row = self._connection.execute(
            select(table)
            .where(*self._mine(table), table.c.state == State.WAITING, table.c.next_at <= now)
            .order_by(table.c.next_at)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).first()
        if row is None:
            return None
        until = whole_milliseconds(now + LEASE)
        self._change(row.dossier, next_at=until)
        return replace(self._entry(row), next_at=until, items=self.items(row.dossier))

    def note(self, entry: Entry, now: datetime, **known: Any) -> Entry:
        """Keep what has become known, and go on having the dossier.

        Raises:
            TakenOver: nothing was kept.
        """
        until = max(whole_milliseconds(now + LEASE), entry.next_at + timedelta(milliseconds=1))
        self._hold(entry)
        self._change(entry.dossier, next_at=until, tries=0, **known)
        return replace(entry, next_at=until, tries=0, **known)

    def done(self, entry: Entry, acts: Collection[UUID], now: datetime, remote: str = "") -> None:
        """The portal acknowledged `acts`, or there is nothing to say of them."""
        table = p.portal_item
        self._connection.execute(
            update(table)
            .where(*self._mine(table), table.c.dossier == entry.dossier, table.c.act.in_(acts))
            .values(done_at=now, remote=remote)
        )

    def let_go(self, entry: Entry, **known: Any) -> None:
        """End having the dossier. Raises TakenOver: nothing was kept."""
        self._hold(entry)
        self._change(entry.dossier, **known)

    def is_empty(self, entry: Entry) -> bool:
        """Whether nothing that stands in the stream waits; the caller holds the dossier."""
        table = p.portal_item
        there = exists().where(t.act.c.unit == table.c.unit, t.act.c.id == table.c.act)
        waiting = select(table.c.act).where(
            *self._mine(table),
            table.c.dossier == entry.dossier,
            table.c.done_at.is_(None),
            there,
        )
        return self._connection.execute(waiting.limit(1)).first() is None

    def items(self, dossier: UUID) -> Sequence[Item]:
        table = p.portal_item
        rows = self._connection.execute(
            select(table).where(*self._mine(table), table.c.dossier == dossier)
        )
        return [
            Item(row.act, ItemKind(row.kind), row.remote, row.done_at is not None) for row in rows
        ]

    def entries(self, state: State | None = None) -> Sequence[Entry]:
        """Without their items; all, or those in `state`."""
        table = p.portal_dossier
        of_state = [table.c.state == state] if state is not None else []
        rows = self._connection.execute(
            select(table).where(*self._mine(table), *of_state).order_by(table.c.dossier)
        )
        return [self._entry(row) for row in rows]

    def wake(self, dossier: UUID, now: datetime) -> None:
        """Try a refused one again."""
        self._change(dossier, state=State.WAITING, next_at=now, tries=0)

    def set(self, entry: Entry, **known: Any) -> None:
        """Keep `known`; the caller holds the dossier."""
        self._change(entry.dossier, **known)

    def shut(self) -> Shut | None:
        """Why and until when the portal as a whole is left alone; None: it is open."""
        table = p.portal_place
        row = self._connection.execute(select(table).where(*self._mine(table))).first()
        if row is None or row.shut_until is None:
            return None
        return Shut(row.trouble, row.shut_until)

    def shut_until(self, until: datetime, trouble: str) -> None:
        self.hold_place()
        self._note_place(trouble=trouble, shut_until=until)

    def open(self) -> None:
        self._note_place(trouble="", shut_until=None)

    def hold_place(self) -> Any:
        """Locked: one server at a time fills. Before any dossier, else two wait in a ring."""
        table = p.portal_place
        mine = select(table).where(*self._mine(table)).with_for_update()
        row = self._connection.execute(mine).first()
        if row is not None:
            return row
        first = {"epoch": "", "position": 0, "trouble": "", "shut_until": None}
        self._connection.execute(
            insert(table).values(unit=self._unit, portal=self._portal, **first)
        )
        return self._connection.execute(mine).one()

    def _take_in(self, dossier: UUID, act: UUID, kind: ItemKind, at: datetime) -> None:
        entries, items = p.portal_dossier, p.portal_item
        held = self._connection.execute(  # locked against who settles it just now
            select(entries.c.state)
            .where(*self._mine(entries), entries.c.dossier == dossier)
            .with_for_update()
        ).scalar()
        if held is None:
            self._connection.execute(
                insert(entries).values(
                    unit=self._unit,
                    portal=self._portal,
                    dossier=dossier,
                    state=State.WAITING,
                    next_at=at,
                    tries=0,
                    code="",
                    remote="",
                    created=False,
                    reason="",
                    told=False,
                )
            )
        mine = (*self._mine(items), items.c.dossier == dossier, items.c.act == act)
        known = self._connection.execute(select(items.c.done_at).where(*mine)).first()
        if known is None:
            self._connection.execute(
                insert(items).values(
                    unit=self._unit,
                    portal=self._portal,
                    dossier=dossier,
                    act=act,
                    kind=kind,
                    remote="",
                )
            )
        fresh = known is None or known.done_at is None
        if fresh and held not in {None, State.WAITING}:
            self._change(dossier, state=State.WAITING, next_at=at, tries=0)

    def _hold(self, entry: Entry) -> None:
        table = p.portal_dossier
        row = self._connection.execute(
            select(table.c.next_at, table.c.state)
            .where(*self._mine(table), table.c.dossier == entry.dossier)
            .with_for_update()
        ).first()
        if row is None or row.next_at != entry.next_at or row.state != State.WAITING:
            raise TakenOver(entry.dossier)

    def _note_place(self, **place: Any) -> None:
        table = p.portal_place
        self._connection.execute(update(table).where(*self._mine(table)).values(**place))

    def _change(self, dossier: UUID, **values: Any) -> None:
        table = p.portal_dossier
        mine = and_(*self._mine(table), table.c.dossier == dossier)
        self._connection.execute(update(table).where(mine).values(**values))

    def _mine(self, table: Any) -> tuple[Any, Any]:
        return table.c.unit == self._unit, table.c.portal == self._portal

    def _entry(self, row: Any) -> Entry:
        return Entry(
            unit=self._unit,
            portal=self._portal,
            dossier=row.dossier,
            state=State(row.state),
            next_at=row.next_at,
            tries=row.tries,
            code=row.code,
            remote=row.remote,
            created=row.created,
            sent=row.sent,
            trouble=PortalTrouble(row.trouble) if row.trouble else None,
            reason=row.reason,
            told=row.told,
        )
