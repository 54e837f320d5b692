"""Taking in what the home answered. Every step may be done twice, and none needs another."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from db.repositories.calendars import ArrivedEdition
from db.repositories.folding.arrivals import Arrival
from db.repositories.stream import Place
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import (
    THIS_DESK,
    Act,
    ActUnreadable,
    Body,
    WrittenAct,
    moment,
    moment_text,
    read_act,
    write_act,
)
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED, Block
from desk_app.domain.codes.seal import LAST_EXCHANGE
from desk_app.domain.ids import ActId
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import NOBODY
from desk_app.sync.desk import SyncDesk
from desk_app.sync.given_keys import keep_desk_keys, keep_keys
from desk_app.sync.own_numbers import note_numbers
from desk_app.sync.protocol import (
    MOST_EDITION,
    News,
    Reply,
    Verdict,
    VerdictKind,
    stream_digest,
)
from desk_app.sync.renumber import renumber
from desk_app.sync.wire import facts_in

log = logging.getLogger(__name__)

_AT_ONCE: Final = 25  # acts written again in one transaction

RESTORED_AS: Final = "store.restored_as"  # set with it: another name for each restore
CLOCK_OFFSET_MS: Final = "sync.clock_offset_ms"
_NEWEST: Final = "store.newest_block"  # the one that came last; it need not be the highest
RESETS: Final = "sync.resets"  # how often our stream and the home's differed


@dataclass(slots=True)
class Taken:
    """What taking in a reply brought about."""

    settled: int = 0
    refused: int = 0
    pulled: int = 0
    editions: int = 0
    again: bool = False  # the home waits for something of ours, or we read its stream anew
    progress: bool = False


@dataclass(slots=True)
class _Intake:
    desk: SyncDesk
    reply: Reply
    taken: Taken = field(default_factory=Taken)

    def give_back(self, tx: UnitOfWork, lost: Sequence[WrittenAct]) -> None:
        """Keep acts of this desk that this store did not know, and the numbers they used."""
        at = self.desk.now()
        self.taken.pulled += tx.stream.take_back(self.desk.id, lost, noted_at=at)
        for written in lost:
            note_numbers(tx, written.act)

    def settle(self, tx: UnitOfWork, verdicts: Sequence[Verdict]) -> None:
        at_home: dict[ActId, int] = {}
        refused: dict[ActId, str] = {}
        for verdict in verdicts:
            if verdict.kind is VerdictKind.REFUSED:
                refused[verdict.id] = verdict.reason
            elif verdict.position is not None:
                at_home[verdict.id] = verdict.position
        self.taken.settled += tx.stream.settle(at_home, noted_at=self.desk.now())
        if refused:
            self.taken.refused += tx.stream.refuse(refused)

    def read_on(self, tx: UnitOfWork, arrived: Sequence[tuple[News, Arrival | None]]) -> None:
        at = self.desk.now()
        acts = [arrival for _, arrival in arrived if arrival is not None]
        fresh = tx.stream.take_in(acts, noted_at=at)
        self.taken.pulled += len(fresh)
        known = [entry for entry, _ in arrived if entry.id not in fresh]
        places = {entry.id: entry.position for entry in known}
        digests = {entry.id: entry.digest for entry in known}
        self.taken.settled += tx.stream.settle(places, digests, noted_at=at)
        place = tx.stream.place()
        digest = place.digest
        for entry, _ in arrived:
            digest = stream_digest(digest, entry.digest)
        last = arrived[-1][0].position
        tx.stream.set_place(replace(place, cursor=last, digest=digest))


def take_in(desk: SyncDesk, reply: Reply, offset_ms: int | None) -> Taken:
    """Take in `reply`, which is of the epoch this store is in.

    Args:
        offset_ms: The home's clock less ours; None where the answer was carried by hand: then
            it is as old as it says, and tells nothing of our clock.

    Raises:
        StoreUnwritable: what was taken in before stays.
    """
    intake = _Intake(desk, reply)
    taken = intake.taken
    lost = [act for raw in reply.lost if (act := _readable(raw)) is not None]
    desk.in_portions(lost, intake.give_back)
    gave_back = taken.pulled > 0  # what is offered again and known here is only not settled yet
    desk.in_portions(reply.verdicts, intake.settle)
    with desk.glance() as tx:
        before = tx.stream.place()
        aside = not gave_back and tx.stream.has_stepped_aside(desk.id)
    news = _next(before, reply.news)
    arrived = [
        (entry, arrival_of(entry)) for entry in news
    ]  # read before anybody waits for the lock
    desk.in_portions(arrived, intake.read_on)
    if aside:
        _write_again(desk)
    if reply.again:
        aside |= _write_lost(desk, reply.again)
    taken.editions = _keep_editions(desk, reply)
    closed = _close(desk, reply, offset_ms, gave_back=gave_back)
    turned = [aside, closed, _prove(desk, reply, before)]
    taken.again = gave_back or any(turned)
    taken.progress = bool(taken.settled or taken.refused or taken.pulled or news or any(turned))
    return taken


def _keep_editions(desk: SyncDesk, reply: Reply) -> int:
    """Keep what the home published; it waits for a person. How many are new here."""
    if not reply.editions:
        return 0
    with desk.work() as tx:
        held = tx.calendars.held()
        fresh = [
            edition
            for edition in reply.editions
            if held.get(edition.kind) != edition.name and len(edition.body.encode()) <= MOST_EDITION
        ]
        for edition in fresh:
            tx.calendars.keep(ArrivedEdition(edition.kind, edition.name, edition.body, desk.now()))
        tx.commit()
    return len(fresh)


def _write_again(desk: SyncDesk) -> None:
    """Everything the home had of ours is here: what had stepped aside comes after it."""
    count = 1
    while count:
        with desk.work() as tx:
            count = tx.stream.write_again(desk.id, tx.journal, _AT_ONCE)
            tx.commit()
        desk.breathe()


def _write_lost(desk: SyncDesk, raws: Sequence[str]) -> bool:
    """Write again what neighbours still had of this desk; True when anything is new here."""
    read = [written.act for raw in raws if (written := _readable(raw)) is not None]
    acts = [act for act in read if _can_be_written(act)]
    with desk.work() as tx:
        fresh = tx.stream.write_lost(desk.id, acts, tx.journal)
        for act in fresh:
            note_numbers(tx, act)
        tx.commit()
    return bool(fresh)


def _can_be_written(act: Act) -> bool:
    """False of what somebody else signed for us with numbers or letters that no desk writes."""
    try:
        write_act(act)
    except (ValueError, RecursionError):
        return False
    return True


def _close(desk: SyncDesk, reply: Reply, offset_ms: int | None, *, gave_back: bool) -> bool:
    """Note the rest of the reply; True when acts wait now that could not be sent before."""
    at = desk.now()
    with desk.work() as tx:
        held = tx.numbers.blocks()
        fresh = [block for block in reply.blocks if block not in held]
        for block in fresh:
            tx.numbers.give(Block(block), at)
        if fresh:
            tx.settings.set(_NEWEST, max(fresh))
        keep_keys(tx, reply.seals)
        if not reply.more:
            tx.dossiers.rest()
        keep_desk_keys(tx, reply.desk_keys)
        asked = 0
        if (seq := reply.resend_from.get(desk.id)) is not None:
            asked = tx.stream.ask_again(desk.id, seq)
        if offset_ms is None:
            _note_carried(tx, min(reply.clock, at))
        else:
            tx.settings.set(CLOCK_OFFSET_MS, offset_ms)
            tx.settings.set(LAST_EXCHANGE, moment_text(at))
        caught_up = not gave_back and not reply.more
        free = caught_up and tx.settings.get(NUMBERING_BLOCKED, False)
        if free:
            _number_again(tx, desk, at)
        tx.commit()
    return asked > 0 or free


def _note_carried(tx: UnitOfWork, at: datetime) -> None:
    """An answer that was long under way makes nothing older than it was."""
    before = tx.settings.get(LAST_EXCHANGE)
    if before is None or moment(before) < at:
        tx.settings.set(LAST_EXCHANGE, moment_text(at))


def _number_again(tx: UnitOfWork, desk: SyncDesk, at: datetime) -> None:
    """A restored store has its work back: it gives codes again, today out of its last block.

    Codes printed after the backup and never sent are known to nobody; they lie in the
    other blocks, of which no more is given today. The newest block is one that the home
    has given for this restore alone. The gap has this act as its reason.
    """
    day, blocks = office_date(at), tx.numbers.blocks()
    newest = Block(tx.settings.get(_NEWEST) or max(blocks, default=0))
    passed = tx.numbers.pass_over(desk.unit, day, but=newest) if blocks else ()
    if blocks:
        tx.paper_numbers.pass_over(desk.unit, day.year, but=newest)
    body: Body = {"day": day.isoformat(), "passed_over": [int(block) for block in passed]}
    tx.journal.write(kinds.STORE_RESTORED, THIS_DESK, body, by=NOBODY, at=at)
    tx.settings.set(NUMBERING_BLOCKED, False)


def _prove(desk: SyncDesk, reply: Reply, before: Place) -> bool:
    """Compare our stream with the home's; True when it is read anew from its first act."""
    with desk.glance() as tx:
        place = tx.stream.place()
        resets = tx.settings.get(RESETS, {"count": 0, "at": None})
    if (place.cursor, place.digest) == (reply.cursor, reply.stream_digest):
        return False
    log.warning("sync.stream_differs at %d, home at %d", place.cursor, reply.cursor)
    read_anew = before.cursor == 0 or resets["at"] == reply.cursor
    if read_anew and place.cursor != reply.cursor:
        return False
    with desk.work() as tx:
        if read_anew:  # and it differs still: nothing is mended by reading it once more
            tx.stream.set_place(replace(place, digest=reply.stream_digest))
        else:
            tx.settings.set(RESETS, {"count": resets["count"] + 1, "at": reply.cursor})
        tx.commit()
    if not read_anew:
        renumber(desk, place.epoch, None)
    return not read_anew


def _next(place: Place, news: Sequence[News]) -> Sequence[News]:
    """The part of `news` that follows `place` without a gap; an old reply has none."""
    ahead = [entry for entry in news if entry.position > place.cursor]
    for steps, entry in enumerate(ahead):
        if entry.position != place.cursor + 1 + steps:
            return ahead[:steps]
    return ahead


def arrival_of(entry: News) -> Arrival | None:
    """None where the act is not told, or is not the one that is meant."""
    written = None if entry.raw is None else _readable(entry.raw)
    if written is None:
        return None
    if written.digest != entry.digest or written.act.id != entry.id:
        log.error("sync.act_differs at %d", entry.position)
        return None
    return Arrival(written, entry.position, entry.signature)


def _readable(raw: str) -> WrittenAct | None:
    """None for bytes that only a newer program can read: they stay at the home."""
    try:
        return read_act(raw.encode(), facts_in)
    except (ActUnreadable, ArithmeticError) as error:
        log.error("sync.act_unreadable %s", type(error).__name__)
        return None
