"""Where steps are taken: the card of next steps, or the form of the one that needs words."""

from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desk_app.domain.ids import DossierId, OfficerId
from ui.screens.dossier.ahead import Ahead
from ui.screens.dossier.forms.form import About, StepForm
from ui.screens.dossier.takes import TAKES
from ui.shortcuts import bind

Which: TypeAlias = tuple[DossierId, Ahead]


@dataclass(slots=True)
class LeftForms:
    """Of one officer, while another one sits here."""

    forms: dict[Which, StepForm]
    open: Which | None


class StepPlace(QStackedWidget):
    """Forms that were left are kept with what was typed, for the officer who typed it."""

    taken = Signal(object, object)  # Ahead, order
    asked = Signal(object, object)  # Ahead, question
    left = Signal(object)  # Ahead

    def __init__(self, cards: QWidget) -> None:
        super().__init__()
        self._cards = cards
        self._forms: dict[Which, StepForm] = {}
        self._open: Which | None = None
        self._officer: OfficerId | None = None
        self.addWidget(cards)

    @property
    def form(self) -> StepForm | None:
        """The one that is open."""
        return None if self._open is None else self._forms[self._open]

    @property
    def ahead(self) -> Ahead | None:
        """The step whose form is open."""
        return None if self._open is None else self._open[1]

    def put_away(self) -> LeftForms:
        """Another officer sits down, and finds no form."""
        left = LeftForms(self._forms, self._open)
        self._forms = {}
        self._open, self._officer = None, None
        self.setCurrentWidget(self._cards)
        return left

    def go_on_with(self, left: LeftForms, officer: OfficerId, dossier: DossierId | None) -> None:
        """`officer` is here again; the form that was open is so again for the same `dossier`."""
        self._forms, self._officer = left.forms, officer
        if left.open is not None and left.open[0] == dossier:
            self._open = left.open
            self.setCurrentWidget(self._forms[left.open])

    def end(self, left: LeftForms) -> None:
        """Its officer gets it back no more."""
        for which in list(left.forms):
            self.end_form(left, which)

    def end_form(self, left: LeftForms, which: Which) -> None:
        """Its step was stored while another officer sat here."""
        left.open = None if left.open == which else left.open
        if (form := left.forms.pop(which, None)) is not None:
            self._take_down(form)

    def serve(self, officer: OfficerId) -> None:
        """Who sits here; what another one began is forgotten, also the form that is open."""
        if officer != self._officer:
            self._forget_all()
            self._officer = officer

    def open(self, ahead: Ahead, about: About) -> None:
        """Show the form of `ahead`; one that was left is shown as it was left."""
        self.serve(about.officer.id)
        self._open = about.dossier.id, ahead
        kept = self._forms.get(self._open)
        if kept is not None and not kept.fits(about):
            self._drop(self._open)
            kept = None
        form = kept or self._made(ahead, about)
        form.about = about
        self.setCurrentWidget(form)
        form.begin()
        form.first_place().setFocus()

    def close_form(self) -> Ahead | None:
        """Show the card again; the step whose form was open, or None."""
        ahead, self._open = self.ahead, None
        self.setCurrentWidget(self._cards)
        return ahead

    def forget(self, which: Which) -> None:
        """Its step was stored: what was typed for it is done with."""
        if self._open == which:
            self.close_form()
        if which in self._forms:
            self._drop(which)

    def foresee(self, ahead: Ahead, answer: object) -> None:
        form = self.form
        if form is not None and self.ahead is ahead:
            form.foresee(answer)

    def show_taking(self, taking: Ahead | None) -> None:
        form = self.form
        if form is not None:
            form.show_busy(busy=taking is self.ahead)

    def _made(self, ahead: Ahead, about: About) -> StepForm:
        make = TAKES[ahead].form
        assert make is not None  # noqa: S101  # a row of Way.FORM has one; a test reads the table
        form = self._forms[about.dossier.id, ahead] = make(about)
        form.confirmed.connect(lambda order: self.taken.emit(ahead, order))
        form.asked.connect(lambda question: self.asked.emit(ahead, question))
        form.left.connect(self._leave)
        # The key of the step, pressed again: back to where typing starts.
        bind(ahead.row.key, form, lambda: form.first_place().setFocus())
        self.addWidget(form)
        return form

    def _leave(self) -> None:
        if (ahead := self.close_form()) is not None:
            self.left.emit(ahead)

    def _forget_all(self) -> None:
        self.close_form()
        for left in list(self._forms):
            self._drop(left)

    def _drop(self, which: Which) -> None:
        self._take_down(self._forms.pop(which))

    def _take_down(self, form: StepForm) -> None:
        self.removeWidget(form)
        form.deleteLater()
