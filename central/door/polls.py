"""A desk that has nothing to say, and hears nothing new: answered by the event loop itself."""

from dataclasses import dataclass
from typing import Final

from central.door.gate import Asked
from central.door.meters import Meters
from central.door.proofs import Proofs
from central.office import CentralOffice
from central.store.often.glance import Glance
from central.store.often.lines import Lines, NoLine
from desk_app.domain.ids import UnitCode
from desk_app.sync import wire
from desk_app.sync.protocol import EXCHANGE, OF_UNIT, Reply, Request

_SHORT: Final = 4 << 10  # bytes, packed: more than a question has that brings nothing
_SHORT_PLAIN: Final = 32 << 10
_OF_UNIT: Final = OF_UNIT.lower()


@dataclass(frozen=True, slots=True)
class Polls:
    """The looks, and their order, are those of every exchange."""

    office: CentralOffice
    lines: Lines
    proofs: Proofs
    meters: Meters

    async def answer(self, asked: Asked, body: bytes) -> bytes | None:
        """None: it is no such question, or its answer is not remembered; nothing was noted.

        Raises:
            CentralRefused, AnotherTime: as an exchange.
        """
        seen = await self._seen(asked) if len(body) <= _SHORT else None
        if seen is None:
            return None
        asked.who = {"unit": seen.desk.unit, "desk": seen.desk.id}
        signed = self.proofs.verified(seen.desk, asked.headers, EXCHANGE, body)
        if signed is not None and not seen.desk.proves:
            return None  # from now on it has to
        reply = self._remembered(seen, body)
        if reply is None:
            return None
        if signed is not None:
            self.proofs.note(*signed)
        self.meters.exchanged(reply)
        return wire.dump(reply)

    async def _seen(self, asked: Asked) -> Glance | None:
        unit = UnitCode(asked.headers.get(_OF_UNIT, ""))
        try:
            return await self.office.overhear(self.lines, asked.bearer, unit) if unit else None
        except NoLine:
            return None

    def _remembered(self, seen: Glance, body: bytes) -> Reply | None:
        try:
            request = wire.load(body, Request, most=_SHORT_PLAIN)
        except wire.WireGarbage:  # or longer than it looks
            return None
        return self.office.remembered(seen, request)
