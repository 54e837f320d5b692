"""What is known here of a dossier that was left to the centre."""

from PySide6.QtWidgets import QWidget

from ui.screens.dossier.left.facts import LeftFacts
from ui.widgets.frames import Card, Rule
from ui.widgets.labels import CodeLabel, Fact, Label
from ui.widgets.layouts import REST, column, row


class LeftCard(Card):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._code = CodeLabel(role="due")
        self._procedure = Label("", "button", wrap=True)
        self._applicant = Fact(self.tr("Chủ hồ sơ"), wrap=True)
        self._received = Fact(self.tr("Tiếp nhận"))
        self._status = Fact(self.tr("Tình trạng"))
        self._title = Label(self.tr("Ở quầy này chỉ có tóm tắt của hồ sơ"), "card_title")
        self._told = Label("", "base", wrap=True)
        facts = row((self._applicant, 1), (self._received, 1), (self._status, 1), gap="xl")
        self.setLayout(
            column(
                row(self._code, REST),
                self._procedure,
                Rule(),
                facts,
                Rule(),
                self._title,
                self._told,
                gap="m",
                edge=("l", "m"),
            )
        )

    def show_facts(self, facts: LeftFacts) -> None:
        self._code.set_code(facts.code)
        self._procedure.setText(facts.procedure)
        self._applicant.set_value(facts.applicant)
        self._received.set_value(facts.received)
        self._status.set_value(facts.status)
        self._told.setText(facts.told)
