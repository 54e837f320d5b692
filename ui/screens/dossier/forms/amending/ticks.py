"""Papers to be ticked in a narrow column: however long a name is, it is shown whole."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.widgets.choices import Check
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row


class PaperTick(QWidget):
    """One paper; its words tick it too."""

    clicked = Signal()

    def __init__(self, words: str, *, on: bool) -> None:
        super().__init__()
        self.check = Check("")
        self.check.setAccessibleName(words)
        self.check.setChecked(on)
        self._words = Label(words, "cell", wrap=True)
        self._words.installEventFilter(self)
        self.setLayout(row(column(self.check, REST), (self._words, 1), gap="s"))
        self.check.clicked.connect(self.clicked)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._words and event.type() == QEvent.Type.MouseButtonRelease:
            self.check.click()
        return super().eventFilter(watched, event)


class PaperTicks(QWidget):
    """Each line stands for a value; which are ticked is asked for by `ticked`."""

    changed = Signal()

    def __init__(self, after: QWidget) -> None:
        """Args: after: Where Tab comes from: ticks are made later than what stands below them."""
        super().__init__()
        self._after = after
        self._values: Sequence[object] = ()
        self._ticks: list[PaperTick] = []
        self._holder = panel(column())
        self._column = column(self._holder)
        self.setLayout(self._column)

    def offer(self, lines: Sequence[tuple[object, str, bool]]) -> None:
        """Value, words, and whether it is ticked to begin with."""
        self._values = [value for value, _words, _on in lines]
        self._ticks = [PaperTick(words, on=on) for _value, words, on in lines]
        for tick in self._ticks:
            tick.clicked.connect(self.changed)
        old, self._holder = self._holder, panel(column(*self._ticks, gap="xs"))
        self._column.replaceWidget(old, self._holder)
        before = self._after
        for tick in self._ticks:
            QWidget.setTabOrder(before, tick.check)
            before = tick.check
        old.hide()
        old.deleteLater()

    @property
    def ticked(self) -> list[object]:
        pairs = zip(self._values, self._ticks, strict=True)
        return [value for value, tick in pairs if tick.check.isChecked()]

    def first_place(self) -> QWidget | None:
        return self._ticks[0].check if self._ticks else None
