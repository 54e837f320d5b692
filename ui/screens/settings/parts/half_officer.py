"""A new officer half typed: written as one types, found again by who typed it, without secrets."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desk_app.domain.errors import DeskError
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.office.officers import DRAFT
from desk_app.wiring.office import Office
from ui.background import Lane, Runs

_AFTER_MS: Final = 400  # of no typing


@dataclass(frozen=True, slots=True)
class HalfOfficer:
    name: str = ""
    role: Role = Role.RECEPTION
    also: frozenset[Role] = frozenset()  # further work
    is_open: bool = False  # the form was when it was last seen

    @property
    def is_blank(self) -> bool:
        return replace(self, is_open=False) == HalfOfficer()


class HalfTyped(QObject):
    """The form of the officer who sits here. It stays theirs when another one sits down."""

    found = Signal(object)  # HalfOfficer: what this officer had left
    failed = Signal(object)  # DeskError

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._background = office, background
        self._officer: Officer | None = None
        self._unsaved = False
        self.now = HalfOfficer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    def serve(self, officer: Officer) -> None:
        """Nothing of the one before is shown; what `officer` left is looked for."""
        self.flush()
        self._officer, self.now = officer, HalfOfficer()
        self._background.run(
            lambda: self._office.reading.draft(officer, DRAFT),
            owner=self,
            done=lambda draft: self._found(officer, draft.body if draft else ""),
            failed=self._fail,
            lane=Lane.READING,
            key="settings.half_officer",
        )

    def put(self, half: HalfOfficer) -> None:
        """So far it is typed."""
        if half == self.now:
            return
        nothing = half.is_blank and self.now.is_blank  # an empty form was opened or closed
        self.now = half
        if not nothing:
            self._unsaved = True
            self._timer.start()

    @Slot()
    def flush(self) -> None:
        """Write what is still to be written, now."""
        officer, half, counter = self._officer, self.now, self._office.counter
        self._timer.stop()
        if officer is None or not self._unsaved:
            return
        self._unsaved = False
        if half.is_blank:
            self._write(partial(counter.drop_draft, officer, DRAFT))
        else:
            self._write(partial(counter.save_draft, officer, DRAFT, _draft_of(half)))

    def forget(self) -> None:
        """The officer was taken in; the draft went with the same transaction."""
        self._timer.stop()
        self.now, self._unsaved = HalfOfficer(), False

    def _found(self, officer: Officer, draft: str) -> None:
        half = _half_from(draft)
        if half is None or officer is not self._officer or not self.now.is_blank:
            return
        self.now = half
        self.found.emit(half)

    def _write(self, work: Callable[[], None]) -> None:
        self._background.run(work, owner=self, done=_nothing, failed=self._fail)

    def _fail(self, error: DeskError) -> None:
        self.failed.emit(error)


def _nothing(_result: None) -> None:
    return None


def _draft_of(half: HalfOfficer) -> str:
    facts = {
        "name": half.name,
        "role": half.role,
        "also": sorted(half.also),
        "open": half.is_open,
    }
    return json.dumps(facts, ensure_ascii=False)


def _half_from(draft: str) -> HalfOfficer | None:
    """None: there is none, or another version wrote it."""
    try:
        facts = json.loads(draft)
        return HalfOfficer(
            name=str(facts["name"]),
            role=Role(facts["role"]),
            also=frozenset(Role(each) for each in facts["also"]),
            is_open=bool(facts["open"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
