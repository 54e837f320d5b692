"""A look over the whole store, once a day and after a program that was cut off."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Final

from db.look_over import look_over
from desk_app.domain.errors import StoreDamaged, StoreUnwritable
from desk_app.domain.office_time import office_date
from desk_app.services.desk import Desk
from desk_app.wiring.opening import OpenDesk

_LOOKED: Final = "store.looked_at"  # setting: {"day": ISO date, "sound": bool}


class StoreLook:
    """Any thread but the window's own."""

    def __init__(self, opened: OpenDesk, desk: Desk) -> None:
        self._opened = opened
        self._desk = desk
        self._cut_off = opened.store.cut_off  # and not looked over since

    def is_due(self) -> bool:
        """Nobody looked today; or the last look found damage, or a program was cut off since."""
        day, sound = self._last()
        return self._cut_off or not sound or day != office_date(self._desk.now())

    def found_damage(self) -> bool:
        """By the last look, which may be an earlier program's, or by any work since the start."""
        return self._opened.store.is_damaged or not self._last()[1]

    def look(self, going: Callable[[], bool]) -> None:
        """Read the store whole, as `db.look_over`; given up once `going` says no.

        Raises:
            StoreDamaged: which every later start says at once, until a look finds nothing.
            StoreUnwritable: the file cannot be opened.
        """
        try:
            if not look_over(self._opened.store.file, self._opened.secrets.store_key, going):
                return
        except StoreDamaged:
            self._note(sound=False)
            raise
        self._note(sound=True)
        self._cut_off = False

    def _last(self) -> tuple[date | None, bool]:
        with self._desk.glance() as work:
            found = work.settings.get(_LOOKED)
        return (date.fromisoformat(found["day"]), found["sound"]) if found else (None, True)

    def _note(self, *, sound: bool) -> None:
        day = office_date(self._desk.now()).isoformat()
        with suppress(StoreDamaged, StoreUnwritable), self._desk.work() as work:
            work.settings.set(_LOOKED, {"day": day, "sound": sound})
            work.commit()
