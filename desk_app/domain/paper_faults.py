"""What can go wrong with a paper before a printer is asked."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import Unavailable


@dataclass(eq=False)
class StoredPaperUnreadable(Unavailable):
    """A newer program stored this paper; this one cannot draw it as it was."""

    code: ClassVar[str] = "papers.stored_unreadable"
    kind: str  # "receipt"


@dataclass(eq=False)
class FontMissing(Unavailable):
    """A face of the paper is not where the program keeps it, or is damaged."""

    code: ClassVar[str] = "papers.font_missing"
    file: str  # "Tinos-cut-Bold.ttf"
