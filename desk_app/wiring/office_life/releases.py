"""Newer versions of the program as the screens ask for them."""

from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desk_app.domain.officer import Officer
from desk_app.domain.releases.faults import CannotGoBack, UpdateGone, UpdateRefused
from desk_app.domain.releases.manifest import Manifest
from desk_app.domain.releases.standing import named_copies
from desk_app.releases.running import Running
from desk_app.releases.shelf import Shelf
from desk_app.services.updating.exchange_program import (
    go_back,
    note_began,
    note_shown,
    note_told,
    take_in_release,
    take_update,
)
from desk_app.services.updating.offered import ProgramFacts, Updating, program_facts
from desk_app.sharing import is_shared
from desk_app.sync.contents.releases import Releases
from desk_app.sync.desk import SyncDesk
from desk_app.version import is_built
from desk_app.version import version as this_version

Quiet = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasesDesk:
    """Reading lane. `Quiet` says whether nobody is being served."""

    facts: Callable[[], ProgramFacts]
    take: Callable[[str, Quiet], None]  # version; long: a copy of the store is made first
    go_back: Callable[[Officer, Quiet], str]  # the version that will start
    take_in: Callable[[Path, Officer], str]  # a file brought by hand, long; its version
    began: Callable[[], None]  # the log-in window is there and the store is open
    told: Callable[[], None]  # somebody knows what was set aside by itself


def releases_desk(
    own: Running,
    shelf: Shelf,
    fetching: Releases,
    sync: Callable[[], SyncDesk],
    back_up: Callable[[str, Set[str]], Path],
) -> ReleasesDesk:
    """Args: back_up: Makes the verified copy of before a version; those of these names stay."""

    def announced() -> Manifest | None:
        try:
            found = fetching.announced(sync())
        except UpdateRefused:  # `trouble` says it
            return None
        return None if found is None else found[1]

    updating = Updating(own=own, shelf=shelf, announced=announced, trouble=lambda: fetching.trouble)
    return ReleasesDesk(
        facts=partial(program_facts, updating),
        take=partial(
            take_update,
            updating=updating,
            back_up=lambda version: back_up(version, named_copies(shelf.standing())),
        ),
        go_back=partial(go_back, updating=updating),
        take_in=partial(take_in_release, updating=updating),
        began=partial(note_began, updating),
        told=partial(note_told, updating),
    )


def start_shown(own: Running | None, shelf: Shelf) -> None:
    """Before there is an office: the window is there, and says why the store is not open."""
    if own is not None:
        note_shown(Updating(own=own, shelf=shelf, announced=lambda: None, trouble=lambda: None))


def _gone(version: str, _quiet: Quiet) -> None:
    raise UpdateGone(version)


def _nothing_before(_officer: Officer, _quiet: Quiet) -> str:
    raise CannotGoBack("", "")


def never_updated(*, trial: bool) -> ReleasesDesk:
    """Of a program that runs from its source, or was built in no way that can be exchanged; of the
    demo; and of a desk that several accounts of
    the machine share: what one of them can write there the others do not start."""
    own_way = "installer" if is_built() else "source"
    why = "trial" if trial else "machine" if is_shared() else own_way

    def no_update(_file: Path, _officer: Officer) -> str:
        raise UpdateRefused(own_way)

    return ReleasesDesk(
        facts=lambda: ProgramFacts(version=this_version(), never=why),
        take=_gone,
        go_back=_nothing_before,
        take_in=no_update,
        began=lambda: None,
        told=lambda: None,
    )
