"""Words the sheet of a day. The figures are counted elsewhere; here they are only told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.office import listed
from desk_app.documents.office.daily_sheet import CountRow, DailySheet, FeesRow, NumbersRow
from desk_app.documents.receipt_of import letterhead_of
from desk_app.domain.law.fees import FeeKind
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date

_NO_NUMBERS: Final = NumbersRow(
    desk=listed.NOTHING, used=listed.NOTHING, count="0", gap=listed.NOTHING, reason=""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCounts:
    """Dossiers of one field, or of one officer, on one day."""

    name: str
    received: int = 0
    sent_away: int = 0  # not received
    returned: int = 0
    open: int = 0  # at the end of the day
    late: int = 0  # of those open


@dataclass(frozen=True, slots=True)
class NumberGap:
    """Serials no dossier has."""

    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersUsed:
    """Serials one desk gave on one day."""

    desk: str
    first: int
    last: int
    gaps: Sequence[NumberGap] = ()

    @property
    def count(self) -> int:
        return self.last - self.first + 1 - sum(gap.last - gap.first + 1 for gap in self.gaps)


@dataclass(frozen=True, slots=True)
class FeesExpected:
    kind: FeeKind
    dossiers: int
    amount: int  # đồng


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigures:
    """One day of a desk or of the unit."""

    day: date
    scope: str  # as printed: "Quầy 2", "Toàn đơn vị"
    by_field: Sequence[DayCounts]
    by_officer: Sequence[DayCounts]
    numbers: Sequence[NumbersUsed] = ()
    fees: Sequence[FeesExpected] = ()
    unpriced: int = 0  # dossiers with a fee nobody knows the sum of
    exceptions: Sequence[str] = ()


def daily_sheet_of(
    figures: DayFigures, facts: DeskFacts, officer: str, now: datetime, reprint: str = ""
) -> DailySheet:
    """Args:
    officer: Who made the sheet.
    reprint: `wording.reprint_words`, when it was printed before.
    """
    unit = facts.unit
    return DailySheet(
        letterhead=letterhead_of(unit),
        place_date=w.place_date(unit.place, office_date(now)),
        day=f"{w.weekday_words(figures.day)}, {w.date_words(figures.day)}",
        scope=figures.scope,
        unit_name=unit.full_name,
        by_field=_counts(figures.by_field),
        by_officer=_counts(figures.by_officer),
        numbers=tuple(row for used in figures.numbers for row in _numbers(used)) or (_NO_NUMBERS,),
        fees=_fees(figures.fees),
        fee_notes=_fee_notes(figures.unpriced),
        exceptions=tuple(figures.exceptions),
        printed=w.time_words(now),
        officer=w.personal_name(officer),
        trial=facts.trial,
        reprint=reprint,
    )


def _counts(counts: Sequence[DayCounts]) -> tuple[CountRow, ...]:
    """A row for each, then the sum."""
    total = DayCounts(
        name="Tổng cộng",
        received=sum(one.received for one in counts),
        sent_away=sum(one.sent_away for one in counts),
        returned=sum(one.returned for one in counts),
        open=sum(one.open for one in counts),
        late=sum(one.late for one in counts),
    )
    return (*(_count(one) for one in counts), _count(total, total=True))


def _count(one: DayCounts, *, total: bool = False) -> CountRow:
    return CountRow(
        name=one.name,
        received=listed.grouped(one.received),
        sent_away=listed.grouped(one.sent_away),
        returned=listed.grouped(one.returned),
        open=listed.grouped(one.open),
        late=listed.grouped(one.late),
        total=total,
    )


def _numbers(used: NumbersUsed) -> Iterator[NumbersRow]:
    gaps = [(_span(gap.first, gap.last), gap.reason) for gap in used.gaps]
    for at, (gap, reason) in enumerate(gaps or [(listed.NOTHING, "")]):
        yield NumbersRow(
            desk="" if at else used.desk,
            used="" if at else _span(used.first, used.last),
            count="" if at else str(used.count),
            gap=gap,
            reason=reason,
        )


def _span(first: int, last: int) -> str:
    """As in "1001–1037"; a single one alone."""
    return f"{first:04}" if first == last else f"{first:04}–{last:04}"


def _fees(fees: Sequence[FeesExpected]) -> tuple[FeesRow, ...]:
    rows = [
        FeesRow(
            name=words, dossiers=listed.grouped(one.dossiers), amount=listed.grouped(one.amount)
        )
        for kind, words in listed.FEE_KINDS.items()
        for one in fees
        if one.kind is kind
    ]
    amount = listed.grouped(sum(one.amount for one in fees))
    return (*rows, FeesRow(name="Tổng cộng", dossiers="", amount=amount, total=True))


def _fee_notes(unpriced: int) -> tuple[str, ...]:
    if not unpriced:
        return ()
    return (f"{w.count_words(unpriced)} hồ sơ có khoản thu mà mức thu {w.NO_DATA}.",)
