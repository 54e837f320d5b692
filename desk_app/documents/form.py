"""What an edition says about one paper: its size, its wording, the order of its blocks.

Values only: `editions` reads them from resources/forms, `paper` draws them. Words
of law stand in templates; a template names fields of the content and holds no logic.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias


class Setting(StrEnum):
    """How a field is set; written after a colon, as in ``{applicant:name}``."""

    PLAIN = ""
    NAME = "name"  # its last two syllables stay on one line


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of literal words, or one field of the content."""

    text: str = ""
    field: str = ""  # "applicant", "authorised.name"; empty for literal words
    manner: Setting = Setting.PLAIN
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


class Align(StrEnum):
    """Where a cell's words stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


TICK: Final = "tick"  # instead of a field: an empty box, ticked by hand
ORDER: Final = "#"  # instead of a field: the number of the row


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    width: float  # millimetres
    field: str  # of the row, or `ORDER`, or `TICK`; empty: `text`
    text: Template  # fields of the row in words of the form; empty: `field` alone
    align: Align
    most_lines: int  # more are cut off with "…"; 0: never
    whole: bool  # never broken: the column grows at the cost of the columns of text


@dataclass(frozen=True, slots=True)
class Table:
    """A row that says `heading` or `total` is bold."""

    rows: str  # field of the content holding the rows
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The texts of one field, each a paragraph with its number; nothing is ever cut off."""

    texts: str


@dataclass(frozen=True, slots=True)
class Coded:
    """Lines with a QR at their right, its text below it; costs no height where the lines suffice.

    A line keeps its label when nothing is known; where the QR's field is empty, there is none.
    """

    lines: tuple[Template, ...]
    rows: "tuple[Row, ...]"  # below the lines, or instead of them: label and value of a slip
    qr: str  # field
    under: Template  # words below the QR
    dots: int  # a module, on a head of 203 dpi


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR in the middle, its text below it; left out when its field is empty."""

    qr: str  # field
    under: Template
    dots: int  # a module, on a head of 203 dpi; fewer where a long text would not fit


@dataclass(frozen=True, slots=True)
class Steps:
    """The table of Mẫu 06: who gave the dossier to whom, when and with what result.

    Steps on record are printed; the rest is left to be written by hand, filling the page.
    """

    rows: str  # field of the content: parts with `giver`, `taker`, `time`, `day`, `result`, `note`
    least: int  # blocks; one fewer where that spares a page
    heads: tuple[str, ...]  # four
    widths: tuple[float, ...]  # millimetres, of the four columns
    giver: str  # "Giao:"
    taker: str  # "Nhận:"
    time: str  # "…… giờ …… phút"
    day: str
    sign_giver: str  # "Người giao"
    sign_taker: str  # "Người nhận"


@dataclass(frozen=True, slots=True)
class Writing:
    """Dotted lines for a hand, below a label."""

    label: str
    lines: int


@dataclass(frozen=True, slots=True)
class Large:
    """One short text as large as its sheet bears: the number of a ticket."""

    text: Template
    size: float  # points, at most


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


@dataclass(frozen=True, slots=True)
class Folder:
    """The face of a folder's label; the code stands as a QR at its right."""

    qr: str  # field
    head: Template  # as large as fits
    name: Template
    text: Template  # clipped
    rows: tuple[Row, ...]
    foot: Template
    corner: Row


Block: TypeAlias = (
    Heading
    | Letterhead
    | Title
    | Line
    | Table
    | Numbered
    | Coded
    | QrCode
    | Steps
    | Writing
    | Large
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
    | Folder
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
    layout: str  # how it is set; a name that `paper/draw` knows
    top: Template  # "Mã hồ sơ: {code}", on top of the second and later pages
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
    preview: str  # words on every paper that is only looked at
    page: str  # "Trang {page}/{pages}"
    page_more: str  # "Trang {page}/{pages} (còn tiếp)"
    fields: tuple[str, ...]  # of procedures, to which alone it applies; empty: to all
    forms: Mapping[str, Form]  # by file: "receipt", "slip-a5", "slip-80mm"
