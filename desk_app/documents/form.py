"""What an edition says about one paper: its size, its wording, the order of its blocks.

Values only: `editions` reads them from resources/forms, `paper` draws them. Words
of law stand in templates; a template names fields of the content and holds no logic.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class Manner(StrEnum):
    """How a field is set; written after a colon, as in ``{applicant:name}``."""

    PLAIN = ""
    NAME = "name"  # its last two syllables stay on one line


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of literal words, or one field of the content."""

    text: str = ""
    field: str = ""  # "applicant", "authorised.name"; empty for literal words
    manner: Manner = Manner.PLAIN
    bold: bool = False


Template: TypeAlias = tuple[Piece, ...]  # "Số: **{number}**" is two pieces


@dataclass(frozen=True, slots=True)
class Heading:
    """Letterhead at left; quốc hiệu, tiêu ngữ, place and date at right; number and code below."""

    nation: str
    motto: str
    place_date: Template
    number: Template
    code: Template  # words above the bars; empty: no bars here


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The letterhead alone, centred: for a ticket, which is no văn bản."""


@dataclass(frozen=True, slots=True)
class Title:
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One field of the form, label and value; `beside` shares its line where both fit."""

    text: Template
    beside: Template
    optional: bool  # left out when all its fields are empty
    leads: bool  # never the last line of a page


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    width: float  # millimetres
    field: str  # of the row; "#" is the number of the row
    centred: bool


@dataclass(frozen=True, slots=True)
class Table:
    rows: str  # field of the content holding the rows
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    title: str
    notes: tuple[str, ...]
    name: Template


@dataclass(frozen=True, slots=True)
class Signatures:
    """One signer stands at the right."""

    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """Small print beside the QR. A sentence whose field is empty is left out.

    ``{this_paper}`` is `one_page`, or `several_pages` with its ``{pages}`` filled in.
    """

    paragraphs: tuple[tuple[Template, ...], ...]
    more: str  # field of the content with further lines
    one_page: str
    several_pages: str


@dataclass(frozen=True, slots=True)
class Row:
    """Label and value of a slip; left out when its value is empty."""

    label: str
    text: Template


@dataclass(frozen=True, slots=True)
class Rows:
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The appointment in large type."""

    title: str
    no_due: str  # words when nothing is promised


@dataclass(frozen=True, slots=True)
class Symbol:
    """The code as bars, or as a QR where bars do not fit, with its text below."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What to bring and whom to call, small; a line whose field is empty is left out."""

    lines: tuple[Template, ...]
    more: str  # field of the content with further lines; empty: none


@dataclass(frozen=True, slots=True)
class Centred:
    """A centred line of a ticket; left out when all its fields are empty."""

    text: Template


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across a ticket."""


@dataclass(frozen=True, slots=True)
class Section:
    """A bold heading and the texts of one field below it, each a paragraph.

    Without texts it says `empty`; where that is empty too, the whole section is left out.
    """

    title: str
    texts: str  # field of the content; empty: a heading for the block that follows
    empty: str


@dataclass(frozen=True, slots=True)
class Groups:
    """A table for each part of a field, under the part's own title."""

    parts: str  # field of the content; each part has `title` and `rows`
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """Papers with a box before each; left out with its title when there are none."""

    title: str
    papers: str  # field of the content
    done: bool  # the boxes are ticked


Block: TypeAlias = (
    Heading
    | Letterhead
    | Title
    | Line
    | Table
    | Signatures
    | Notes
    | Rows
    | Frame
    | Symbol
    | Hints
    | Centred
    | Rule
    | Section
    | Groups
    | Ticks
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Size and margins in millimetres."""

    width: float
    height: float  # 0: a roll, cut where the text ends
    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Form:
    """One paper in one edition."""

    title: str  # of the PDF, not printed
    foot: str  # "Mẫu 01 – Thông tư 03/2025/TT-VPCP"; empty: no foot line
    copies: tuple[str, ...]  # "Liên 1: Lưu", …; empty: a single one without a word
    sheet: Sheet
    blocks: tuple[Block, ...]
    ending: tuple[Block, ...]  # kept together at the end of the last page


@dataclass(frozen=True, slots=True)
class Edition:
    """All papers of one circular. A dossier keeps the edition it was received under."""

    id: str  # folder name, stored with the dossier: "tt-03-2025"
    name: str
    in_force: date  # first day
    trial: str  # words on every paper of the demo office
    page: str  # "Trang {page}/{pages}"
    page_more: str  # "Trang {page}/{pages} (còn tiếp)"
    page_code: str  # "Mã hồ sơ: {code}", on top of the second and later pages
    forms: Mapping[str, Form]  # "receipt", "slip-a5", "slip-80mm"
