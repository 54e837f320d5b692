"""Moments as a supervisor writes them down: "T6 20/11 09:15"."""

from datetime import datetime
from typing import Final

from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.office_time import OFFICE_TIME
from tests.builders import a_calendar

_WEEKDAYS: Final = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def office(text: str, year: int = 2026) -> datetime:
    """``T6 20/11 09:15``; a wrong weekday is a mistake in the test."""
    weekday, day, clock = text.split()
    moment = datetime.strptime(f"{day}/{year} {clock}", "%d/%m/%Y %H:%M").replace(
        tzinfo=OFFICE_TIME
    )
    assert _WEEKDAYS[moment.weekday()] == weekday, text
    return moment


def told(moment: datetime | None) -> str:
    """The way back; "" for none."""
    if moment is None:
        return ""
    local = moment.astimezone(OFFICE_TIME)
    return f"{_WEEKDAYS[local.weekday()]} {local:%d/%m %H:%M}"


def autumn(swapped: bool = False) -> WorkingCalendar:
    """24/11/2026 is a holiday; swapped, the Monday before is off for Saturday 28/11."""
    if not swapped:
        return a_calendar()
    return a_calendar(
        days_off={
            office("T2 23/11 00:00").date(): "Nghỉ hoán đổi",
            office("T3 24/11 00:00").date(): "Ngày Văn hóa Việt Nam",
        },
        worked={office("T7 28/11 00:00").date(): "Làm bù"},
    )
