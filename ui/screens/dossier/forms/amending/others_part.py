"""Part of a correction: the owner, and below who handed in for them. Who is there is put right."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from desk_app.domain.dossier import Dossier
from desk_app.domain.people.person import Person
from ui.screens.dossier.forms.amending.correct_parts import Part, PersonPart, number_field
from ui.screens.dossier.forms.fields import WordsBox
from ui.screens.dossier.forms.form import captioned, words_of
from ui.widgets.layouts import column


class OtherPerson(Part):
    """A name and a number. The number stays masked: it is typed anew where it is wrong."""

    def __init__(self, field: str, caption: str, was: Person) -> None:
        super().__init__()
        self._field, self._was = field, was
        self.name = WordsBox(caption, marks=True)
        self.number = number_field(was)
        self.name.show_words(was.name)
        self.name.box.edited.connect(lambda _words: self.changed.emit())
        self.number.textEdited.connect(lambda _text: self.changed.emit())
        self.setLayout(column(self.name, captioned(self.number), gap="xs"))

    def first_place(self) -> QWidget:
        return self.name.box

    def fields(self) -> Mapping[str, Any] | None:
        self.name.set_error("" if self.name.words() else self.tr("Ghi họ tên."))
        if not self.name.words():
            return None
        number = words_of(self.number) or self._was.id_number
        typed = replace(self._was, name=self.name.words(), id_number=number)
        return {} if typed == self._was else {self._field: typed}


class PeoplePart(Part):
    def __init__(self, owner: PersonPart, dossier: Dossier) -> None:
        super().__init__()
        self._owner = owner
        self.authorised, self.submitter = (
            None if was is None else OtherPerson(field, caption, was)
            for field, caption, was in (
                ("authorised", self.tr("Người được ủy quyền"), dossier.authorised),
                ("submitter", self.tr("Người nộp thay"), dossier.submitter),
            )
        )
        others = (self.authorised, self.submitter)
        self._parts = (owner, *(other for other in others if other is not None))
        for part in self._parts:
            part.changed.connect(self.changed)
        self.setLayout(column(*self._parts, gap="s"))

    def first_place(self) -> QWidget:
        return self._owner.first_place()

    def fields(self) -> Mapping[str, Any] | None:
        said: dict[str, Any] = {}
        for part in self._parts:
            fields = part.fields()
            if fields is None:
                return None
            said |= fields
        return said
