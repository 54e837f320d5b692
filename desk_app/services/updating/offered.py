"""What of the program is new, what is behind it, and what keeps it away: read, never written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db.migrate import newest_revision
from desk_app.domain.announced_file import PIECE
from desk_app.domain.errors import DeskError
from desk_app.domain.releases.faults import UpdateBroken
from desk_app.domain.releases.manifest import Manifest
from desk_app.domain.releases.standing import Aside, Before, Standing
from desk_app.releases.running import Running
from desk_app.releases.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Updating:
    """The frozen program and its surroundings."""

    own: Running
    shelf: Shelf
    announced: Callable[[], Manifest | None]  # by the centre, for this program
    trouble: Callable[[], DeskError | None]  # why that is not here, as last seen


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedUpdate:
    """A newer version: on its way, or here."""

    version: str
    news: Sequence[str]  # in Vietnamese, a line each
    size: int  # of its archive, bytes
    held: int  # of them, here
    whole: bool  # it can be taken
    changes_store: bool  # the version before will not open the store any more
    aside: Aside | None = None  # why it is not offered by itself
    chosen: bool = False  # it was taken: it starts when the program is opened the next time

    @property
    def waits(self) -> bool:
        """It may be offered to whoever closes or starts the program."""
        return self.whole and self.aside is None and not self.chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    version: str
    backup: str  # name of the copy of the store, made before the update
    open: bool  # that version can open the store as it is now


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramFacts:
    version: str
    # why nothing is ever fetched: "source", "trial"; "machine", "installer": an administrator
    # installs; else ""
    never: str = ""
    offered: OfferedUpdate | None = None
    trouble: DeskError | None = None  # why what the centre offers is not here
    before: WayBack | None = None
    unsaid: str = ""  # version that was set aside by itself; nobody has been told


def program_facts(updating: Updating) -> ProgramFacts:
    standing = updating.shelf.standing()
    manifest = _newer(standing, updating)
    offered = None if manifest is None else _offered(manifest, standing, updating.shelf)
    trouble = None if offered is not None and offered.whole else updating.trouble()
    if manifest is not None and offered is not None and not offered.whole:
        trouble = trouble or _spoilt(manifest, standing)
    return ProgramFacts(
        version=str(updating.own.version),
        offered=offered,
        trouble=trouble,
        before=way_back(standing, updating.own),
        unsaid=standing.unsaid,
    )


def way_back(standing: Standing, own: Running) -> WayBack | None:
    """None: nothing is behind this program."""
    before: Before | None = standing.before
    if before is None or standing.chosen != str(own.version):
        return None
    return WayBack(
        version=before.version,
        backup=before.backup,
        open=before.revision == newest_revision(),
    )


def _newer(standing: Standing, updating: Updating) -> Manifest | None:
    """What the centre announces, or was brought by hand.

    The newer of the two; one set aside hides no other.
    """
    by_hand = updating.shelf.manifest(standing.by_hand)
    found = [each for each in (updating.announced(), by_hand) if each is not None]
    newer = [each for each in found if each.version > updating.own.version]
    return max(
        newer,
        key=lambda each: (str(each.version) not in standing.aside, each.version),
        default=None,
    )


def _offered(manifest: Manifest, standing: Standing, shelf: Shelf) -> OfferedUpdate:
    version = str(manifest.version)
    whole = shelf.program(version) is not None
    here = min(shelf.bytes_of(manifest.digest) // PIECE * PIECE, manifest.size)
    return OfferedUpdate(
        version=version,
        news=manifest.news,
        size=manifest.size,
        held=manifest.size if whole else here,
        whole=whole,
        changes_store=manifest.revision != newest_revision(),
        aside=standing.aside.get(version),
        chosen=standing.chosen == version,
    )


def _spoilt(manifest: Manifest, standing: Standing) -> UpdateBroken | None:
    """It came and cannot be unpacked: nobody fetches it again, as was known at the start."""
    if standing.spoilt != manifest.digest:
        return None
    return UpdateBroken(str(manifest.version), "torn")
