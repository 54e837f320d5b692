"""The statistics at the right: numbers with bars, and what changed from one day to another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import formats
from ui.screens.catalogue.state import CatalogueState, Figure
from ui.widgets.field import Field
from ui.widgets.frames import Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import column, row
from ui.widgets.tables.cells import BarCell, Cell, NumberCell, TwoLines, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel, Side


@dataclass(frozen=True, slots=True)
class _FigureRow:
    group: str
    figure: Figure | None  # None: the head of a group


class FiguresPage(QWidget):
    """Numbers with bars, as many rows as there are levels and flags; the changes of a time."""

    period_typed = Signal(str, str)  # first and last day

    def __init__(self) -> None:
        super().__init__()
        self.first = Field(self.tr("Thay đổi từ ngày"), self.tr("ngày/tháng/năm"), stays=True)
        self.last = Field(self.tr("Thay đổi đến ngày"), self.tr("ngày/tháng/năm"), stays=True)
        self._wrong = Label("", "note", tone="late_ink", wrap=True)
        heads = [
            Column(self.tr("Thống kê thủ tục đang có hiệu lực"), 0),
            Column(self.tr("Số thủ tục"), 96, Side.RIGHT),
            Column(self.tr("So với tổng số"), 200),
        ]
        self._model = RowModel[_FigureRow](heads, _figure_cells)
        self.table = FittedTable(self.tr("Thống kê"), self._model, "row")
        for day in (self.first, self.last):
            day.setFixedWidth(day.fontMetrics().horizontalAdvance("00/00/0000") + 48)
            day.returnPressed.connect(self._ask)
        head = row(
            Label(self.tr("Thay đổi từ ngày"), "small", tone="text2"),
            self.first,
            Label(self.tr("đến ngày"), "small", tone="text2"),
            self.last,
            (self._wrong, 1),
            edge=("l", "m", "l", "s"),
        )
        self.setLayout(column(head, Rule(), (self.table, 1), gap="none", edge=("xs",)))

    def render_state(self, state: CatalogueState) -> None:
        if state.period is not None:
            for field, day in zip((self.first, self.last), state.period, strict=True):
                if not field.hasFocus():
                    field.setText(formats.day(day))
        rows = tuple(_figure_rows(state.figures))
        if rows != tuple(self._model.rows):
            self.table.show_rows(rows)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the days; "" when mended."""
        self._wrong.setText(sentence)
        for field in (self.first, self.last):
            field.set_error(sentence)

    def _ask(self) -> None:
        self.period_typed.emit(self.first.text(), self.last.text())


def _figure_rows(figures: Mapping[str, Sequence[Figure]]) -> Sequence[_FigureRow]:
    made = []
    for group, lines in figures.items():
        if len(lines) > 1:
            made.append(_FigureRow(group, None))
        made += [_FigureRow(group, line) for line in lines]
    return made


def _figure_cells(line: _FigureRow) -> Sequence[Cell]:
    if line.figure is None:
        return [Words(line.group, strong=True), Words(""), Words("")]
    figure = line.figure
    name: Cell = TwoLines(figure.name, figure.note, strong=False)
    bar: Cell = Words("") if figure.share is None else BarCell(figure.share)
    return [name, NumberCell(_thousands(figure.count)), bar]


def _thousands(count: int) -> str:
    return f"{count:,}".replace(",", ".")
