"""What was before a new desk, page by page: nothing is made beforehand, nothing is kept.

Each page is read from the stream when it is asked for, so any server can answer, a desk goes
on after any cut where it stood, and there is nothing to grow old or to be cleared away.
"""

from dataclasses import replace
from typing import Final

from sqlalchemy import Engine

from central.history.key import history_key
from central.store.history.past import Past
from central.store.stream import PAGE, Counter, UnitStream
from central.store.units import DeskRecord
from desk_app.domain.errors import CentralRefused
from desk_app.sync.protocol import VERSION, HistoryOrder, HistoryPage, Part, page_digest

_PARTS: Final = frozenset(Part)


class HistoryTeller:
    """Any number of threads, and of servers on one PostgreSQL, may serve at once."""

    def __init__(self, engine: Engine, most: int = PAGE) -> None:
        """Args: most: Acts in one page."""
        self._engine, self._most = engine, most

    def answer(self, desk: DeskRecord, order: HistoryOrder) -> HistoryPage:
        """For a desk that was admitted: only of its own unit.

        Raises:
            CentralRefused: no such part, no dossier where one is asked for, another unit's.
        """
        of_one = order.part == Part.WHOLE
        if order.part not in _PARTS or of_one != (order.dossier is not None):
            raise CentralRefused("order unclear")
        if order.unit != desk.unit:
            raise CentralRefused("foreign unit")
        with self._engine.connect().execution_options(reading=True) as connection:
            counter = UnitStream(connection, desk.unit).counter()
            if counter is None:
                raise CentralRefused("unknown unit")
            bare = HistoryPage(
                version=VERSION,
                unit=desk.unit,
                epoch=counter.epoch,
                part=order.part,
                at=order.at,
                after=order.after,
            )
            past = Past(connection, desk.unit, self._most)
            if order.part == Part.SEAL:
                page = _seal(past, bare, counter, desk)
            else:
                page = _page(past, bare, order, counter)
            key = history_key(connection, desk.unit)
        return replace(page, signature=key.sign(page_digest(page)))


def _seal(past: Past, bare: HistoryPage, counter: Counter, desk: DeskRecord) -> HistoryPage:
    """Where the stream stands now. A desk that has worked before gets its own acts back as any
    restored desk does, and reads the rest as it comes: for it the stream is short."""
    if desk.last_seq:
        return replace(bare, at=0)
    news, at = past.last_shared(counter.position), counter.position
    return replace(bare, at=at, digest=counter.digest, news=news)


def _page(past: Past, bare: HistoryPage, order: HistoryOrder, counter: Counter) -> HistoryPage:
    at, after = order.at, order.after
    if order.epoch != counter.epoch or at > counter.position:
        return bare  # it names our epoch, and the desk sees that it is another
    if order.part == Part.OFFICE:
        news, end = past.office(after, at)
        return replace(bare, news=news, next=end)
    if order.part == Part.OPEN:
        news, end = past.open(after, at)
        return replace(bare, news=news, next=end)
    if order.part == Part.LEFT:
        rows, end = past.left(after)
        return replace(bare, rows=rows, next=end)
    if order.dossier is not None:
        return replace(bare, news=past.whole(order.dossier, at))
    return _back(past, bare, order, counter)


def _back(past: Past, bare: HistoryPage, order: HistoryOrder, counter: Counter) -> HistoryPage:
    """Where dossiers are not counted there are no rows to leave: everything is told."""
    after = min(order.after, order.at)
    floor = 0
    if order.keep_from is not None and counter.counted:
        floor = past.arrived_before(order.keep_from, after)
    news, beside, end, digest = past.back(after, floor)
    return replace(bare, news=news, beside=beside, next=end, digest=digest, floor=floor)
