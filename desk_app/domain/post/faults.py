"""What can be wrong with lists to and from the post."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken, Unavailable


@dataclass(eq=False)
class PostalFileUnreadable(Unavailable):
    """A file of the post that is not read at all; nothing was taken from it."""

    code: ClassVar[str] = "post.file_unreadable"
    file: str
    reason: str  # a key of the sentences in ui/texts/post.py
    place: str = ""  # "Danh sách, ô C12"; empty where the whole file is meant


@dataclass(eq=False)
class PostalTemplateUnwritable(Unavailable):
    """The empty list for the post office could not be written."""

    code: ClassVar[str] = "post.template_unwritable"
    file: str


@dataclass(eq=False)
class PostalListIncomplete(RuleBroken):
    """A list cannot be given to the post like this; nothing was stored."""

    code: ClassVar[str] = "post.list_incomplete"
    lacking: str  # "lines", "post", "tracking", "address", "too_many"
    codes: Sequence[str] = ()  # of the dossiers concerned


@dataclass(eq=False)
class TrackingTaken(RuleBroken):
    """The number of a postal item stands for another item already."""

    code: ClassVar[str] = "post.tracking_taken"
    tracking: str
    dossier: str  # code of the one that has it


@dataclass(eq=False)
class NotForThePost(RuleBroken):
    """Results that are not at the counter any more; nothing was stored."""

    code: ClassVar[str] = "post.not_for_the_post"
    codes: Sequence[str]


@dataclass(eq=False)
class OutcomeIncomplete(RuleBroken):
    """What the post says of a sending is not enough, or cannot be."""

    code: ClassVar[str] = "post.outcome_incomplete"
    lacking: str  # "reason", "day"
