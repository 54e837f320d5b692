"""Use cases of the office's own affairs: settings, and numbers on a restored store."""

from collections.abc import Mapping
from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import THIS_DESK, Body
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED, Block, is_block
from desk_app.domain.errors import BlockNotFree
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk

_PERSONAL: Final = "ui."  # how this desk looks: anybody's to set
_GUARDED: Final[Mapping[str, Right]] = {  # of this desk alone
    "ui.printers": Right.BIND_PRINTERS,
    "ui.scan_limits": Right.BIND_PRINTERS,
    "ui.scan_folder": Right.BIND_PRINTERS,  # what its scanner writes, and is taken out of there
}
_SETTABLE: Final = (_PERSONAL, "office.")  # the rest the program alone knows how to change


def set_setting(name: str, value: object, officer: Officer, desk: Desk) -> None:
    """Keep a JSON value under `name`.

    Raises:
        RightMissing: not a matter of looks, and the role does not set it.
        ValueError: nobody sets `name` by hand.
    """
    if not name.startswith(_SETTABLE):
        raise ValueError(f"not a setting of the office: {name}")
    if (right := _GUARDED.get(name)) is not None:
        officer.need(right)
    elif not name.startswith(_PERSONAL):
        officer.need(Right.SETTINGS)
    with desk.work() as work:
        work.settings.set(name, value)
        work.commit()


def open_block(block: int, reason: str, officer: Officer, desk: Desk) -> None:
    """Let a restored store give codes again today, out of a block nobody has used.

    The centre names the block (`central add-block`): it belongs to this desk from then
    on. From tomorrow on the desk's other blocks serve again, for their serials begin
    anew every day; for numbers of papers, from next year on.

    Raises:
        BlockNotFree: no such block, this store has codes out of it, or needs none opened.
        RightMissing: likewise nothing was stored.
    """
    officer.need(Right.OPEN_BLOCK)
    with desk.work() as work:
        blocked = work.settings.get(NUMBERING_BLOCKED, default=False)
        if not blocked or not is_block(block) or work.numbers.is_used(Block(block)):
            raise BlockNotFree(block)
        body: Body = {"block": block, "reason": reason}
        work.journal.write(kinds.BLOCK_OPENED, THIS_DESK, body, by=officer.id, at=desk.now())
        work.numbers.give(Block(block), desk.now())
        today = office_date(desk.now())
        work.numbers.pass_over(desk.unit, today, but=Block(block))
        work.paper_numbers.pass_over(desk.unit, today.year, but=Block(block))
        work.settings.set(NUMBERING_BLOCKED, value=False)
        work.commit()
