"""Who asks, and all a poll is answered by, in one statement: most polls have nothing to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Select,
    String,
    bindparam,
    exists,
    func,
    literal_column,
    select,
)

from central.store import tables as t
from central.store.counting.dossiers import RULES
from central.store.often.lines import Lines
from central.store.often.question import Question
from central.store.stream import Counter
from central.store.units import DeskRecord
from desk_app.domain.ids import Digest, UnitCode
from desk_app.sync.protocol import Reason

_ALL: Final = literal_column("''", String)  # editions for all units
_BEARER: Final = t.desk.c.secret == bindparam("bearer")


def _count(table: Any, *where: Any) -> Any:
    return select(func.count()).select_from(table).where(*where).scalar_subquery()


def _glance(unit: Any, *where: Any) -> Select[Any]:
    """Args: unit: Whose rows the marks are taken of: a value, so that one place answers."""
    d, c, q, e, s = t.desk.c, t.counter.c, t.quarantine.c, t.edition.c, t.seal_secret.c
    owed = exists().where(q.unit == unit, q.desk == d.id, q.reason == Reason.SEQUENCE_TAKEN)
    published = e.unit.in_([unit, _ALL])
    newest = select(func.max(e.published_at)).where(published).scalar_subquery()
    secrets = select(s.name).where(s.unit == unit).order_by(s.n.desc()).limit(1)
    of_desk = (t.block.c.unit == unit, t.block.c.desk == d.id)
    return (
        select(
            *(
                d.unit,
                d.id,
                d.name,
                d.public_key,
                d.revoked_at.is_not(None),
                d.enrolled_at,
                d.seen_at,
            ),
            *(d.last_seq, d.last_digest, d.secret, d.proves, owed),
            *(c.epoch, c.position, c.digest, c.counted, c.counted_by),
            _count(t.block, *of_desk),
            secrets.scalar_subquery(),
            _count(t.edition, published),
            newest,
        )
        .join(t.counter, c.unit == d.unit)
        .where(*where)
    )


_IN_UNIT: Final = Question(_glance(bindparam("unit"), _BEARER, t.desk.c.unit == bindparam("unit")))
_ANYWHERE: Final = Question(_glance(t.desk.c.unit, _BEARER))


@dataclass(frozen=True, slots=True)
class Glance:
    """A desk, its unit's counter, and marks that change when what they stand for changes."""

    desk: DeskRecord
    counter: Counter
    blocks: object  # of the desk
    seals: object  # its newest secret: a restored home may count as many, and have another
    editions: object  # published for it


def glance(connection: Connection, bearer: bytes, unit: UnitCode) -> Glance | None:
    """The desk whose bearer has this digest; None: there is no such desk.

    It is sought in `unit`, where an honest desk is, before all other units are asked.
    """
    row = _IN_UNIT.row(connection, bearer=bearer, unit=unit) if unit else None
    row = row or _ANYWHERE.row(connection, bearer=bearer)
    return None if row is None else _of(row)


async def glimpse(lines: Lines, bearer: bytes, unit: UnitCode) -> Glance | None:
    """As `glance`, by the event loop itself, and only in `unit`. Raises NoLine."""
    rows = await lines.rows(_IN_UNIT, bearer=bearer, unit=unit)
    return _of(rows[0]) if rows else None


def _of(row: Sequence[Any]) -> Glance:
    unit, id_, name, public_key, revoked, enrolled_at, seen_at = row[:7]
    last_seq, last_digest, secret, proves, owed = row[7:12]
    epoch, position, digest, counted, counted_by = row[12:17]
    blocks, seals, editions, published_at = row[17:]
    return Glance(
        DeskRecord(
            unit=unit,
            id=id_,
            name=name,
            public_key=public_key,
            revoked=bool(revoked),
            enrolled_at=enrolled_at,
            seen_at=seen_at,
            last_seq=last_seq,
            last_digest=Digest(last_digest),
            secret=secret,
            proves=bool(proves),
            owed=bool(owed),
        ),
        Counter(epoch, position, Digest(digest), (counted, counted_by) == (position, RULES)),
        blocks=(epoch, id_, blocks),
        seals=seals,
        editions=(editions, published_at),
    )
