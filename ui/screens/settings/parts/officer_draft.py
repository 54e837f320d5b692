"""The draft of a new officer: written as one types, found again by who typed it, no secrets."""

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
from ui.background import Runs

_AFTER_MS: Final = 400  # of no typing


@dataclass(frozen=True, slots=True)
class OfficerDraft:
    name: str = ""
    role: Role = Role.RECEPTION
    also: frozenset[Role] = frozenset()  # further work
    is_open: bool = False  # the form was when it was last seen

    @property
    def is_blank(self) -> bool:
        return replace(self, is_open=False) == OfficerDraft()


class OfficerDrafts(QObject):
    """The draft of the officer who sits here. It stays theirs when another one sits down."""

    found = Signal(object)  # OfficerDraft: what this officer had left
    found_late = Signal(object)  # OfficerDraft: likewise, but something else is typed by now
    failed = Signal(object)  # DeskError

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._background = office, background
        self._officer: Officer | None = None
        self._unsaved = False
        self._turn = object()  # another one each time somebody sits down
        self.now = OfficerDraft()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    def serve(self, officer: Officer) -> None:
        """Nothing of the one before is shown; what `officer` left is looked for.

        In the counter's lane: behind what was typed last and is still to be written.
        """
        self.flush()
        self._officer, self.now = officer, OfficerDraft()
        self._turn = turn = object()
        self._background.run(
            lambda: self._office.reading.draft(officer, DRAFT),
            owner=self,
            done=lambda kept: self._found(turn, kept.body if kept else ""),
            failed=self._fail,
        )

    def put(self, draft: OfficerDraft) -> None:
        """So far it is typed."""
        if draft == self.now:
            return
        nothing = draft.is_blank and self.now.is_blank  # an empty form was opened or closed
        self.now = draft
        if not nothing:
            self._unsaved = True
            self._timer.start()

    @Slot()
    def flush(self) -> None:
        """Write what is still to be written, now."""
        officer, draft, counter = self._officer, self.now, self._office.counter
        self._timer.stop()
        if officer is None or not self._unsaved:
            return
        self._unsaved = False
        if draft.is_blank:
            self._write(partial(counter.drop_draft, officer, DRAFT))
        else:
            self._write(partial(counter.save_draft, officer, DRAFT, _body_of(draft)))

    def forget(self) -> None:
        """The officer was taken in; the draft went with the same transaction."""
        self._timer.stop()
        self.now, self._unsaved = OfficerDraft(), False

    def _found(self, turn: object, body: str) -> None:
        draft = _draft_from(body)
        if draft is None or turn is not self._turn:
            return
        if self.now.is_blank:
            self.put(replace(draft, is_open=draft.is_open or self.now.is_open))
            self.found.emit(self.now)
        else:
            self.found_late.emit(draft)

    def _write(self, work: Callable[[], None]) -> None:
        self._background.run(work, owner=self, done=_nothing, failed=self._fail)

    def _fail(self, error: DeskError) -> None:
        self.failed.emit(error)


def _nothing(_result: None) -> None:
    return None


def _body_of(draft: OfficerDraft) -> str:
    facts = {
        "name": draft.name,
        "role": draft.role,
        "also": sorted(draft.also),
        "open": draft.is_open,
    }
    return json.dumps(facts, ensure_ascii=False)


def _draft_from(body: str) -> OfficerDraft | None:
    """None: there is none, or another version wrote it."""
    try:
        facts = json.loads(body)
        return OfficerDraft(
            name=str(facts["name"]),
            role=Role(facts["role"]),
            also=frozenset(Role(each) for each in facts["also"]),
            is_open=bool(facts["open"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
