"""What of a dossier's papers is digitised: the fold of its acts of scanning and of reuse."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

from desk_app.domain.acts.act import Act, Body, text
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.domain.scans.file import ScanFile, read_address
from desk_app.domain.scans.media import MediaType


@dataclass(frozen=True, slots=True, order=True)
class PaperRef:
    """One paper of a dossier. An empty name: something else, named by the scan's title."""

    name: str
    nth: int = 1  # of the papers of this name, from 1

    @property
    def is_other(self) -> bool:
        return not self.name


OTHER = PaperRef("")
"""khác: no paper of the dossier's list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperScan:
    """A paper that was scanned to a file. Never edited: withdrawn, and scanned anew."""

    id: UUID  # made before the act, so that asking twice stores once
    paper: PaperRef
    title: str = ""  # of something else
    file: ScanFile
    pages: int  # of the paper, as counted by the officer
    reason: str = ""  # why the file has another number of images, or why it was scanned at all
    desk: DeskId  # where the file lies
    by: OfficerId
    at: datetime  # UTC
    withdrawn: str = ""  # why it no longer counts
    erased: bool = False  # withdrawn for good: no desk keeps its file


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """A paper that need not be scanned, for a digital copy of it is there already."""

    id: UUID  # made before the act, so that asking twice stores once
    paper: PaperRef
    state: Digitisation  # REUSED or REUSED_FROM_RESULT
    source: str  # where the copy is: a store of data, the code of another dossier
    desk: DeskId
    by: OfficerId
    at: datetime  # UTC
    withdrawn: str = ""


Entry: TypeAlias = PaperScan | Reuse


@dataclass(frozen=True, slots=True)
class Scans:
    """Entries in the order of their acts, those withdrawn too."""

    entries: tuple[Entry, ...] = ()

    def find(self, entry: UUID) -> Entry | None:
        return next((one for one in self.entries if one.id == entry), None)

    def live(self, paper: PaperRef) -> Sequence[Entry]:
        """What counts for `paper`, oldest first."""
        return [one for one in self.entries if one.paper == paper and not one.withdrawn]

    def state(self, paper: PaperRef) -> Digitisation:
        """By what was said last and not withdrawn."""
        for entry in reversed(self.live(paper)):
            return Digitisation.SCANNED if isinstance(entry, PaperScan) else entry.state
        return Digitisation.NOT_YET

    @property
    def scans(self) -> Sequence[PaperScan]:
        return [one for one in self.entries if isinstance(one, PaperScan)]

    def with_entry(self, entry: Entry) -> "Scans":
        """The same with `entry` last; unchanged when it is there: an act may be written anew."""
        if self.find(entry.id) is not None:
            return self
        return Scans((*self.entries, entry))

    def without(self, entry: UUID, reason: str, *, erased: bool) -> "Scans":
        """The same with one entry withdrawn; the first reason stays, an erasure is never undone.

        Raises KeyError when there is no such entry.
        """
        if self.find(entry) is None:
            raise KeyError(entry)
        return Scans(
            tuple(
                _withdrawn(one, reason, erased=erased) if one.id == entry else one
                for one in self.entries
            )
        )


NO_SCANS: Final = Scans()


def _withdrawn(entry: Entry, reason: str, *, erased: bool) -> Entry:
    why = entry.withdrawn or reason
    if isinstance(entry, PaperScan):
        return replace(entry, withdrawn=why, erased=entry.erased or erased)
    return replace(entry, withdrawn=why)


def refs_of(names: Sequence[str]) -> Sequence[PaperRef]:
    """The papers of a dossier in their order; the second of one name is its second."""
    return [PaperRef(name, names[: at + 1].count(name)) for at, name in enumerate(names)]


def scanned_body(scan: PaperScan) -> Body:
    """What `scan_from` reads again; desk, officer and moment are the act's own."""
    return {
        "entry": scan.id.hex,
        "paper": scan.paper.name,
        "nth": scan.paper.nth,
        "title": scan.title,
        "sha256": scan.file.address,
        "media": scan.file.media,
        "size": scan.file.size,
        "images": scan.file.images,
        "pages": scan.pages,
        "state": int(Digitisation.SCANNED),
        "reason": scan.reason,
    }


def scan_from(act: Act) -> PaperScan:
    body: Mapping[str, Any] = act.body
    return PaperScan(
        id=UUID(text(body, "entry")),
        paper=_paper(body),
        title=text(body, "title"),
        file=ScanFile(
            address=read_address(text(body, "sha256")),
            media=MediaType(body["media"]),
            size=int(body["size"]),
            images=int(body["images"]),
        ),
        pages=int(body["pages"]),
        reason=text(body, "reason"),
        desk=act.desk,
        by=act.actor,
        at=act.made_at,
    )


def reuse_body(reuse: Reuse) -> Body:
    return {
        "entry": reuse.id.hex,
        "paper": reuse.paper.name,
        "nth": reuse.paper.nth,
        "state": int(reuse.state),
        "source": reuse.source,
    }


def reuse_from(act: Act) -> Reuse:
    """Raises ValueError for a state that is no reuse."""
    body: Mapping[str, Any] = act.body
    state = Digitisation(body["state"])
    if state not in {Digitisation.REUSED, Digitisation.REUSED_FROM_RESULT}:
        raise ValueError("no state of reuse")
    return Reuse(
        id=UUID(text(body, "entry")),
        paper=_paper(body),
        state=state,
        source=text(body, "source"),
        desk=act.desk,
        by=act.actor,
        at=act.made_at,
    )


def withdrawn_body(entry: UUID, reason: str, *, erase: bool) -> Body:
    return {"entry": entry.hex, "reason": reason, "erase": erase}


def withdrawn_from(body: Mapping[str, Any]) -> tuple[UUID, str, bool]:
    """Which entry, why, and whether no desk keeps its file. Raises ValueError without a reason."""
    reason = text(body, "reason")
    if not reason.strip():
        raise ValueError("nothing is withdrawn without a reason")
    return UUID(text(body, "entry")), reason, bool(body["erase"])


def _paper(body: Mapping[str, Any]) -> PaperRef:
    return PaperRef(text(body, "paper"), int(body["nth"]))
