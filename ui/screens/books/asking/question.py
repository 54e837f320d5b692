"""What is asked: which report, of which period, beside which other."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from desk_app.domain.counting.period import (
    NoPeriod,
    Period,
    PeriodKind,
    before,
    following,
    span_of,
    with_day,
    year_before,
)

FIRST: Final = "II.06a"  # what one comes for at the end of a month


class Against(StrEnum):
    """What the figures are held against."""

    NOTHING = "nothing"
    BEFORE = "before"  # the period before it
    YEAR = "year"  # the same a year earlier
    CHOSEN = "chosen"  # any other of the same kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    name: str = FIRST
    period: Period
    against: Against = Against.NOTHING
    chosen: Period | None = None  # with Against.CHOSEN, and only with it
    field: str = ""  # of the register: one lĩnh vực
    level: str = ""  # of the register: one level, by its key

    def of_kind(self, kind: PeriodKind, today: date) -> "Question":
        """The periods of that kind that hold the last days of these, as far as they have come."""
        chosen = self.chosen and _of_kind(self.chosen, kind, today)
        return replace(self, period=_of_kind(self.period, kind, today), chosen=chosen)

    def holding(self, day: date) -> "Question":
        """The period of this kind that holds `day`."""
        return replace(self, period=with_day(self.period.kind, day))

    def over(self, today: date) -> "Question":
        """The period of this kind that was over last; any two days stay."""
        if self.period.kind is PeriodKind.SPAN:
            return self
        return replace(self, period=before(with_day(self.period.kind, today)))

    def come_to(self, today: date) -> "Question":
        """The period one comes for by then; one chosen to be held against it stays beside it."""
        if self.against is Against.CHOSEN:
            return self
        return replace(self, period=first_question(today).period)

    def held_against(self, against: Against) -> "Question":
        """Another one of the same kind begins as the one before it, until a day is typed."""
        chosen = (self.chosen or before(self.period)) if against is Against.CHOSEN else None
        return replace(self, against=against, chosen=chosen)

    def held_against_day(self, day: date) -> "Question":
        """Against the period of this kind that holds `day`."""
        return replace(self, against=Against.CHOSEN, chosen=with_day(self.period.kind, day))

    def held_against_days(self, first: date, last: date) -> "Question":
        """Raises NoPeriod: the last comes before the first."""
        return replace(self, against=Against.CHOSEN, chosen=span_of(first, last))

    def stepped(self, ahead: bool, today: date) -> "Question":  # a direction
        """The period before or after; never one that has not begun."""
        try:
            period = following(self.period) if ahead else before(self.period)
        except NoPeriod:
            return self
        return self if period.first > today else replace(self, period=period)

    @property
    def other(self) -> Period | None:
        """The period it is held against. Raises NoPeriod."""
        match self.against:
            case Against.NOTHING:
                return None
            case Against.BEFORE:
                return before(self.period)
            case Against.CHOSEN:
                return self.chosen
        return year_before(self.period)


def _of_kind(period: Period, kind: PeriodKind, today: date) -> Period:
    if kind is PeriodKind.SPAN:
        return span_of(period.first, period.last)
    return with_day(kind, min(period.last, today))


def first_question(today: date) -> Question:
    """II.06a of the month that is over."""
    return Question(period=before(with_day(PeriodKind.MONTH, today)))
