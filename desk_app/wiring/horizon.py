"""The moments that parcel the worklist, by the calendar of the office."""

from datetime import datetime, time, timedelta
from typing import Final

from db.queries.worklist import Horizon
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.office_time import OFFICE_TIME

_SOON: Final = 3  # working days ahead that count as soon
_DUPLICATE: Final = timedelta(days=30)  # the same person for the same procedure within it
_UNPRINTED: Final = timedelta(days=7)  # so long papers that were never printed are looked for
_ASKED: Final = timedelta(days=365)  # how long somebody asked to complete papers is expected back
_FAILED: Final = timedelta(days=30)  # how long a paper that did not come out is listed
_LAST_MINUTE: Final = time(23, 59, 59)


def horizon_of(now: datetime, calendar: WorkingCalendar) -> Horizon:
    day = now.astimezone(OFFICE_TIME).date()
    today = datetime.combine(day, _LAST_MINUTE, OFFICE_TIME)
    following = calendar.next_working_day(day)
    for _ in range(_SOON):
        day = calendar.next_working_day(day)
    return Horizon(
        now=now,
        end_of_today=today,
        end_of_soon=datetime.combine(day, _LAST_MINUTE, OFFICE_TIME),
        end_of_next=datetime.combine(following, _LAST_MINUTE, OFFICE_TIME),
    )


def duplicates_since(now: datetime) -> datetime:
    return now - _DUPLICATE


def failed_since(now: datetime) -> datetime:
    return now - _FAILED


def unprinted_since(now: datetime) -> datetime:
    return now - _UNPRINTED


def asked_since(now: datetime) -> datetime:
    return now - _ASKED
