"""Looks whether the owner of the dossier was written down before in another way."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from db.queries.persons import SimilarPerson
from desk_app.domain.people.folding import words
from desk_app.domain.people.person import Person
from ui.background import Lane, Runs
from ui.screens.intake.form.form import IntakeForm
from ui.screens.intake.form.person_entry import is_number
from ui.screens.intake.parts.sheet import Sheet
from ui.texts import notice

_WORDS = 2  # of a name, before others of that name are looked for


class LikenessPart(QObject):
    def __init__(
        self,
        sheet: Sheet,
        similar_person: Callable[[Person], SimilarPerson | None],
        background: Runs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet, self._similar, self._background = sheet, similar_person, background
        self._asked: object = None  # form and person last looked for
        sheet.written.connect(self._follow)

    @Slot(object, object)
    def _follow(self, _before: IntakeForm, _now: IntakeForm) -> None:
        """By the form as it is: what was written may have been added to since."""
        person, asked = self._sheet.form.applicant_person, _key(self._sheet.form)
        if asked == self._asked:
            return
        self._asked = asked
        if self._sheet.state.similar is not None:
            self._sheet.show(similar=None)
        if not _is_enough(person):
            return
        self._background.run(
            lambda: self._similar(person),
            owner=self,
            done=lambda found: self._found(asked, found),
            failed=lambda error: self._sheet.noticed.emit(notice(error), None),
            lane=Lane.READING,
            key="intake.similar",
        )

    def _found(self, asked: object, found: SimilarPerson | None) -> None:
        if found is not None and _key(self._sheet.form) == asked:
            self._sheet.show(similar=found)


def _key(form: IntakeForm) -> object:
    person = form.applicant_person
    return form.key, person.name, person.id_number, person.old_number, person.birth


def _is_enough(person: Person) -> bool:
    """A whole number beside a name, or a whole name beside a birth."""
    whole = is_number(person.id_number) or bool(person.id_number and not person.id_number.isdigit())
    several = len(words(person.name)) >= _WORDS
    return several and (whole or person.birth is not None)
