"""One of a few: segments side by side, and the chips of saved filters."""

from collections.abc import Hashable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.shortcuts import bind
from ui.widgets.button import Button, Kind
from ui.widgets.labels import Label

_STOPS: Final = Qt.FocusPolicy.StrongFocus
_APART: Final = 6  # between chips


class Segmented(QWidget):
    """Two to four choices always in sight; one Tab stop, the chosen one, arrows choose.

    Args:
        name: For screen readers.
        choices: (value, words) in order; the first is chosen.
    """

    chosen = Signal(object)  # the value, after the officer chose; not after `set_value`
    pointed = Signal()  # chosen with the mouse, after `chosen`: the arrows go no further from here

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[Hashable, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values = [value for value, _words in choices]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for n, (_value, words) in enumerate(choices):
            button = _Segment(words, Kind.SEGMENT).centred()
            button.pointed.connect(self.pointed)
            button.setAccessibleName(f"{name}: {words}")
            button.setCheckable(True)
            button.setProperty("pos", {0: "first", len(choices) - 1: "last"}.get(n, "middle"))
            self._group.addButton(button, n)
            line.addWidget(button, 1)
        self._group.buttonToggled.connect(self._stop_at)
        self._group.buttons()[0].setChecked(True)
        self._group.buttonClicked.connect(self._tell)

    @property
    def value(self) -> Hashable:
        return self._values[self._group.checkedId()]

    def set_value(self, value: Hashable) -> None:
        """Choose without telling."""
        self._group.button(self._values.index(value)).setChecked(True)

    def offer(self, value: Hashable, *, shown: bool) -> None:
        """Hide a choice that is none now; never the first or the last, which close the row."""
        self._group.button(self._values.index(value)).setVisible(shown)

    @Slot(QAbstractButton, bool)
    def _stop_at(self, chosen: QAbstractButton, is_chosen: bool) -> None:
        """Tab goes to what is chosen, whoever chose it; from there an arrow chooses the next."""
        if not is_chosen:
            return
        had_focus = any(button.hasFocus() for button in self._group.buttons())
        for button in self._group.buttons():
            stops = button is chosen
            button.setFocusPolicy(_STOPS if stops else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(chosen)
        if had_focus:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QAbstractButton)
    def _tell(self, _button: QAbstractButton) -> None:
        self.chosen.emit(self.value)


class _Segment(Button):
    pointed = Signal()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.pointed.emit()


class ChipBar(QWidget):
    """Saved filters with their counts; Alt and the number on the chip chooses one."""

    chosen = Signal(object)  # the value, after the officer chose

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[Hashable, str]],
        parent: QWidget | None = None,
        *,
        in_line: int = 9,
    ) -> None:
        """Args:
        in_line: Chips side by side; what is more goes into a further line.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values = [value for value, _words in choices]
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(_APART)
        line = QHBoxLayout()
        for n, (_value, words) in enumerate(choices):
            if n % in_line == 0:
                line = self._line(lines, first=n == 0)
            chip = Button(words, Kind.CHIP, caps=[str(n + 1)])
            chip.setCheckable(True)
            self._group.addButton(chip, n)
            bind(f"Alt+{n + 1}", chip, chip.click)
            line.insertWidget(line.count() - 1, chip)  # before the room that is left
        self._group.buttons()[0].setChecked(True)
        self._group.buttonClicked.connect(self._tell)

    def _line(self, lines: QVBoxLayout, *, first: bool) -> QHBoxLayout:
        """Below "Alt +", which stands once."""
        line = QHBoxLayout()
        line.setSpacing(_APART)
        caption = Label("Alt +", "note", tone="text2")
        if first:
            line.addWidget(caption)
        else:
            line.addSpacing(caption.sizeHint().width() + _APART)
        line.addStretch(1)
        lines.addLayout(line)
        return line

    @property
    def value(self) -> Hashable:
        return self._values[self._group.checkedId()]

    def set_value(self, value: Hashable) -> None:
        """Choose without telling."""
        self._group.button(self._values.index(value)).setChecked(True)

    @property
    def chosen_chip(self) -> QWidget:
        """Where the keys go while the list it names has no row."""
        return self._group.checkedButton() or self

    def set_count(self, value: Hashable, count: str, *, hot: bool = False) -> None:
        """`count` is text, as large ones are capped ("1000+"); `hot` is red: late ones only."""
        chip = self._group.button(self._values.index(value))
        assert isinstance(chip, Button)  # noqa: S101  # made above
        chip.set_count(count, hot=hot)

    @Slot(QAbstractButton)
    def _tell(self, _button: QAbstractButton) -> None:
        self.chosen.emit(self.value)
