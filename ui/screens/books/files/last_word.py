"""How a file ended is told to who asked for it, and to nobody else."""

from collections.abc import Callable

from desk_app.domain.ids import OfficerId
from ui.texts import Notice


class LastWord:
    """Args: say: Shows a notice to the officer who sits at the page."""

    def __init__(self, say: Callable[[Notice], None]) -> None:
        self._say = say
        self._here: OfficerId | None = None
        self._asker: OfficerId | None = None
        self._kept: dict[OfficerId, Notice] = {}

    def serve(self, officer: OfficerId) -> None:
        """`officer` sits at the page; what ended while another did is told now."""
        self._here = officer
        if (said := self._kept.pop(officer, None)) is not None:
            self._say(said)

    def is_for(self, officer: OfficerId) -> bool:
        return self._asker == officer

    def ask(self) -> None:
        """Whoever sits here asks for a file."""
        self._asker = self._here

    @property
    def is_told(self) -> bool:
        """Who asked sits here."""
        return self._asker == self._here

    def tell(self, said: Notice) -> None:
        if self.is_told:
            self._say(said)
        elif self._asker is not None:
            self._kept[self._asker] = said
