"""What acts about a dossier tell of files: which belong to it, and which nobody may keep."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, func, select

from central.store import tables as t
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, read_act
from desk_app.domain.ids import UnitCode
from desk_app.domain.scans.file import Address
from desk_app.domain.scans.scans import scan_from

_TELLING: Final = (kinds.PAPER_SCANNED, kinds.SCAN_WITHDRAWN)


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


def dossiers_with(connection: Connection, unit: UnitCode, address: Address) -> Sequence[UUID]:
    """Those of which an act tells of a file with this content, whatever became of it."""
    table, sought = t.act, address.encode()
    scans = select(table.c.subject, table.c.raw).where(
        table.c.unit == unit, table.c.kind == kinds.PAPER_SCANNED
    )
    if connection.dialect.name == "postgresql":
        scans = scans.where(func.pg_catalog.position(table.c.raw, sought) > 0)
    rows = connection.execute(scans)
    return sorted({row.subject for row in rows if sought in bytes(row.raw)})
