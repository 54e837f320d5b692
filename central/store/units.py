"""Units, their desks, invitations and blocks."""

import json
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection, and_, func, insert, select, update

from central.judge import Standing
from central.store import tables as t
from central.store.counting import dossiers as counting
from desk_app.domain.acts.act import NO_DIGEST
from desk_app.domain.ids import DeskId, Digest, UnitCode
from desk_app.sync.protocol import DeskKey

_ROWS: Final = 32  # of blocks in a restored home, each for one desk
LEAST_FORGOTTEN: Final = 8  # blocks left out by a restore
MOST_BLOCKS: Final = 1023  # what the row number of a dossier has room for


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    code: UnitCode
    name: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRecord:
    unit: UnitCode
    id: DeskId
    name: str
    public_key: bytes | None  # None: not enrolled
    revoked: bool
    enrolled_at: datetime | None
    seen_at: datetime | None
    last_seq: int
    last_digest: Digest
    secret: bytes | None  # SHA-256 of its bearer
    proves: bool  # it signs each exchange
    owed: bool = False  # acts of it wait in quarantine; only `glance` looks


@dataclass(frozen=True, slots=True)
class Invitation:
    unit: UnitCode
    desk: DeskId
    expires_at: datetime
    renews_from: datetime | None = None  # of a desk enrolled before this; None: of a new one


class Units:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, unit: Unit, at: datetime) -> bool:
        """False when there is one with this code already."""
        if self.find(unit.code) is not None:
            return False
        facts = json.dumps(unit.facts, ensure_ascii=False)
        self._connection.execute(
            insert(t.unit).values(code=unit.code, name=unit.name, facts=facts, made_at=at)
        )
        self._connection.execute(
            insert(t.counter).values(
                unit=unit.code,
                epoch=new_epoch(),
                position=0,
                digest=NO_DIGEST,
                next_block=1,
                counted=0,
                counted_by=counting.RULES,
            )
        )
        return True

    def find(self, code: str) -> Unit | None:
        row = self._connection.execute(select(t.unit).where(t.unit.c.code == code)).first()
        return Unit(code=row.code, name=row.name, facts=json.loads(row.facts)) if row else None

    def add_desk(self, unit: UnitCode, name: str, at: datetime) -> DeskId:
        """The next desk of `unit`; the caller holds the unit's counter."""
        counters = and_(t.desk.c.unit == unit, t.desk.c.id.startswith("Q"))
        of_unit = select(func.count()).select_from(t.desk).where(counters)
        number = self._connection.execute(of_unit).scalar_one() + 1
        desk = DeskId(f"Q{number}")
        self._connection.execute(
            insert(t.desk).values(
                unit=unit,
                id=desk,
                name=name or f"Quầy {number}",
                made_at=at,
                last_seq=0,
                last_digest=NO_DIGEST,
            )
        )
        return desk

    def add_actor(self, unit: UnitCode, desk: DeskId, public_key: bytes, at: datetime) -> None:
        """The centre itself among the desks of `unit`; nobody can speak as it over the line."""
        self._connection.execute(
            insert(t.desk).values(
                unit=unit,
                id=desk,
                name=desk,
                made_at=at,
                public_key=public_key,
                enrolled_at=at,
                last_seq=0,
                last_digest=NO_DIGEST,
            )
        )

    def codes(self) -> Sequence[UnitCode]:
        """All units, by code."""
        rows = self._connection.execute(select(t.unit.c.code).order_by(t.unit.c.code))
        return [UnitCode(code) for code in rows.scalars()]

    def public_keys(self, unit: UnitCode) -> Sequence[DeskKey]:
        """Of all its desks, those that were revoked and the centre itself among them."""
        keys = select(t.desk.c.id, t.desk.c.public_key).where(
            t.desk.c.unit == unit, t.desk.c.public_key.is_not(None)
        )
        rows = self._connection.execute(keys.order_by(t.desk.c.id))
        return [DeskKey(desk=DeskId(row.id), key=row.public_key) for row in rows]

    def names(self, unit: UnitCode) -> Mapping[DeskId, str]:
        """Of its desks at work and those that are awaited, not of those that were revoked."""
        names = select(t.desk.c.id, t.desk.c.name).where(
            t.desk.c.unit == unit, t.desk.c.revoked_at.is_(None)
        )
        return {DeskId(row.id): row.name for row in self._connection.execute(names)}

    def desks(self, unit: UnitCode, ids: Sequence[DeskId]) -> Mapping[DeskId, DeskRecord]:
        rows = self._connection.execute(
            select(t.desk).where(t.desk.c.unit == unit, t.desk.c.id.in_(ids))
        )
        return {row.id: desk_of_row(row) for row in rows}

    def enrol(self, desk: DeskRecord, secret: bytes, at: datetime) -> None:
        self._change(
            desk,
            public_key=desk.public_key,
            secret=secret,
            name=desk.name,
            enrolled_at=at,
            proves=desk.proves,
            revoked_at=None,
            seen_at=None,  # its first exchange uses the code up
        )

    def revoke(self, desk: DeskRecord, at: datetime) -> None:
        self._change(desk, revoked_at=at)

    def saw(
        self,
        desk: DeskRecord,
        at: datetime,
        *,
        proves: bool,
        last: tuple[int, Digest] | None = None,
    ) -> bool:
        """False where it was revoked meanwhile.

        Args:
            last: As of `note_last`; None: no place of it was used.
        """
        used = {} if last is None else {"last_seq": last[0], "last_digest": last[1]}
        found = self._connection.execute(
            update(t.desk)
            .where(
                t.desk.c.unit == desk.unit, t.desk.c.id == desk.id, t.desk.c.revoked_at.is_(None)
            )
            .values(seen_at=at, proves=proves, **used)
        )
        return bool(found.rowcount)

    def note_last(self, unit: UnitCode, last: Mapping[DeskId, tuple[int, Digest]]) -> None:
        for desk, (seq, digest) in last.items():
            self._connection.execute(
                update(t.desk)
                .where(t.desk.c.unit == unit, t.desk.c.id == desk)
                .values(last_seq=seq, last_digest=digest)
            )

    def invite(self, code: bytes, invitation: Invitation) -> None:
        self._connection.execute(
            insert(t.invitation).values(
                code=code,
                unit=invitation.unit,
                desk=invitation.desk,
                expires_at=invitation.expires_at,
                renews_from=invitation.renews_from,
            )
        )

    def invitation(self, code: bytes) -> Invitation | None:
        row = self._connection.execute(
            select(t.invitation).where(t.invitation.c.code == code)
        ).first()
        if row is None:
            return None
        return Invitation(row.unit, row.desk, row.expires_at, row.renews_from)

    def blocks(self, unit: UnitCode, desks: Sequence[DeskId]) -> Mapping[DeskId, Sequence[int]]:
        """Of each of `desks`, lowest first."""
        rows = self._connection.execute(
            select(t.block.c.desk, t.block.c.block)
            .where(t.block.c.unit == unit, t.block.c.desk.in_(desks))
            .order_by(t.block.c.block)
        )
        given: dict[DeskId, list[int]] = {desk: [] for desk in desks}
        for desk, block in rows:
            given[DeskId(desk)].append(block)
        return given

    def give_block(
        self, unit: UnitCode, desk: DeskId, at: datetime, restored_as: str | None = None
    ) -> bool:
        """One more block for ever; False when the unit has none left.

        The caller holds the unit's counter.

        Args:
            restored_as: The restore it is for: the same one is given one block, however
                often it asks.
        """
        of_desk = (t.block.c.unit == unit, t.block.c.desk == desk)
        if restored_as is not None:
            there = select(t.block.c.block).where(*of_desk, t.block.c.restored_as == restored_as)
            if self._connection.execute(there).first() is not None:
                return True
        mine = t.counter.c.unit == unit
        block = self._connection.execute(select(t.counter.c.next_block).where(mine)).scalar_one()
        if self.was_restored(unit):
            free = sorted(set(self._row(unit, desk)) - set(self._owners(unit)))
            if not free:
                return False
            block = free[_drawn(restored_as, len(free))]
        elif block > MOST_BLOCKS:
            return False
        else:
            self._connection.execute(update(t.counter).where(mine).values(next_block=block + 1))
        self._connection.execute(
            insert(t.block).values(
                unit=unit, block=block, desk=desk, given_at=at, restored_as=restored_as
            )
        )
        return True

    def begin_epoch(self, unit: UnitCode) -> str:
        """After a restore: what desks know above our stream must be offered anew.

        Blocks given since the backup are forgotten here, and desks give codes out of them. So
        from the first restore on each desk gets its blocks from a row of its own, and those
        that were next in the common row are given to nobody any more; `possible_blocks`.

        The caller holds the unit's counter.
        """
        mine = t.counter.c.unit == unit
        row = self._connection.execute(select(t.counter).where(mine)).one()
        epoch = new_epoch()
        following = min(row.next_block + self._forgotten(unit), MOST_BLOCKS + 1)
        self._connection.execute(
            insert(t.past_epoch).values(
                unit=unit,
                epoch=row.epoch,
                position=row.position,
                blocks_from=row.next_block,
                blocks_to=following,
            )
        )
        self._connection.execute(
            update(t.counter).where(mine).values(epoch=epoch, next_block=following)
        )
        return epoch

    def was_restored(self, unit: UnitCode) -> bool:
        past = select(t.past_epoch.c.epoch).where(t.past_epoch.c.unit == unit).limit(1)
        return self._connection.execute(past).first() is not None

    def possible_blocks(self, unit: UnitCode, desk: DeskId) -> frozenset[int]:
        """Blocks that `desk` may have been given by this home, or one that it forgot to have been:
        any between a backup and its restore, and those of its own row behind them."""
        past = t.past_epoch.c
        ranges = self._connection.execute(
            select(past.blocks_from, past.blocks_to).where(past.unit == unit)
        ).all()
        forgotten = {block for first, end in ranges for block in range(first, end)}
        return frozenset(forgotten).union(self._row(unit, desk) if ranges else ())

    def _row(self, unit: UnitCode, desk: DeskId) -> Sequence[int]:
        """The blocks that only `desk` is given once this home was restored."""
        mine = t.counter.c.unit == unit
        first = self._connection.execute(select(t.counter.c.next_block).where(mine)).scalar_one()
        return range(first + _row_of(desk, first), MOST_BLOCKS + 1, _ROWS)

    def unowned(self, unit: UnitCode, desks: Sequence[DeskId]) -> Mapping[DeskId, frozenset[int]]:
        """Of each of `desks`: blocks that a restored home may have forgotten to be theirs."""
        if not self.was_restored(unit):
            return {desk: frozenset() for desk in desks}
        given = set(self._owners(unit))
        return {desk: self.possible_blocks(unit, desk) - given for desk in desks}

    def remember_block(self, unit: UnitCode, desk: DeskId, block: int, at: datetime) -> None:
        """`desk` surely used it, so it was given before this home was restored."""
        row = {"unit": unit, "block": block, "desk": desk, "given_at": at}
        self._connection.execute(insert(t.block).values(**row))

    def _owners(self, unit: UnitCode) -> Sequence[int]:
        given = select(t.block.c.block).where(t.block.c.unit == unit)
        return self._connection.execute(given).scalars().all()

    def _forgotten(self, unit: UnitCode) -> int:
        """So many blocks may have been given since the backup; none of them is given again."""
        of_unit = select(func.count()).select_from(t.desk).where(t.desk.c.unit == unit)
        return max(LEAST_FORGOTTEN, 2 * self._connection.execute(of_unit).scalar_one())

    def claim_block(self, unit: UnitCode, desk: DeskId, block: int, at: datetime) -> bool:
        """A desk says that `block` is its own. It is, where it was given since the backup out of
        which this store was restored, and nobody else has it.

        The caller holds the unit's counter.
        """
        given = select(t.block.c.desk).where(t.block.c.unit == unit, t.block.c.block == block)
        if block not in self.possible_blocks(unit, desk) or (
            self._connection.execute(given).first() is not None
        ):
            return False
        self._connection.execute(
            insert(t.block).values(unit=unit, block=block, desk=desk, given_at=at)
        )
        return True

    def still_had(self, unit: UnitCode, epoch: str) -> int:
        """The highest position of an earlier epoch that still means the same; 0 = none."""
        past = t.past_epoch
        found = self._connection.execute(
            select(past.c.position).where(past.c.unit == unit, past.c.epoch == epoch)
        ).scalar()
        return found or 0

    def _change(self, desk: DeskRecord, **values: Any) -> None:
        mine = update(t.desk).where(t.desk.c.unit == desk.unit, t.desk.c.id == desk.id)
        self._connection.execute(mine.values(values))


def new_epoch() -> str:
    return secrets.token_hex(8)


def _row_of(desk: DeskId, first: int) -> int:
    """How far behind `first` the row of `desk` begins: another for each of 32 desks."""
    number = int(desk[1:]) if desk[1:].isdigit() else sha256(desk.encode()).digest()[0]
    return (number - first) % _ROWS


def _drawn(restored_as: str | None, free: int) -> int:
    """Which of the free blocks: the first, or for a restored desk, which may have forgotten that
    it was given that one as well, one that the name of its restore picks."""
    return 0 if not restored_as else sha256(restored_as.encode()).digest()[0] % free


def standing_of(desk: DeskRecord, blocks: Collection[int]) -> Standing:
    return Standing(
        public_key=desk.public_key or b"",
        revoked=desk.revoked,
        last_seq=desk.last_seq,
        blocks=frozenset(blocks),
    )


def desk_of_row(row: Any) -> DeskRecord:
    return DeskRecord(
        unit=row.unit,
        id=row.id,
        name=row.name,
        public_key=row.public_key,
        revoked=row.revoked_at is not None,
        enrolled_at=row.enrolled_at,
        seen_at=row.seen_at,
        last_seq=row.last_seq,
        last_digest=Digest(row.last_digest),
        secret=row.secret,
        proves=row.proves,
    )
