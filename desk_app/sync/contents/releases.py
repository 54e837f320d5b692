"""A newer version of the program that an exchange told of: fetched, proven, unpacked."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from desk_app.domain.announced_file import AnnouncedFile
from desk_app.domain.errors import DeskError
from desk_app.domain.releases.faults import (
    NoRoomForUpdate,
    UpdateBroken,
    UpdateRefused,
    UpdateUnwritable,
)
from desk_app.domain.releases.manifest import (
    AnnouncedRelease,
    Manifest,
    kind_of,
    release_from,
)
from desk_app.releases.judging import judged
from desk_app.releases.running import Running
from desk_app.releases.shelf import Shelf
from desk_app.releases.unpacking import GivenUp
from desk_app.sync.contents.fetching import AT_ONCE, Fetched, fetch_pieces
from desk_app.sync.desk import SyncDesk
from desk_app.sync.protocol import ContentsLine

log = logging.getLogger(__name__)

_REST: Final = timedelta(minutes=15)  # after the disk took nothing


class Releases:
    """What the centre offers of the program. One thread at a time: the network lane."""

    def __init__(self, own: Running, shelf: Shelf, now: Callable[[], datetime]) -> None:
        self._own, self._shelf, self._now = own, shelf, now
        self._rests_until: datetime | None = None
        self.trouble: DeskError | None = None  # why what is announced is not here; as last seen

    def announced(self, desk: SyncDesk) -> tuple[AnnouncedRelease, Manifest] | None:
        """What the centre offers and this program may become; None: nothing.

        Raises:
            UpdateRefused: it offers something else.
        """
        with desk.glance() as tx:
            found = tx.editions.announced(kind_of(self._own.platform))
        if found is None:
            return None
        try:
            release = release_from(found[1])
        except ValueError as error:
            raise UpdateRefused("newer") from error
        try:
            manifest = judged(release.signed, self._own)
        except UpdateRefused as error:
            if error.reason == "older":  # it was taken, or the centre withdrew a newer one
                return None
            raise
        if (release.file.address, release.file.size) != (manifest.digest, manifest.size):
            raise UpdateRefused("broken", str(manifest.version))
        return release, manifest

    def fetch(
        self,
        desk: SyncDesk,
        line: ContentsLine,
        going_on: Callable[[], bool],
        most: int = AT_ONCE,
    ) -> Fetched:
        """Fetch what is missing of it, at most `most` pieces; with the last one it is unpacked.

        May be broken off anywhere, by a power cut too: the next turn goes on behind what is here.
        What keeps it away is in `trouble`: an update is nothing that an exchange may fail for.

        Args:
            going_on: False: the program is being closed.

        Raises:
            CentralUnreachable, CentralRefused: as of `fetch_pieces`.
        """
        done = Fetched()
        try:
            found = self.announced(desk)
            if found is not None and self._is_wanted(*found):
                done = self._go_on(*found, desk, line, going_on, most)
        except UpdateRefused as error:
            self._note(error)
        except (NoRoomForUpdate, UpdateUnwritable) as error:
            self._note(error)
            self._rests_until = self._now() + _REST
        except GivenUp:
            return done
        else:
            if found is None or done.more or done.arrived:
                self.trouble = None
        return done

    def _is_wanted(self, release: AnnouncedRelease, manifest: Manifest) -> bool:
        version, standing = str(manifest.version), self._shelf.standing()
        if self._shelf.program(version) is not None or version in standing.aside:
            return False
        if standing.spoilt == release.file.address:
            return False
        return self._rests_until is None or self._rests_until <= self._now()

    def _go_on(
        self,
        release: AnnouncedRelease,
        manifest: Manifest,
        desk: SyncDesk,
        line: ContentsLine,
        going_on: Callable[[], bool],
        most: int,
    ) -> Fetched:
        file, shelf, version = release.file, self._shelf, str(manifest.version)
        held = shelf.held(file)
        shelf.need_room(manifest, held)
        if held == 0:
            shelf.tidy(version, file.address)
        wanted = range(held, len(file.pieces))[:most]
        done = fetch_pieces(
            file,
            wanted,
            desk.unit,
            line,
            lambda n, data: shelf.keep_piece(file, n, data, version),
        )
        if held + done < len(file.pieces):
            return Fetched(done, more=done == len(wanted))
        try:
            if not shelf.prove(file, manifest):  # the disk altered them
                log.warning("update.pieces_differ %s", version)
                self._rests_until = self._now() + _REST
                return Fetched(done)
            shelf.unpack_fetched(file, release.signed, manifest, going_on)
        except UpdateBroken as error:
            self._spoil(file, error)
            return Fetched(done)
        log.info("update.arrived %s", version)
        return Fetched(done, arrived=True)

    def _note(self, error: DeskError) -> None:
        if str(self.trouble) != str(error):
            log.warning("%s", error)
        self.trouble = error

    def _spoil(self, file: AnnouncedFile, error: UpdateBroken) -> None:
        """Nobody will mend it: it is fetched no more before another archive is announced."""
        self._note(error)
        self._shelf.change(lambda standing: replace(standing, spoilt=file.address))
        self._shelf.tidy()
