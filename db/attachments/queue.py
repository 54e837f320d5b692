"""Rows of scans, the cache of dossiers' acts, and where each content is on its way home."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, select, tuple_, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from db.bulk import Rows
from db.tables.journal import act
from db.tables.scans import attachment as a
from db.tables.scans import scan as s
from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DeskId, DossierId
from desk_app.domain.scans.file import Address
from desk_app.domain.scans.scans import PaperScan

_ORDER: Final = (a.c.since, a.c.address)
_KEPT: Final = select(s).where(s.c.dossier.in_(bindparam("subjects", expanding=True)))
_DROP: Final = Rows(delete(s).where(s.c.dossier == bindparam("about")))
_ADD: Final = Rows(insert_or(s).on_conflict_do_nothing())
_ADD_CONTENT: Final = Rows(insert_or(a).on_conflict_do_nothing())
_NAMING: Final = select(s.c.live, s.c.erased).where(s.c.address == bindparam("sought"))
_GONE: Final = delete(a).where(a.c.address == bindparam("sought"))
_TURN: Final = (
    update(a)
    .where(a.c.address == bindparam("sought"), a.c.state != bindparam("into"))
    .values(state=bindparam("into"))
)


class TransferState(StrEnum):
    """How far a content is on its way to the unit's home. Stored: never rename one."""

    WAITING = "waiting"  # only its desk has it
    AT_HOME = "at_home"
    ERASED = "erased"  # withdrawn for good


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    address: Address
    desk: DeskId  # that has it
    size: int  # bytes
    state: TransferState
    since: datetime  # UTC, when it was scanned first


class Attachments:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, address: Address) -> Attachment | None:
        row = self._connection.execute(select(a).where(a.c.address == address)).first()
        return None if row is None else _attachment(row)

    def waiting(
        self, desk: DeskId, limit: int, after: Attachment | None = None
    ) -> Sequence[Attachment]:
        """Of `desk`, not at home yet, oldest first; those behind `after`."""
        behind = [] if after is None else [tuple_(*_ORDER) > (after.since, after.address)]
        return self._rows(
            select(a)
            .where(a.c.desk == desk, a.c.state == TransferState.WAITING, *behind)
            .order_by(*_ORDER)
            .limit(limit)
        )

    def told_of_by(self, address: Address) -> DossierId | None:
        """A dossier of which an act that the home has tells of scans, this one among them."""
        told = (
            select(s.c.dossier)
            .join(act, act.c.subject == s.c.dossier)
            .where(s.c.address == address, ~s.c.erased)
            .where(act.c.kind == kinds.PAPER_SCANNED, act.c.position.is_not(None))
            .limit(1)
        )
        found = self._connection.execute(told).scalar()
        return None if found is None else DossierId(found)

    def settle(self, address: Address, state: TransferState) -> None:
        """How far a content is now; one that was erased meanwhile stays so."""
        mine = (a.c.address == address, a.c.state != TransferState.ERASED)
        self._connection.execute(update(a).where(*mine).values(state=state))

    def wait_again(self, desk: DeskId) -> None:
        """The home was put back to an earlier day: it may lack what it had."""
        mine = (a.c.desk == desk, a.c.state == TransferState.AT_HOME)
        self._connection.execute(update(a).where(*mine).values(state=TransferState.WAITING))

    def scanned_at(self, desk: DeskId) -> Sequence[Attachment]:
        """Everything this desk has to have, in no order; what was erased is not among it."""
        here = select(s.c.address).where(s.c.desk == desk)
        return self._rows(select(a).where(a.c.address.in_(here), a.c.state != TransferState.ERASED))

    def newest_of(self, desk: DeskId, limit: int) -> Sequence[Attachment]:
        """Scanned first at `desk`, newest first; what was erased is not among it."""
        return self._rows(
            select(a)
            .where(a.c.desk == desk, a.c.state != TransferState.ERASED)
            .order_by(a.c.since.desc(), a.c.address)
            .limit(limit)
        )

    def after(self, desk: DeskId, address: str, limit: int) -> Sequence[Attachment]:
        """What `desk` has to have, in the order of addresses, beyond `address`."""
        here = select(s.c.address).where(s.c.desk == desk)
        return self._rows(
            select(a)
            .where(a.c.address > address, a.c.address.in_(here))
            .where(a.c.state != TransferState.ERASED)
            .order_by(a.c.address)
            .limit(limit)
        )

    def erased(self) -> Sequence[Address]:
        """Contents that no desk may keep."""
        query = select(a.c.address).where(a.c.state == TransferState.ERASED)
        return [Address(found) for found in self._connection.execute(query).scalars()]

    def _rows(self, query: Any) -> Sequence[Attachment]:
        return [_attachment(row) for row in self._connection.execute(query)]


def keep_scans(connection: Connection, dossiers: Sequence[Dossier]) -> None:
    """One row for each scan of `dossiers`, as their acts have it now, and for each content."""
    if not dossiers:
        return
    kept: defaultdict[UUID, dict[UUID, dict[str, Any]]] = defaultdict(dict)
    asked = {"subjects": [dossier.id for dossier in dossiers]}
    for row in connection.execute(_KEPT, asked).mappings():
        kept[row["dossier"]][row["id"]] = dict(row)
    for dossier in dossiers:
        now = {scan.id: row_of(scan, dossier.id) for scan in dossier.scans.scans}
        if now != kept[dossier.id]:
            _keep(connection, dossier, kept[dossier.id], now)


def _keep(
    connection: Connection,
    dossier: Dossier,
    kept: Mapping[UUID, Mapping[str, Any]],
    now: Mapping[UUID, Mapping[str, Any]],
) -> None:
    _DROP.put(connection, [{"about": dossier.id}])
    # An entry of another dossier, which only a program gone wrong writes, stops nobody's sync
    _ADD.put(connection, now.values())
    _ADD_CONTENT.put(connection, [_content_row(scan) for scan in dossier.scans.scans])
    for address in {row["address"] for row in (*kept.values(), *now.values())}:
        _settle(connection, address)


def row_of(scan: PaperScan, dossier: UUID) -> dict[str, Any]:
    """The row of a scan; nothing in it that the acts do not say."""
    return {
        "id": scan.id,
        "dossier": dossier,
        "address": scan.file.address,
        "desk": scan.desk,
        "live": not scan.withdrawn,
        "erased": scan.erased,
    }


def _content_row(scan: PaperScan) -> dict[str, Any]:
    return {
        "address": scan.file.address,
        "desk": scan.desk,
        "size": scan.file.size,
        "media": scan.file.media,
        "state": TransferState.WAITING,
        "since": scan.at,
    }


def _settle(connection: Connection, address: str) -> None:
    """A content is erased when one of its scans says so and none that counts needs it."""
    naming = connection.execute(_NAMING, {"sought": address}).all()
    if not naming:
        connection.execute(_GONE, {"sought": address})
        return
    erased = any(row.erased for row in naming) and not any(row.live for row in naming)
    if erased:
        connection.execute(_TURN, {"sought": address, "into": TransferState.ERASED})
    else:
        again = update(a).where(a.c.address == address, a.c.state == TransferState.ERASED)
        connection.execute(again.values(state=TransferState.WAITING))


def _attachment(row: Any) -> Attachment:
    return Attachment(
        address=Address(row.address),
        desk=DeskId(row.desk),
        size=row.size,
        state=TransferState(row.state),
        since=row.since,
    )
