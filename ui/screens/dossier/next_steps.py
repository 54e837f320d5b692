"""The card of next steps: what can be done now, by which key, and why not the rest."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.screens.dossier.steps import Ahead, NextStep
from ui.shortcuts import bind
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field
from ui.widgets.frames import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import column


class StepAct(QWidget):
    """One step: filled or outlined, with the reason below while it cannot be done."""

    taken = Signal(object)  # Ahead

    def __init__(self, ahead: Ahead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ahead = ahead
        self._filled = self._button(Kind.PRIMARY)
        self._outlined = self._button(Kind.SECONDARY).sized("button_wide")
        self._reason = Label("", "caption", tone="text2", wrap=True)
        self.setLayout(column(self._filled, self._outlined, self._reason, gap="xs"))

    @property
    def button(self) -> Button:
        """The one that is shown."""
        return self._outlined if self._filled.isHidden() else self._filled

    def show_step(self, step: NextStep | None, *, busy_word: str) -> None:
        """None: the step does not lie ahead. `busy_word` while it is being done, or ""."""
        self.setVisible(step is not None)
        if step is None:
            return
        for button in (self._filled, self._outlined):
            if not button.busy:
                button.setText(step.words)
            button.setEnabled(step.possible)
            button.setVisible((button is self._filled) == step.filled)
        self.button.set_busy(busy_word)
        self._reason.setText(step.reason)
        self._reason.setVisible(bool(step.reason))

    def _button(self, kind: Kind) -> Button:
        button = Button("", kind, caps=self.ahead.key.caps)
        rank = 1 if self.ahead is Ahead.RETURN else 0  # F5 of the navigation opens an empty page
        bind(self.ahead.key, button, button.click, rank=rank)
        button.clicked.connect(lambda: self.taken.emit(self.ahead))
        return button


class NextSteps(Card):
    """Exactly one button is filled."""

    taken = Signal(object)  # Ahead

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._standing = Label("", "small", tone="text2", wrap=True)
        self.note = Field(
            self.tr("Kết quả gồm những gì"), self.tr("Kết quả gồm (có thể bỏ trống)"), stays=True
        )
        self.acts = {ahead: StepAct(ahead) for ahead in Ahead}
        for act in self.acts.values():
            act.taken.connect(self.taken)
        title = Label(self.tr("Bước tiếp theo"), "card_title")
        self.setLayout(
            column(title, self._standing, self.note, *self.acts.values(), edge=("l", "m"))
        )

    def show_steps(self, standing: str, steps: Sequence[NextStep], *, busy: bool) -> None:
        self._standing.setText(standing)
        ahead = {step.ahead: step for step in steps}
        for name, act in self.acts.items():
            verb = self.tr("Đang ghi") if busy and name is Ahead.RESULT_BACK else ""
            act.show_step(ahead.get(name), busy_word=verb)
        back = ahead.get(Ahead.RESULT_BACK)
        self.note.setVisible(back is not None and back.possible)
        self.note.setReadOnly(busy)
