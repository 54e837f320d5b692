"""What can be wrong about the scan of a paper. No error here carries the name of a file."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken, Unavailable


@dataclass(eq=False)
class ScanFileEmpty(RuleBroken):
    """There is not one byte in it."""

    code: ClassVar[str] = "scans.empty"


@dataclass(eq=False)
class ScanFileUnknown(RuleBroken):
    """Neither PDF nor JPEG, PNG or TIFF, whatever it is called."""

    code: ClassVar[str] = "scans.unknown_kind"


@dataclass(eq=False)
class ScanDisguised(RuleBroken):
    """The name says another kind of file than the content is."""

    code: ClassVar[str] = "scans.disguised"
    named: str  # `MediaType` by its name; empty: of no kind that is taken in
    found: str  # by its first bytes


@dataclass(eq=False)
class ScanUnreadable(RuleBroken):
    """It begins like a scan and cannot be opened, or one of its pages cannot."""

    code: ClassVar[str] = "scans.unreadable"
    page: int = 0  # from 1; 0: the file itself


@dataclass(eq=False)
class ScanLocked(RuleBroken):
    """A password keeps it closed."""

    code: ClassVar[str] = "scans.locked"


@dataclass(eq=False)
class ScanTooLarge(RuleBroken):
    code: ClassVar[str] = "scans.too_large"
    what: str  # "mib", "pages" or "pixels"
    found: int
    most: int


@dataclass(eq=False)
class ScanMoved(Unavailable):
    """The file is not there any more, or is another than the one that was looked at."""

    code: ClassVar[str] = "scans.moved"


@dataclass(eq=False)
class PagesDiffer(RuleBroken):
    """The paper has another number of pages than the file has images, without a reason."""

    code: ClassVar[str] = "scans.pages_differ"
    pages: int
    images: int


@dataclass(eq=False)
class PagesNotStated(RuleBroken):
    """Nobody has counted the paper's pages."""

    code: ClassVar[str] = "scans.pages_not_stated"


@dataclass(eq=False)
class NotToBeScanned(RuleBroken):
    """The law leaves such a paper unscanned, and no reason was given to scan it all the same."""

    code: ClassVar[str] = "scans.not_to_be_scanned"
    why: str  # `NotToScan`; an electronic paper is never scanned


@dataclass(eq=False)
class ScanIncomplete(RuleBroken):
    """Something that has to be said was not."""

    code: ClassVar[str] = "scans.incomplete"
    missing: str  # "paper", "title", "source" or "reason"


@dataclass(eq=False)
class ScanWithdrawnAlready(RuleBroken):
    """Somebody was faster; nothing was stored."""

    code: ClassVar[str] = "scans.withdrawn_already"


@dataclass(eq=False)
class ScanFolderGone(Unavailable):
    """The folder of the scanner cannot be read."""

    code: ClassVar[str] = "scans.folder_gone"


@dataclass(eq=False)
class ScanLost(Unavailable):
    """The stored file is not there, or is not what was stored: it is never shown as good."""

    code: ClassVar[str] = "scans.lost"
    why: str  # "missing", "damaged", "key" (encrypted with another), "elsewhere" or "erased"


@dataclass(eq=False)
class ScanNotStored(Unavailable):
    """The disk does not take it: full, or read-only. Nothing was stored."""

    code: ClassVar[str] = "scans.not_stored"
