"""What a leader sees of a day: the sheet as it is now, or as it was sealed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.queries.day_end.marks import DayMark
from desk_app.domain.day_end.points import points_of
from desk_app.domain.day_end.seal import OfficeDay, Proof
from desk_app.domain.day_end.sheet import ChangeLine, DaySheet
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.day_end.seal_day import is_early
from desk_app.services.desk import Desk
from desk_app.services.watching.horizon import day_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLook:
    day: date
    known: OfficeDay
    sheet: DaySheet  # of a sealed day as it was sealed
    points: Sequence[str]  # what needs a word before it is sealed; empty of a sealed day
    proof: Proof | None  # whether what is here is what was sealed; None: not sealed
    marks: Sequence[DayMark]  # of this day, each by itself, made before the seal or after
    since: Sequence[ChangeLine]  # what changed it since, told in a later sheet or not


def look_at_day(day: date, officer: Officer, desk: Desk) -> DayLook:
    """Args: day: Not in the future.

    Raises:
        RightMissing: only who leads sees the whole day.
    """
    officer.need(Right.SEE_WHOLE_DAY)
    now = desk.now()
    with desk.glance() as work:
        known = work.days.known(day)
        if known.seal is None:
            sheet = work.days.found(day, day_of(now, desk.calendar)).sheet
            early = is_early(day, now, desk.calendar)
            points = points_of(sheet, early=early and day <= office_date(now))
            return DayLook(
                day=day,
                known=known,
                sheet=sheet,
                points=points,
                proof=None,
                marks=work.days.marks(day),
                since=(),
            )
        lines = work.days.lines(day)
        return DayLook(
            day=day,
            known=known,
            sheet=known.seal.sheet,
            points=(),
            proof=known.seal.proof(lines),
            marks=work.days.marks(day),
            since=work.days.since(day),
        )
