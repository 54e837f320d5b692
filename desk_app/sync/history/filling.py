"""A new desk fills up: the office first, then what is open, then the stream backwards.

Where it stands is kept after each page, in the store: a cut, of the line or of the power, costs
one page. Everything is taken in as news are, so the folds are those of any desk; only the order
of arrival is another. Acts whose dossier is not begun here wait (`db/repositories/history`).
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from db.repositories.stream import Place
from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import DeskError
from desk_app.domain.history.faults import SnapshotAltered, SnapshotForeign, SnapshotOutdated
from desk_app.domain.history.filling import Filling, Stage
from desk_app.domain.history.left import LeftDossier
from desk_app.domain.office_time import months_before
from desk_app.sync.desk import SyncDesk
from desk_app.sync.history.pages import asked, leads_to
from desk_app.sync.intake import arrival_of
from desk_app.sync.protocol import (
    VERSION,
    HistoryLine,
    HistoryOrder,
    HistoryPage,
    News,
    Part,
)

log = logging.getLogger(__name__)

LEAST: Final = 5_000  # positions; a shorter stream is read from its first act
AT_ONCE: Final = 4  # pages in one turn of the network lane; acts go first
_WHOLE: Final = 20  # dossiers fetched one by one in a turn

_FOLLOWING: Final = {
    Stage.OFFICE: Stage.OPEN,
    Stage.OPEN: Stage.BACK,
    Stage.BACK: Stage.LEFT,
    Stage.LEFT: Stage.DONE,
}
_REFUSED: Final = (SnapshotAltered, SnapshotForeign, SnapshotOutdated)


@dataclass(frozen=True, slots=True)
class Filled:
    """What one turn brought about."""

    pages: int = 0
    more: bool = False  # there is more to fetch, and nothing is in the way
    pulled: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The line to the home's memory, for the desk that fetches."""

    desk: SyncDesk
    line: HistoryLine
    key: bytes  # by which the home signs

    def begin(self, least: int = LEAST) -> bool:
        """Take up the office's own acts, and where the stream stands; the rest can come later.

        Returns:
            False: this store has begun otherwise, or the stream is short; read it as it comes.

        Raises:
            SnapshotAltered, SnapshotForeign, SnapshotOutdated: nothing of it was kept.
            CentralUnreachable, CentralRefused: as of an exchange.
        """
        with self.desk.glance() as tx:
            filling, place, fresh = tx.history.filling(), tx.stream.place(), tx.history.is_fresh()
        if filling is None:
            if place.cursor or not fresh:
                return False
            seal = asked(self.line, self._order(Part.SEAL), self.key)
            if seal.epoch != place.epoch:
                raise SnapshotOutdated()
            if seal.at < least:
                return False
            filling = _begun(seal)
            with self.desk.work() as tx:
                tx.history.set(filling)
                tx.stream.set_place(Place(seal.epoch, seal.at, seal.digest))
                _take(self.desk, tx, seal.news)  # rows of all later acts come behind it
                tx.commit()
        while filling.stage is Stage.OFFICE:
            filling, _ = self._step(filling)
        return True

    def fill(self, most: int = AT_ONCE) -> Filled:
        """Fetch at most `most` pages more.

        Raises:
            CentralUnreachable, CentralRefused: what came stays.
        """
        pages = pulled = 0
        with self.desk.glance() as tx:
            filling = tx.history.filling()
        if filling is None:
            return Filled()
        try:
            while not filling.done and pages < most:
                filling, fresh = self._step(filling)
                pages, pulled = pages + 1, pulled + fresh
            fetched = self._finish(filling) if filling.done else 0
        except _REFUSED as error:
            self._note(filling, error)
            return Filled(pages, pulled=pulled)
        more = not filling.done or fetched == _WHOLE
        return Filled(pages + fetched, more, pulled + fetched)

    def fetch(self, dossier: UUID) -> None:
        """All acts of one dossier. Raises as `begin`."""
        with self.desk.glance() as tx:
            filling = tx.history.filling()
        if filling is None:
            return
        page = asked(self.line, self._order(Part.WHOLE, filling, dossier), self.key)
        with self.desk.work() as tx:
            tx.history.note_whole(dossier)
            _take(self.desk, tx, page.news)
            tx.dossiers.refold([dossier], noted_at=self.desk.now())
            tx.commit()

    def _step(self, filling: Filling) -> tuple[Filling, int]:
        """One page; how far it has come then, and how many acts were new."""
        page = asked(self.line, self._order(Part(filling.stage), filling), self.key)
        if filling.stage is Stage.BACK and not leads_to(page, filling.digest):
            raise SnapshotAltered()
        taken = _Taking(self.desk)
        self.desk.in_portions([*page.beside, *page.news], taken.acts)
        self.desk.in_portions(page.rows, taken.rows)
        with self.desk.work() as tx:
            after = _after(filling, page)
            if after.stage is Stage.BACK and filling.stage is not Stage.BACK:
                after = replace(after, keep_from=_keep_from(tx, self.desk))
            tx.history.set(after)
            tx.commit()
        return after, taken.fresh

    def _finish(self, filling: Filling) -> int:
        """Say of what nothing begins that it does not apply; fetch what belongs to a row."""
        with self.desk.glance() as tx:
            waiting = tx.history.unbegun(_WHOLE)
        if filling.floor:
            for dossier in waiting:
                self.fetch(dossier)
            if filling.trouble:
                self._say(replace(filling, trouble=""))
            return len(waiting)
        with self.desk.work() as tx:
            for dossier in waiting:
                tx.history.note_whole(dossier)
                tx.dossiers.refold([dossier], noted_at=self.desk.now())
            if not waiting:
                tx.history.drop()
            tx.commit()
        return len(waiting)

    def _note(self, filling: Filling, error: DeskError) -> None:
        log.error("%s at %d", error.code, filling.after)
        self._say(replace(filling, trouble=error.code))

    def _say(self, filling: Filling) -> None:
        with self.desk.work() as tx:
            tx.history.set(filling)
            tx.commit()

    def _order(
        self, part: Part, filling: Filling | None = None, dossier: UUID | None = None
    ) -> HistoryOrder:
        bare = HistoryOrder(version=VERSION, unit=self.desk.unit, part=part)
        if filling is None:
            return bare
        asking = replace(bare, epoch=filling.epoch, at=filling.at, dossier=dossier)
        if dossier is not None:
            return asking
        kept = filling.keep_from if part is Part.BACK else None
        return replace(asking, after=filling.after, keep_from=kept)


@dataclass(slots=True)
class _Taking:
    desk: SyncDesk
    fresh: int = 0

    def acts(self, tx: UnitOfWork, news: Sequence[News]) -> None:
        self.fresh += _take(self.desk, tx, news)

    def rows(self, tx: UnitOfWork, rows: Sequence[LeftDossier]) -> None:
        tx.history.keep_left(rows)


def _take(desk: SyncDesk, tx: UnitOfWork, news: Sequence[News]) -> int:
    """Rows stand in the order of the stream: where acts are offered again in the order of rows,
    none goes before its cause."""
    found = [arrival for entry in news if (arrival := arrival_of(entry))]
    arrivals, at = [replace(arrival, in_place=True) for arrival in found], desk.now()
    fresh = tx.stream.take_in(arrivals, noted_at=at)
    if known := [entry for entry in news if entry.id not in fresh]:
        places = {entry.id: entry.position for entry in known}
        tx.stream.settle(places, {entry.id: entry.digest for entry in known}, noted_at=at)
    tx.history.forget_begun({arrival.written.act.subject.id for arrival in arrivals})
    return len(fresh)


def _begun(seal: HistoryPage) -> Filling:
    return Filling(
        epoch=seal.epoch, at=seal.at, low=seal.at, digest=seal.digest, stage=Stage.OFFICE
    )


def _after(filling: Filling, page: HistoryPage) -> Filling:
    """How far it has come with `page`, which was taken in."""
    over = page.next == 0
    if filling.stage is Stage.BACK:
        over = page.next <= page.floor
        filling = replace(filling, low=page.next, digest=page.digest, floor=page.floor)
        if not page.news and not over:
            raise SnapshotAltered()  # it leads nowhere
    if not over:
        return replace(filling, after=page.next, trouble="")
    following = _FOLLOWING[filling.stage]
    left = following is not Stage.LEFT or filling.floor > 0
    return filling.begin(following if left else Stage.DONE)


def _keep_from(tx: UnitOfWork, desk: SyncDesk) -> datetime | None:
    """What ended before is left to the home, as the office decided; None: nothing."""
    months = tx.house.rules(desk.unit).keep_months
    return months_before(desk.now(), months) if months else None
