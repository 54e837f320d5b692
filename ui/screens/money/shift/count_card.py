"""The count of a drawer: one row for each note, with what it comes to."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QWidget

from desk_app.domain.money.till.cash import DENOMINATIONS
from ui import formats, theme
from ui.screens.money.shift.presenter import ShiftState
from ui.widgets.field import Field
from ui.widgets.frames import Card, Rule, Scrolled
from ui.widgets.labels import Label, MoneyLine
from ui.widgets.layouts import column, panel

_MOST = 99_999


class CountCard(Card):
    counted = Signal(int, str)  # note, pieces as typed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self.pieces = {note: self._field(note) for note in DENOMINATIONS}
        self._sums = {note: Label("", "cell").right() for note in DENOMINATIONS}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.size("space.m"))
        grid.setVerticalSpacing(theme.size("space.xs"))
        for n, note in enumerate(DENOMINATIONS):
            grid.addWidget(Label(formats.count(note), "cell_strong").right(), n, 0)
            grid.addWidget(Label("×", "cell", tone="text2"), n, 1)
            grid.addWidget(self.pieces[note], n, 2)
            grid.addWidget(self._sums[note], n, 3)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(3, 2)
        self._total = MoneyLine(self.tr("Đếm được"), 0, total=True)
        title = Label(self.tr("Đếm tiền trong két"), "card_title")
        hint = Label(
            self.tr("Gõ số tờ của từng mệnh giá, Enter sang dòng sau."), "small", tone="text2"
        )
        self.setLayout(
            column(
                title,
                hint,
                (Scrolled(column(panel(grid), edge=("xs",))), 1),
                Rule(),
                self._total,
                edge=("l", "m"),
            )
        )

    def render_state(self, state: ShiftState) -> None:
        for note, field in self.pieces.items():
            said = state.count.pieces.get(note, "")
            if field.text() != said:
                field.setText(said)
            worth = note * int(said) if said.isdecimal() else 0
            self._sums[note].setText(formats.money(worth) if worth else "")
        total = state.in_drawer
        self._total.show_sum(self.tr("Đếm được"), "–" if total is None else total)

    def focus_first(self) -> None:
        self.pieces[DENOMINATIONS[0]].setFocus()

    def focus_unread(self, state: ShiftState) -> None:
        """The pieces that cannot be read; the first note where all can."""
        unread = (
            self.pieces[note]
            for note, said in state.count.pieces.items()
            if said.strip() and not said.strip().isdecimal()
        )
        next(unread, self.pieces[DENOMINATIONS[0]]).setFocus()

    def _field(self, note: int) -> Field:
        field = Field(self.tr("Số tờ {note}").format(note=formats.money(note)), "0")
        field.setValidator(QIntValidator(0, _MOST, field))
        field.textEdited.connect(lambda text, note=note: self.counted.emit(note, text))
        return field
