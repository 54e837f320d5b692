"""The sync screen: what waits, what was refused, what does not go together, and by hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.queries.sync.disagreements import (
    Disputed,
    OpenDisagreement,
    disputed,
    open_disagreements,
)
from db.queries.sync.overview import (
    RefusedLine,
    StreamPlace,
    refused_acts,
    stream_place,
    waiting_by_kind,
)
from desk_app.domain.acts.fold import Folded
from desk_app.domain.codes.blocks import SIZE, last_of
from desk_app.domain.ids import ActId, DossierId
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.refusals import Mending, mending_of
from desk_app.services.desk import Desk
from desk_app.services.handling.decide import Decide, decide
from desk_app.services.office.mend import mend
from desk_app.sync.state import LineFacts
from desk_app.wiring.line import Line
from desk_app.wiring.opening import OpenDesk

if TYPE_CHECKING:
    from desk_app.sync.by_hand import CarriedIn, CarriedOut

_MOST: Final = 200  # rows of each kind; more are looked at when these are done


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """Blocks of numbers this desk holds."""

    held: int
    left_today: int  # codes of today that can still be given without the centre


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedOne:
    line: RefusedLine
    mending: Mending


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncOverview:
    line: LineFacts
    waiting: Sequence[tuple[str, int]]  # by kind of act, the most first
    refused: Sequence[RefusedOne]
    disagreements: Sequence[OpenDisagreement]
    offset_ms: int  # the centre's clock less ours, when last measured
    blocks: Blocks
    place: StreamPlace
    store_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncingDesk:
    """Reading lane, where nothing else is said."""

    overview: Callable[[], SyncOverview]
    disputed: Callable[[DossierId], Disputed]
    decide: Callable[[Decide, Officer], Folded]  # counter lane
    mend: Callable[[ActId, Officer], Mending]  # counter lane
    # Network lane, never beside an exchange; raise RightMissing: nothing was written or read
    carry_out: "Callable[[Path, Officer], CarriedOut]"
    carry_in: "Callable[[Path, Officer], CarriedIn]"
    fetch_dossier: Callable[[DossierId], None]  # network lane: of which only the row is here


def syncing_desk(opened: OpenDesk, desk: Desk, line: Line) -> SyncingDesk:
    ask = opened.store.ask
    waiting, refused, place = ask(waiting_by_kind), ask(refused_acts), ask(stream_place)
    disagreeing = ask(open_disagreements)

    def overview() -> SyncOverview:
        return SyncOverview(
            line=line.facts(),
            waiting=waiting(),
            refused=tuple(_one(each, desk) for each in refused(_MOST)),
            disagreements=disagreeing(_MOST),
            offset_ms=line.offset_ms(),
            blocks=_blocks(desk),
            place=place(),
            store_bytes=_size(opened.store.file),
        )

    def carry_out(into: Path, officer: Officer) -> "CarriedOut":
        officer.need(Right.CARRY)
        return line.carry_out(into)

    def carry_in(file: Path, officer: Officer) -> "CarriedIn":
        officer.need(Right.CARRY)
        return line.carry_in(file)

    return SyncingDesk(
        overview=overview,
        disputed=ask(disputed),
        decide=partial(decide, desk=desk),
        mend=partial(mend, desk=desk),
        carry_out=carry_out,
        carry_in=carry_in,
        fetch_dossier=line.fetch_dossier,
    )


def _one(line: RefusedLine, desk: Desk) -> RefusedOne:
    ours, of_dossier = line.desk == desk.id, line.dossier is not None
    return RefusedOne(line=line, mending=mending_of(line.reason, ours=ours, of_dossier=of_dossier))


def _blocks(desk: Desk) -> Blocks:
    with desk.glance() as work:
        held = work.numbers.blocks()
        following = work.numbers.expected(desk.unit, office_date(desk.now()))
    left = 0
    if following is not None:
        fresh = [block for block in held if block > following.block]
        left = last_of(following.block) - following.number + 1
        left += sum(last_of(block) - block * SIZE for block in fresh)
    return Blocks(held=len(held), left_today=left)


def _size(store: Path) -> int:
    """The store with what SQLite keeps beside it."""
    beside = (store, store.with_name(store.name + "-wal"))
    return sum(file.stat().st_size for file in beside if file.exists())
