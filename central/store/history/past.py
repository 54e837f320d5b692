"""The stream of a unit as a new desk wants it: the office first, then backwards."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, literal_column, select

from central.store import tables as t
from central.store.bulk import within
from central.store.stream import PAGE, fitting, news_of
from desk_app.domain.acts.act import NO_DIGEST
from desk_app.domain.acts.kinds import is_shared
from desk_app.domain.handling.flow import OPEN
from desk_app.domain.history.left import LeftDossier
from desk_app.domain.ids import Digest, UnitCode
from desk_app.sync.protocol import MOST_BYTES, News

# Told of already, told with the stream alone, or nothing is done by it: a look at a paper of no
# dossier is about the desk, and so is every such paper of years
_NOT_CARRIED_ALONG: Final = ("office.", "officer.", "desk.", "queue.groups", "look.")
_MOST_BESIDE: Final = 4 * MOST_BYTES  # of acts carried along; the reader's limit is far above
_DOSSIERS: Final = 100  # in one page of open ones
_LOOKED_AT: Final = 10_000  # dossiers, for one page of open ones
_ROWS: Final = 500  # in one page of those that are left


class Past:
    """One unit's, in the caller's transaction."""

    def __init__(self, connection: Connection, unit: UnitCode, most: int = PAGE) -> None:
        """Args: most: Acts in one page."""
        self._connection = connection
        self._unit = unit
        self._most = most

    def last_shared(self, at: int) -> Sequence[News]:
        """The last act up to `at` that other desks pull; none where there is none."""
        act = t.act
        rows = self._connection.execute(
            self._acts()
            .where(act.c.position <= at, act.c.kind.not_like("look.%"))
            .order_by(act.c.position.desc())
            .limit(1)
        )
        return _told(rows.all())

    def office(self, after: int, at: int) -> tuple[Sequence[News], int]:
        """Acts of officers and of the office behind `after`, up to `at`; and where they
        end, 0: there."""
        act = t.act
        of_office: ColumnElement[bool] = literal_column(f"({t.OF_OFFICE})")
        rows = self._connection.execute(
            self._acts()
            .where(of_office, act.c.position > after, act.c.position <= at)
            .order_by(act.c.position)
            .limit(self._most + 1)
        ).all()
        page = fitting(rows[: self._most])
        return _told(page), page[-1].position if len(page) < len(rows) else 0

    def open(self, after: int, at: int) -> tuple[Sequence[News], int]:
        """Acts up to `at` of open dossiers below `after`, newest dossiers first.

        Args:
            after: Order of the last dossier told of; 0: of none.

        Returns:
            The acts, and the order of the last dossier of the page; 0: there are no more.
        """
        rows = self._connection.execute(self._newest(after)).all()
        dossiers = [row for row in rows if row.status in OPEN]
        acts = self._about([row.id for row in dossiers[:_DOSSIERS]], at)
        told: list[Any] = []
        for count, dossier in enumerate(dossiers[:_DOSSIERS]):
            more = [*told, *acts.get(dossier.id, ())]
            if told and len(fitting(more[: self._most])) < len(more):
                return _told(told), dossiers[count - 1].n
            told = more
        if len(dossiers) > _DOSSIERS:
            return _told(told), dossiers[_DOSSIERS - 1].n
        return _told(told), rows[-1].n if len(rows) == _LOOKED_AT else 0

    def back(self, after: int, floor: int) -> tuple[Sequence[News], Sequence[News], int, Digest]:
        """The stream below and at `after`, down to `floor`.

        Returns:
            News of ``next + 1 … after``, rising; acts at or below `floor` of what they are about;
            `next`, and the digest of the stream up to there.
        """
        act = t.act
        rows = self._connection.execute(
            self._acts()
            .where(act.c.position > floor, act.c.position <= after)
            .order_by(act.c.position.desc())
            .limit(self._most)
        ).all()
        page = list(reversed(fitting(rows)))
        beside = self._beside(page, floor) if floor else ()
        while len(page) > 1 and sum(len(row.raw) for row in beside) > _MOST_BESIDE:
            page = page[len(page) // 2 :]
            beside = self._beside(page, floor)
        end = page[0].position - 1 if page else after
        return _told(page), _told(beside), end, self._digest(end)

    def left(self, after: int) -> tuple[Sequence[LeftDossier], int]:
        """Rows of dossiers that are not open, below `after` (0: from the newest on); and the
        order of the last, 0: there are no more."""
        d = t.dossier
        found = select(d).where(d.c.unit == self._unit, d.c.status.not_in(OPEN))
        if after:
            found = found.where(d.c.n < after)
        rows = self._connection.execute(found.order_by(d.c.n.desc()).limit(_ROWS + 1)).all()
        page = rows[:_ROWS]
        return [_left(row) for row in page], page[-1].n if len(page) < len(rows) else 0

    def whole(self, dossier: UUID, at: int) -> Sequence[News]:
        """Every act about `dossier` up to `at`."""
        return _told(self._about([dossier], at).get(dossier, ()))

    def arrived_before(self, moment: datetime, at: int) -> int:
        """The last position up to `at` whose act arrived before `moment`; 0: none did.

        Positions have no gaps, and nothing arrives before what stands before it.
        """
        act, low, high = t.act, 0, at
        while low < high:
            middle = (low + high + 1) // 2
            arrived = self._connection.execute(
                select(act.c.arrived_at).where(act.c.unit == self._unit, act.c.position == middle)
            ).scalar_one()
            low, high = (middle, high) if arrived < moment else (low, middle - 1)
        return low

    def _newest(self, after: int) -> Select[Any]:
        """Open ones are among the newest; no index of theirs is worth its price at each act."""
        d = t.dossier
        found = select(d.c.id, d.c.n, d.c.status).where(d.c.unit == self._unit)
        if after:
            found = found.where(d.c.n < after)
        return found.order_by(d.c.n.desc()).limit(_LOOKED_AT)

    def _digest(self, position: int) -> Digest:
        act = t.act
        found = self._connection.execute(
            select(act.c.stream_digest).where(act.c.unit == self._unit, act.c.position == position)
        ).scalar()
        return NO_DIGEST if found is None else Digest(bytes(found))

    def _beside(self, page: Sequence[Any], floor: int) -> Sequence[Any]:
        """Acts at or below `floor` of what those of `page` are about."""
        about = {row.subject for row in page if not row.kind.startswith(_NOT_CARRIED_ALONG)}
        return [row for rows in self._about(about, floor).values() for row in rows]

    def _about(self, subjects: Collection[UUID], at: int) -> dict[UUID, list[Any]]:
        """The shared acts about each of `subjects` up to `at`, in their order."""
        about: dict[UUID, list[Any]] = {}
        if not subjects:
            return about
        act = t.act
        rows = self._connection.execute(
            self._acts()
            .where(within(self._connection, act.c.subject, subjects), act.c.position <= at)
            .order_by(act.c.position)
        )
        for row in rows:
            if is_shared(row.kind):
                about.setdefault(row.subject, []).append(row)
        return about

    def _acts(self) -> Select[Any]:
        act = t.act
        return select(
            act.c.position,
            act.c.digest,
            act.c.desk,
            act.c.seq,
            act.c.id,
            act.c.kind,
            act.c.subject,
            act.c.signature,
            act.c.raw,
        ).where(act.c.unit == self._unit)


def _told(rows: Sequence[Any]) -> Sequence[News]:
    return [news_of(row) for row in rows]


def _left(row: Any) -> LeftDossier:
    return LeftDossier(
        n=row.n,
        id=row.id,
        code=row.code,
        procedure=row.procedure,
        procedure_name=row.procedure_name,
        channel=row.channel,
        applicant=row.applicant,
        id_number=row.id_number,
        received_at=row.received_at,
        due_at=row.due_at,
        status=row.status,
    )
