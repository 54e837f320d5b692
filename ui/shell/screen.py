"""What the shell asks of every screen, and what a screen may ask of the shell."""

from dataclasses import dataclass
from typing import Any, Final, Protocol
from uuid import UUID

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from desk_app.domain.codes.scan import Scan
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from ui.shortcuts import Keys

# Pages that show one thing and keep nothing typed.
_ABOUT_ONE: Final = frozenset(
    {"dossier", "search", "sent_away", "versions", "stub", "settings", "disputed"}
)


@dataclass(frozen=True, slots=True)
class Header:
    """The line above the page."""

    title: str
    where: str = ""  # where one came from, or whom one serves
    seconds_since: float | None = None  # monotonic moment of the first scan; None: no counter


@dataclass(frozen=True, slots=True)
class GivenList:
    """Dossiers that were handed over together: the page of handing over shows them."""

    id: UUID


@dataclass(frozen=True, slots=True)
class AtStep:
    """A dossier, with the form of one of its steps open."""

    dossier: DossierId
    step: Keys  # the key of it


@dataclass(frozen=True, slots=True)
class AtShift:
    """A shift of the till, among the shifts: its count, and why it differs."""

    shift: UUID


@dataclass(frozen=True, slots=True)
class Go:
    """Ask the shell to show another page; what `about` is depends on the page.

    "intake": None, CardScan, Procedure, SentAway, CheckedLetter or OnlineDossier ·
    "sent_away": DossierId ·
    "worklist", "watch", "books": None · "dossier": DossierId or AtStep ·
    "catalogue": None or the code of a procedure · "return": None or DossierId ·
    "money": None, the DossierId whose fees are collected, or AtShift ·
    "post": None, the DossierId of a result to be sent, or PostFound ·
    "hand_over": None, GivenList, ListNumber, or the DossierId that joins the list being made ·
    "stub": PaperLook · "search": what was typed · "versions": None or DossierId ·
    "scans": None or DossierId · "disputed": None or DossierId · "sync": None ·
    "day_end": None or the day ·
    "settings", "calendar", "prints", "online": None.
    """

    page: str
    about: Any = None

    def anew(self) -> "Go":
        """The same page later: what was typed there is kept, and what it began by is over."""
        return self if self.page in _ABOUT_ONE else Go(self.page)


class Screen(Protocol):
    """One page: a presenter with its view. Everything here is called on the GUI thread."""

    header_changed: SignalInstance  # Header
    notice_changed: SignalInstance  # Notice | None, NoticeAction | None
    go: SignalInstance  # Go

    @property
    def view(self) -> QWidget: ...

    def enter(self, officer: Officer, about: Any) -> None:
        """Shown from now on, for this officer; puts the focus where typing starts."""

    def leave(self) -> None:
        """Hidden from now on; keeps what was typed."""

    def take_scan(self, scan: Scan) -> bool:
        """Use a scan made while shown. False: the shell decides what it means."""

    def step_back(self) -> bool:
        """Esc. False: there is no step back inside this screen."""
