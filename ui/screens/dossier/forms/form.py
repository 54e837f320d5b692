"""The form of a step: what has to be said before it is taken."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import DeskError
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from ui.dossiers.words import Wording
from ui.shortcuts import Keys
from ui.texts import notice
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, Rule, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, Item, column, row
from ui.widgets.text_box import TextBox


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a form may know: the dossier as it was last read, and who fills the form in."""

    dossier: Dossier
    officer: Officer
    wording: Wording
    collects: bool = False  # the office lets this officer take money, and give it back

    @property
    def now(self) -> datetime:
        return self.wording.now()

    @property
    def today(self) -> date:
        return office_date(self.now)


class StepForm(Card):
    """Base of every form in this folder. A form gathers an order; the presenter takes the step.

    A form is kept when it is left, with all that was typed, until its step is taken or another
    officer sits down. Subclasses lay themselves out in `__init__` by `fill`, and say by `order`
    what is to be done.
    """

    confirmed = Signal(object)  # the order
    left = Signal()
    asked = Signal(object)  # a question about what would happen; `foresee` gets the answer

    def __init__(self, about: About) -> None:
        super().__init__()
        self.about = about
        self.confirm = Button("", Kind.PRIMARY, key=Keys.CONFIRM)
        self.cancel = Button(self.tr("Thôi"), caps=Keys.BACK.caps)
        self._foretold = Label("", "small", tone="text2", wrap=True)
        self._foretold.hide()
        self._busy, self._doing = False, ""
        self.confirm.clicked.connect(self._confirm)
        self.cancel.clicked.connect(self.left)

    def fill(self, title: str, verb: str, *fields: Item, note: str = "", doing: str = "") -> None:
        """Lay the form out: `title`, `fields` below each other, what will happen, two buttons."""
        self._doing = doing or self.tr("Đang ghi")
        self.setAccessibleName(title)
        self.confirm.setText(verb)
        below = [Label(note, "small", tone="text2", wrap=True)] if note else []
        head = column(
            Label(title, "card_title", wrap=True), *below, gap="xs", edge=("l", "m", "l", "none")
        )
        middle = Scrolled(
            column(*fields, self._foretold, REST, gap="s", edge=("l", "xs", "l", "xs"))
        )
        foot = column(self.confirm, row(REST, self.cancel), edge=("l", "none", "l", "m"))
        self.setLayout(column(head, Rule(), (middle, 1), Rule(), foot, gap="s"))

    def first_place(self) -> QWidget:
        """Where typing starts."""
        raise NotImplementedError

    def order(self) -> object | None:
        """What is to be done; None when something is missing, which its field then says."""
        raise NotImplementedError

    def fits(self, about: About) -> bool:  # noqa: ARG002  # for forms that ask
        """Whether a form that was left still is about the same; otherwise it is made anew."""
        return True

    def begin(self) -> None:
        """Called each time the form opens; asks what would happen, where a form tells it."""

    def foresee(self, answer: object) -> None:
        """`answer` to what was asked. A form that asks says it by `foretell`."""

    def foretell(self, words: str, *, grave: bool = False) -> None:
        """The sentence that says what will happen, or what stands in the way."""
        self._foretold.set_tone("late_ink" if grave else "text2")
        self._foretold.setText(words)
        self._foretold.setVisible(bool(words))

    def foretell_fault(self, fault: DeskError) -> None:
        said = notice(fault)
        self.foretell(f"{said.title} {said.advice}", grave=True)

    @property
    def foretold(self) -> str:
        return self._foretold.text()

    def show_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.confirm.set_busy(self._doing if busy else "")
        self.cancel.setEnabled(not busy)

    @Slot()
    def _confirm(self) -> None:
        if self._busy:
            return
        order = self.order()
        if order is not None:
            self.confirmed.emit(order)


def words_of(field: Field | TextBox) -> str:
    """What is typed, without blanks around it or doubled within."""
    typed = field.toPlainText() if isinstance(field, TextBox) else field.text()
    return " ".join(typed.split())


def captioned(field: Field) -> FieldBox:
    """With its name above."""
    return FieldBox(field, field.accessibleName())
