"""The half-typed form survives lock, crash and change of officer: it is written as one types."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desk_app.domain.errors import DeskError
from desk_app.domain.officer import Officer
from ui.background import Runs
from ui.screens.intake.form.draft import draft_of, form_from
from ui.screens.intake.form.form import IntakeForm
from ui.screens.intake.parts.sheet import IntakeState, Sheet
from ui.texts import notice

SCREEN = "intake"
_AFTER_MS = 400  # of no typing


class Saved(Protocol):
    """A draft as the store gives it back."""

    @property
    def body(self) -> str: ...

    @property
    def saved_at(self) -> datetime: ...


@dataclass(frozen=True, slots=True)
class DraftStore:
    """Everything in the counter's lane."""

    find: Callable[[Officer, str], Saved | None]
    save: Callable[[Officer, str, str], None]
    drop: Callable[[Officer, str], None]


class DraftPart(QObject):
    restored = Signal(object, object)  # IntakeForm, datetime it was written

    def __init__(
        self, sheet: Sheet, store: DraftStore, background: Runs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._sheet, self.store, self._background = sheet, store, background
        self._officer: Officer | None = None
        self._unsaved = False
        self._turn = object()  # another one each time somebody sits down
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        sheet.written.connect(self._follow)
        sheet.changed.connect(self._go_before)

    def serve(self, officer: Officer) -> None:
        """Drafts are this officer's from now on; what they left half-typed is looked for.

        In the counter's lane: behind what was typed last and is still to be written.
        """
        self._officer = officer
        self._turn = turn = object()
        self._background.run(
            lambda: self.store.find(officer, SCREEN),
            owner=self,
            done=lambda draft: self._found(turn, officer, draft),
            failed=self._failed,
        )

    @Slot()
    def flush(self) -> None:
        """Write what is still to be written, now."""
        officer, form, store = self._officer, self._sheet.form, self.store
        self._timer.stop()
        if officer is None or not self._unsaved:
            return
        self._unsaved = False
        if form.is_blank:
            self._write(lambda: store.drop(officer, SCREEN))
        else:
            draft = draft_of(form)
            self._write(lambda: store.save(officer, SCREEN, draft))

    def forget(self) -> None:
        """The form was received; its draft went with the same transaction."""
        self._timer.stop()
        self._unsaved = False

    @Slot(object, object)
    def _follow(self, _before: IntakeForm, _now: IntakeForm) -> None:
        self._unsaved = True
        self._timer.start()

    @Slot(object)
    def _go_before(self, state: IntakeState) -> None:
        """An act is asked for, which drops the draft: nothing of it is written behind that."""
        if state.busy:
            self.flush()

    def _found(self, turn: object, officer: Officer, draft: Saved | None) -> None:
        if draft is None or turn is not self._turn:
            return
        form = form_from(draft.body)
        if form is None:
            self._write(lambda: self.store.drop(officer, SCREEN))
        elif not form.is_blank:
            self.restored.emit(form, draft.saved_at)

    def _write(self, work: Callable[[], None]) -> None:
        self._background.run(work, owner=self, done=_nothing, failed=self._failed)

    def _failed(self, error: DeskError) -> None:
        self._sheet.noticed.emit(notice(error), None)


def _nothing(_result: None) -> None:
    return None
