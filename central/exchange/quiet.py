"""The answer to a desk that has nothing to say and is told nothing new: from memory.

What is remembered is asked for again as soon as its mark has changed, so a desk hears of a new
block, key or edition at its next poll, and of a revocation at once.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar

from sqlalchemy import Connection

from central.store.editions import Editions
from central.store.often.glance import Glance
from central.store.seals import Seals
from central.store.units import Units
from desk_app.domain.codes.seal import SealKey
from desk_app.domain.ids import DeskId, UnitCode
from desk_app.domain.office_time import office_date
from desk_app.sync.protocol import VERSION, Reply, Request

Kept = TypeVar("Kept")

_YEARS_BACK: Final = 2  # whose receipts may still come back
_YEARS_AHEAD: Final = 1  # so that a desk without a line passes New Year


class _Unremembered(Exception):
    """And nobody may look."""


def seals_of(connection: Connection, unit: UnitCode, at: datetime) -> Sequence[SealKey]:
    """The keys that a desk of `unit` needs in the year of `at`."""
    year = office_date(at).year
    return Seals(connection).keys(unit, range(year - _YEARS_BACK, year + _YEARS_AHEAD + 1))


@dataclass(frozen=True, slots=True)
class Look:
    """Each time on a connection of its own."""

    opened: Callable[[], AbstractContextManager[Connection]]

    def editions(self, unit: UnitCode) -> Mapping[str, str]:
        """The newest, by kind."""
        with self.opened() as connection:
            return {one.kind: one.name for one in Editions(connection).missing(unit, {})}

    def seals(self, unit: UnitCode, at: datetime) -> frozenset[str]:
        """Names of the keys that the unit's desks need at `at`."""
        with self.opened() as connection:
            return frozenset(key.name for key in seals_of(connection, unit, at))

    def restored(self, unit: UnitCode) -> bool:
        with self.opened() as connection:
            return Units(connection).was_restored(unit)

    def blocks(self, unit: UnitCode, desk: DeskId) -> Sequence[int]:
        with self.opened() as connection:
            return Units(connection).blocks(unit, [desk])[desk]


def _nobody() -> AbstractContextManager[Connection]:
    raise _Unremembered


_NOWHERE: Final = Look(_nobody)


class Quiet:
    """One for each server. Several threads may ask at once: at worst two look the same up."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], tuple[object, Any]] = {}

    def answer(
        self,
        seen: Glance,
        request: Request,
        at: datetime,
        look: Look | None,
    ) -> Reply | None:
        """None: there is something to say, and somebody else has to say it.

        Args:
            look: At what is not remembered; None: then somebody else has to answer.
        """
        desk, counter = seen.desk, seen.counter
        alike = (
            not desk.owed,
            (request.epoch, request.cursor) == (counter.epoch, counter.position),
            request.own_seq == desk.last_seq,
            not request.own_head or request.own_head == desk.last_digest,
        )
        if not all(alike):
            return None
        try:
            return self._recalled(seen, request, at, look or _NOWHERE)
        except _Unremembered:
            return None

    def _recalled(self, seen: Glance, request: Request, at: datetime, look: Look) -> Reply | None:
        desk, counter, unit = seen.desk, seen.counter, seen.desk.unit
        if request.editions is not None:
            held = self._recall((unit, "", "editions"), seen.editions, lambda: look.editions(unit))
            if any(request.editions.get(kind) != name for kind, name in held.items()):
                return None
        if request.seals is not None:
            years = (seen.seals, office_date(at).year)  # keys of another year come with New Year
            keys = self._recall((unit, "", "seals"), years, lambda: look.seals(unit, at))
            if not keys <= set(request.seals):
                return None
        blocks = self._recall(
            (unit, desk.id, "blocks"),
            seen.blocks,
            lambda: look.blocks(unit, desk.id),
        )
        return Reply(
            version=VERSION,
            desk=desk.id,
            epoch=counter.epoch,
            clock=at,
            cursor=request.cursor,
            stream_digest=counter.digest,
            blocks=blocks,
        )

    def was_restored(self, seen: Glance, look: Look) -> bool:
        """Whether the unit began another epoch since it was founded."""
        unit = seen.desk.unit
        return self._recall((unit, "", "epochs"), seen.counter.epoch, lambda: look.restored(unit))

    def _recall(self, key: tuple[str, str, str], mark: object, ask: Callable[[], Kept]) -> Kept:
        kept = self._kept.get(key)
        if kept is None or kept[0] != mark:
            kept = self._kept[key] = (mark, ask())
        found: Kept = kept[1]
        return found
