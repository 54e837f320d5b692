"""Suggests communes and provinces for the last part of an address."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from db.queries.places import PlaceLine
from desk_app.domain.places.address import being_typed, read_address
from ui.background import Lane, Runs
from ui.screens.intake.form.form import Who
from ui.screens.intake.parts.sheet import Sheet
from ui.texts import notice

_LEAST = 3  # letters


class PlacePart(QObject):
    suggested = Signal(object, str, object)  # Who, the whole text, Sequence[PlaceLine]

    def __init__(
        self,
        sheet: Sheet,
        find: Callable[[str], Sequence[PlaceLine]],
        background: Runs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet, self._find, self._background = sheet, find, background

    def seek(self, who: Who, text: str) -> None:
        """The officer typed into the address of `who`."""
        sought = being_typed(text)
        if len(sought) < _LEAST or _is_written_out(sought):
            self.suggested.emit(who, text, ())
            return
        self._background.run(
            lambda: self._find(sought),
            owner=self,
            done=lambda found: self.suggested.emit(who, text, found),
            failed=lambda error: self._sheet.noticed.emit(notice(error), None),
            lane=Lane.READING,
            key="intake.places",
        )


def _is_written_out(part: str) -> bool:
    """A province of today with its marks needs no suggestion; one without marks does."""
    meant = read_address(part).meant
    return meant is not None and not meant.gone and meant.name.casefold() in part.casefold()
