"""What is asked: the reports at the left, the period and what it is held against at the right."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_app.domain.counting.period import PeriodKind
from desk_app.reports.every import ReportName
from ui import formats, theme
from ui.screens.books import words
from ui.screens.books.facts import BooksState
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Combo
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, CardHead, RightColumn, Rule, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import Cell, Words
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel

_FIRST_YEAR: Final = 2000  # nobody kept dossiers here before
_ALL: Final = ""  # fields of the register


class PeriodChoice(QWidget):
    """The kind of period, which one, and the days where they are typed."""

    kind_chosen = Signal(object)  # PeriodKind
    stepped = Signal(bool)  # ahead
    day_put = Signal(object)  # date
    days_put = Signal(object, object)  # date, date

    def __init__(self) -> None:
        super().__init__()
        self.kind = Combo(self.tr("Loại kỳ"), words.kinds())
        self.named = Label("", "card_title", wrap=True)
        self.days = Label("", "small", tone="text2", wrap=True)
        self.back = Button(self.tr("Kỳ trước"), caps=["PgUp"]).sized("button", "button_mid")
        self.ahead = Button(self.tr("Kỳ sau"), caps=["PgDn"]).sized("button", "button_mid")
        self.first = Field(self.tr("Kỳ có ngày"), self.tr("Kỳ có ngày, như 05/11/2026"))
        self.last = Field(self.tr("Đến ngày"), self.tr("Đến ngày"))
        self._last_box = FieldBox(self.last)
        self._today, self._span = date.max, False
        steps = row((self.back, 1), (self.ahead, 1), gap="s")
        named = column(self.named, self.days, gap="label_above")
        fields = column(FieldBox(self.first), self._last_box, gap="xs")
        self.setLayout(column(self.kind, named, steps, fields))
        self.kind.chosen.connect(self.kind_chosen)
        self.back.clicked.connect(lambda: self.stepped.emit(False))
        self.ahead.clicked.connect(lambda: self.stepped.emit(True))
        for key, button in (("PgUp", self.back), ("PgDown", self.ahead)):
            bind(key, button, button.click)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._put)
            field.textEdited.connect(lambda _text, each=field: each.set_error(""))

    def render_state(self, state: BooksState) -> None:
        period = state.question.period
        self._today, self._span = state.today, period.kind is PeriodKind.SPAN
        self.kind.set_value(period.kind)
        self.named.setText(period.words)
        self.days.setText(words.days_of(period))
        self.days.setVisible(period.kind not in {PeriodKind.SPAN, PeriodKind.DAY})
        self._last_box.setVisible(self._span)
        hint = (
            self.tr("Từ ngày, như 05/11/2026")
            if self._span
            else self.tr("Kỳ có ngày, như 05/11/2026")
        )
        self.first.setPlaceholderText(hint)
        self.ahead.setEnabled(state.question.stepped(True, state.today) != state.question)

    def settle(self) -> bool:
        """Take what is typed, as when its field is left; False: it names no period."""
        self._put()
        typed = [self.first, self.last] if self._span else [self.first]
        half = self._span and any(f.text().strip() for f in typed)
        for field in typed if half else ():
            if not field.text().strip():
                field.set_error(self.tr("Ghi cả ngày đầu và ngày cuối."))
        return not any(field.error for field in typed)

    def _put(self) -> None:
        """Both days of a span, otherwise one; nothing typed asks for nothing."""
        typed = [self.first, self.last] if self._span else [self.first]
        days = [self._day(field) for field in typed]
        found = [day for day in days if day is not None]
        if len(found) < len(typed):
            return
        if not self._span:
            self.day_put.emit(found[0])
            self.first.clear()
        elif found[1] < found[0]:
            self.last.set_error(self.tr("Ngày cuối phải sau ngày đầu."))
        else:
            self.days_put.emit(found[0], found[1])

    def _day(self, field: Field) -> date | None:
        if not field.text().strip():
            return None
        day = formats.day_from(field.text())
        if day is None or day.year < _FIRST_YEAR:
            field.set_error(self.tr("Ghi ngày như 05/11/2026."))
            return None
        if day > self._today:
            field.set_error(self.tr("Ngày này chưa đến."))
            return None
        return day


class ChooseCard(QWidget):
    chosen = Signal(str)  # name of a report
    against_put = Signal(object)  # Against
    field_put = Signal(str)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names = RowModel[ReportName](_columns(self), _cells)
        self.reports = FittedTable(self.tr("Báo cáo, sổ"), self._names)
        self.period = PeriodChoice()
        self.against = Combo(self.tr("So với"), words.againsts())
        self.field = Combo(self.tr("Lĩnh vực của sổ"))
        self._against = panel(_captioned(self.tr("So với"), self.against))
        self._field = panel(_captioned(self.tr("Lĩnh vực của sổ"), self.field))
        self.make = Button(self.tr("Lập báo cáo"), Kind.PRIMARY, key=Keys.CONFIRM)
        self._whose = Label("", "small", tone="text2", wrap=True)
        note = Label(self.tr("Enter ở một báo cáo cũng lập báo cáo đó."), "small", tone="text2")
        note.setWordWrap(True)
        listed = Card(
            column(CardHead(self.tr("Báo cáo, sổ")), Rule(), (self.reports, 1), gap="none")
        )
        middle = Scrolled(column(self.period, "xs", self._against, self._field, REST, edge=("xs",)))
        title = Label(self.tr("Kỳ báo cáo"), "card_title")
        asked = Card(
            column(title, (middle, 1), self._whose, self.make, note, edge=("l", "m"), gap="s")
        )
        self.setLayout(row((listed, 1), RightColumn(column((asked, 1))), gap="l"))
        self.reports.moved.connect(self._choose)
        self.reports.opened.connect(lambda _row: self._ask())
        self.make.clicked.connect(self._ask)
        self.against.chosen.connect(self.against_put)
        self.field.chosen.connect(lambda field: self.field_put.emit(str(field)))

    def render_state(self, state: BooksState) -> None:
        if tuple(state.names) != tuple(self._names.rows):
            self.reports.show_rows(state.names)
        names = [one.name for one in state.names]
        if state.question.name in names:
            self.reports.go_to(names.index(state.question.name))
        chosen = state.asked_for
        self.period.render_state(state)
        self._against.setVisible(chosen is not None and chosen.compares)
        self.against.set_value(state.question.against)
        self._field.setVisible(chosen is not None and chosen.by_field)
        self._offer(state.fields, state.question.field)
        self._whose.setText("" if state.reads_all else self.tr("Chỉ hồ sơ do bạn tiếp nhận."))
        self._whose.setVisible(not state.reads_all)

    def _offer(self, fields: Sequence[str], field: str) -> None:
        offered = [(_ALL, self.tr("Mọi lĩnh vực")), *((each, each) for each in fields)]
        if self.field.count() != len(offered):
            self.field.offer(offered)
        self.field.set_value(field if field in fields else _ALL)

    def _ask(self) -> None:
        if self.period.settle():
            self.asked.emit()
        else:
            self.period.first.setFocus()

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._names.rows):
            self.chosen.emit(self._names.rows[at].name)


def _captioned(caption: str, combo: Combo) -> QVBoxLayout:
    return column(Label(caption, "button_small"), combo, gap="xs")


def _columns(card: ChooseCard) -> list[Column]:
    widths = theme.worn().columns("books")
    titles = {"name": card.tr("Tên ngắn"), "title": card.tr("Tên báo cáo, sổ")}
    return [Column(titles[name], width) for name, width in widths.items()]


def _cells(one: ReportName) -> Sequence[Cell]:
    return Words(one.name, strong=True), Words(one.title)
