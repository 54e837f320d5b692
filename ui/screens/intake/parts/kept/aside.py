"""Forms put aside: as many as there are, until they are taken back or thrown away."""

import json
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Slot

from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from ui.background import Runs
from ui.screens.intake import said
from ui.screens.intake.form.draft import draft_of, form_from
from ui.screens.intake.form.form import IntakeForm
from ui.screens.intake.parts.kept.drafts import DraftPart, Saved
from ui.screens.intake.parts.sheet import IntakeState, Offer, Sheet
from ui.texts import notice

SCREEN: Final = "intake.aside"  # beside the draft of the page, which goes with each act
_NOBODY: Final = "[]"


class AsidePart(QObject):
    """The last one put aside comes back first, and whoever is on the page then goes behind all.

    Some wait: their visitor comes back for them, whatever is received meanwhile. The others were
    only replaced: they can be taken back until the form in their place is dealt with.
    """

    def __init__(
        self, sheet: Sheet, drafts: DraftPart, background: Runs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._sheet, self._drafts, self._background = sheet, drafts, background
        self.store = drafts.store
        self._officer: Officer | None = None
        self._forms: tuple[IntakeState, ...] = ()  # the last one put aside is the last
        self._wait = frozenset[DossierId]()  # also of the one taken back, which may go again
        self._turn = object()  # another one each time somebody sits down
        self._written = _NOBODY  # of the one who sits here
        self._unread = False  # who waits of theirs could not be read
        sheet.changed.connect(lambda _state: self._tell())

    def serve(self, officer: Officer) -> None:
        """What `officer` put aside before waits for them."""
        self._officer, self._forms, self._wait = officer, (), frozenset()
        self._turn = object()
        self._written = _NOBODY
        self._look(officer)
        self._tell()

    def _look(self, officer: Officer) -> None:
        turn, self._unread = self._turn, False

        def unread(error: DeskError) -> None:
            self._unread = self._unread or turn is self._turn
            self._failed(error)

        self._background.run(
            lambda: self.store.find(officer, SCREEN),
            owner=self,
            done=lambda draft: self._found(turn, draft),
            failed=unread,
        )

    def put(self, state: IntakeState, *, waits: bool) -> bool:
        """Put the form of `state` aside; False when it is empty.

        Args:
            waits: Else it goes for good when the form that takes its place is dealt with.
        """
        self._forms = self._waiting
        if not state.form.is_blank:
            self._forms = (*self._forms, state)
            self._wait |= {state.form.key} if waits else frozenset()
        self._save()
        return not state.form.is_blank

    @Slot()
    def take_back(self) -> bool:
        """The form that was put aside last, for the one on the page. False: there is none."""
        shown = self._sheet.state
        if shown.busy or not self._forms:
            return False
        *others, last = self._forms
        self._forms = tuple(others) if shown.form.is_blank else (shown, *others)
        if last.form.key in self._wait and _is_begun(shown):
            self._wait |= {shown.form.key}  # another visitor, who would go with the one taken back
        self._sheet.open(last.form)
        self._sheet.show(second=last.second and last.second.asked_again(shown.form))
        self._drafts.flush()  # it waits, as far as is written, until it is written as the page's
        self._save()
        words = None
        if self._forms:
            words = said.taken_back(keeps=not shown.form.is_blank)
        self._sheet.noticed.emit(words, Offer.TAKE_BACK if words else None)
        return True

    @Slot()
    def throw_away(self) -> None:
        """Who was put aside last is waited for no more: it can be taken back, this once."""
        if self._sheet.state.busy or not (waiting := self._waiting):
            return
        *others, last = waiting
        self._forms, self._wait = (*others, last), self._wait - {last.form.key}
        self._save()
        self._sheet.noticed.emit(said.thrown_away(who_waits(last.form)), Offer.TAKE_BACK)

    def take_out(self, form: IntakeForm) -> IntakeForm:
        """What was put aside of the dossier of `form`, which it is no more; else `form`."""
        kept = (one.form for one in self._forms if one.form.key == form.key)
        found = next(kept, form)
        self._forms = tuple(one for one in self._forms if one.form.key != form.key)
        self._save()
        return found

    def forget_replaced(self) -> None:
        """The form that took their place is dealt with."""
        self._forms = self._waiting
        self._save()

    def _save(self) -> None:
        """Write those who wait, so that they do so when the program comes back."""
        self._tell()
        officer, store = self._officer, self.store
        if officer is None:
            return
        if self._unread:  # whoever waits there is not written over
            self._look(officer)
            return
        bodies = [draft_of(state.form) for state in self._waiting]
        if (written := json.dumps(bodies)) == self._written:
            return
        self._written = written
        if bodies:
            self._write(lambda: store.save(officer, SCREEN, written))
        else:
            self._write(lambda: store.drop(officer, SCREEN))

    @property
    def waiting(self) -> tuple[str, ...]:
        """Who waits, the one who comes back first before the others."""
        return tuple(who_waits(state.form) for state in reversed(self._waiting))

    @property
    def _waiting(self) -> tuple[IntakeState, ...]:
        return tuple(state for state in self._forms if state.form.key in self._wait)

    def _found(self, turn: object, draft: Saved | None) -> None:
        """Behind what was put aside meanwhile: that came later."""
        if turn is not self._turn:
            return
        body = _NOBODY if draft is None else draft.body
        here = {self._sheet.form.key, *(state.form.key for state in self._forms)}
        found = tuple(form for form in _forms_from(body) if form.key not in here)
        today = self._sheet.state.today
        self._forms = (*(IntakeState(form, today) for form in found), *self._forms)
        self._wait |= {form.key for form in found}
        self._written = body
        self._save()

    def _tell(self) -> None:
        """Keep the state up to date: a form that is opened begins a new one."""
        if (waiting := self.waiting) != self._sheet.state.aside:
            self._sheet.show(aside=waiting)

    def _write(self, work: Callable[[], None]) -> None:
        self._background.run(work, owner=self, done=_nothing, failed=self._failed)

    def _failed(self, error: DeskError) -> None:
        self._sheet.noticed.emit(notice(error), None)


def _is_begun(state: IntakeState) -> bool:
    """More is there than a card that was read."""
    form = state.form
    typed = form.procedure or form.sought.strip() or not form.visitor.is_read
    return bool(typed) and state.second is None and not form.is_blank


def who_waits(form: IntakeForm) -> str:
    """By what the officer knows a form again that is not on the page."""
    return form.visitor.name.strip() or form.visitor.bare_number or form.sought.strip()


def _forms_from(body: str) -> tuple[IntakeForm, ...]:
    """Without those nobody can read any more."""
    try:
        forms = [form_from(one) for one in json.loads(body)]
    except (ValueError, TypeError):
        return ()
    return tuple(form for form in forms if form is not None)


def _nothing(_result: None) -> None:
    return None
