"""What keeps a desk from another version of its program."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.failure import Disagreement, RuleBroken, Unavailable


@dataclass(eq=False)
class UpdateRefused(Unavailable):
    """What the centre offers, or a file says, is no update for this desk; nothing of it is kept."""

    code: ClassVar[str] = "update.refused"
    # "kind": no release; "newer": of a format unknown here; "broken"; "signature": not signed by
    # the maker; "platform": for another kind of machine; "older": not newer than this program;
    # "skips": another version has to come first; "unread": the file; "source", "installer": how
    # this program came here, it comes again
    reason: str
    version: str = ""  # that it says to be
    needs: str = ""  # of "skips": the version that has to come first


@dataclass(eq=False)
class UpdateBroken(Unavailable):
    """The archive is the signed one and holds what no program may: nothing was unpacked."""

    code: ClassVar[str] = "update.broken"
    version: str
    reason: str  # "path", "link", "large" or "torn"


@dataclass(eq=False)
class NoRoomForUpdate(Unavailable):
    """The disk has to keep room for the office's own work."""

    code: ClassVar[str] = "update.no_room"
    version: str
    needed: int  # bytes
    free: int  # bytes


@dataclass(eq=False)
class UpdateUnwritable(Unavailable):
    """The folder of versions cannot be written; it is tried again later."""

    code: ClassVar[str] = "update.unwritable"
    version: str
    reason: str  # "full", "forbidden", "disk"; "busy": another program is writing there


@dataclass(eq=False)
class UpdateGone(Disagreement):
    """The version asked for waits here no more: withdrawn, or another took its place."""

    code: ClassVar[str] = "update.gone"
    version: str


@dataclass(eq=False)
class UpdateInVisit(RuleBroken):
    """The program is not exchanged in the middle of a visit."""

    code: ClassVar[str] = "update.in_visit"


@dataclass(eq=False)
class CannotGoBack(RuleBroken):
    """The version before cannot open the store as it is now."""

    code: ClassVar[str] = "update.cannot_go_back"
    version: str
    backup: str  # name of the copy made before the update


@dataclass(eq=False)
class CannotUndo(Disagreement):
    """A version set aside has brought the store forward, and the copy of before does not take its
    place; nothing was touched."""

    code: ClassVar[str] = "update.cannot_undo"
    version: str  # that was set aside
    backup: str  # name of the copy, beside the store
    reason: str  # "worked": the store holds acts that the copy lacks; "copy": it is not sound
    again: bool  # that version starts the next time; otherwise it has to be installed
