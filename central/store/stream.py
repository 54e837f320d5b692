"""The streams of the units: append-only, positions without gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Connection,
    Table,
    and_,
    bindparam,
    case,
    func,
    insert,
    literal,
    null,
    select,
    union_all,
    update,
)

from central.judge import Accepted, Known, Quarantined
from central.store import tables as t
from central.store.bulk import add_rows, within
from central.store.counting.dossiers import RULES, Counting
from central.store.often.question import Question, among, listed
from desk_app.domain.acts.act import NO_DIGEST, origin_of, read_act
from desk_app.domain.acts.kinds import is_shared
from desk_app.domain.ids import ActId, DeskId, Digest, UnitCode
from desk_app.sync.protocol import (
    MOST_BYTES,
    News,
    Offer,
    Reason,
    Verdict,
    VerdictKind,
    stream_digest,
)

PAGE: Final = 500  # positions in one reply
_AGAIN: Final = 50  # acts to be written again, in one reply

_c: Final = t.counter.c
_OF_UNIT: Final = select(_c.epoch, _c.position, _c.digest, _c.counted, _c.counted_by).where(
    _c.unit == bindparam("unit")
)
_COUNTER: Final = Question(_OF_UNIT)
_LOCK: Final = Question(_OF_UNIT.with_for_update())
_PLACES: Final = select(t.act.c.id, t.act.c.digest, t.act.c.position).where(
    t.act.c.unit == bindparam("unit")
)
_BY_ID: Final = Question(
    _PLACES.where(among(t.act.c.id, "ids")), _PLACES.where(listed(t.act.c.id, "ids"))
)


@dataclass(frozen=True, slots=True)
class Counter:
    epoch: str
    position: int  # the last one given
    digest: Digest  # of the stream up to there
    counted: bool = False  # dossiers and days are what the acts up to there amount to


@dataclass(frozen=True, slots=True)
class Page:
    """Some news, and where they end."""

    news: Sequence[News]
    cursor: int
    digest: Digest
    more: bool


@dataclass(frozen=True, slots=True)
class Lost:
    """Acts of a desk that it did not know, with what became of each."""

    raws: Sequence[str]
    verdicts: Sequence[Verdict]
    more: bool


class UnitStream:
    """One unit's stream, in the caller's transaction."""

    def __init__(self, connection: Connection, unit: UnitCode) -> None:
        self._connection = connection
        self._unit = unit

    def counter(self, *, lock: bool = False) -> Counter | None:
        """None when there is no such unit.

        Args:
            lock: Nobody else gives positions or blocks of this unit until the transaction
                ends, so that whoever reads up to a position has read everything below it.
        """
        row = (_LOCK if lock else _COUNTER).row(self._connection, unit=self._unit)
        if row is None:
            return None
        epoch, position, digest, counted, counted_by = row
        return Counter(epoch, position, Digest(digest), (counted, counted_by) == (position, RULES))

    def known_by_id(self, offers: Sequence[Offer]) -> Mapping[UUID, Known]:
        ids = [offer.id for offer in offers]
        rows = _BY_ID.rows(self._connection, unit=self._unit, ids=ids)
        return {id_: Known(Digest(digest), position) for id_, digest, position in rows}

    def known_by_seq(
        self, offers: Sequence[Offer], lasts: Mapping[DeskId, tuple[int, Digest]]
    ) -> Mapping[tuple[DeskId, int], Known]:
        """What stands at the places of `offers`, and before each of them.

        Args:
            lasts: The last place used of each desk that we know, and what stands there.
        """
        places: dict[DeskId, set[int]] = {}
        known: dict[tuple[DeskId, int], Known] = {}
        for offer in offers:
            places.setdefault(offer.desk, set()).update((offer.seq, offer.seq - 1))
        for desk, seqs in places.items():
            last, digest = lasts.get(desk, (0, NO_DIGEST))
            if last:
                known[desk, last] = Known(digest, None)
            if not (below := {seq for seq in seqs if seq < last}):
                continue
            for row in self._held(desk, below):
                place, found = (desk, row.seq), Known(Digest(row.digest), row.position)
                if row.position is not None or place not in known:
                    known[place] = found
        return known

    def digest_of_own(self, desk: DeskId, seq: int) -> Digest | None:
        """Of the act that stands at a place of `desk`, accepted or refused."""
        row = next(iter(self._held(desk, {seq})), None)
        return None if row is None else Digest(row.digest)

    def append(
        self, counter: Counter, accepted: Sequence[Accepted], by: DeskId, at: datetime
    ) -> Counter:
        """Put `accepted` behind `counter`, which the caller has locked, and count them."""
        digest = counter.digest
        rows = []
        for item in accepted:
            digest = stream_digest(digest, item.written.digest)
            rows.append(self._row(item, digest) | {"carrier": by, "arrived_at": at})
        if not rows:
            return counter
        add_rows(self._connection, t.act, rows)
        values: dict[str, Any] = {"position": accepted[-1].position, "digest": digest}
        if counter.counted:  # else everything is counted at once, by `central recount`
            acts = [item.written for item in accepted]
            Counting(self._connection, self._unit).take_in(acts, counter.position)
            values["counted"] = accepted[-1].position
        mine = update(t.counter).where(t.counter.c.unit == self._unit)
        self._connection.execute(mine.values(values))
        return replace(counter, position=accepted[-1].position, digest=digest)

    def quarantine(self, refused: Sequence[Quarantined], by: DeskId, at: datetime) -> None:
        """Keep refused bytes once each, however often they are offered."""
        if not refused:
            return
        table = t.quarantine
        digests = [item.digest for item in refused]
        kept = set(
            self._connection.execute(
                select(table.c.digest).where(
                    table.c.unit == self._unit, table.c.digest.in_(digests)
                )
            ).scalars()
        )
        fresh = {item.digest: item for item in refused if item.digest not in kept}
        for item in fresh.values():
            self._connection.execute(
                insert(table).values(
                    unit=self._unit,
                    digest=item.digest,
                    id=item.offer.id,
                    desk=item.offer.desk,
                    seq=item.offer.seq,
                    holds_seq=item.holds_seq,
                    raw=item.offer.raw.encode(),
                    reason=item.reason,
                    arrived_at=at,
                    carrier=by,
                )
            )

    def news(self, asking: DeskId, cursor: int, counter: Counter) -> Page:
        """What stands after `cursor`: bytes of other desks' shared acts, else places only."""
        if cursor == counter.position:
            return Page((), cursor, counter.digest, more=False)
        table = t.act
        rows = self._connection.execute(
            select(
                table.c.position,
                table.c.digest,
                table.c.desk,
                table.c.seq,
                table.c.id,
                table.c.kind,
                table.c.signature,
                table.c.stream_digest,
                case((table.c.desk == asking, null()), else_=table.c.raw).label("raw"),
            )
            .where(table.c.unit == self._unit, table.c.position > cursor)
            .order_by(table.c.position)
            .limit(PAGE + 1)
        ).all()
        page = fitting(rows)
        last = page[-1]
        return Page(
            [news_of(row) for row in page],
            last.position,
            Digest(last.stream_digest),
            len(page) < len(rows),
        )

    def lost(self, desk: DeskId, above: int, up_to: int, offered: frozenset[Digest]) -> Lost:
        """What `desk` has at this home at the places ``above+1 … up_to`` and did not offer."""
        if up_to <= above:
            return Lost((), (), more=False)
        act, table = t.act, t.quarantine
        accepted = select(
            act.c.seq,
            act.c.id,
            act.c.digest,
            act.c.position,
            act.c.raw,
            literal("").label("reason"),
        ).where(act.c.unit == self._unit, act.c.desk == desk, act.c.seq > above, act.c.seq <= up_to)
        refused = select(
            table.c.seq, table.c.id, table.c.digest, null(), table.c.raw, table.c.reason
        ).where(
            table.c.unit == self._unit,
            table.c.desk == desk,
            table.c.seq > above,
            table.c.seq <= up_to,
            table.c.holds_seq,
            table.c.digest.not_in(
                select(act.c.digest).where(act.c.unit == self._unit, act.c.desk == desk)
            ),
        )
        both = union_all(accepted, refused).subquery()
        rows = self._connection.execute(
            select(both).where(both.c.digest.not_in(offered)).order_by(both.c.seq).limit(PAGE + 1)
        ).all()
        page = fitting(rows)
        return Lost(
            [bytes(row.raw).decode(errors="replace") for row in page],
            [_verdict(row) for row in page],
            len(page) < len(rows),
        )

    def forked(self, desks: Sequence[DeskId]) -> Mapping[DeskId, int]:
        """Of `desks` that used places anew: the first of those that we heard of."""
        table = t.quarantine
        rows = self._connection.execute(
            select(table.c.desk, func.min(table.c.seq).label("seq"))
            .where(
                table.c.unit == self._unit,
                table.c.desk.in_(desks),
                table.c.reason == Reason.SEQUENCE_TAKEN,
            )
            .group_by(table.c.desk)
        )
        return {DeskId(row.desk): row.seq for row in rows}

    def to_write_again(self, desk: DeskId) -> Sequence[str]:
        """Acts of `desk` that wait in quarantine because it has used their places anew, and that
        it has not written again yet. Who brought them has proven that the desk made them."""
        table = t.quarantine
        rows = self._connection.execute(
            select(table.c.raw)
            .where(
                table.c.unit == self._unit,
                table.c.desk == desk,
                table.c.reason == Reason.SEQUENCE_TAKEN,
            )
            .order_by(table.c.seq, table.c.arrived_at)
        ).scalars()
        return [bytes(raw).decode() for raw in rows if not self._has(bytes(raw))][:_AGAIN]

    def _has(self, raw: bytes) -> bool:
        """Whether what is told by `raw` stands in the stream, under whatever id."""
        act, table = read_act(raw).act, t.act
        rows = self._connection.execute(
            select(table.c.raw).where(
                table.c.unit == self._unit,
                table.c.subject == act.subject.id,
                table.c.kind == act.kind,
                table.c.desk == act.desk,
            )
        ).scalars()
        return any(origin_of(read_act(bytes(found)).act) == origin_of(act) for found in rows)

    def _held(self, desk: DeskId, seqs: set[int]) -> Sequence[Any]:
        act, table = t.act, t.quarantine
        places = within(self._connection, act.c.seq, seqs)
        if len(seqs) == max(seqs) - min(seqs) + 1:  # without gaps, as a desk sends its own
            places = act.c.seq.between(min(seqs), max(seqs))
        accepted = select(act.c.seq, act.c.digest, act.c.position).where(
            act.c.unit == self._unit, act.c.desk == desk, places
        )
        refused = select(table.c.seq, table.c.digest, null().label("position")).where(
            table.c.unit == self._unit,
            table.c.desk == desk,
            within(self._connection, table.c.seq, seqs),
            table.c.holds_seq,
        )
        return [*self._connection.execute(accepted), *self._connection.execute(refused)]

    def _row(self, item: Accepted, digest: Digest) -> dict[str, Any]:
        act = item.written.act
        return {
            "unit": self._unit,
            "position": item.position,
            "id": act.id,
            "desk": act.desk,
            "seq": act.seq,
            "kind": act.kind,
            "subject": act.subject.id,
            "raw": item.written.raw,
            "digest": item.written.digest,
            "signature": item.signature,
            "stream_digest": digest,
        }


class ReadPlaces:
    """Up to where somebody has read the units' streams, in the caller's transaction."""

    def __init__(self, connection: Connection, table: Table) -> None:
        """Args: table: Its columns are the unit, the epoch and the position."""
        self._connection, self._table = connection, table

    def behind(self) -> Sequence[UnitCode]:
        """The units of whose streams something is unread."""
        counter, place = t.counter, self._table
        joined = counter.outerjoin(
            place, and_(place.c.unit == counter.c.unit, place.c.epoch == counter.c.epoch)
        )
        unread = func.coalesce(place.c.position, 0) < counter.c.position
        rows = self._connection.execute(
            select(counter.c.unit).select_from(joined).where(unread).order_by(counter.c.unit)
        )
        return [UnitCode(unit) for unit in rows.scalars()]

    def of(self, unit: UnitCode, counter: Counter) -> int:
        """0 in another epoch, of which nothing was read yet."""
        table = self._table
        row = self._connection.execute(select(table).where(table.c.unit == unit)).first()
        return row.position if row is not None and row.epoch == counter.epoch else 0

    def note(self, unit: UnitCode, counter: Counter, position: int) -> None:
        table, place = self._table, {"epoch": counter.epoch, "position": position}
        mine = table.c.unit == unit
        if not self._connection.execute(update(table).where(mine).values(**place)).rowcount:
            self._connection.execute(insert(table).values(unit=unit, **place))


def fitting(rows: Sequence[Any]) -> Sequence[Any]:
    """The first of `rows` that fit into one reply; at least one."""
    size = 0
    for count, row in enumerate(rows[:PAGE]):
        size += len(row.raw or b"")
        if count and size > MOST_BYTES:
            return rows[:count]
    return rows[:PAGE]


def news_of(row: Any) -> News:
    shown = row.raw is not None and is_shared(row.kind)
    return News(
        position=row.position,
        digest=Digest(row.digest),
        desk=row.desk,
        seq=row.seq,
        id=ActId(row.id),
        raw=bytes(row.raw).decode() if shown else None,
        signature=row.signature if shown else None,
    )


def _verdict(row: Any) -> Verdict:
    if row.position is None:
        return Verdict(id=ActId(row.id), kind=VerdictKind.REFUSED, reason=row.reason)
    return Verdict(id=ActId(row.id), kind=VerdictKind.ALREADY_KNOWN, position=row.position)
