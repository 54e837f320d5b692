"""Results that wait for the post, those on their way, and the lists they went with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, func, select

from db.repositories.dossiers import Dossiers
from db.repositories.post.postal import Postal
from db.tables.dossier import dossier as d
from db.tables.numbers import sent_away as s
from db.tables.post import postal_item, postal_letter, postal_letters, postal_list
from desk_app.domain.acts import kinds
from desk_app.domain.ids import DossierId
from desk_app.domain.post.sending import Stage
from desk_app.domain.post.tracking import tidy_tracking

_MOST: Final = 1000  # lines of one look


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalItemLine:
    """One result: it waits, or it went. Frozen facts; nothing is loaded later."""

    dossier: DossierId
    code: str
    stage: Stage
    receiver: str
    phone: str
    address: str
    list: UUID | None  # it went with
    number: str  # of that list
    post: str
    tracking: str
    fee: int  # đồng to be collected
    at: datetime  # UTC; since when it waits, or when it went
    ended_on: date | None
    said: str  # who took it, why it came back


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersLine:
    """A list that came with the post."""

    id: UUID
    name: str
    letters: int
    left: int  # of which nothing has become yet
    desk: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PostFound:
    """What a scanned number of the post means: one of the two."""

    dossier: DossierId | None = None
    given: UUID | None = None  # a list


def waiting(connection: Connection) -> Sequence[PostalItemLine]:
    """The oldest first."""
    rows = connection.execute(
        select(postal_item)
        .where(postal_item.c.stage == Stage.WAITING)
        .order_by(postal_item.c.at, postal_item.c.code)
        .limit(_MOST)
    )
    return tuple(_line(row) for row in rows)


def to_be_sent(connection: Connection, dossier_id: DossierId) -> PostalItemLine | None:
    """One result that may go by post, whatever was asked for; None while it may not."""
    row = connection.execute(
        select(postal_item).where(
            postal_item.c.dossier == dossier_id, postal_item.c.stage == Stage.WAITING
        )
    ).first()
    if row is not None:
        return _line(row)
    dossier = Dossiers(connection).find(dossier_id).dossier
    if dossier is None or not dossier.may(kinds.POSTED) or dossier.result_back_at is None:
        return None
    receiver = dossier.may_collect or dossier.applicant
    return PostalItemLine(
        dossier=dossier.id,
        code=str(dossier.code),
        stage=Stage.WAITING,
        receiver=receiver.name,
        phone=receiver.phone,
        address=receiver.address,
        list=None,
        number="",
        post="",
        tracking="",
        fee=0,
        at=dossier.result_back_at,
        ended_on=None,
        said="",
    )


def sent(connection: Connection, since: datetime) -> Sequence[PostalItemLine]:
    """On their way first, the oldest of them on top; then what ended, newest first.

    Args:
        since: What ended is shown if it went since then.
    """
    under_way = connection.execute(
        select(postal_item)
        .where(postal_item.c.stage == Stage.POSTED)
        .order_by(postal_item.c.at, postal_item.c.code)
        .limit(_MOST)
    ).all()
    ended = connection.execute(
        select(postal_item)
        .where(
            postal_item.c.stage.in_([Stage.DELIVERED, Stage.CAME_BACK]), postal_item.c.at >= since
        )
        .order_by(postal_item.c.at.desc(), postal_item.c.code)
        .limit(_MOST)
    ).all()
    return tuple(_line(row) for row in (*under_way, *ended))


def letter_lists(connection: Connection, since: datetime) -> Sequence[LettersLine]:
    """Newest first."""
    done = (
        select(postal_letter.c.list, func.count().label("n"))
        .where(postal_letter.c.key.in_(select(d.c.id)) | postal_letter.c.key.in_(select(s.c.id)))
        .group_by(postal_letter.c.list)
        .subquery()
    )
    rows = connection.execute(
        select(postal_letters, func.coalesce(done.c.n, 0).label("done"))
        .outerjoin(done, done.c.list == postal_letters.c.id)
        .where(postal_letters.c.at >= since)
        .order_by(postal_letters.c.at.desc())
        .limit(_MOST)
    )
    return tuple(
        LettersLine(
            id=row.id,
            name=row.name,
            letters=row.letters,
            left=row.letters - row.done,
            desk=row.desk,
            at=row.at,
        )
        for row in rows
    )


def find_by_number(connection: Connection, raw: str) -> PostFound | None:
    """What stands under a tracking number, the number of an item that came, or a list's QR."""
    said = raw.strip().upper()
    of_list = select(postal_list.c.id).where(postal_list.c.sign == said).limit(1)
    if (given := connection.execute(of_list).scalar()) is not None:
        return PostFound(given=given)
    tracking = tidy_tracking(raw)
    if (holder := Postal(connection).holder(tracking)) is not None:
        return PostFound(dossier=holder[0])
    came = (
        select(d.c.id)
        .join(postal_letter, postal_letter.c.key == d.c.id)
        .where(postal_letter.c.item == tracking)
        .order_by(d.c.n.desc())
        .limit(1)
    )
    found = connection.execute(came).scalar()
    return None if found is None else PostFound(dossier=DossierId(found))


def by_tracking(
    connection: Connection, numbers: Sequence[str]
) -> Mapping[str, Sequence[PostalItemLine]]:
    """Every sending there was under each of `numbers`, oldest first."""
    rows = connection.execute(
        select(postal_item).where(postal_item.c.tracking.in_(numbers)).order_by(postal_item.c.at)
    )
    found: dict[str, list[PostalItemLine]] = {}
    for row in rows:
        found.setdefault(row.tracking, []).append(_line(row))
    return found


def _line(row: Row[Any]) -> PostalItemLine:
    return PostalItemLine(
        dossier=DossierId(row.dossier),
        code=row.code,
        stage=Stage(row.stage),
        receiver=row.receiver,
        phone=row.phone,
        address=row.address,
        list=row.list,
        number=row.number,
        post=row.post,
        tracking=row.tracking,
        fee=row.fee,
        at=row.at,
        ended_on=row.ended_on,
        said=row.said,
    )
