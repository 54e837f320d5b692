"""The right side of the page: the hours as bars, and every breakdown of the day as a table."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from ui import theme
from ui.screens.watch.facts import DayFacts, Table, TableFacts, TableRow
from ui.widgets.charts.bars import BarChart
from ui.widgets.choices import Combo
from ui.widgets.frames import Card, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row
from ui.widgets.tables.cells import Cell, CountCell, NumberCell, TwoLines, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel, Side
from ui.widgets.tables.table import WholeRows

_NAME, _FIGURES, _VALUE = range(3)
_ROWS = 4  # of the table, that can always be seen


class DaySide(QWidget):
    opened = Signal(object)  # Opens

    def __init__(self) -> None:
        super().__init__()
        self.chart = BarChart(
            self.tr("Tiếp nhận theo giờ"),
            [self.tr("quầy"), self.tr("mạng"), self.tr("bưu chính")],
            self.tr("trung vị"),
        )
        self._tables: Mapping[Table, TableFacts] = {}
        self.which = Combo(self.tr("Số liệu"), _names(self))
        self._model = RowModel[TableRow](_columns(self), _cells)
        self.table = FittedTable(self.tr("Số liệu"), self._model)
        self._whole = WholeRows(self.table)
        title = Label(self.tr("Tiếp nhận theo giờ"), "card_title")
        note = Label(self.tr("so với 20 ngày trước"), "small", tone="text2").beside("card_title")
        head = row(title, "s", note, REST, gap="xs")
        chart = Card(column(head, (self.chart, 1), edge=("l", "m", "l", "s")))
        figures = Card(
            column(
                row((self.which, 1), edge=("m", "s", "m", "s")),
                Rule(),
                (self._whole, 1),
                gap="none",
            )
        )
        self.setLayout(column((chart, 3), (figures, 2)))
        self.which.chosen.connect(lambda _value: self._show())
        self.table.opened.connect(self._open)
        self._fit()

    def choose(self, which: Table) -> None:
        self.which.set_value(which)
        self._show()

    def render_facts(self, facts: DayFacts) -> None:
        if tuple(facts.bars) != tuple(self.chart.bars):
            self.chart.show_bars(facts.bars)
        self._tables = facts.tables
        self._show()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.setFixedWidth(theme.size("width.right_column_chart"))
        rows = theme.size("height.table_head") + _ROWS * theme.size("height.row")
        self._whole.setMinimumHeight(rows // 2 if theme.worn().compact else rows)

    def _show(self) -> None:
        facts = self._tables.get(Table(str(self.which.value)))
        if facts is None:
            return
        if tuple(facts.heads) != tuple(each.title for each in self._model.columns):
            self._model.name_columns(facts.heads)
            self._fit_columns(facts.heads)
        if tuple(facts.rows) != tuple(self._model.rows):
            at = self.table.row
            self.table.show_rows(facts.rows)
            self.table.go_to(min(max(at, 0), len(facts.rows) - 1))

    def _fit_columns(self, heads: Sequence[str]) -> None:
        """A column without a head is not needed; the names take its room, but for sums."""
        widths, head = theme.worn().columns("officers"), self.table.horizontalHeader()
        fixed, rest = QHeaderView.ResizeMode.Fixed, QHeaderView.ResizeMode.Stretch
        for n in (_FIGURES, _VALUE):
            self.table.setColumnHidden(n, not heads[n])
        head.setSectionResizeMode(_NAME, fixed if heads[_FIGURES] else rest)
        more = 0 if heads[_VALUE] else widths["seconds"]
        head.resizeSection(_NAME, widths["name"] + more)
        head.resizeSection(_VALUE, widths["seconds"] if heads[_FIGURES] else widths["sum"])

    def _open(self, at: int) -> None:
        opens = self._model.rows[at].opens
        if opens is not None:
            self.opened.emit(opens)


def _cells(line: TableRow) -> Sequence[Cell]:
    name: Cell = Words(line.name)
    if line.detail:
        name = TwoLines(line.name, line.detail, strong=False)
    return name, CountCell(line.figures, line.share), NumberCell(line.value)


def _names(side: DaySide) -> list[tuple[Table, str]]:
    return [
        (Table.OFFICERS, side.tr("Theo người tiếp nhận")),
        (Table.HOURS, side.tr("Theo giờ")),
        (Table.FIELDS, side.tr("Theo lĩnh vực")),
        (Table.PROCEDURES, side.tr("Theo thủ tục")),
        (Table.CHANNELS, side.tr("Theo kênh nộp")),
        (Table.DUE, side.tr("Đến hạn, theo đơn vị giải quyết")),
        (Table.STANDING, side.tr("Đang chờ, đang nằm, hài lòng")),
        (Table.MONEY, side.tr("Tiền, theo ca thu")),
        (Table.DESKS, side.tr("Đồng bộ, theo quầy")),
    ]


def _columns(side: DaySide) -> list[Column]:
    widths = theme.worn().columns("officers")
    titles = {
        "name": side.tr("Người tiếp nhận"),
        "received": side.tr("Hồ sơ"),
        "seconds": side.tr("Giây"),
    }
    sides = {"seconds": Side.RIGHT}
    return [Column(titles[name], widths[name], sides.get(name, Side.LEFT)) for name in titles]
