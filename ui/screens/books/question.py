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


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    name: str = FIRST
    period: Period
    against: Against = Against.NOTHING
    field: str = ""  # of the register: one lĩnh vực

    def of_kind(self, kind: PeriodKind) -> "Question":
        """The period of that kind that holds the last day of this one."""
        if kind is PeriodKind.SPAN:
            return replace(self, period=span_of(self.period.first, self.period.last))
        return replace(self, period=with_day(kind, self.period.last))

    def holding(self, day: date) -> "Question":
        """The period of this kind that holds `day`."""
        return replace(self, period=with_day(self.period.kind, day))

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
        return year_before(self.period)


def first_question(today: date) -> Question:
    """II.06a of the month that is over."""
    return Question(period=before(with_day(PeriodKind.MONTH, today)))
