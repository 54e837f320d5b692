"""What acts about a dossier tell of files: which belong to it, and which nobody may keep."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, func, or_, select

from central.store import tables as t
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, read_act
from desk_app.domain.ids import UnitCode
from desk_app.domain.scans.file import Address
from desk_app.domain.scans.scans import scan_from

_TELLING: Final = (kinds.PAPER_SCANNED, kinds.SCAN_WITHDRAWN)
_AT_ONCE: Final = 20_000  # places of a stream looked through by one statement


@dataclass(slots=True)
class Told:
    named: dict[str, tuple[Address, int]] = field(default_factory=dict)  # by entry; with size
    erased: set[Address] = field(default_factory=set)  # withdrawn for good

    @property
    def gone(self) -> Collection[Address]:
        """Withdrawn for good, and named by no other entry of the dossier."""
        return self.erased - {address for address, _ in self.named.values()}


def told_of(connection: Connection, unit: UnitCode, dossier: UUID) -> Told:
    table = t.act
    rows = connection.execute(
        select(table.c.kind, table.c.raw)
        .where(
            table.c.unit == unit,
            table.c.subject == dossier,
            table.c.kind.in_(_TELLING),
        )
        .order_by(table.c.position)
    )
    told = Told()
    for row in rows:
        act = read_act(bytes(row.raw)).act
        try:
            if row.kind == kinds.PAPER_SCANNED:
                scan = scan_from(act)
                told.named[scan.id.hex] = scan.file.address, scan.file.size
            elif act.body["erase"]:
                entry = told.named.pop(str(act.body["entry"]), None)
                told.erased |= {entry[0]} if entry else set()
        except UNREADABLE:
            continue  # of a program we cannot follow
    return told


def dossiers_with(
    connection: Connection, unit: UnitCode, sought: Collection[Address], after: int, up_to: int
) -> Mapping[Address, set[UUID]]:
    """For each of `sought` the dossiers of which an act tells of a file with this content,
    whatever became of it; of acts behind `after`, up to `up_to`.

    No index finds a content by its address, so all acts are looked through, some at a time: who
    calls this from the beginning of a stream must not have locked it.
    """
    holding: defaultdict[Address, set[UUID]] = defaultdict(set)
    for start in range(after, up_to if sought else after, _AT_ONCE):
        for row in _scans(connection, unit, sought, start, min(start + _AT_ONCE, up_to)):
            raw = bytes(row.raw)
            for address in sought:
                if address.encode() in raw:
                    holding[address].add(row.subject)
    return holding


def _scans(
    connection: Connection, unit: UnitCode, sought: Collection[Address], after: int, up_to: int
) -> Sequence[Any]:
    table = t.act
    scans = select(table.c.subject, table.c.raw).where(
        table.c.unit == unit,
        table.c.position > after,
        table.c.position <= up_to,
        table.c.kind == kinds.PAPER_SCANNED,
    )
    if connection.dialect.name == "postgresql":  # only what names one of them comes over
        position = func.pg_catalog.position
        scans = scans.where(or_(*(position(table.c.raw, each.encode()) > 0 for each in sought)))
    return connection.execute(scans).all()
