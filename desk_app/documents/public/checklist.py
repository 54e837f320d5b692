"""Phiếu hướng dẫn chuẩn bị hồ sơ, as plain content: what to bring, how long, how much, when.

It is given to someone who came unprepared. Nothing was received, so it carries no code of
a dossier and no bars.
"""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistPaper:
    """A paper with a box before it."""

    name: str
    amount: str  # "01 bản chính, 02 bản sao"; empty where none is published
    heading: str = ""  # stands above it; empty where the paper before has the same


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeHomeChecklist:
    """Every field already worded as it is printed. An empty field leaves its line out."""

    letterhead: Letterhead
    procedure: str
    code: str  # of the procedure: the person names it when coming back
    case: str
    channel: str  # how the papers are handed in
    to_prepare: tuple[ChecklistPaper, ...]  # nobody has looked yet: every box is empty
    missing: tuple[ChecklistPaper, ...]
    there: tuple[ChecklistPaper, ...]  # the boxes are ticked
    forms: str  # to be filled in
    limit: str
    fee: str
    place: str
    hours: str
    hotline: str
    remarks: tuple[str, ...]  # published beside the papers
    printed: str  # "15:20 ngày 20/11/2026"
    trial: bool = False
    reprint: str = ""
