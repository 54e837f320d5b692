"""A section on its card: title, what it is for, what there is to do."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.widgets.choices import Check
from ui.widgets.field import Field
from ui.widgets.frames import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import Item, column


class Section(Card):
    """Its parts stand below each other.

    Args:
        first: Takes the focus when the officer goes into the section.
    """

    def __init__(self, title: str, note: str, *parts: Item, first: QWidget | None = None) -> None:
        head = column(
            Label(title, "card_title"),
            Label(note, "small", tone="text2", wrap=True),
            gap="label_above",
        )
        super().__init__(column(head, "xs", *parts, gap="s", edge=("l", "m")))
        if first is not None:
            self.setFocusProxy(first)

    def render_state(self, state: Any) -> None:
        """Show what the section's part knows."""

    @property
    def half_typed(self) -> Sequence[Field | Check]:
        """Where something may stand that nobody has stored: it is whose who typed it."""
        return ()


def reason(words: str = "") -> Label:
    """Why something cannot be used; empty and away while it can."""
    label = Label(words, "small", tone="text2", wrap=True)
    label.setVisible(bool(words))
    return label


def say_reason(label: Label, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
