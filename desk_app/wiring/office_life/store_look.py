"""A look over the whole store, once a day and after a program that was cut off."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any, Final

from db.look_over import look_over
from desk_app.domain.errors import StoreDamaged, StoreKeyWrong, StoreUnwritable
from desk_app.domain.office_time import office_date
from desk_app.services.desk import Desk
from desk_app.wiring.opening import OpenDesk

_LOOKED: Final = "store.looked_at"  # setting: {"day": ISO date, "sound": bool}
_NEVER: Final = date.min


class StoreLook:
    """Any thread but the window's own."""

    def __init__(self, opened: OpenDesk, desk: Desk) -> None:
        self._opened = opened
        self._desk = desk
        self._own: tuple[date, bool] | None = None  # what this program found last, as it is noted
        if opened.store.cut_off:  # due at the next start too, where this one ends before its look
            self._change_note(lambda note: note and {**note, "day": _NEVER.isoformat()})

    def is_due(self) -> bool:
        """Nobody looked today; or not since this start, and the last look found damage or the
        program before was cut off."""
        day, sound = self._last()
        of_before = self._own is None and (self._opened.store.cut_off or not sound)
        return of_before or day != office_date(self._desk.now())

    def found_damage(self) -> bool:
        """By the last look, which may be an earlier program's, or by any work since the start."""
        return self._opened.store.is_damaged or not self._last()[1]

    def look_over(self, going: Callable[[], bool]) -> None:
        """Read the store whole, as `db.look_over`; given up once `going` says no.

        Raises:
            StoreDamaged: which every later start says at once, until a look finds nothing. It is
                open: what no longer lets it be opened or read was done to it since.
            StoreUnwritable: the disk is full, or the file is another's for the moment.
        """
        try:
            if not look_over(self._opened.store.file, self._opened.secrets.store_key, going):
                return
        except (StoreDamaged, StoreKeyWrong, StoreUnwritable) as error:
            if isinstance(error, StoreUnwritable) and error.reason != "other":
                raise
            self._note(sound=False)
            raise StoreDamaged() from error
        self._note(sound=True)

    def _last(self) -> tuple[date, bool]:
        if self._own is not None:
            return self._own
        with self._desk.glance() as work:
            found = work.settings.get(_LOOKED)
        return (date.fromisoformat(found["day"]), found["sound"]) if found else (_NEVER, True)

    def _note(self, *, sound: bool) -> None:
        day = office_date(self._desk.now())
        self._own = (day, sound)  # what a full disk does not keep is known until the program ends
        self._change_note(lambda _note: {"day": day.isoformat(), "sound": sound})

    def _change_note(self, change: Callable[[Any], Any]) -> None:
        with suppress(StoreDamaged, StoreKeyWrong, StoreUnwritable), self._desk.work() as work:
            work.settings.set(_LOOKED, change(work.settings.get(_LOOKED)))
            work.commit()
