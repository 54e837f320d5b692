"""The answer to a desk that has nothing to say and is told nothing new: from memory.

What is remembered is asked for again as soon as its mark has changed, so a desk hears of a new
block, key or edition at its next poll, and of a revocation at once.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

from central.store.editions import Editions
from central.store.glance import Glance
from central.store.units import Units
from desk_app.domain.codes.seal import SealKey
from desk_app.domain.ids import UnitCode
from desk_app.sync.protocol import VERSION, Reply, Request

Kept = TypeVar("Kept")


class Quiet:
    """One for each server. Several threads may ask at once: at worst two look the same up."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], tuple[object, Any]] = {}

    def answer(
        self,
        connection: Connection,
        seen: Glance,
        request: Request,
        at: datetime,
        seals_of: Callable[[Connection, UnitCode, datetime], Sequence[SealKey]],
    ) -> Reply | None:
        """None: there is something to say, and somebody else has to say it."""
        desk, counter = seen.desk, seen.counter
        alike = (
            (request.epoch, request.cursor) == (counter.epoch, counter.position),
            request.own_seq == desk.last_seq,
            not request.own_head or request.own_head == desk.last_digest,
        )
        if not all(alike):
            return None
        unit = desk.unit

        def newest() -> dict[str, str]:
            return {one.kind: one.name for one in Editions(connection).missing(unit, {})}

        def keys() -> set[str]:
            return {key.name for key in seals_of(connection, unit, at)}

        if request.editions is not None:
            held = self._recall((unit, "", "editions"), seen.editions, newest)
            if any(request.editions.get(kind) != name for kind, name in held.items()):
                return None
        if request.seals is not None:
            years = (seen.seals, at.year, at.month)  # keys of another year come with New Year
            if not self._recall((unit, "", "seals"), years, keys) <= set(request.seals):
                return None
        blocks = self._recall(
            (unit, desk.id, "blocks"),
            seen.blocks,
            lambda: Units(connection).blocks(unit, [desk.id])[desk.id],
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

    def _recall(self, key: tuple[str, str, str], mark: object, ask: Callable[[], Kept]) -> Kept:
        kept = self._kept.get(key)
        if kept is None or kept[0] != mark:
            kept = self._kept[key] = (mark, ask())
        found: Kept = kept[1]
        return found
