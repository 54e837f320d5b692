"""The acts of what a portion is about, in the unit's order: each is read once at most."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select

from db.bulk import among, as_json
from db.prepared import Prepared
from db.tables import journal as t
from desk_app.domain.acts.act import Act, read_act

_PLACES: Final = Prepared(
    lambda: (
        select(t.act.c.subject, t.act.c.n, t.act.c.position)
        .where(among(t.act.c.subject, "subjects"))
        .order_by(t.act.c.subject, t.act.c.position, t.act.c.n)
    )
)
_RAW: Final = Prepared(lambda: select(t.act.c.n, t.act.c.raw).where(among(t.act.c.n, "rows")))
_PRINTS: Final = Prepared(
    lambda: select(t.act.c.n, t.act.c.raw).where(
        among(t.act.c.subject, "subjects"), t.act.c.kind.startswith("print.")
    )
)


class Told:
    """Args: fresh: Acts of this portion, by row number, as they were read from the wire."""

    def __init__(
        self, connection: Connection, subjects: Iterable[UUID], fresh: Mapping[int, Act]
    ) -> None:
        self._connection = connection
        self._acts = dict(fresh)
        self._rows: defaultdict[bytes, list[int]] = defaultdict(list)
        loose: defaultdict[bytes, list[int]] = defaultdict(list)  # unsettled: behind the others
        for subject, n, position in _PLACES.kept(connection, {"subjects": as_json(subjects)}):
            (loose if position is None else self._rows)[subject].append(n)
        for subject, rows in loose.items():
            self._rows[subject] += rows

    def rows(self, subject: UUID) -> Sequence[int]:
        """Row numbers of its acts, in the unit's order, unsettled ones last."""
        return self._rows.get(subject.bytes, ())

    def acts(self, rows: Collection[int]) -> Sequence[Act]:
        """Raises ActUnreadable: one of them is no act of any version."""
        self.read(rows)
        return [self._acts[n] for n in rows]

    def read(self, rows: Collection[int]) -> None:
        """Have these at hand, by one statement. Raises as `acts`."""
        if unread := [n for n in rows if n not in self._acts]:
            for n, raw in _RAW.kept(self._connection, {"rows": as_json(unread)}):
                self._acts[n] = read_act(raw).act

    def prints(self, subjects: Iterable[UUID]) -> Mapping[UUID, Sequence[Act]]:
        """Acts of printing about each of `subjects`, in order. Raises as `acts`."""
        subjects = tuple(subjects)
        older = [
            subject for subject in subjects if any(n not in self._acts for n in self.rows(subject))
        ]
        if older:
            for n, raw in _PRINTS.kept(self._connection, {"subjects": as_json(older)}):
                if n not in self._acts:
                    self._acts[n] = read_act(raw).act
        return {
            subject: [
                act
                for n in self.rows(subject)
                if (act := self._acts.get(n)) is not None and act.kind.startswith("print.")
            ]
            for subject in subjects
        }
