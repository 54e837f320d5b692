"""What changed, told once to everyone who shows it. No screen reloads another."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desk_app.domain.failure import DeskError


@dataclass(frozen=True, slots=True)
class DossiersChanged:
    """These dossiers have new acts; an empty set: any of them may, after an exchange."""

    dossiers: frozenset[UUID]
    quiet: bool = False  # a paper or a look beside it: nothing an officer waits to hear of


@dataclass(frozen=True, slots=True)
class LineChanged:
    """An exchange began, or ended and another will follow."""

    next_try: datetime | None = None  # UTC; None: one is under way


@dataclass(frozen=True, slots=True)
class ExchangeWanted:
    """An officer asks for an exchange now; nobody waits for it."""


@dataclass(frozen=True, slots=True)
class CatalogueChanged:
    """Procedures were imported or a new edition came."""


@dataclass(frozen=True, slots=True)
class CalendarChanged:
    """The office set its calendar, or one of the centre arrived."""


@dataclass(frozen=True, slots=True)
class PrintsChanged:
    """A print job was handed over, printed or failed."""


@dataclass(frozen=True, slots=True)
class OfficersChanged:
    """Somebody was taken in or let go at this desk, or is known by other work or another badge."""


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """An officer set something of this desk otherwise."""

    name: str


@dataclass(frozen=True, slots=True)
class QueueChanged:
    """A number of the queue was drawn, called or let go at this desk."""


@dataclass(frozen=True, slots=True)
class StoreFailed:
    """The store failed what the desk does by itself: nobody asked, somebody has to know."""

    error: DeskError


@dataclass(frozen=True, slots=True)
class UpdateArrived:
    """A newer version of the program is here, whole."""


@dataclass(frozen=True, slots=True)
class UpdateWanted:
    """An officer asks for another version of the program, or for the one before."""

    what: object  # OfferedUpdate or WayBack


Fact = (
    DossiersChanged
    | LineChanged
    | ExchangeWanted
    | CatalogueChanged
    | CalendarChanged
    | PrintsChanged
    | OfficersChanged
    | SettingChanged
    | QueueChanged
    | UpdateArrived
    | UpdateWanted
    | StoreFailed
)


class News(QObject):
    """Lists listen to `changed` and decide by the fact's type whether they are stale.

    Emitted on the GUI thread, after the transaction.
    """

    changed = Signal(object)  # Fact

    def tell(self, fact: Fact) -> None:
        self.changed.emit(fact)
