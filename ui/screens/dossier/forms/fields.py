"""Fields that several forms of steps have: a day, lines of words, papers to tick."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import formats, theme
from ui.screens.dossier.forms.form import words_of
from ui.widgets.choices import Check
from ui.widgets.field import Field
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row
from ui.widgets.text_box import TextBox

translate = QCoreApplication.translate


class DayField(Field):
    """A day as dd/mm/yyyy; without a year the next such day."""

    def __init__(self, name: str) -> None:
        super().__init__(name, translate("steps", "ngày/tháng/năm"))

    def show_day(self, day: date | None) -> None:
        self.setText("" if day is None else formats.day(day))

    def day(self, today: date) -> date | None:
        """None for an empty field, and for what is no day: then the field says so."""
        typed = words_of(self)
        found = formats.next_day_from(typed, today) if typed else None
        wrong = bool(typed) and found is None
        self.set_error(translate("steps", "Ghi ngày/tháng/năm, ví dụ 26/11/2026.") if wrong else "")
        return found


class WordsBox(QWidget):
    """A box of several lines under its name, the error in words below.

    Args:
        marks: As of `TextBox`.
    """

    def __init__(self, name: str, hint: str = "", *, marks: bool = False) -> None:
        super().__init__()
        self.error = ""
        self.box = TextBox(name, hint, marks=marks)
        self._error = Label("", "note", tone="late_ink", wrap=True)
        self._error.hide()
        label = Label(name, "button_small")
        label.setBuddy(self.box)
        self.setLayout(column(label, self.box, self._error, gap="xs"))
        self.setFocusProxy(self.box)
        self.box.entered.connect(self.box.focusNextChild)

    def show_words(self, words: str) -> None:
        self.box.show_words(words)

    def words(self) -> str:
        return words_of(self.box)

    def set_error(self, sentence: str) -> None:
        self.error = sentence
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.box.setAccessibleDescription(sentence)
        theme.mark(self.box, "state", "error" if sentence else "")


def wanting(boxes: Sequence[tuple[WordsBox, str]]) -> bool:
    """Say below each empty box what belongs there, go to the first; True: one is empty."""
    for box, sentence in boxes:
        box.set_error("" if box.words() else sentence)
    empty = next((box for box, _sentence in boxes if not box.words()), None)
    if empty is not None:
        empty.setFocus()
    return empty is not None


class LinesBox(QWidget):
    """A numbered box for each line, and an empty one behind the last; empty ones say nothing."""

    left = Signal()  # Enter on the empty one: go on to what follows

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self._name, self._hint = name, hint
        self.boxes: list[TextBox] = []
        self._error = Label("", "note", tone="late_ink", wrap=True)
        self._error.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.size("space.xs"))
        self.setLayout(column(Label(name, "button_small"), self._lines, self._error, gap="xs"))
        self._add()

    def lines(self) -> Sequence[str]:
        """Those that say something."""
        return tuple(words for box in self.boxes if (words := words_of(box)))

    def set_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def _add(self) -> None:
        place = len(self.boxes)
        box = TextBox(f"{self._name} {place + 1}", self._hint)
        number = Label(f"{place + 1}", "small", tone="text2")
        number.setFixedWidth(theme.size("space.l"))
        number.setBuddy(box)
        box.edited.connect(lambda _words: self._grow())
        box.entered.connect(lambda: self._go_on(place))
        self._lines.addLayout(row(column("s", number, REST, gap="none"), (box, 1), gap="xs"))
        for shown in (number, box):
            shown.show()  # at once, not when Qt comes to it: Enter may come first
        if self.boxes:
            QWidget.setTabOrder(self.boxes[-1], box)
        self.boxes.append(box)

    def _grow(self) -> None:
        self.set_error("")
        if words_of(self.boxes[-1]):
            self._add()

    def _go_on(self, place: int) -> None:
        if words_of(self.boxes[place]) and place + 1 < len(self.boxes):
            self.boxes[place + 1].setFocus()
        else:
            self.left.emit()


class Ticks(QWidget):
    """What there is, each with a tick. Names longer than the card stand beside it, in full."""

    changed = Signal()

    def __init__(self, name: str, words: Sequence[str], *, ticked: bool = False) -> None:
        super().__init__()
        self._checks: list[Check] = []
        self._words = tuple(words)
        lines = column(Label(name, "button_small"), gap="xs")
        for each in words:
            check = Check("")
            check.setAccessibleName(each)
            check.setChecked(ticked)
            check.toggled.connect(self.changed)
            text = Label(each, "small", wrap=True)
            text.setBuddy(check)
            self._checks.append(check)
            lines.addLayout(row(check, (text, 1), gap="m"))
        self.setLayout(lines)
        if self._checks:
            self.setFocusProxy(self._checks[0])

    def chosen(self) -> Sequence[str]:
        pairs = zip(self._words, self._checks, strict=True)
        return tuple(words for words, check in pairs if check.isChecked())
