"""The answer to a desk, looked up whole: to whatever it asks, from wherever it stands."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from central.exchange.quiet import seals_of
from central.exchange.settling import Settled, is_void
from central.store.editions import Editions
from central.store.stream import UnitStream
from central.store.units import DeskRecord, Units
from desk_app.domain.acts.act import digest_of
from desk_app.domain.codes.seal import SealKey
from desk_app.domain.errors import CentralRefused
from desk_app.domain.ids import DeskId, Digest
from desk_app.sync.protocol import VERSION, DeskKey, Edition, Had, News, Reply, Request

log = logging.getLogger(__name__)


def answered(connection: Connection, settled: Settled, request: Request, at: datetime) -> Reply:
    """What `request` is answered, after what it brought was settled.

    Raises:
        CentralRefused: there is no such unit.
    """
    desk, ruling = settled.desk, settled.ruling
    stream, units = UnitStream(connection, desk.unit), Units(connection)
    counter = stream.counter()
    if counter is None:
        raise CentralRefused("unknown unit")
    bare = Reply(
        version=VERSION,
        desk=desk.id,
        epoch=counter.epoch,
        clock=at,
        cursor=request.cursor,
        stream_digest=counter.digest,
    )
    if is_void(counter, request):
        had = counter.position
        if counter.epoch != request.epoch:
            had = units.still_had(desk.unit, request.epoch)
        return replace(bare, had=Had(request.epoch, had))
    page = stream.news(desk.id, request.cursor, counter)
    offered = frozenset(digest_of(offer.raw.encode()) for offer in request.acts)
    lost = stream.lost(desk.id, request.own_seq, desk.last_seq, offered)
    return replace(
        bare,
        cursor=page.cursor,
        stream_digest=page.digest,
        verdicts=[*ruling.verdicts, *lost.verdicts],
        news=page.news,
        lost=lost.raws,
        resend_from=_missing(stream, desk, request) | ruling.resend_from,
        blocks=units.blocks(desk.unit, [desk.id])[desk.id],
        more=page.more or lost.more,
        again=stream.to_write_again(desk.id) if desk.owed else (),
        editions=_editions(connection, desk, request),
        seals=_seals_lacking(connection, desk, request, bare.clock),
        desk_keys=_keys_lacking(units, desk, request, page.news),
    )


def _editions(connection: Connection, desk: DeskRecord, request: Request) -> Sequence[Edition]:
    """None for a desk of before there were any: it would be sent them again and again."""
    if request.editions is None:
        return ()
    return Editions(connection).missing(desk.unit, request.editions)


def _seals_lacking(
    connection: Connection, desk: DeskRecord, request: Request, at: datetime
) -> Sequence[SealKey]:
    """All keys where one is not held; none for a program from before there were any."""
    if request.seals is None:
        return ()
    keys = seals_of(connection, desk.unit, at)
    return () if {key.name for key in keys} <= set(request.seals) else keys


def _keys_lacking(
    units: Units, desk: DeskRecord, request: Request, news: Sequence[News]
) -> Sequence[DeskKey]:
    """Of all desks, where that of one the news tell of is not held, or another, or none is. A quiet
    poll is told none: with the next act they come."""
    if request.desk_keys is None or (request.desk_keys and not news):
        return ()
    held = set(request.desk_keys)  # an older program says the desks alone
    keys = units.public_keys(desk.unit)
    lacking = {key.desk for key in keys if held.isdisjoint((key.name, key.desk))}
    told = not held or not lacking.isdisjoint(entry.desk for entry in news)
    return keys if lacking and told else ()


def _missing(stream: UnitStream, desk: DeskRecord, request: Request) -> dict[DeskId, int]:
    """From which of its own acts on we want to hear the desk again, if it knows of more or
    of other ones than we do."""
    if not request.own_head:
        return {}
    if request.own_seq > desk.last_seq:
        return {desk.id: desk.last_seq + 1}
    held: Digest | None = desk.last_digest
    if request.own_seq < desk.last_seq:
        held = stream.digest_of_own(desk.id, request.own_seq)
    if held == request.own_head:
        return {}
    log.warning("own acts differ", extra={"unit": desk.unit, "desk": desk.id})
    return {desk.id: request.own_seq if held is None else 1}
