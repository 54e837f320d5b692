"""Papers that did not come out, and serials of the day that no dossier has."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, exists, select

from db.queries.day.moments import Day, received_between, received_by
from db.queries.prints import open_prints
from db.tables import office as o
from db.tables.dossier import dossier as d
from desk_app.domain.acts.prints import PrintState
from desk_app.domain.codes.blocks import SIZE, Block, gaps_among, last_of
from desk_app.domain.handling.flow import OPEN
from desk_app.domain.ids import DossierId
from desk_app.domain.law.papers import Channel
from desk_app.domain.watching.findings import Finding, Trouble

NEVER: Final = "never"  # the fact of a dossier no paper of which was ever asked for
_FAILED_WITHIN: Final = timedelta(days=30)
_PATIENCE: Final = timedelta(minutes=10)  # a print needs so long before anybody asks for it


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
        for row in connection.execute(
            select(d.c.id, d.c.officer).where(d.c.id.in_([job.dossier for job in jobs]))
        )
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
    never = (
        received_between(day.begins, day.ends),
        d.c.received_at <= settled_before,
        d.c.status.in_(OPEN),
        d.c.channel != Channel.ONLINE,
        ~exists().where(o.print_job.c.dossier == d.c.id),
        *received_by(by),
    )
    columns = (d.c.id, d.c.code, d.c.applicant, d.c.received_at)
    for row in connection.execute(select(*columns).where(*never).order_by(d.c.n).limit(most)):
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
    for (n,) in connection.execute(select(d.c.n).where(received_between(day.begins, day.ends))):
        used[Block(n >> 10 & 1023)].add(n & 1023)
    last = o.last_serial.c
    given = {
        Block(row.block): row.last - row.block * SIZE
        for row in connection.execute(select(last.block, last.last).where(last.day == day.date))
        if row.last != last_of(Block(row.block))  # passed over after a restore
    }
    for block in sorted({*used, *given}):
        for first, until in gaps_among(used[block], given.get(block, 0)):
            lowest, highest = block * SIZE + first, block * SIZE + until
            yield Finding(
                about=Trouble.NUMBER_GAP,
                key=f"{day.date:%y%m%d}-{lowest}",
                fact=f"{lowest}-{highest}",
                code=f"{lowest}" if lowest == highest else f"{lowest}–{highest}",
                day=day.date,
                count=highest - lowest + 1,
            )
