"""What is asked: the reports at the left, the period and what it is held against at the right."""

from collections.abc import Hashable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_app.reports.every import ReportName
from ui import theme
from ui.screens.books.asking.period_choice import AgainstChoice, PeriodChoice
from ui.screens.books.facts import BooksState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Combo
from ui.widgets.frames import Card, CardHead, RightColumn, Rule, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import Cell, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel

_ALL: Final = ""  # fields, or levels, of the register


class ChooseCard(QWidget):
    chosen = Signal(str)  # name of a report
    field_put = Signal(str)
    level_put = Signal(str)
    asked = Signal()
    inspection_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names = RowModel[ReportName](_columns(self), _cells)
        self.reports = FittedTable(self.tr("Báo cáo, sổ"), self._names)
        self.period = PeriodChoice()
        self.against = AgainstChoice()
        self.field = Combo(self.tr("Lĩnh vực của sổ"))
        self.level = Combo(self.tr("Cấp của sổ"))
        parts = (
            _captioned(self.tr("Cấp của sổ"), self.level),
            _captioned(self.tr("Lĩnh vực của sổ"), self.field),
        )
        self._parts = panel(column(*parts))
        self.make = Button(self.tr("Lập báo cáo"), Kind.PRIMARY, key=Keys.CONFIRM)
        self._whose = Label("", "small", tone="text2", wrap=True)
        note = Label(self.tr("Enter ở một báo cáo cũng lập báo cáo đó."), "small", tone="text2")
        note.setWordWrap(True)
        self.inspect = Button(self.tr("Rút mẫu hồ sơ thanh tra"), key=Keys.INSPECTION)
        self.inspect.sized("button", "button_mid")
        self._foot = panel(row(REST, self.inspect, edge=("l", "s", "m", "s")))
        head = CardHead(self.tr("Báo cáo, sổ"))
        listed = Card(column(head, Rule(), (self.reports, 1), self._foot, gap="none"))
        middle = Scrolled(column(self.period, "xs", self.against, self._parts, REST, edge=("xs",)))
        title = Label(self.tr("Kỳ báo cáo"), "card_title")
        asked = Card(
            column(title, (middle, 1), self._whose, self.make, note, edge=("l", "m"), gap="s")
        )
        self.setLayout(row((listed, 1), RightColumn(column((asked, 1))), gap="l"))
        self.reports.moved.connect(self._choose)
        self.reports.opened.connect(lambda _row: self._ask())
        self.make.clicked.connect(self._ask)
        self.inspect.clicked.connect(self.inspection_asked)
        self.field.chosen.connect(lambda field: self.field_put.emit(str(field)))
        self.level.chosen.connect(lambda level: self.level_put.emit(str(level)))

    def render_state(self, state: BooksState) -> None:
        if tuple(state.names) != tuple(self._names.rows):
            self.reports.show_rows(state.names)
        names = [one.name for one in state.names]
        if state.question.name in names:
            self.reports.go_to(names.index(state.question.name))
        chosen = state.asked_for
        self.period.show_question(state.question, state.today)
        self.against.render_state(state)
        self.against.setVisible(chosen is not None and chosen.compares)
        self._parts.setVisible(chosen is not None and chosen.in_parts)
        fields = [(each, each) for each in state.parts.fields]
        _offer(self.field, (_ALL, self.tr("Mọi lĩnh vực")), fields, state.question.field)
        levels = (_ALL, self.tr("Mọi cấp"))
        _offer(self.level, levels, state.parts.levels, state.question.level)
        self._whose.setText("" if state.reads_all else self.tr("Chỉ hồ sơ do bạn tiếp nhận."))
        self._whose.setVisible(not state.reads_all)
        self._foot.setVisible(state.may_inspect)

    def _ask(self) -> None:
        if not self.period.days.settle():
            self.period.days.setFocus()
        elif not self.against.settle():
            self.against.days.setFocus()
        else:
            self.asked.emit()

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._names.rows):
            self.chosen.emit(self._names.rows[at].name)


def _offer(
    combo: Combo, everything: tuple[str, str], offered: Sequence[tuple[str, str]], chosen: str
) -> None:
    values: list[tuple[Hashable, str]] = [everything, *offered]
    if combo.count() != len(values):
        combo.offer(values)
    combo.set_value(chosen if chosen in dict(offered) else everything[0])


def _captioned(caption: str, combo: Combo) -> QVBoxLayout:
    return column(Label(caption, "button_small"), combo, gap="xs")


def _columns(card: ChooseCard) -> list[Column]:
    widths = theme.worn().columns("books")
    titles = {"name": card.tr("Biểu, sổ"), "title": card.tr("Tên báo cáo, sổ")}
    return [Column(titles[name], width) for name, width in widths.items()]


def _cells(one: ReportName) -> Sequence[Cell]:
    return Words(one.label, strong=True), Words(one.title)
