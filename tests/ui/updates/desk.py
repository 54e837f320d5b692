"""A desk whose program is a frozen one, with another version beside its store."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.migrate import newest_revision
from desk_app.domain.releases.standing import Before, Standing
from desk_app.paths import Folders
from desk_app.releases.running import Running
from desk_app.releases.shelf import Shelf
from tests.releases.making import a_release, announced_as, running, split
from tests.ui.desk.sitting import Sitting, furnish, sit_at
from ui.app import Start
from ui.background import Lane
from ui.screens.login.update.view import UpdateView

BEFORE = Before(version="1.3.0", revision=newest_revision(), backup="truoc.sqlite", installed=True)


class Updating(Sitting):
    """A desk whose program is a frozen one; how it ended is in `ended`."""

    def __init__(self, sitting: Sitting, folders: Folders) -> None:
        vars(self).update(vars(sitting))
        self.shelf = Shelf(folders.versions)
        self.backups = folders.backups
        self.ended: list[int] = []
        self.program.updates._quit_with = self.ended.append

    @property
    def chosen_version(self) -> str:
        return self.shelf.standing().chosen

    @property
    def offer(self) -> UpdateView:
        view = self.program.shell._pages["update"]
        assert isinstance(view, UpdateView)
        return view

    @property
    def status(self) -> str:
        return self.program.shell._status._update.text()

    def close(self) -> bool:
        """As Alt+F4 does; whether the window went."""
        gone = self.program.shell.close()
        QApplication.processEvents()
        return gone

    def settled(self) -> None:
        """The last of what was asked of the reading lane has been told."""
        answers: list[object] = []
        self.program.background.run(
            lambda: None,
            owner=self.program,
            done=answers.append,
            failed=answers.append,
            lane=Lane.READING,
        )
        self.until(lambda: bool(answers))


def put(shelf: Shelf, folder: Path, version: str, *, revision: str) -> None:
    folder.mkdir()
    release = a_release(folder, version, revision=revision)
    file, (signed, archive) = announced_as(release).file, split(release)
    shelf.keep_piece(file, 0, archive, version)
    shelf.unpack_fetched(file, signed, signed.read(), lambda: True)


Open = Callable[..., Updating]


@pytest.fixture
def open_desk(
    office_store_file: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> Iterator[Open]:
    """Opens the program in a folder where 1.4.0 lies, with some standing."""
    ends: list[Iterator[Sitting]] = []

    def open_one(
        standing: Standing | None = None,
        own: Running | None = None,
        revision: str = "",
    ) -> Updating:
        folders, keys = Folders(tmp_path / "desk"), tmp_path / "keys"
        furnish(folders, keys, office_store_file)
        shelf = Shelf(folders.versions)
        put(shelf, tmp_path / "made", "1.4.0", revision=revision or newest_revision())
        shelf.keep(standing or Standing(by_hand="1.4.0"))
        start = Start(folders=folders, keys=keys, own=own or running("1.3.0"))
        ends.append(sit_at(start, qapp, qtbot))
        sitting = Updating(next(ends[-1]), folders)
        sitting.settled()
        sitting.settled()  # that it began, and what there is
        return sitting

    yield open_one
    for end in ends:
        next(end, None)
