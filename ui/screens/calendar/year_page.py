"""The year: twelve months at the left; the day, the special days and the proposal at the right."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLayout, QWidget

from desk_app.domain.law.calendar_change import DayRule, DayWord, special_days
from desk_app.domain.law.office_calendar import Origin
from desk_app.domain.office_time import office_date
from desk_app.wiring.calendar import BesideCalendar, WaitingEdition
from ui import formats, theme
from ui.screens.calendar.day_card import DayCard
from ui.screens.calendar.legend import Legend
from ui.screens.calendar.state import CalendarState
from ui.screens.calendar.words import (
    hours_words,
    many_changes,
    origin_words,
    saturday_words,
    source_words,
)
from ui.screens.calendar.year_grid import YearGrid
from ui.shortcuts import Keys
from ui.widgets.bars import HintBar
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, RightColumn, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import Cell, TwoLines
from ui.widgets.tables.fitted import FittedTable
from ui.widgets.tables.model import Column, RowModel

translate = QCoreApplication.translate

Special = tuple[date, DayWord]


class YearPage(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._state: CalendarState | None = None
        self.grid = YearGrid()
        self.day = DayCard()
        self.before = Button("", Kind.QUIET, caps=["PgUp"]).small()
        self.after = Button("", Kind.QUIET, caps=["PgDn"]).small()
        self.add_year = Button("").small()
        self.notice = Button("").small()
        self._year = Label("", "card_title")
        self._where = Label("", "small", tone="text2", wrap=True)
        self._hint_act = Button(translate("calendar", "Xem")).small()
        self.hint = HintBar(
            translate("calendar", "Lịch mới từ trung tâm chờ áp dụng"), "", self._hint_act
        )
        self.look_at_both = Button(translate("calendar", "Xem lại")).small()
        self.both = HintBar(translate("calendar", "Hai quầy cùng đổi lịch"), "", self.look_at_both)
        self._model = RowModel[Special](_columns(), self._cells)
        name = translate("calendar", "Các ngày đặc biệt trong năm")
        self.days = FittedTable(name, self._model, "row_two")
        self._hours = Label("", "small", wrap=True)
        self.hours = Button(translate("calendar", "Đổi giờ…")).small()
        self._changes = Label("", "small_strong", tone="look", wrap=True)
        self.review = Button(
            translate("calendar", "Xem ảnh hưởng, áp dụng"), Kind.PRIMARY, key=Keys.CONFIRM
        )
        self.drop = Button(translate("calendar", "Bỏ thay đổi")).sized("button", "button_mid")
        self.old = Button(translate("calendar", "Hồ sơ còn hẹn theo lịch cũ")).sized(
            "button", "button_mid"
        )
        self._foot = panel(column(self._changes, self.review, self.drop, edge=("xs",)))
        self.setLayout(self._laid_out())
        self.day.form_changed.connect(lambda _open: self._show_foot())

    @property
    def look_at_edition(self) -> Button:
        return self._hint_act

    def render_state(self, state: CalendarState) -> None:
        self._state = state
        calendar = state.shown
        changed = frozenset(change.day for change in state.change.days)
        self.grid.show_year(calendar, state.day, state.today, changed)
        self.day.render_state(state)
        self._year.setText(translate("calendar", "Năm {year}").format(year=state.year))
        self.before.setText(f"{state.year - 1}")
        self.after.setText(f"{state.year + 1}")
        self._show_foot()
        beside = state.facts.beside if state.facts is not None else ()
        self.both.setVisible(bool(beside) and state.proposal is None)
        self.both.say(translate("calendar", "Hai quầy cùng đổi lịch"), _days_of(beside))
        self.look_at_both.setVisible(state.may_set)
        waiting = state.facts.waiting if state.facts is not None else None
        self.hint.setVisible(waiting is not None and state.proposal is None)
        if waiting is not None:
            self.hint.say(*_hint(waiting))
        if calendar is None:
            return
        self._where.setText(_where(state))
        self.add_year.setText(
            translate("calendar", "Đề nghị lịch năm {year}").format(year=state.next_year)
        )
        self.notice.setText(
            translate("calendar", "Thông báo {year}…").format(year=state.provisional_year)
        )
        self.notice.setAccessibleName(
            translate("calendar", "Đã có thông báo ngày nghỉ năm {year}").format(
                year=state.provisional_year
            )
        )
        self.notice.setVisible(state.may_set and bool(state.provisional_year))
        self.notice.setEnabled(not state.busy)
        self.add_year.setEnabled(state.may_set and not state.busy)
        self.hours.setEnabled(state.may_set and not state.busy)
        self._hours.setText(f"{hours_words(calendar.sessions)}\n{saturday_words(calendar)}")
        self._hint_act.setVisible(waiting is not None and waiting.calendar is not None)
        self._show_days(state)

    def _show_days(self, state: CalendarState) -> None:
        if state.shown is None:
            return
        rows = tuple(special_days(state.shown, state.year))
        if tuple(self._model.rows) != rows:
            self.days.show_rows(rows)
        days = [day for day, _word in rows]
        if state.day in days:
            self.days.go_to(days.index(state.day))
            self.days.scrollTo(self.days.currentIndex())

    def chosen_special(self, place: int) -> date:
        return self._model.rows[place][0]

    def _show_foot(self) -> None:
        state = self._state
        proposed = state is not None and state.proposal is not None
        self._special.setVisible(not self.day.form_open)
        self._foot.setVisible(proposed and not self.day.form_open)
        self.old.setVisible(
            state is not None and state.may_reschedule and not proposed and not self.day.form_open
        )
        if state is not None:
            self._changes.setText(many_changes(state.change))

    def _laid_out(self) -> QLayout:
        head = row(
            self._year,
            REST,
            self.notice,
            self.add_year,
            self.before,
            self.after,
            edge=("l", "xs", "m", "xs"),
        )
        inside = column((self.grid, 1), Legend(), gap="xs", edge=("l", "xs", "l", "s"))
        left = Card(column(head, Rule(), (inside, 1), gap="none"))
        words = column(self._hours, self._where, gap="label_above")
        hours = row((words, 1), self.hours, edge=("m", "s", "s", "s"))
        self._special = Card(column((self.days, 1), Rule(), hours, gap="none"))
        right = RightColumn(
            column(self.both, self.hint, self.day, (self._special, 1), self._foot, self.old)
        )
        return row((left, 1), right, gap="l", edge=("l", "m"))

    def _cells(self, special: Special) -> tuple[Cell, ...]:
        day, word = special
        calendar = self._state.shown if self._state is not None else None
        source = source_words(calendar, day) if calendar is not None else ""
        name = word.name
        if word.rule is DayRule.WORKED and not name.startswith("Làm"):
            name = translate("calendar", "Làm việc: {name}").format(name=name)
        return (
            TwoLines(formats.short_day(day), formats.weekday(day), strong=False),
            TwoLines(name, source, strong=False),
        )


def _days_of(beside: Sequence[BesideCalendar]) -> str:
    """ "20/11": when the others were set."""
    return ", ".join(formats.short_day(office_date(each.at)) for each in beside)


def _hint(waiting: WaitingEdition) -> tuple[str, str]:
    if waiting.calendar is None:
        return translate("calendar", "Lịch của trung tâm cần bản chương trình mới"), ""
    return translate("calendar", "Lịch mới từ trung tâm chờ áp dụng"), ""


def _where(state: CalendarState) -> str:
    """Whose calendar it is, and since when."""
    decisions = state.facts.decisions if state.facts is not None else ()
    in_force = next((each for each in decisions if each.in_force), None)
    if in_force is None:
        return origin_words(Origin.SHIPPED)
    words = translate("calendar", "{whose}, từ {day}")
    return words.format(
        whose=origin_words(in_force.origin), day=formats.day(office_date(in_force.at))
    )


def _columns() -> tuple[Column, ...]:
    widths = theme.worn().columns("calendar_days")
    return (
        Column(translate("calendar", "Ngày"), widths["day"]),
        Column(translate("calendar", "Nghỉ, làm bù, và căn cứ"), widths["name"]),
    )
