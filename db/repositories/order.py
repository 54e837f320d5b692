"""Folds follow the order of acts: what stands in another order is folded again."""

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, func, or_, select, tuple_
from sqlalchemy.exc import SQLAlchemyError

from db.bulk import among, as_json
from db.prepared import Prepared, Statement
from db.repositories.dossiers import Dossiers
from db.repositories.facts import settle_facts, settle_prints
from db.repositories.folding.told import Told
from db.tables import journal as t
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import (
    UNREADABLE,
    Act,
    ActUnreadable,
    Subject,
    SubjectKind,
    read_act,
)
from desk_app.domain.acts.kinds import is_shared, leaves_state

log = logging.getLogger(__name__)

_BESIDE: Final = ("officer", "office", "shift", "batch", "post", "queue")
_ORDERS: Final = Prepared(
    lambda: (
        select(t.act.c.subject, t.act.c.n)
        .where(among(t.act.c.subject, "subjects"))
        .order_by(t.act.c.subject, t.act.c.position.is_(None), t.act.c.position, t.act.c.n)
    )
)


def _contested() -> Statement:
    of, act = t.disagreement, t.act
    # Not as a join: SQLite goes through all acts for it, though these are few or none.
    noted = select(of.c.act_id, of.c.dossier)
    return select(act.c.subject).where(
        tuple_(act.c.id, act.c.subject).in_(noted), act.c.kind == kinds.RECEIVED
    )


_CONTESTED: Final = Prepared(_contested)


class Order:
    def __init__(self, connection: Connection, dossiers: Dossiers) -> None:
        self._connection = connection
        self._dossiers = dossiers

    @contextmanager
    def kept(self, rows: Iterable[Any], noted_at: datetime) -> Iterator[None]:
        """Fold again what acts of `rows` are about, where they stand in another order after."""
        rows = list(rows)
        subjects = {row.subject for row in rows if is_shared(row.kind)}
        before = self._orders(subjects)
        yield
        after = self._orders(subjects)
        moved = [subject for subject, acts in after.items() if acts != before[subject]]
        if any(row.kind == kinds.RECEIVED for row in rows):
            moved += self._contested()
        if moved:
            self.fold(self._one_of_each_wing(moved), noted_at)

    def fold(
        self, acts: Iterable[Act], noted_at: datetime, fresh: Mapping[int, Act] | None = None
    ) -> None:
        """Fold what `acts` are about, each subject once.

        What another program wrote may be beyond us: its fold waits, the others go on.

        Args:
            fresh: Acts that this transaction stored, by row number: they are not read again.
        """
        acts = tuple(acts)
        dossiers, prints, others = _subjects(acts)
        told = Told(self._connection, dossiers | prints, fresh or {})
        refold = partial(self._dossiers.refold, noted_at=noted_at, told=told)
        facts = [partial(settle_facts, self._connection, act) for act in others]

        def print_again(subjects: Iterable[UUID]) -> None:
            settle_prints(self._connection, told.prints(subjects))

        if not self._all_done([partial(refold, dossiers), partial(print_again, prints), *facts]):
            alone = [partial(refold, [dossier]) for dossier in dossiers]
            alone += [partial(print_again, [dossier]) for dossier in prints]
            for step in [*alone, *facts]:
                self._all_done([step])

    def beside(self, after: int, most: int) -> tuple[Sequence[Act], int | None]:
        """The next `most` acts behind row `after` of whose subject no row of a dossier tells
        that it is of an older program.

        Those are officers, the office, shifts, lists and tickets; and dossiers that came
        online, which have no row before they are received.

        Returns:
            The acts; and the row number to go on from, None when these were the last.
        """
        table = t.act
        wings = [table.c.kind.startswith(f"{wing}.") for wing in _BESIDE]
        rows = self._connection.execute(
            select(table.c.n, table.c.raw)
            .where(table.c.n > after, or_(table.c.kind == kinds.REGISTERED, *wings))
            .order_by(table.c.n)
            .limit(most)
        ).all()
        return _readable(row.raw for row in rows), rows[-1].n if len(rows) == most else None

    def _all_done(self, steps: Sequence[Callable[[], None]]) -> bool:
        """False when one of `steps` failed; then none of them was taken."""
        try:
            with self._connection.begin_nested():
                for step in steps:
                    step()
        except (SQLAlchemyError, *UNREADABLE) as error:
            log.error("sync.unfoldable %s", type(error).__name__)
            return False
        return True

    def _orders(self, subjects: Collection[UUID]) -> Mapping[UUID, Sequence[int]]:
        rows = _ORDERS.rows(self._connection, {"subjects": as_json(subjects)})
        orders: defaultdict[UUID, list[int]] = defaultdict(list)
        for subject, n in rows:
            orders[subject].append(n)
        return orders

    def _contested(self) -> Sequence[UUID]:
        """Dossiers that are not listed because another has their code: the order decides."""
        return _CONTESTED.column(self._connection, {})

    def _one_of_each_wing(self, subjects: Collection[UUID]) -> Sequence[Act]:
        """For each wing of kinds ("dossier.", "print.", …) an act about each of `subjects`."""
        table = t.act
        wing = func.substr(table.c.kind, 1, func.instr(table.c.kind, "."))
        ones = (
            select(func.min(table.c.n))
            .where(table.c.subject.in_(subjects))
            .group_by(table.c.subject, wing)
        )
        raws = self._connection.execute(select(table.c.raw).where(table.c.n.in_(ones))).scalars()
        return _readable(raws)


def _subjects(acts: Iterable[Act]) -> tuple[dict[UUID, None], dict[UUID, None], Sequence[Act]]:
    """Dossiers to be folded, subjects with prints, and one act of each wing of every other."""
    dossiers: dict[UUID, None] = {}  # in order: the same acts are stored in the same way
    prints: dict[UUID, None] = {}
    others: dict[tuple[Subject, str], Act] = {}
    for act in acts:
        wing = act.kind.partition(".")[0]
        if wing == "print":
            prints[act.subject.id] = None
        elif wing != "dossier":
            others[act.subject, wing] = act
        if act.subject.kind == SubjectKind.DOSSIER and not leaves_state(act.kind):
            dossiers[act.subject.id] = None
    return dossiers, prints, tuple(others.values())


def _readable(raws: Iterable[bytes]) -> Sequence[Act]:
    acts = []
    for raw in raws:
        with suppress(ActUnreadable):  # no fold can read it either
            acts.append(read_act(raw).act)
    return acts
