"""What can be wrong with a file an office hands in as its catalogue."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import Disagreement, Unavailable


@dataclass(eq=False)
class SheetRefused(Unavailable):
    """A workbook or table that is not read at all; nothing was taken from it."""

    code: ClassVar[str] = "catalogue.sheet_refused"
    file: str
    reason: str  # a key of the sentences in ui/texts/catalogue.py
    place: str = ""  # "Thủ tục, ô C12", "dòng 40"; empty where the whole file is meant


@dataclass(eq=False)
class CatalogueMoved(Disagreement):
    """The catalogue is no longer the one the difference was made from; nothing was stored."""

    code: ClassVar[str] = "catalogue.moved"
    procedures: int  # how many of those concerned are different now


@dataclass(eq=False)
class EditionGone(Disagreement):
    """The centre's catalogue waits here no more: taken in, or another took its place."""

    code: ClassVar[str] = "catalogue.edition_gone"


@dataclass(eq=False)
class VisitUnderWay(Unavailable):
    """The catalogue does not change in the middle of a visit; it will when the visit is over."""

    code: ClassVar[str] = "catalogue.visit_under_way"


@dataclass(eq=False)
class CatalogueUnwritable(Unavailable):
    """The template or the copy of the catalogue could not be written."""

    code: ClassVar[str] = "catalogue.unwritable"
    file: str
