"""A book or a report, as plain content."""

from collections.abc import Sequence
from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class BookColumn:
    headings: Sequence[str]  # outermost first, its own last
    number: str  # as in "(3)"; empty: the form gives it none
    share: float  # of the width, against the others'
    text: bool = False  # set at the left; everything else in the middle


@dataclass(frozen=True, slots=True)
class BookRow:
    cells: Sequence[str]
    strong: bool = False  # a sum, or a heading inside the table


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Every field already worded as it is printed."""

    letterhead: Letterhead
    place_date: str
    form: str  # "Mẫu 07"; at the foot of each page
    title: str
    above: Sequence[str]  # centred below the title
    beside: str  # "Đơn vị tính: …", at the right above the table; empty: none
    columns: Sequence[BookColumn]
    below: Sequence[tuple[str, bool]]  # lines after the table; True: it warns, in bold
    signer: str  # "NGƯỜI GHI SỔ"; empty: nobody signs
    trial: bool = False
