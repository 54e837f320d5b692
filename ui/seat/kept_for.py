"""What officers left half typed on a page: in memory, each given back their own, for one day."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Generic, TypeVar

from desk_app.domain.ids import OfficerId
from desk_app.domain.office_time import office_date

T = TypeVar("T")


class KeptFor(Generic[T]):
    """Of one page, while others sit there. Nothing is written: a secret may be half typed too.

    Args:
        now: Another day of the office begins with nothing kept.
        end: Called with what nobody gets back any more, where it has to be taken down.
    """

    def __init__(
        self, now: Callable[[], datetime], end: Callable[[T], None] = lambda _left: None
    ) -> None:
        self._now, self._end = now, end
        self._day: date | None = None
        self._left: dict[OfficerId, T] = {}

    def keep(self, officer: OfficerId, left: T) -> None:
        """Another one sits down; what `officer` left before is this from now on."""
        self._turn_day()
        self._left[officer] = left

    def give_back(self, officer: OfficerId) -> T | None:
        """To `officer`, who is here again; None: nothing was left."""
        self._turn_day()
        return self._left.pop(officer, None)

    def change(self, officer: OfficerId, change: Callable[[T], T]) -> None:
        """A part of what they left was stored meanwhile."""
        self._turn_day()
        if officer in self._left:
            self._left[officer] = change(self._left[officer])

    def drop(self, officer: OfficerId) -> None:
        """What they left was stored meanwhile."""
        if officer in self._left:
            self._end(self._left.pop(officer))

    def _turn_day(self) -> None:
        today = office_date(self._now())
        if today != self._day:
            for officer in list(self._left):
                self.drop(officer)
            self._day = today
