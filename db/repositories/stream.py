"""The unit's stream as this store knows it: what waits, what was settled, what came in.

A row whose sequence number is below zero stepped aside; see `Stream.take_back`.
An act's position is its place in the unit's order; an act without one is ours and
unsettled, or its position became void. Everything here may be done twice.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Integer,
    String,
    and_,
    bindparam,
    delete,
    func,
    null,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from db.bulk import Rows, among, as_json
from db.journal import Journal
from db.prepared import Prepared, Statement, asked_for
from db.repositories.dossiers import Dossiers
from db.repositories.folding.arrivals import Arrival, here_of, keep_arrivals
from db.repositories.order import Order
from db.repositories.settings import Settings
from db.rewritten import forget_rewritten, step_aside, write_behind
from db.tables import journal as t
from desk_app.domain.acts.act import (
    NO_DIGEST,
    Act,
    WrittenAct,
    read_act,
)
from desk_app.domain.ids import ActId, DeskId, Digest

SEQUENCE_TAKEN: Final = "sequence_taken"  # why an act is refused; see sync/protocol.Reason

_PLACE: Final = "sync.place"
_WAITS: Final = t.outbox.c.refused.is_(None)
_WAITING: Final = (
    select(
        t.act.c.n,
        t.act.c.desk,
        t.act.c.id,
        t.act.c.kind,
        t.act.c.seq,
        t.act.c.raw,
        t.act.c.signature,
    )
    .join(t.outbox, t.outbox.c.act == t.act.c.n)
    .where(_WAITS, t.outbox.c.act > bindparam("after"))
    .order_by(t.outbox.c.act)
    .limit(bindparam("limit"))
)


def _tally() -> Statement:
    many = select(func.count()).select_from(t.outbox)
    oldest = (
        select(t.act.c.made_at)
        .join(t.outbox, t.outbox.c.act == t.act.c.n)
        .where(_WAITS)
        .order_by(t.outbox.c.act)
        .limit(1)
    )
    disputed = select(func.count()).select_from(t.disagreement)
    return select(
        many.where(_WAITS).scalar_subquery().label("waiting"),
        oldest.scalar_subquery().label("oldest"),
        many.where(~_WAITS).scalar_subquery().label("refused"),
        disputed.scalar_subquery().label("disputed"),
    )


_TALLY: Final = Prepared(_tally)
_OF_DESK: Final = t.act.c.desk == asked_for("desk", String)
_FIRST_WAITING: Final = Prepared(  # CROSS JOIN: from what waits, not from all acts of the desk
    lambda: (
        text(
            "SELECT act.seq FROM outbox CROSS JOIN act ON act.n = outbox.act"
            " WHERE outbox.refused IS NULL AND act.desk = :desk AND act.seq > 0"
            " ORDER BY outbox.act LIMIT 1"
        )
        .bindparams(asked_for("desk", String))
        .columns(t.act.c.seq)
    )
)
_LAST: Final = Prepared(lambda: select(func.max(t.act.c.seq)).where(_OF_DESK))
_DIGEST: Final = Prepared(
    lambda: select(t.act.c.digest).where(_OF_DESK, t.act.c.seq == asked_for("seq", Integer))
)
_ASIDE: Final = Prepared(lambda: select(t.act.c.n).where(_OF_DESK, t.act.c.seq < 0).limit(1))
_NAMED: Final = Prepared(
    lambda: select(
        *(t.act.c.n, t.act.c.id, t.act.c.position, t.act.c.subject, t.act.c.kind),
        t.act.c.digest,
    ).where(among(t.act.c.id, "ids"))
)
_PLACED: Final = Rows(
    update(t.act).where(t.act.c.n == bindparam("row")).values(position=bindparam("place"))
)
_CLEAR: Final = update(t.act).values(position=null()).where(t.act.c.position.is_not(None))
_NOWHERE: Final = Rows(_CLEAR.where(among(t.act.c.n, "rows")))
_FREE: Final = Rows(_CLEAR.where(among(t.act.c.position, "positions")))
_GONE: Final = Rows(delete(t.outbox).where(among(t.outbox.c.act, "rows")))


@dataclass(frozen=True, slots=True)
class Place:
    """How far this store has read the unit's stream."""

    epoch: str = ""
    cursor: int = 0
    digest: Digest = NO_DIGEST  # of the stream from its first act to `cursor`


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingAct:
    n: int  # row number: the order in which acts came into this store
    desk: DeskId
    seq: int
    id: ActId
    kind: str
    raw: bytes
    signature: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    waiting: int
    oldest: datetime | None  # of those that wait
    refused: int  # by the home; a person has to look
    disputed: int = 0  # acts that no longer applied; a leader decides


class Stream:
    def __init__(self, connection: Connection, dossiers: Dossiers) -> None:
        self._connection = connection
        self._dossiers = dossiers
        self._order = Order(connection, dossiers)
        self._settings = Settings(connection)

    def place(self) -> Place:
        kept = self._settings.get(_PLACE)
        if kept is None:
            return Place()
        return Place(kept["epoch"], kept["cursor"], Digest(bytes.fromhex(kept["digest"])))

    def set_place(self, place: Place) -> None:
        facts = {"epoch": place.epoch, "cursor": place.cursor, "digest": place.digest.hex()}
        self._settings.set(_PLACE, facts)

    def beside(self, after: int, most: int) -> tuple[Sequence[Act], int | None]:
        """As `Order.beside`."""
        return self._order.beside(after, most)

    def fold_again(self, acts: Sequence[Act], *, noted_at: datetime) -> None:
        """Bring what `acts` are about up to the rules of this program."""
        self._order.fold(acts, noted_at)

    def tally(self) -> Tally:
        return Tally(**_TALLY.row(self._connection, {})._asdict())

    def oldest_waiting(
        self, limit: int, most_bytes: int, *, after: int = 0
    ) -> tuple[Sequence[WaitingAct], bool]:
        """In the order in which they came into this store, so that no act goes before its cause.

        Args:
            after: Row number; acts up to there are passed over.

        Returns:
            At least one act when any waits, however large; and whether more of them wait.
        """
        found: list[WaitingAct] = []
        size = 0
        bounds = {"after": after, "limit": limit + 1}
        for row in self._connection.execute(_WAITING, bounds).mappings():
            size += len(row["raw"])
            if len(found) == limit or (found and size > most_bytes):
                return found, True
            place = row["seq"] if row["seq"] > 0 else read_act(row["raw"]).act.seq
            found.append(WaitingAct(**{**row, "seq": place}))
        return found, False

    def believed(self, desk: DeskId) -> tuple[int, Digest]:
        """The last act of `desk` that the home should have, and its digest.

        The digest is empty where this store does not hold that act.
        """
        of = {"desk": desk}
        first = _FIRST_WAITING.value(self._connection, of)
        seq = _LAST.value(self._connection, of) or 0 if first is None else first - 1
        digest = _DIGEST.value(self._connection, {"desk": desk, "seq": seq})
        return seq, Digest(digest or b"")

    def settle(
        self,
        positions: Mapping[ActId, int],
        digests: Mapping[ActId, Digest] | None = None,
        *,
        noted_at: datetime,
    ) -> int:
        """The home has these acts, at these positions; acts not in this store are passed over.

        Args:
            digests: Of the home's acts, where it named them: an act with the same id and
                other bytes is not the one that is meant.

        Returns:
            How many acts left the outbox.
        """
        if not positions:
            return 0
        found = _NAMED.rows(self._connection, {"ids": as_json(positions)})
        rows = [row for row in found if (digests or {}).get(row.id, row.digest) == row.digest]
        if not rows:
            return 0
        moved = {row.n: positions[row.id] for row in rows if row.position != positions[row.id]}
        if moved:
            with self._order.kept([row for row in rows if row.n in moved], noted_at):
                self._clear(moved.values(), moved.keys())
                places = [{"row": n, "place": position} for n, position in moved.items()]
                _PLACED.put(self._connection, places)
        return _GONE.store(self._connection, {"rows": as_json(row.n for row in rows)}).rows

    def refuse(self, reasons: Mapping[ActId, str]) -> int:
        """The home refused these acts: they wait for a person. Settled ones stay settled."""
        rows = self._connection.execute(
            select(t.act.c.n, t.act.c.id).where(
                t.act.c.id.in_(reasons.keys()), t.act.c.position.is_(None)
            )
        ).all()
        for row in rows:
            save = insert(t.outbox).values(act=row.n, refused=reasons[row.id])
            self._connection.execute(
                save.on_conflict_do_update(
                    index_elements=["act"], set_={"refused": save.excluded.refused}
                )
            )
        return len(rows)

    def take_in(
        self, arrivals: Sequence[Arrival], *, noted_at: datetime, own: bool = False
    ) -> Set[ActId]:
        """Keep acts that came from the home and are new here, and fold what they are about.

        An act that cannot be folded is kept all the same, and holds up no other. Acts that
        were here already are for `settle`.

        Args:
            own: They are of this store's own desk.

        Returns:
            Those that are new to this store.
        """
        here = here_of(self._connection, arrivals)
        fresh = {a.written.act.id: a for a in arrivals if a.written.act.id not in here.acts}
        if fresh:
            if any(here.taken(arrival) for arrival in fresh.values()):
                self._make_room(fresh.values(), own=own)
            if forget_rewritten(self._connection, [a.written.act for a in fresh.values()]):
                self._dossiers.forget_folds()
            acts = keep_arrivals(self._connection, fresh.values())
            self._order.fold(acts.values(), noted_at, acts)
        return fresh.keys()

    def take_back(self, desk: DeskId, lost: Sequence[WrittenAct], *, noted_at: datetime) -> int:
        """Keep acts of `desk`, this store's own, that only its home still had.

        A store that was restored or copied, and worked on before it heard of them, has
        other acts at their places. The home never took those: they step aside, until
        `write_again` is told that all lost acts are here.

        Returns:
            How many of `lost` are new to this store.
        """
        table = t.act
        rows = self._connection.execute(
            select(table.c.seq, table.c.digest).where(
                table.c.desk == desk, table.c.seq.in_([written.act.seq for written in lost])
            )
        )
        kept = dict(rows.all())
        if forks := [w.act.seq for w in lost if kept.get(w.act.seq, w.digest) != w.digest]:
            waiting = select(t.outbox.c.act)
            own = and_(table.c.desk == desk, table.c.seq >= min(forks), table.c.n.in_(waiting))
            step_aside(self._connection, own, SEQUENCE_TAKEN)
        taken = len(self.take_in([Arrival(act) for act in lost], noted_at=noted_at, own=True))
        ids = [written.act.id for written in lost]
        self._let_wait(  # until its verdict is here
            select(table.c.n).where(table.c.id.in_(ids), table.c.position.is_(None))
        )
        return taken

    def has_stepped_aside(self, desk: DeskId) -> bool:
        """Whether `write_again` has anything to do."""
        return _ASIDE.first(self._connection, {"desk": desk}) is not None

    def write_again(self, desk: DeskId, journal: Journal, limit: int) -> int:
        """Write acts of `desk` that stepped aside at the end of its chain; 0 when none is left."""
        table = t.act
        rows = self._connection.execute(
            select(table.c.n, table.c.raw)
            .where(table.c.desk == desk, table.c.seq < 0)
            .order_by(table.c.n)
            .limit(limit)
        ).all()
        out = [row.n for row in rows]
        self._connection.execute(delete(t.outbox).where(t.outbox.c.act.in_(out)))
        self._connection.execute(delete(table).where(table.c.n.in_(out)))
        self._dossiers.forget_folds()
        self.write_lost(desk, [read_act(row.raw).act for row in rows], journal)
        return len(rows)

    def write_lost(self, desk: DeskId, acts: Sequence[Act], journal: Journal) -> Sequence[Act]:
        """Write acts of `desk`, whose places it has used anew, at the end of its chain.

        Returns:
            Those that were not here in any form.
        """
        return write_behind(self._connection, [act for act in acts if act.desk == desk], journal)

    def ask_again(self, desk: DeskId, seq: int) -> int:
        """Let the acts of `desk` from `seq` on wait again: the home does not have them."""
        acts = select(t.act.c.n).where(t.act.c.desk == desk, t.act.c.seq >= seq)
        again = update(t.outbox).where(t.outbox.c.act.in_(acts)).values(refused=None)
        self._connection.execute(again)
        return self._let_wait(acts)

    def offer_unplaced(self, limit: int) -> int:
        """Let acts without a position wait, `limit` at a time; 0 when all of them do."""
        waiting = select(t.outbox.c.act)
        acts = select(t.act.c.n).where(t.act.c.position.is_(None), t.act.c.n.not_in(waiting))
        return self._let_wait(acts.order_by(t.act.c.n).limit(limit))

    def offer_refused(self, own: DeskId) -> None:
        """Let refused acts wait again: another home, or another state of it, may judge anew.
        Those of the store's `own` desk that stepped aside are written again instead."""
        here = select(t.act.c.n).where(or_(t.act.c.seq > 0, t.act.c.desk != own))
        again = update(t.outbox).where(t.outbox.c.act.in_(here))
        self._connection.execute(again.values(refused=None))

    def void(self, offer_above: int | None, limit: int, *, noted_at: datetime) -> int:
        """Void the `limit` highest positions; 0 when none is left.

        Args:
            offer_above: Acts that stood above wait again; None: none of them does.
        """
        rows = self._connection.execute(
            select(t.act.c.n, t.act.c.position, t.act.c.subject, t.act.c.kind)
            .where(t.act.c.position.is_not(None))
            .order_by(t.act.c.position.desc())
            .limit(limit)
        ).all()
        if offer_above is not None:
            above = [row.n for row in rows if row.position > offer_above]
            self._let_wait(select(t.act.c.n).where(t.act.c.n.in_(above)))
        with self._order.kept(rows, noted_at):
            _NOWHERE.store(self._connection, {"rows": as_json(row.n for row in rows)})
        return len(rows)

    def _let_wait(self, acts: Any) -> int:
        save = insert(t.outbox).from_select(["act"], acts).on_conflict_do_nothing()
        return self._connection.execute(save).rowcount

    def _clear(self, positions: Collection[int], rows: Collection[int]) -> None:
        """Nobody else stands at `positions`, and `rows` stand nowhere."""
        _FREE.store(self._connection, {"positions": as_json(positions)})
        _NOWHERE.store(self._connection, {"rows": as_json(rows)})

    def _make_room(self, arrivals: Iterable[Arrival], *, own: bool) -> None:
        """Another act may stand at the place of an arrival: the home's word stands.

        A neighbour's is offered all the same: the home may have it from nobody else, and asks
        that desk to write it again.
        """
        table = t.act
        seqs: defaultdict[DeskId, list[int]] = defaultdict(list)
        for arrival in arrivals:
            seqs[arrival.written.act.desk].append(arrival.written.act.seq)
        for desk, taken in seqs.items():
            here = and_(table.c.desk == desk, table.c.seq.in_(taken))
            step_aside(self._connection, here, SEQUENCE_TAKEN if own else None)
        self._clear([a.position for a in arrivals if a.position is not None], [])
