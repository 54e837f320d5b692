"""Failures about the table of provinces and communes."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken, Unavailable


@dataclass(eq=False)
class PlacesUnreadable(Unavailable):
    """The whole file is no list of communes; nothing was taken from it."""

    code: ClassVar[str] = "places.unreadable"
    file: str
    line: int  # from 1; 0 where the file has no lines to speak of
    # "unreadable", "folder", "encoding", "too_large", "heading", "empty", "row", "twice"
    reason: str


@dataclass(eq=False)
class PlacesIncomplete(RuleBroken):
    """The list would end more than half of the communes held of a province."""

    code: ClassVar[str] = "places.incomplete"
    province: str  # name
    held: int
    kept: int
