"""The notice-board sheet of one procedure (niêm yết), as plain content: nothing left out."""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePaper:
    """One line of a table of papers; a remark has neither number nor amounts."""

    number: str
    name: str
    original: str  # "01"; "–" for none
    copies: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperGroup:
    """The papers of one case, or of one heading within it."""

    title: str  # empty: the only group there is
    rows: tuple[NoticePaper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeTime:
    """How long it takes, for one channel and case."""

    channel: str
    case: str  # "Mọi trường hợp"
    limit: str  # "03 ngày làm việc"
    statutory: str  # the law's own time where the office has shortened it, otherwise "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFee:
    """One fee line, with who set it."""

    name: str
    amount: str  # "8.000 đồng/bản"
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSheet:
    """Every field already worded as it is printed.

    An empty field leaves its line out. What must be posted and is not on record says so in words.
    """

    letterhead: Letterhead
    place_date: str  # of printing: "Ninh Kiều, ngày 20 tháng 11 năm 2026"
    name: str
    code: str
    decision: str
    field: str
    levels: str
    authority: str
    subjects: str
    online: str
    flags: str
    standing: str  # "Đã bãi bỏ từ ngày …"; empty while it is in force
    groups: tuple[PaperGroup, ...]
    times: tuple[NoticeTime, ...]
    time_notes: tuple[str, ...]
    fees: tuple[NoticeFee, ...]
    results: tuple[str, ...]
    forms: tuple[str, ...]
    conditions: tuple[str, ...]
    basis: tuple[str, ...]
    sequence: tuple[str, ...]
    source: str
    printed: str  # "ngày 20/11/2026"
    hotline: str = ""
    trial: bool = False
    reprint: str = ""
