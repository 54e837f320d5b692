"""The fees of one dossier: a tick while each is open, what became of it otherwise."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_app.domain.money.till.owed import OwedLine
from ui.screens.money.words import line_name, line_note
from ui.widgets.choices import Check
from ui.widgets.field import Field
from ui.widgets.frames import SEEN_AS_ONE
from ui.widgets.labels import Label, MoneyLine
from ui.widgets.layouts import column, row

_USUAL = 2  # fees of a procedure; made with the card, so that Tab comes to them first


class FeeRow(QWidget):
    ticked = Signal(bool)
    priced = Signal(str)  # the sum of a fee nobody knew, as typed

    def __init__(self) -> None:
        super().__init__()
        self.setProperty(SEEN_AS_ONE, True)
        self.tick = Check("")
        self.sum = Field("", self.tr("Số tiền"))
        self._money = MoneyLine()
        self._name = Label("", "cell", wrap=True)
        self._note = Label("", "caption", tone="text2", wrap=True)
        known = row(self.tick, (self._money, 1), (self._name, 3), (self.sum, 2))
        known.setAlignment(self._money, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(known, self._note, gap="xs"))
        self.tick.clicked.connect(self.ticked)
        self.sum.textEdited.connect(self.priced)

    def show_line(self, line: OwedLine) -> None:
        asked = not line.settled and line.asked is None
        left = line.left if not line.settled else "" if line.asked is None else line.asked
        name = line_name(line)
        self._money.show_sum(name, left)
        self._name.setText(name)
        self.tick.setAccessibleName(name)
        self.sum.setAccessibleName(name)
        note = line_note(line)
        self._note.setText(note)
        self.tick.setVisible(not line.settled)
        self._money.setVisible(not asked)
        self._name.setVisible(asked)
        self.sum.setVisible(asked)
        self._note.setVisible(bool(note))


class FeeRows(QWidget):
    """One row for each fee. Rows stay and say something else: to make one takes milliseconds."""

    ticked = Signal(int, bool)  # line, on
    priced = Signal(int, str)  # line, sum as typed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FeeRow] = []
        self._lines: Sequence[OwedLine] = ()
        self._none = Label(self.tr("Không có khoản nào phải nộp."), "cell", wrap=True)
        self._holder: QVBoxLayout = column(self._none, gap="xs")
        self.setLayout(self._holder)
        for _ in range(_USUAL):
            self._add()

    @property
    def ticks(self) -> Mapping[int, Check]:
        """Of the lines that are open."""
        return {n: self._rows[n].tick for n, line in enumerate(self._lines) if not line.settled}

    @property
    def sums(self) -> Mapping[int, Field]:
        """Of those among them whose sum is typed."""
        return {n: self._rows[n].sum for n in self.ticks if self._lines[n].asked is None}

    def show_lines(self, lines: Sequence[OwedLine], *, another: bool) -> None:
        """Args: another: They are another dossier's: Ctrl+Z brings nothing back into it."""
        while len(self._rows) < len(lines):
            self._add()
        self._lines = lines
        for row_, line in zip(self._rows, lines, strict=False):
            if another:
                row_.sum.clear()
            row_.show_line(line)
        for n, row_ in enumerate(self._rows):
            row_.setVisible(n < len(lines))
        self._none.setVisible(not lines)

    def _add(self) -> None:
        n, row_ = len(self._rows), FeeRow()
        self._rows.append(row_)
        self._holder.addWidget(row_)
        if n:
            self.setTabOrder(self._rows[n - 1].sum, row_.tick)
            self.setTabOrder(row_.tick, row_.sum)
        row_.ticked.connect(lambda on: self.ticked.emit(n, on))
        row_.priced.connect(lambda text: self.priced.emit(n, text))
