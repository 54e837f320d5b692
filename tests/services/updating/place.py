"""A desk that runs 1.3.0 and whose folder of versions is for the test to fill."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from db.migrate import newest_revision
from desk_app.domain.releases.manifest import Manifest
from desk_app.releases.shelf import Shelf
from desk_app.services.updating.exchange_program import take_update
from desk_app.services.updating.offered import Updating
from tests.releases.making import a_release, announced_as, running, split


def quiet() -> bool:
    return True


def busy() -> bool:
    return False


@dataclass
class Place:
    """A desk that runs 1.3.0, as it was installed."""

    folder: Path
    copies: list[str] = field(default_factory=list)
    announced: Manifest | None = None

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.folder / "versions")

    def updating(self, version: str = "1.3.0", *, handed_over: bool = False) -> Updating:
        return Updating(
            own=running(version, handed_over=handed_over),
            shelf=self.shelf,
            announced=lambda: self.announced,
            trouble=lambda: None,
        )

    def put(self, version: str, *, revision: str | None = None) -> None:
        """It was fetched and unpacked."""
        made = self.folder / version
        made.mkdir()
        release = a_release(made, version, revision=revision or newest_revision())
        file, (signed, archive) = announced_as(release).file, split(release)
        self.announced = signed.read()
        self.shelf.keep_piece(file, 0, archive, version)
        self.shelf.unpack_fetched(file, signed, self.announced, quiet)

    def back_up(self, version: str) -> Path:
        self.copies.append(version)
        return self.folder / f"truoc-{version}.sqlite"

    def take(self, version: str = "1.4.0") -> None:
        take_update(version, quiet, self.updating(), self.back_up)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)
