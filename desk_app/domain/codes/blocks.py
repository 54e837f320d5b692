"""Blocks of serials: how desks without a line never issue the same code."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NewType

Block = NewType("Block", int)  # k >= 1; its serials are k*1000+1 … k*1000+999 of every day

SIZE: Final = 1000
NUMBERING_BLOCKED: Final = "store.numbering_blocked"  # a setting, of a restored store
LAST_BLOCK: Final[Block] = Block(
    1023
)  # ten bits of `order_of`; serials then have at most seven digits


@dataclass(frozen=True, slots=True)
class Serial:
    block: Block
    number: int  # as printed


def is_block(number: int) -> bool:
    return 0 < number <= LAST_BLOCK


def first_of(block: Block) -> int:
    return block * SIZE + 1


def last_of(block: Block) -> int:
    return block * SIZE + SIZE - 1


def next_serial(blocks: Sequence[Block], used: Mapping[Block, int]) -> Serial | None:
    """The next serial out of `blocks`, in their order; None when all are used up.

    Args:
        used: The last serial given today, per block; a block not named is fresh.
    """
    for block in blocks:
        last = used.get(block, block * SIZE)
        if last < last_of(block):
            return Serial(block, last + 1)
    return None


def gaps_among(places: Collection[int], given: int = 0) -> Sequence[tuple[int, int]]:
    """First and last place of each gap in a block of one day, whose places count from 1.

    Args:
        places: Those that dossiers have.
        given: The last one given out, where that is known; up to it every place should be used.
    """
    gaps, expected = [], 1
    for place in (*sorted(places), given + 1):
        if place > expected:
            gaps.append((expected, place - 1))
        expected = max(expected, place + 1)
    return gaps


def order_of(received_at: datetime, serial: Serial) -> int:
    """The row number of a dossier: newest highest, the same on every desk.

    Milliseconds, block and place in the block share 63 bits, so two desks of a
    unit can never get the same number for two dossiers.
    """
    if not is_block(serial.block):
        raise ValueError(f"block out of range: {serial.block}")
    milliseconds = int(received_at.timestamp() * 1000)
    return (milliseconds << 20) | (serial.block << 10) | (serial.number - serial.block * SIZE)
