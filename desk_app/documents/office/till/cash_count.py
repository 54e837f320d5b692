"""Biên bản kiểm quỹ, as plain content: what lay in the drawer of a shift, and what must."""

from dataclasses import dataclass

from desk_app.documents.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """Notes of one value; or the sum of all."""

    note: str  # "500.000"
    pieces: str
    amount: str
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SumRow:
    name: str
    amount: str  # "150.000"; below nothing "-5.000"
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CashCount:
    """Every field already worded as it is printed. An empty field leaves its line out."""

    letterhead: Letterhead
    place_date: str
    desk: str  # "Quầy 2"
    unit_name: str
    cashier: str
    opened: str  # "07:30 ngày 20/11/2026"
    closed: str
    count: str  # "lần 2", where a leader had it counted again; empty the first time
    notes: tuple[NoteRow, ...]  # the highest first; those that were there
    in_words: str  # of what lay in the drawer
    sums: tuple[SumRow, ...]  # float, cash taken and given back, what must lie there, difference
    reason: str  # of the difference
    elsewhere: tuple[SumRow, ...]  # by transfer and POS: not in the drawer
    remarks: tuple[str, ...]  # slips and biên lai used, counts set aside before
    trial: bool = False
    reprint: str = ""
