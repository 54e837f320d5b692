"""One round between the units: what one sends, and what another does with it, is delivered."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Engine, select

from central.actor import CentreActor, Deed
from central.crossing import deeds
from central.crossing.names import Names
from central.store import tables as t
from central.store.stream import Counter, ReadPlaces, UnitStream
from central.store.units import Units
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, read_act
from desk_app.domain.acts.fold import Folded, fold
from desk_app.domain.handling.elsewhere import Origin, Tiding
from desk_app.domain.ids import UnitCode

log = logging.getLogger(__name__)

_PAGE: Final = 500  # places of a stream read in one transaction
_KINDS: Final = sorted({*deeds.SENDING, *deeds.TELLING, kinds.DECIDED})


@dataclass(frozen=True, slots=True)
class Delivery:
    to: UnitCode
    deed: Deed

    @property
    def key(self) -> tuple[UUID, str]:
        """Delivered again it has the same one."""
        return self.deed.subject.id, str(self.deed.body.get("act", ""))


@dataclass(frozen=True, slots=True)
class _Page:
    counter: Counter
    ends: int  # the last place read
    deliveries: Sequence[Delivery]
    nowhere: Sequence[str]  # names of units that nobody is


class CrossingRound:
    """May be broken off at any moment, and run by several servers: whatever is delivered
    again finds itself in the other unit's stream, which is locked while it is looked for."""

    def __init__(
        self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine, self._now = engine, now

    def run(self) -> int:
        """Deliver what waits; returns how many acts that made."""
        made = 0
        with self._reading() as connection:
            behind = ReadPlaces(connection, t.crossing_place).behind()
        for unit in behind:
            while (page := self._read(unit)) is not None:
                made += sum(
                    self._deliver(to, [each for each in page.deliveries if each.to == to])
                    for to in sorted({each.to for each in page.deliveries})
                )
                self._settle(unit, page)
        return made

    def _read(self, unit: UnitCode) -> _Page | None:
        """The next page of one unit's stream; None: it is read to its end."""
        with self._reading() as connection:
            counter = UnitStream(connection, unit).counter()
            place = ReadPlaces(connection, t.crossing_place).of(unit, counter) if counter else 0
            if counter is None or place >= counter.position:
                return None
            ends = min(place + _PAGE, counter.position)
            table = t.act
            rows = connection.execute(
                select(table.c.position, table.c.kind, table.c.subject)
                .where(table.c.unit == unit, table.c.position > place, table.c.position <= ends)
                .where(table.c.kind.in_(_KINDS))
                .order_by(table.c.position)
            ).all()
            found: list[Delivery] = []
            nowhere: list[str] = []
            for row in rows:
                for to, deed in _concerning(connection, unit, row):
                    code = Names(connection).unit_called(to)
                    if code is None:
                        nowhere.append(to)
                    elif code != unit:
                        found.append(Delivery(code, deed(code)))
            return _Page(counter, ends, found, nowhere)

    def _deliver(self, to: UnitCode, deliveries: Sequence[Delivery]) -> int:
        with self._engine.begin() as connection:
            if UnitStream(connection, to).counter(lock=True) is None:
                return 0
            known = _known(connection, to, deliveries)
            anew = {each.key: each.deed for each in deliveries if each.key not in known}
            CentreActor(connection, to).do(list(anew.values()), self._now())
        return len(anew)

    def _settle(self, unit: UnitCode, page: _Page) -> None:
        with self._engine.begin() as connection:
            names, unknown = Names(connection), dict.fromkeys(page.nowhere)
            if any(names.unit_called(name) is not None for name in unknown):
                return  # somebody has said meanwhile who it is: the page is read once more
            for name in unknown:
                names.note_unknown(unit, name, self._now())
                log.warning("unit unknown", extra={"unit": unit})
            ReadPlaces(connection, t.crossing_place).note(unit, page.counter, page.ends)

    def _reading(self) -> Any:
        return self._engine.connect().execution_options(reading=True)


_Made = Callable[[UnitCode], Deed]


def _concerning(connection: Connection, unit: UnitCode, row: Any) -> Iterator[tuple[str, _Made]]:
    """Names or codes of the units that an act concerns, with what each is told."""
    comes = deeds.came_from_elsewhere(row.subject)
    sends = row.kind in deeds.SENDING
    calls = row.kind in deeds.CALLING_BACK
    if not (comes or sends or calls or row.kind == kinds.DECIDED):
        return
    try:
        acts = _acts(connection, unit, row.subject, row.position)
    except UNREADABLE:  # of a program we cannot follow
        log.warning("dossier unreadable", extra={"unit": unit})
        return
    yield from _said(connection, unit, acts, fold(acts))


def _said(
    connection: Connection, unit: UnitCode, acts: Sequence[Act], state: Folded
) -> Iterator[tuple[str, _Made]]:
    last, here = acts[-1], Units(connection).find(unit)
    name = here.name if here is not None else unit
    # With a leader's decision acts of before stand that did not; what was told is known.
    for act in acts if last.kind == kinds.DECIDED else acts[-1:]:
        if (sending := deeds.sent_by(act, state)) is not None:
            yield sending.to, partial(deeds.arrival, sending, name)
        if (told := deeds.told_by(act, state, name)) is not None:
            origin, tiding = told
            yield origin.unit, partial(_telling, origin, tiding)
    for part, tiding in deeds.called_back(last, acts, state, name):
        yield part.to, partial(_calling_back, part, tiding)


def _telling(origin: Origin, tiding: Tiding, _to: UnitCode) -> Deed:
    return deeds.tiding_deed(origin.dossier, tiding, decides=origin.leg is None)


def _calling_back(part: deeds.Sending, tiding: Tiding, to: UnitCode) -> Deed:
    return deeds.tiding_deed(deeds.id_at(to, part), tiding, decides=False)


def _acts(connection: Connection, unit: UnitCode, subject: UUID, last: int) -> Sequence[Act]:
    table = t.act
    rows = connection.execute(
        select(table.c.raw)
        .where(table.c.unit == unit, table.c.subject == subject, table.c.position <= last)
        .order_by(table.c.position)
    ).scalars()
    return [read_act(bytes(raw)).act for raw in rows]


def _known(
    connection: Connection, to: UnitCode, deliveries: Sequence[Delivery]
) -> set[tuple[UUID, str]]:
    """Keys of what was delivered before, of the dossiers that `deliveries` are about."""
    table, subjects = t.act, {each.deed.subject.id for each in deliveries}
    rows = connection.execute(
        select(table.c.raw).where(
            table.c.unit == to,
            table.c.subject.in_(subjects),
            table.c.kind.in_(deeds.DELIVERED),
        )
    ).scalars()
    acts = [read_act(bytes(raw)).act for raw in rows]
    return {(act.subject.id, str(act.body.get("act", ""))) for act in acts}
