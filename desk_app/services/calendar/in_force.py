"""The calendar every intake counts by: read once, and again when the office sets another."""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Final
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.law.calendar import WorkingCalendar, read_calendar

_SHIPPED: Final = "calendar/viet-nam-2025-2027.toml"


@cache
def shipped_calendar() -> WorkingCalendar:
    """The calendar shipped with the program: in force until the office sets one."""
    return read_calendar(tomllib.loads(files("resources").joinpath(_SHIPPED).read_text("utf-8")))


class CalendarInForce:
    """Asking is free: nothing is read and nothing is parsed until `read_again` is told.

    Told after this desk set a calendar and after each exchange: nothing else can change it,
    for a store belongs to one program.
    """

    def __init__(self, glance: Callable[[], UnitOfWork]) -> None:
        self._glance = glance
        self._act: UUID | None = None
        self._calendar = shipped_calendar()
        self.read_again()

    def __call__(self) -> WorkingCalendar:
        return self._calendar

    def read_again(self) -> bool:
        """True when another calendar is in force than before."""
        with self._glance() as work:
            act = work.calendars.in_force()
            if act == self._act:
                return False
            self._calendar = work.calendars.calendar() or shipped_calendar()
            self._act = act
        return True
