"""Which blocks desks used, and which they say are theirs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from central.judge import Ruling, blocks_used
from central.store.units import DeskRecord, Units
from desk_app.domain.ids import DeskId
from desk_app.sync.protocol import Request

_MOST: Final = 16  # blocks of one request; a restore forgets fewer


def with_claims(
    units: Units,
    desk: DeskRecord,
    request: Request,
    blocks: Mapping[DeskId, Sequence[int]],
    at: datetime,
) -> Mapping[DeskId, Sequence[int]]:
    """`blocks`, and those of the asking desk that a restored store has forgotten."""
    missing = sorted(set(request.blocks) - set(blocks[desk.id]))[:_MOST]
    found = [block for block in missing if units.claim_block(desk.unit, desk.id, block, at)]
    return {**blocks, desk.id: sorted([*blocks[desk.id], *found])} if found else blocks


def used(ruling: Ruling) -> Collection[tuple[DeskId, int]]:
    """Desks with the blocks out of which they gave a code or a paper's number."""
    return {
        (item.written.act.desk, block)
        for item in ruling.accepted
        for block in blocks_used(item.written.act)
    }


def used_up(ruling: Ruling, blocks: Mapping[DeskId, Sequence[int]]) -> Iterable[DeskId]:
    """The desks that gave a code, or a paper's number, of their newest block."""
    gone = used(ruling)
    return [desk for desk, given in blocks.items() if given and (desk, given[-1]) in gone]
