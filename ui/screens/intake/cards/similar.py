"""Warnings above the papers: who may be the same person, and whose card the second one is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from db.queries.persons import SimilarPerson
from desk_app.domain.people.likeness import Likeness
from desk_app.domain.people.person import Person
from ui import formats
from ui.screens.intake.cards.person_fields import BesideCard
from ui.screens.intake.form.person_entry import seen
from ui.screens.intake.parts.sheet import SecondCard, SecondRole
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row


class SimilarCard(BesideCard):
    """What is typed and what an earlier dossier says, side by side; nothing is overwritten."""

    def show_similar(self, now: Person, similar: SimilarPerson | None) -> None:
        if similar is None:
            self.tell(("", "", ""), ())
            return
        same = similar.doubt.likeness is Likeness.SAME_NUMBER
        title = self.tr("Cùng số, khác người?") if same else self.tr("Cùng người, khác số?")
        serial = formats.split_code(similar.code)[1]
        before = self.tr("Hồ sơ {serial} ghi").format(serial=serial)
        rows = [
            (name, seen(now, name), seen(similar.person, name)) for name in similar.doubt.differing
        ]
        self.tell((title, self.tr("Đang nhập"), before), rows)


class SecondCardBar(QFrame):
    """Asks who the holder of the second card is; going on without an answer is a new visitor."""

    chosen = Signal(object)  # SecondRole

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hint")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = Label("", "small_strong", tone="look", wrap=True)
        roles = (
            (SecondRole.SUBMITTER, self.tr("Nộp thay"), Keys.HANDS_IN),
            (SecondRole.AUTHORISED, self.tr("Được ủy quyền"), Keys.AUTHORISED),
        )
        self.buttons = {role: Button(words, Kind.QUIET, key=key) for role, words, key in roles}
        subject = Button(self.tr("Đối tượng"), Kind.QUIET, caps=Keys.SUBJECT.caps)
        self.buttons[SecondRole.SUBJECT] = subject  # its key is the person card's
        for role, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, role=role: self.chosen.emit(role))
        acts = row(*self.buttons.values(), REST)
        self.setLayout(column(self._words, acts, gap="none", edge=("m", "xs", "m", "xs")))
        self.hide()

    def show_second(self, second: SecondCard | None) -> None:
        self.setVisible(second is not None)
        if second is not None:
            before = second.before.visitor.name or second.before.visitor.bare_number
            words = self.tr("Cùng hồ sơ với {before}? {name} là:")
            self._words.setText(words.format(before=before.upper(), name=second.name))
