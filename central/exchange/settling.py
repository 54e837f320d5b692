"""What a desk brings: judged and kept in one transaction, under the counter of its unit."""

import logging
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from central.actor import CentreActor
from central.exchange.quiet import Look, Quiet
from central.judge import Accepted, Case, Ruling, judge, used, used_up
from central.signatures import signed
from central.store.often.glance import Glance, glance
from central.store.stream import Counter, UnitStream
from central.store.units import DeskRecord, Units, standing_of
from desk_app.domain.errors import CentralRefused
from desk_app.domain.ids import ActId, DeskId
from desk_app.domain.office import is_centre_desk
from desk_app.sync.protocol import News, Reply, Request

log = logging.getLogger(__name__)

_MOST_CLAIMS: Final = 16  # blocks of one request; a restore forgets fewer


@dataclass(frozen=True, slots=True)
class Settled:
    desk: DeskRecord  # as it was just before
    ruling: Ruling = field(default_factory=Ruling)
    reply: Reply | None = None  # to be sent once it is committed; None: it has to be looked up


class Settling:
    """One unit's, in the caller's transaction, which may write."""

    def __init__(self, connection: Connection, quiet: Quiet, at: datetime) -> None:
        self._connection, self._quiet, self._at = connection, quiet, at

    def settle(self, desk: DeskRecord, request: Request, *, proven: bool) -> Settled:
        """Judge and keep what is offered.

        Args:
            desk: As it was when it was admitted.
            proven: It has signed this request; from now on it has to sign each.

        Raises:
            CentralRefused: it was revoked while its request was on the way.
        """
        unit = desk.unit
        units, stream = Units(self._connection), UnitStream(self._connection, unit)
        counter = stream.counter(lock=True)
        for name in {offer.desk for offer in request.acts}:
            if is_centre_desk(name):
                CentreActor(self._connection, unit).recall(name, self._at)
        seen = glance(self._connection, desk.secret or b"", unit)
        if seen is None or (seen.desk.unit, seen.desk.id) != (unit, desk.id):
            raise CentralRefused("unknown desk")
        if seen.desk.revoked:
            raise CentralRefused("revoked")
        desk, proves = seen.desk, desk.proves or proven
        if counter is None or is_void(counter, request):
            units.saw(desk, self._at, proves=proves)
            return Settled(desk)
        bare = None
        if request.restored_as:
            self._give(desk, desk.id, request.restored_as)
        else:
            bare = self._quiet.answer(seen, request, self._at, self._look())
        ruling, given = self._judged(seen, request, bare)
        after = stream.append(counter, ruling.accepted, desk.id, self._at)
        stream.quarantine(ruling.quarantined, desk.id, self._at)
        others = dict(ruling.last)
        units.saw(desk, self._at, proves=proves, last=others.pop(desk.id, None))
        units.note_last(unit, others)
        for item in ruling.quarantined:
            facts = {"unit": unit, "desk": item.offer.desk, "reason": item.reason}
            log.warning("refused", extra=facts)
        if bare is None or given or any(_is_of_another(item, desk) for item in ruling.accepted):
            return Settled(desk, ruling)
        return Settled(desk, ruling, _with_acts(bare, after, ruling))

    def _judged(self, seen: Glance, request: Request, bare: Reply | None) -> tuple[Ruling, bool]:
        """The verdicts, and whether blocks were given or found again, which the reply has to say.

        Args:
            bare: Has the blocks of the asking desk; None: they have to be looked up.
        """
        desk, unit = seen.desk, seen.desk.unit
        units, stream = Units(self._connection), UnitStream(self._connection, unit)
        names = [desk.id, *sorted({offer.desk for offer in request.acts} - {desk.id})]
        alone = len(names) == 1
        records = {desk.id: desk} if alone else units.desks(unit, names)
        had = {desk.id: bare.blocks} if bare and alone else units.blocks(unit, names)
        blocks = with_claims(units, desk, request, had, self._at)
        restored = self._quiet.was_restored(seen, self._look())
        forgotten = (
            units.unowned(unit, names) if restored else {name: frozenset() for name in names}
        )
        ruling = judge(
            request.acts,
            Case(
                unit=unit,
                asking=desk.id,
                standings={
                    name: standing_of(record, forgotten[name].union(blocks[name]))
                    for name, record in records.items()
                    if record.public_key is not None
                },
                by_id=stream.known_by_id(request.acts),
                by_seq=stream.known_by_seq(
                    request.acts,
                    {name: (one.last_seq, one.last_digest) for name, one in records.items()},
                ),
                position=seen.counter.position,
                gap_stands=request.own_seq > 0 and not request.own_head,
                signed=signed,
                forked=stream.forked(names) if desk.owed or not alone else {},
            ),
        )
        given = blocks is not had
        gone = used(ruling)
        for name, block in gone:
            if block in forgotten.get(name, ()):
                units.remember_block(unit, name, block, self._at)
                given = True
        for name in used_up(gone, blocks):
            self._give(desk, name)
            given = True
        return ruling, given

    def _give(self, desk: DeskRecord, to: DeskId, restored_as: str | None = None) -> None:
        units = Units(self._connection)
        if not units.give_block(desk.unit, to, self._at, restored_as):
            log.error("no block left", extra={"unit": desk.unit, "desk": to})

    def _look(self) -> Look:
        """Within this transaction: whoever waits for another connection may hold up everybody."""
        return Look(lambda: nullcontext(self._connection))


def is_void(counter: Counter, request: Request) -> bool:
    """True when the positions of the asking store are not, or not all, of this stream."""
    return request.epoch != counter.epoch or request.cursor > counter.position


def with_claims(
    units: Units,
    desk: DeskRecord,
    request: Request,
    blocks: Mapping[DeskId, Sequence[int]],
    at: datetime,
) -> Mapping[DeskId, Sequence[int]]:
    """`blocks`, and those of the asking desk that a restored store has forgotten."""
    missing = sorted(set(request.blocks) - set(blocks[desk.id]))[:_MOST_CLAIMS]
    found = [block for block in missing if units.claim_block(desk.unit, desk.id, block, at)]
    return {**blocks, desk.id: sorted([*blocks[desk.id], *found])} if found else blocks


def _with_acts(bare: Reply, after: Counter, ruling: Ruling) -> Reply:
    """`bare` says that there was nothing to say before; now there are the desk's own acts."""
    return replace(
        bare,
        cursor=after.position,
        stream_digest=after.digest,
        verdicts=ruling.verdicts,
        news=[_place(item) for item in ruling.accepted],
        resend_from=ruling.resend_from,
    )


def _place(item: Accepted) -> News:
    act = item.written.act
    return News(
        position=item.position,
        digest=item.written.digest,
        desk=act.desk,
        seq=act.seq,
        id=ActId(act.id),
    )


def _is_of_another(item: Accepted, desk: DeskRecord) -> bool:
    return item.written.act.desk != desk.id
