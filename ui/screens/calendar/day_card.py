"""The chosen day: what it is, who says so, and what can be proposed for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal

from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.calendar_change import DayRule, word_on
from ui import formats
from ui.screens.calendar.hours_form import HoursForm, HoursTyped
from ui.screens.calendar.notice_form import NoticeForm
from ui.screens.calendar.state import CalendarState, Hours
from ui.screens.calendar.words import day_words, hours_words, source_words
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row

translate = QCoreApplication.translate

_FRIDAY: Final = 4
_DAY: Final = 1  # forms, by their place
_HOURS: Final = 2
_NOTICE: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfTyped:
    """What one officer typed into the forms of the days, and did not put in."""

    form: int  # that is open
    working: bool  # it is for a day worked instead
    days: Mapping[tuple[date, bool], tuple[str, str]]
    hours: tuple[HoursTyped, HoursTyped] | None
    notice: tuple[int, str]


class DayCard(Card):
    """A form that is closed keeps what was typed for who opens it again, until it is put in."""

    taken_off = Signal(str, str)  # name, source
    worked = Signal(str, str)  # reason, source
    made_plain = Signal()
    hours_changed = Signal(object)  # Hours
    notice_out = Signal(str)  # number and date of the yearly notice
    form_changed = Signal(bool)  # a form is open

    def __init__(self) -> None:
        self._day = Label("", "card_title")
        self._words = Label("", weight=500, wrap=True)
        self._source = Label("", "small", tone="text2", wrap=True)
        self._why_not = Label("", "small", tone="text2", wrap=True)
        self.ground = _act(translate("calendar", "Ghi căn cứ…"))  # put in without one
        self.off = _act(translate("calendar", "Nghỉ ngày này…"))
        self.work = _act(translate("calendar", "Làm bù ngày này…"))
        self.plain = _act(translate("calendar", "Bỏ, như ngày thường"))
        facts = panel(
            column(
                self._words,
                self._source,
                "xs",
                self.ground,
                self.off,
                self.work,
                self.plain,
                self._why_not,
                REST,
                edge=("xs",),
            )
        )
        self._title = Label("", "small", tone="text2", wrap=True)
        self.name = Field("")
        self.source = Field(translate("calendar", "Căn cứ: số văn bản"))
        self._caption = Label("", "button_small")
        self.save = Button(
            translate("calendar", "Ghi vào thay đổi"), Kind.PRIMARY, key=Keys.CONFIRM
        )
        self.cancel = Button(translate("calendar", "Thôi"), caps=Keys.BACK.caps)
        name = column(self._caption, FieldBox(self.name), gap="xs")
        source = FieldBox(self.source, self.source.accessibleName())
        form = panel(column(name, source, self.save, self.cancel, REST, edge=("xs",)))
        self.hours = HoursForm()
        self.notice = NoticeForm()
        self._parts = (facts, form, self.hours, self.notice)
        self._shown = 0
        super().__init__(
            column(row(self._day, edge=("xs", "none")), *self._parts, gap="xs", edge=("m",))
        )
        self._working = False  # the form is for a day worked instead
        self._about: date | None = None  # whose form is open
        self._kept: dict[tuple[date, bool], tuple[str, str]] = {}  # typed and not put in
        self._state: CalendarState | None = None
        self._open(0)
        self.ground.clicked.connect(self._begin_again)
        self.off.clicked.connect(lambda: self._begin(working=False))
        self.work.clicked.connect(lambda: self._begin(working=True))
        self.plain.clicked.connect(self.made_plain)
        self.save.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.close_form)
        self.hours.cancelled.connect(self.close_form)
        self.hours.submitted.connect(self._submit_hours)
        self.notice.cancelled.connect(self.close_form)
        self.notice.submitted.connect(self._submit_notice)

    @property
    def form_open(self) -> bool:
        return self._shown != 0

    def render_state(self, state: CalendarState) -> None:
        other_day = self._state is None or self._state.day != state.day
        self._state = state
        calendar = state.shown
        if other_day and self.form_open:
            self.close_form()
        self._title_of(state)
        if calendar is None:
            return
        known = calendar.first <= state.day <= calendar.last
        self._words.setText(
            day_words(calendar, state.day) if known else translate("calendar", "Chưa có lịch")
        )
        self._source.setText(self._detail(calendar, state) if known else "")
        self._source.setVisible(bool(self._source.text()))
        self._offer(calendar, state, known=known)

    def open_hours(self) -> None:
        if self._state is None or self._state.shown is None:
            return
        self._keep()
        self.hours.begin(self._state.shown)
        self._open(_HOURS)
        self.hours.sessions.setFocus()

    def open_notice(self) -> None:
        if self._state is None:
            return
        self._keep()
        self._open(_NOTICE)
        self.notice.begin(self._state.provisional_year)

    def close_form(self) -> None:
        """Back to the day; what is half typed is there when its form is opened again."""
        self._keep()
        self._empty()

    def put_away(self) -> HalfTyped:
        """Another officer sits here: nothing that was typed is theirs."""
        self._keep()
        typed = HalfTyped(
            form=self._shown,
            working=self._working,
            days=dict(self._kept),
            hours=self.hours.half_typed,
            notice=self.notice.half_typed,
        )
        self._kept.clear()
        self.hours.forget()
        self.notice.forget()
        self._empty()
        return typed

    def go_on_with(self, typed: HalfTyped) -> None:
        """Its officer is here again; the form that was open for the day shown is so again."""
        self._kept = dict(typed.days)
        self.hours.put_half_typed(typed.hours)
        self.notice.put_half_typed(typed.notice)
        if typed.form == _DAY:
            self._begin(working=typed.working)
        elif typed.form == _HOURS:
            self.open_hours()
        elif typed.form == _NOTICE:
            self.open_notice()

    def _keep(self) -> None:
        if self._shown == _DAY and self._about is not None:
            self._kept[self._about, self._working] = self.name.text(), self.source.text()

    def _empty(self) -> None:
        self.name.clear()
        self.source.clear()
        self.name.set_error("")
        self._open(0)

    def focus_first(self) -> None:
        """To the first act that the day allows."""
        acts = (self.ground, self.plain, self.off, self.work)
        first = next((act for act in acts if act.isVisibleTo(self) and act.isEnabled()), None)
        if first is not None:
            first.setFocus()

    def focus_form(self) -> None:
        """To where typing goes on in the form that is open."""
        day = self.source if self.name.text().strip() else self.name
        first = {_HOURS: self.hours.sessions, _NOTICE: self.notice.source}
        first.get(self._shown, day).setFocus()

    def _begin(self, *, working: bool) -> None:
        if self._state is None:
            return
        self._working, self._about = working, self._state.day
        caption = (
            translate("calendar", "Lý do, ví dụ: Làm bù ngày 2/1")
            if working
            else translate("calendar", "Tên ngày nghỉ, như in trên giấy hẹn")
        )
        self._caption.setText(caption)
        self.name.setAccessibleName(caption)
        name, source = self._kept.get((self._about, working), ("", ""))
        self.name.setText(name)
        self.source.setText(source)
        self._open(_DAY)
        self.focus_form()

    def _begin_again(self) -> None:
        """With what was put in for the day, of which the ground alone is missing."""
        if self._state is None or self._state.shown is None:
            return
        word = word_on(self._state.shown, self._state.day)
        working = word.rule is DayRule.WORKED
        self._kept.setdefault((self._state.day, working), (word.name, ""))
        self._begin(working=working)

    def _submit(self) -> None:
        name = " ".join(self.name.text().split())
        source = " ".join(self.source.text().split())
        if not name:
            self.name.set_error(translate("calendar", "Ghi tên, vì sẽ in trên giấy hẹn"))
            self.name.setFocus()
            return
        told = self.worked if self._working else self.taken_off
        if self._about is not None:
            self._kept.pop((self._about, self._working), None)
        self._empty()
        told.emit(name, source)

    def _submit_hours(self, hours: Hours) -> None:
        self.hours.forget()
        self._empty()
        self.hours_changed.emit(hours)

    def _submit_notice(self, source: str) -> None:
        self.notice.forget()
        self._empty()
        self.notice_out.emit(source)

    def _open(self, page: int) -> None:
        self._shown = page
        for n, part in enumerate(self._parts):
            part.setVisible(n == page)
        if self._state is not None:
            self._title_of(self._state)
        self.form_changed.emit(page != 0)
        self.updateGeometry()

    def _title_of(self, state: CalendarState) -> None:
        today = translate("calendar", "  ·  hôm nay") if state.day == state.today else ""
        titles = {
            _HOURS: translate("calendar", "Giờ làm việc"),
            _NOTICE: translate("calendar", "Thông báo năm {year}").format(
                year=state.provisional_year
            ),
        }
        self._day.setText(titles.get(self._shown, formats.long_day(state.day) + today))

    def _detail(self, calendar: WorkingCalendar, state: CalendarState) -> str:
        sessions = calendar.open_on(state.day)
        hours = hours_words(sessions)
        source = source_words(calendar, state.day)
        changed = ""
        if any(change.day == state.day for change in state.change.days):
            changed = translate("calendar", "Thay đổi này chưa áp dụng.")
        cited = translate("calendar", "Căn cứ: {source}").format(source=source) if source else ""
        return "\n".join(filter(None, [hours, cited, changed]))

    def _offer(self, calendar: WorkingCalendar, state: CalendarState, *, known: bool) -> None:
        word = word_on(calendar, state.day)
        rule, special = word.rule, word.rule in {DayRule.OFF, DayRule.WORKED}
        proposed = any(change.day == state.day for change in state.change.days)
        usable = known and state.may_set and not state.busy
        works = known and calendar.is_working(state.day)
        self.off.setVisible(rule is not DayRule.OFF)
        self.work.setVisible(not works and state.day.weekday() > _FRIDAY)
        self.plain.setVisible(special)
        self.ground.setVisible(special and proposed and not word.source)
        for act in (self.ground, self.off, self.work, self.plain):
            act.setEnabled(usable)
        self._why_not.setText(_why_not(state, known=known))
        self._why_not.setVisible(bool(self._why_not.text()))


def _act(words: str) -> Button:
    return Button(words).sized("button", "button_mid")


def _why_not(state: CalendarState, *, known: bool) -> str:
    if not state.may_set:
        return translate("calendar", "Chỉ lãnh đạo và quản trị đổi được lịch.")
    if not known:
        return translate("calendar", "Lịch chưa tới năm này: bấm Đề nghị lịch năm {year}.").format(
            year=state.next_year
        )
    return ""
