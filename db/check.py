"""Look a whole store over: nothing half, nothing twice, no chain broken."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select, text

from db.attachments.queue import row_of as scan_row
from db.repositories.counting.standings import Standings
from db.repositories.dossiers import Dossiers
from db.repositories.folding.rows import row_of
from db.repositories.hand_over.batches import Batches
from db.repositories.history.history import History
from db.repositories.online.rows import row_of as registered_row
from db.repositories.post.items import rows_by_post
from db.repositories.sent_away import row_of as sent_away_row
from db.repositories.till.rows import money_differs
from db.repositories.watching.rows import watch_row
from db.tables import hand_over as h
from db.tables import journal as t
from db.tables import numbers as n
from db.tables import office as o
from db.tables import scans as s
from db.tables.dossier import dossier as d
from db.tables.money import dossier_money, money_line
from db.tables.online import registered
from db.tables.post import postal_item
from db.tables.watching import dossier_watch
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import NO_DIGEST, UNREADABLE, digest_of, read_act
from desk_app.domain.acts.fold import VERSION, Folded
from desk_app.domain.codes.blocks import SIZE, Block, last_of
from desk_app.domain.dossier import Dossier
from desk_app.domain.handing_over.batch import batch_from
from desk_app.domain.history.left import FOLD as LEFT
from desk_app.domain.ids import DeskId, Digest
from desk_app.domain.sent_away import ANSWERS

_Told: TypeAlias = Callable[[Folded], Iterable[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreReport:
    acts: int
    dossiers: int
    waiting: int
    refused: int
    disagreements: int
    scans: int = 0  # contents this desk has to have; whether they can be read, the command asks
    left: int = 0  # dossiers of which only the row is here: all of them is at the centre
    here: float = 1.0  # share of the office's past that has come to this desk
    problems: tuple[str, ...]  # codes and ids, never a name; empty for a sound store


def check_store(connection: Connection, desk: DeskId | None) -> StoreReport:
    """Args:
    desk: Whose store it is; its own acts must form one chain from the first.
    """
    history = History(connection)
    filling = history.filling()
    problems = [
        *_file(connection),
        *(_chain(connection, desk) if desk else ()),
        *_rows(connection),
        *_money_of_nobody(connection),
        *_numbers(connection),
        *(problem for cached in _CACHED for problem in _cached(connection, cached)),
        *_papers_sent_away(connection),
        *_contents(connection),
        *_batches(connection),
    ]

    def count(query: str) -> int:
        return int(connection.execute(text(query)).scalar_one())

    return StoreReport(
        acts=count("SELECT count(*) FROM act"),
        dossiers=count("SELECT count(*) FROM dossier"),
        waiting=count("SELECT count(*) FROM outbox WHERE refused IS NULL"),
        refused=count("SELECT count(*) FROM outbox WHERE refused IS NOT NULL"),
        disagreements=count("SELECT count(*) FROM disagreement"),
        left=history.left(),
        here=1.0 if filling is None else filling.here,
        problems=tuple(problems),
    )


def _file(connection: Connection) -> Iterator[str]:
    for line in connection.execute(text("PRAGMA integrity_check")).scalars():
        if line != "ok":
            yield f"file: {line}"
    if connection.execute(text("PRAGMA foreign_key_check")).all():
        yield "file: dangling links"


def _chain(connection: Connection, desk: DeskId) -> Iterator[str]:
    before, expected = Digest(NO_DIGEST), 1
    rows = connection.execute(
        select(t.act.c.raw, t.act.c.digest, t.act.c.seq, t.act.c.desk)
        .where(t.act.c.desk == desk)
        .order_by(t.act.c.seq)
    )
    for row in rows:
        written = read_act(row.raw)
        if row.seq != expected or written.act.seq != row.seq:
            yield f"chain: {row.desk} has {row.seq} where {expected} belongs"
        if written.act.previous != before:
            yield f"chain: {row.desk} {row.seq} does not follow"
        if written.digest != row.digest or digest_of(row.raw) != row.digest:
            yield f"chain: {row.desk} {row.seq} has another digest"
        before, expected = written.digest, row.seq + 1


def _rows(connection: Connection) -> Iterator[str]:
    dossiers = Dossiers(connection)
    standings = Standings(connection, dossiers)
    for row in connection.execute(select(d)).mappings():
        folded = dossiers.find(row["id"])
        if row["fold"] == LEFT:
            if folded.dossier is not None:
                yield f"row: {row['code']} is left to the centre, and its acts are here"
        elif row["fold"] != VERSION and folded.dossier is not None:
            continue  # of an older program, or marked by a migration: the window folds it anew
        elif folded.dossier is None or dict(row) != row_of(folded.dossier, folded):
            yield f"row: {row['code']} is not the fold of its acts"
        elif standings.differs(row["n"], folded.dossier):
            yield f"row: {row['code']} counts in reports as its acts do not say"
        elif money_differs(connection, folded.dossier):
            yield f"money: rows and acts of {row['code']} differ"
    received = (
        select(t.act.c.subject).where(t.act.c.kind == "dossier.received").group_by(t.act.c.subject)
    )
    known = select(d.c.id)
    noted = select(t.disagreement.c.dossier)
    for lost in connection.execute(
        select(t.act.c.subject).where(
            t.act.c.subject.in_(received),
            t.act.c.subject.not_in(known),
            t.act.c.subject.not_in(noted),
        )
    ).scalars():
        yield f"row: no row for {lost}"


def _money_of_nobody(connection: Connection) -> Iterator[str]:
    for about in (dossier_money.c.dossier, money_line.c.dossier):
        lost = select(about).where(about.not_in(select(t.act.c.subject))).distinct()
        for dossier in connection.execute(lost).scalars():
            yield f"money: no act of {dossier}"


def _numbers(connection: Connection) -> Iterator[str]:
    twice = connection.execute(
        select(d.c.code).group_by(d.c.code).having(func.count() > 1)
    ).scalars()
    for code in twice:
        yield f"number: {code} twice"
    own = select(o.block.c.block)
    for unit, day, block, last in connection.execute(
        select(
            o.last_serial.c.unit, o.last_serial.c.day, o.last_serial.c.block, o.last_serial.c.last
        ).where(o.last_serial.c.block.in_(own))
    ):
        prefix = f"{unit}-{day:%y%m%d}-"
        highest = connection.execute(
            select(func.max(d.c.serial)).where(
                d.c.code.startswith(prefix), d.c.serial.between(block * 1000, block * 1000 + 999)
            )
        ).scalar()
        if highest != last and last != last_of(Block(block)):  # passed over after a restore
            yield f"number: {prefix} last {last}, highest dossier {highest}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cached:
    """A table whose rows are what the acts of their subjects say, and nothing else."""

    name: str  # in what is found
    kinds: Collection[str]  # without an act of these a subject has no row
    columns: Sequence[ColumnElement[Any]]
    about: str  # the column that names the subject
    told: _Told  # its rows, of what the acts amount to


def _of_dossier(rows: Callable[[Dossier], Iterable[Mapping[str, Any]]]) -> _Told:
    return lambda folded: () if folded.dossier is None else rows(folded.dossier)


def _codes(dossier: Dossier) -> Iterator[Mapping[str, Any]]:
    for code in dossier.external_codes:
        yield {"dossier": dossier.id, "system": code.system, "code": code.code}


def _scanned(dossier: Dossier) -> Iterator[Mapping[str, Any]]:
    return (scan_row(scan, dossier.id) for scan in dossier.scans.scans)


def _watched(dossier: Dossier) -> Iterator[Mapping[str, Any]]:
    if (row := watch_row(dossier)) is not None:
        yield row


def _came_online(folded: Folded) -> Iterator[Mapping[str, Any]]:
    if folded.registered is not None:
        yield registered_row(folded.registered, answered=folded.answered)


def _went_away(folded: Folded) -> Iterator[Mapping[str, Any]]:
    if folded.sent_away is not None:
        yield sent_away_row(folded.sent_away)


_CACHED: Final = (
    _Cached(
        name="external code",
        kinds=(kinds.EXTERNAL_CODE_NOTED, kinds.HEARD_FROM_ELSEWHERE, kinds.ENDED_ELSEWHERE),
        columns=(n.external_code.c.dossier, n.external_code.c.system, n.external_code.c.code),
        about="dossier",
        told=_of_dossier(_codes),
    ),
    _Cached(
        name="sent away",
        kinds=ANSWERS,
        columns=[column for column in n.sent_away.c if column.name != "n"],
        about="id",
        told=_went_away,
    ),
    _Cached(
        name="online",
        kinds=(kinds.REGISTERED,),
        columns=tuple(registered.c),
        about="id",
        told=_came_online,
    ),
    _Cached(
        name="scan",
        kinds=(kinds.PAPER_SCANNED,),
        columns=tuple(s.scan.c),
        about="dossier",
        told=_of_dossier(_scanned),
    ),
    _Cached(
        name="post",
        kinds=(kinds.RESULT_BACK,),
        columns=tuple(postal_item.c),
        about="dossier",
        told=_of_dossier(rows_by_post),
    ),
    _Cached(
        name="watch",
        kinds=(
            kinds.RESULT_BACK,
            kinds.SUPPLEMENT_ASKED,
            kinds.APOLOGISED,
            kinds.VOIDED,
            kinds.CORRECTED,
            kinds.RATED,
            kinds.COMPLAINT_NOTED,
            kinds.ASSIGNED,
            kinds.REMINDED,
        ),
        columns=tuple(dossier_watch.c),
        about="dossier",
        told=_of_dossier(_watched),
    ),
)


def _cached(connection: Connection, cached: _Cached) -> Iterator[str]:
    dossiers, kept = Dossiers(connection), defaultdict[UUID, list[dict[str, Any]]](list)
    for row in connection.execute(select(*cached.columns)).mappings():
        kept[row[cached.about]].append(dict(row))
    named = select(t.act.c.subject).where(t.act.c.kind.in_(cached.kinds)).distinct()
    shown = set(connection.execute(select(d.c.id)).scalars())
    for about in {*kept, *connection.execute(named).scalars()}:
        folded = dossiers.find(about)
        if folded.dossier is not None and about not in shown and not kept[about]:
            continue  # another dossier has its code or its row number: it is listed alone
        told = [dict(row) for row in cached.told(folded)]
        if len(told) == len(kept[about]) and all(row in kept[about] for row in told):
            continue
        yield f"{cached.name}: rows and acts of {about} differ"


def _contents(connection: Connection) -> Iterator[str]:
    """Each content that a scan names is queued or at home, and no other is."""
    queued = set(connection.execute(select(s.attachment.c.address)).scalars())
    for address in queued ^ set(connection.execute(select(s.scan.c.address)).scalars()):
        yield f"scan: content {address} is named or queued alone"


def _papers_sent_away(connection: Connection) -> Iterator[str]:
    """No number stands twice, none is above the last one given."""
    table = n.sent_away
    series = (table.c.form, table.c.year)
    twice = select(*series, table.c.number).group_by(*series, table.c.number)
    for form, year, number in connection.execute(twice.having(func.count() > 1)):
        yield f"paper number: {number} of {form} {year} twice"
    own, last = select(o.block.c.block), n.last_paper_number.c
    for form, year, block, given in connection.execute(
        select(last.form, last.year, last.block, last.last).where(last.block.in_(own))
    ):
        highest = connection.execute(
            select(func.max(table.c.number)).where(
                table.c.form == form,
                table.c.year == year,
                table.c.number.between(block * SIZE, last_of(Block(block))),
            )
        ).scalar()
        if (highest or 0) > given:
            yield f"paper number: {form} {year} last {given}, highest {highest}"


def _batches(connection: Connection) -> Iterator[str]:
    """Each list is what its act says, none lacks one, and no number of minutes stands twice."""
    kept = set(connection.execute(select(h.batch.c.id)).scalars())
    made = select(t.act.c.raw).where(t.act.c.kind == kinds.BATCH_HANDED_OVER)
    for raw in connection.execute(made).scalars():
        try:
            batch = batch_from(read_act(raw).act)
        except UNREADABLE:  # of a newer program; it has no row
            continue
        if Batches(connection).find(batch.id) != batch:
            yield f"hand-over: row and act of {batch.id} differ"
        kept.discard(batch.id)
    for left in kept:
        yield f"hand-over: no act of {left}"
    table = h.batch.c
    twice = select(table.printed).group_by(table.form, table.year, table.number)
    for printed in connection.execute(twice.having(func.count() > 1)).scalars():
        yield f"paper number: {printed} twice"
