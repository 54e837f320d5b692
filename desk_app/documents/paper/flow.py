"""Blocks laid on pages. Nothing is drawn here, so the number of pages is known before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from reportlab.lib.units import mm

from desk_app.documents.paper.blocks import Block, Notes, Signatures, stack_height
from desk_app.documents.paper.table import Table

_ROOM_TO_SIGN: Final = 26 * mm  # more is wasted: a name stands too far from its title
_SLACK: Final = 0.01


@dataclass(frozen=True, slots=True)
class Placed:
    block: Block
    depth: float  # of its top below the top of the page's text
    left: float = 0  # offset from the left edge of the text


Page: TypeAlias = list[Placed]


def lay_out(flow: Sequence[Block], ending: Sequence[Block], height: float) -> list[Page]:
    """Pages of `height`, in order; `ending` stands together on the last one.

    Spare height of the last page goes to the room for signing; notes stand at its
    foot. An ending higher than a page keeps together what it can from its end.
    """
    return _Pages(height).fill(flow, ending)


class _Pages:
    def __init__(self, height: float) -> None:
        self._height = height
        self._pages: list[Page] = [[]]
        self._depth = 0.0  # used of the last page, the gap after its last block included

    def fill(self, flow: Sequence[Block], ending: Sequence[Block]) -> list[Page]:
        alone = len(ending)
        while alone and stack_height(ending[alone - 1 :]) <= self._height:
            alone -= 1
        blocks = [*flow, *ending[:alone]]
        for number, block in enumerate(blocks):
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            self._put(block, following)
        self._end(ending[alone:])
        return self._pages

    def _put(self, block: Block, following: Block | None) -> None:
        needed = block.height
        if block.leads and following is not None:
            needed += block.after + following.least
        if self._depth and self._depth + needed > self._height + _SLACK and block.leads:
            self._turn()
        rest: Block | None = block
        while rest is not None:
            rest = self._put_part(rest)

    def _put_part(self, block: Block) -> Block | None:
        """Place what fits; returns what is left for the next page."""
        room = self._height - self._depth
        if block.height <= room + _SLACK:
            self._place(block)
            return None
        if parts := block.split(room):
            self._place(parts[0])
            self._turn()
            return parts[1]
        if not self._depth:  # higher than a page and in one piece: shown as far as it goes
            self._place(block)
            return None
        self._turn()
        return block

    def _end(self, ending: Sequence[Block]) -> None:
        needed = stack_height(ending)
        if ending and self._depth + needed > self._height + _SLACK:
            self._turn_in_company(ending, self._height - needed)
        spare = max(0.0, self._height - self._depth - needed)
        for block in ending:
            if isinstance(block, Signatures):
                wider = block.with_room(max(block.room, min(_ROOM_TO_SIGN, block.room + spare)))
                self._place(wider)
            elif isinstance(block, Notes):
                self._depth = max(self._depth, self._height - block.height)
                self._place(block)
            else:
                self._place(block)

    def _place(self, block: Block) -> None:
        self._pages[-1].append(Placed(block, self._depth))
        self._depth += block.height + block.after

    def _turn_in_company(self, ending: Sequence[Block], room: float) -> None:
        """Nobody signs a page that says nothing: the last rows or lines go over too.

        Args:
            room: Beside the ending; they stay where it is too little.
        """
        kept, company = _parted(self._pages[-1], signed=isinstance(ending[0], Signatures))
        if sum(block.height + block.after for block in company) <= room:
            self._pages[-1] = kept
        else:
            company = []
        self._turn()
        for block in company:
            self._place(block)

    def _turn(self) -> None:
        self._pages.append([])
        self._depth = 0.0


def _parted(page: Page, *, signed: bool) -> tuple[Page, list[Block]]:
    """What stays on a page, and what leaves it with an ending that does not fit there."""
    kept, company = [*page], list[Block]()
    if page and isinstance(page[-1].block, Table):
        if parts := page[-1].block.without_last():
            kept[-1], company = replace(page[-1], block=parts[0]), [parts[1]]
        return kept, company
    while signed and len(kept) > 1 and (not company or kept[-1].block.leads):
        company.insert(0, kept.pop().block)
    return kept, company
