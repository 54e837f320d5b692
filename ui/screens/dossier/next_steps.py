"""The card of next steps: what can be done now, by which key, and why not the rest."""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui import theme
from ui.screens.dossier.ahead import Ahead
from ui.screens.dossier.steps import NextStep
from ui.shortcuts import bind
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field
from ui.widgets.frames import Card, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import column, panel

_AT_LEAST: Final = 2  # other steps in sight, however low the window
_AT_MOST: Final = 8  # the papers below keep their room; more steps are scrolled to


class _Look(Enum):
    FILLED = "filled"
    OUTLINED = "outlined"
    COMPACT = "compact"


class StepAct(QWidget):
    """One step: its button, with the reason below while it cannot be done.

    Each look is a button of its own, made when it is first needed: no page makes them all.
    """

    taken = Signal(object)  # Ahead

    def __init__(self, ahead: Ahead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ahead = ahead
        self._buttons: dict[_Look, Button] = {}
        self._look = _Look.OUTLINED
        self._reason = Label("", "caption", tone="text2", wrap=True)
        self._column = column(self._reason, gap="xs")
        self.setLayout(self._column)

    @property
    def button(self) -> Button:
        """The one that is shown."""
        if self._look not in self._buttons:
            made = self._buttons[self._look] = self._button(self._look)
            self._column.insertWidget(0, made)
        return self._buttons[self._look]

    def show_step(self, step: NextStep | None, *, busy_word: str) -> None:
        """None: the step does not lie ahead. `busy_word` while it is being done, or ""."""
        self.setVisible(step is not None)
        if step is None:
            return
        plain = _Look.OUTLINED if step.main else _Look.COMPACT
        self._look = _Look.FILLED if step.filled else plain
        shown = self.button
        if not shown.busy:
            shown.setText(step.words)
        shown.setEnabled(step.possible)
        for button in self._buttons.values():
            button.setVisible(button is shown)
        shown.set_busy(busy_word)
        self._reason.setText(step.reason)
        self._reason.setVisible(bool(step.reason))

    def _button(self, look: _Look) -> Button:
        row = self.ahead.row
        match look:
            case _Look.FILLED:
                button = Button("", Kind.PRIMARY, caps=row.key.caps)
            case _Look.OUTLINED:
                button = Button("", Kind.SECONDARY, caps=row.key.caps).sized("button_wide")
            case _Look.COMPACT:
                button = Button("", Kind.QUIET, caps=row.key.caps).sized("badge")
        bind(row.key, button, button.click, rank=row.rank)
        button.clicked.connect(lambda: self.taken.emit(self.ahead))
        return button


class _Others(Scrolled):
    """As high as its steps, less in a low window, where it scrolls."""

    def show_rows(self, rows: int) -> None:
        """Heights are reckoned, not asked of the layout: it may not have seen the steps yet."""
        high = theme.size("height.badge")
        most = _AT_LEAST + 1 if theme.worn().compact else _AT_MOST
        self.setMinimumHeight(min(rows, _AT_LEAST) * high)
        self.setMaximumHeight(min(rows, most) * high)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.maximumHeight())


class NextSteps(Card):
    """Main steps as large buttons, exactly one of them filled; below them the others, compact."""

    taken = Signal(object)  # Ahead

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._standing = Label("", "small", tone="text2", wrap=True)
        self.note = Field(
            self.tr("Kết quả gồm những gì"), self.tr("Kết quả gồm (có thể bỏ trống)"), stays=True
        )
        self.acts = {ahead: StepAct(ahead, self) for ahead in Ahead}
        self._arranged: Sequence[tuple[Ahead, bool]] = ()
        for act in self.acts.values():
            act.taken.connect(self.taken)
        self._main, self._others = column(gap="s"), column(gap="none")
        self._scrolled = _Others(self._others)
        self._scrolled.setAccessibleName(self.tr("Việc khác"))
        self._below = panel(
            column(Label(self.tr("Việc khác"), "caption", tone="text2"), self._scrolled, gap="xs")
        )
        self._main.addWidget(self.note)
        title = Label(self.tr("Bước tiếp theo"), "card_title")
        self.setLayout(column(title, self._standing, self._main, self._below, edge=("l", "m")))

    def show_steps(self, standing: str, steps: Sequence[NextStep], *, taking: Ahead | None) -> None:
        """Args:
        taking: The step that is being stored.
        """
        self._standing.setText(standing)
        ahead = {step.ahead: step for step in steps}
        moved = self._arrange(tuple((step.ahead, step.main) for step in steps))
        for name, act in self.acts.items():
            act.show_step(ahead.get(name), busy_word=self.tr("Đang ghi") if name is taking else "")
        if moved:
            self._chain()
        others = sum(not step.main for step in steps)
        self._below.setVisible(others > 0)
        self._scrolled.show_rows(others)
        back = ahead.get(Ahead.RESULT_BACK)
        self.note.setVisible(back is not None and back.possible)
        self.note.setReadOnly(taking is not None)

    def _arrange(self, wanted: Sequence[tuple[Ahead, bool]]) -> bool:
        """In the order given; nothing moves while it stays the same. Whether anything did."""
        if wanted == self._arranged:
            return False
        self._arranged = wanted
        for ahead, main in wanted:
            to = self._main if main else self._others
            if ahead is Ahead.RESULT_BACK:
                to.addWidget(self.note)
            to.addWidget(self.acts[ahead])
        return True

    def _chain(self) -> None:
        """Tab goes as the eye does."""
        shown: list[QWidget] = []
        for ahead, _main in self._arranged:
            if ahead is Ahead.RESULT_BACK:
                shown.append(self.note)
            shown.append(self.acts[ahead].button)
        for before, after in pairwise(shown):
            QWidget.setTabOrder(before, after)
