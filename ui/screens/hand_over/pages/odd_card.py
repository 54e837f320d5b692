"""Scans that went on no list, each with its reason."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ui.screens.hand_over.pile import Odd
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row

_SHOWN = 5  # the newest; of the others only the number is said


class OddCard(Card):
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", "card_title")
        self._lines = [
            (Label("", "small_strong", wrap=True), Label("", "small", tone="text2", wrap=True))
            for _ in range(_SHOWN)
        ]
        self._clear = Button(self.tr("Đã xem, bỏ danh sách này"), Kind.QUIET).small()
        told = [column(code, why, gap="none") for code, why in self._lines]
        self.setLayout(column(self._title, *told, row(self._clear, REST), edge=("l", "m")))
        self._clear.clicked.connect(self.cleared)
        self.hide()

    def show_odd(self, odd: Sequence[Odd]) -> None:
        self.setVisible(bool(odd))
        self._title.setText(self.tr("Không vào danh sách: {n}").format(n=len(odd)))
        for n, (code, why) in enumerate(self._lines):
            there = n < len(odd)
            code.setVisible(there)
            why.setVisible(there)
            if there:
                code.setText(odd[n].said)
                why.setText(odd[n].why)
