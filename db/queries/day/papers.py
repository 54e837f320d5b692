"""Papers that did not come out, and serials of the day that no dossier has."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, exists, select

from db.bulk import among, as_json
from db.prepared import Prepared, Statement, asked_for
from db.queries.day.moments import DATE, MOST, TODAY, Day, OfDay, given, received_by
from db.queries.prints import open_prints
from db.tables import office as o
from db.tables.dossier import dossier as d
from db.tables.metadata import Moment
from desk_app.domain.acts.prints import PrintState
from desk_app.domain.codes.blocks import SIZE, Block, gaps_among, last_of
from desk_app.domain.handling.flow import OPEN
from desk_app.domain.ids import DossierId
from desk_app.domain.law.papers import Channel
from desk_app.domain.watching.findings import Finding, Trouble

NEVER: Final = "never"  # the fact of a dossier no paper of which was ever asked for
_FAILED_WITHIN: Final = timedelta(days=30)
_PATIENCE: Final = timedelta(minutes=10)  # a print needs so long before anybody asks for it


def _never_printed(own: bool) -> Statement:
    return (
        select(d.c.id, d.c.code, d.c.applicant, d.c.received_at)
        .where(
            TODAY,
            d.c.received_at <= asked_for("settled_before", Moment),
            d.c.status.in_(OPEN),
            d.c.channel != Channel.ONLINE,
            ~exists().where(o.print_job.c.dossier == d.c.id),
            *received_by(own),
        )
        .order_by(d.c.n)
        .limit(MOST)
    )


_NEVER: Final = OfDay(_never_printed)
_WHOSE: Final = Prepared(lambda: select(d.c.id, d.c.officer).where(among(d.c.id, "ids")))
_NUMBERS: Final = Prepared(lambda: select(d.c.n).where(TODAY))
_LAST: Final = Prepared(
    lambda: select(o.last_serial.c.block, o.last_serial.c.last).where(o.last_serial.c.day == DATE)
)


def findings_of_prints(
    connection: Connection, day: Day, by: UUID | None, most: int
) -> Iterator[Finding]:
    """Failed, or in doubt for ten minutes, at any desk; and dossiers received on the day, not
    online, no paper of which anybody asked to print. What was put off on purpose waits its turn
    until the day after."""
    settled_before = day.now - _PATIENCE
    jobs = open_prints(connection, None, day.now - _FAILED_WITHIN)[:most]
    whose = {
        row.id: row.officer
        for row in _WHOSE.rows(connection, {"ids": as_json(job.dossier for job in jobs)})
        if by is not None
    }
    for job in jobs:
        meant = job.state is PrintState.POSTPONED and job.at >= day.begins
        fresh = job.state is PrintState.HANDED_OVER and job.at > settled_before
        if meant or fresh or by not in {None, whose.get(job.dossier)}:
            continue
        yield Finding(
            about=Trouble.UNPRINTED,
            key=job.id.hex,
            fact=f"{job.state} {job.reason}".strip(),
            dossier=job.dossier,
            code=job.code,
            who=job.applicant,
            what=job.form,
            at=job.at,
        )
    for row in _NEVER.rows(connection, day, by, settled_before=settled_before, most=most):
        yield Finding(
            about=Trouble.UNPRINTED,
            key=row.id.hex,
            fact=NEVER,
            dossier=DossierId(row.id),
            code=row.code,
            who=row.applicant,
            at=row.received_at,
        )


def findings_of_numbers(connection: Connection, day: Day) -> Iterator[Finding]:
    """Serials between two of the same block that no dossier of the day has; and those above the
    highest that this desk gave out all the same."""
    used: defaultdict[Block, set[int]] = defaultdict(set)
    for (n,) in _NUMBERS.rows(connection, given(day)):
        used[Block(n >> 10 & 1023)].add(n & 1023)
    given_out = {
        Block(row.block): row.last - row.block * SIZE
        for row in _LAST.rows(connection, given(day))
        if row.last != last_of(Block(row.block))  # passed over after a restore
    }
    for block in sorted({*used, *given_out}):
        for first, until in gaps_among(used[block], given_out.get(block, 0)):
            lowest, highest = block * SIZE + first, block * SIZE + until
            yield Finding(
                about=Trouble.NUMBER_GAP,
                key=f"{day.date:%y%m%d}-{lowest}",
                fact=f"{lowest}-{highest}",
                code=f"{lowest}" if lowest == highest else f"{lowest}–{highest}",
                day=day.date,
                count=highest - lowest + 1,
            )
