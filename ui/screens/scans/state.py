"""What the page of scans shows, and what is entered on it. Values only."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from uuid import UUID, uuid4

from desk_app.domain.dossier import Dossier
from desk_app.domain.scans.digitisation import Digitisation
from desk_app.domain.scans.file import ScanFile
from desk_app.domain.scans.limits import ScanLimits
from desk_app.domain.scans.scans import PaperRef, PaperScan


class Mode(Enum):
    """What confirming would do."""

    SCAN = "scan"  # give the chosen file to the chosen paper
    REUSE = "reuse"
    REUSE_RESULT = "reuse_result"
    WITHDRAW = "withdraw"  # what was said last of the chosen paper
    SET_UP = "set_up"  # how large a file may be
    ERASE = "erase"  # a file that was withdrawn, and waits in the tray


class Source(Enum):
    """Where a file of the tray comes from."""

    FOLDER = "folder"  # the scanner wrote it; it is taken away once it is stored
    CHOSEN = "chosen"  # dropped on the page or chosen: it stays where it is
    STORED = "stored"  # withdrawn from a paper of this dossier, still in the box


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayItem:
    """One file that waits to be given to a paper."""

    name: str
    source: Source
    path: Path | None = None  # None: it is in the box
    scan: PaperScan | None = None  # that it was withdrawn from
    found: ScanFile | None = None  # None: not looked at yet, or not taken in
    fault: str = ""  # why it is not taken in, in a sentence

    @property
    def key(self) -> str:
        return str(self.path) if self.scan is None else self.scan.id.hex

    @property
    def usable(self) -> bool:
        return self.found is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One paper of the dossier, or something else."""

    ref: PaperRef
    name: str
    note: str  # kind of paper, files and their pages, what is wrong with them
    state: Digitisation
    scans: Sequence[PaperScan] = ()  # that count, oldest first
    can_withdraw: bool = False
    warning: str = ""  # why the law leaves it unscanned
    never: bool = False  # an electronic paper: not even with a reason
    look: bool = False  # a file of it is lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the officer entered; `key` makes that pressing twice stores once."""

    mode: Mode = Mode.SCAN
    pages: str = ""
    reason: str = ""
    title: str = ""  # of something else
    source: str = ""  # of a reuse
    erase: bool = False
    mib: str = ""  # limits of a file
    most: str = ""  # its pages
    key: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What the preview shows."""

    title: str = ""
    page: int = 0  # from 0
    pages: int = 0  # 0: nothing
    fault: str = ""  # why it cannot be shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ScansState:
    dossier: Dossier | None = None
    papers: Sequence[PaperLine] = ()
    tray: Sequence[TrayItem] = ()
    paper: PaperRef | None = None  # chosen
    item: str = ""  # key of the chosen file
    entry: Entry = field(default_factory=Entry)
    sight: Sight = field(default_factory=Sight)
    hint: str = ""  # what has to be seen before confirming
    wants_reason: bool = False
    blocked: str = ""  # why nothing can be stored here; "" when it can
    may_withdraw: bool = False  # even where nothing is added any more
    busy: bool = False
    folder: str = ""  # the scanner's; empty: nobody has named one
    limits: ScanLimits = field(default_factory=ScanLimits)
    may_set_up: bool = False

    @property
    def possible(self) -> frozenset[Mode]:
        """What can be done about the chosen paper and the chosen file."""
        line, item = self.line, self.chosen
        found: set[Mode] = set()
        if line is not None and not self.blocked:
            if item is not None and item.usable and not line.never:
                found.add(Mode.SCAN)
            if not line.ref.is_other:
                found |= {Mode.REUSE, Mode.REUSE_RESULT}
        if self.may_withdraw and line is not None and line.can_withdraw:
            found.add(Mode.WITHDRAW)
        if self.may_withdraw and item is not None and item.scan is not None:
            found.add(Mode.ERASE)
        if self.may_set_up:
            found.add(Mode.SET_UP)
        return frozenset(found)

    @property
    def line(self) -> PaperLine | None:
        return next((one for one in self.papers if one.ref == self.paper), None)

    @property
    def chosen(self) -> TrayItem | None:
        return next((one for one in self.tray if one.key == self.item), None)
