"""Before anything is applied: what changes, and whose appointment it would touch."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from desk_app.domain.law.calendar_change import DayChange
from desk_app.domain.law.office_calendar import Origin
from desk_app.domain.office_time import office_date
from desk_app.services.calendar.effect import AffectedDossier
from ui import formats, theme
from ui.screens.calendar.state import CalendarState, Stage
from ui.screens.calendar.words import change_words, hours_words, many_changes, saturday_words
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, CardHead, EmptyState, RightColumn
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, row
from ui.widgets.tables.cells import Cell, CodeCell, TickCell, TwoLines
from ui.widgets.tables.model import Column, RowModel
from ui.widgets.tables.table import Table

translate = QCoreApplication.translate

_TICK = 0  # column


class ReviewPage(QWidget):
    """For a proposal, and for dossiers that still have the appointment of before.

    Args:
        rescheduling: Each row can be left out.
    """

    applied = Signal(str)  # the ground
    declined = Signal(str)
    left_out = Signal(object)  # DossierId
    back = Signal()

    def __init__(self, *, rescheduling: bool) -> None:
        super().__init__()
        self._rescheduling = rescheduling
        self._state: CalendarState | None = None
        self._model = RowModel[AffectedDossier](_columns(ticks=rescheduling), self._cells)
        name = translate("calendar", "Hồ sơ có hẹn khác")
        self.table = Table(name, self._model, "row_two", by_cell=rescheduling, grows=True)
        self._head = CardHead(name)
        self._nothing = EmptyState("", "")
        self._both = QStackedWidget()
        self._both.addWidget(self.table)
        self._both.addWidget(self._nothing)
        self._days = RowModel[DayChange](
            (Column(translate("calendar", "Thay đổi"), 0),), self._change_cells
        )
        self.days = Table(
            translate("calendar", "Các ngày thay đổi"), self._days, "row_two", grows=True
        )
        self._what = Label("", "card_title", wrap=True)
        self._more = Label("", "small", tone="text2", wrap=True)
        self.ground = Field(
            translate("calendar", "Căn cứ, lý do"), translate("calendar", "Số văn bản")
        )
        self.confirm = Button("", Kind.PRIMARY, key=Keys.CONFIRM)
        self.decline = Button(translate("calendar", "Không áp dụng lịch này")).sized(
            "button_wide", "button_mid"
        )
        self.cancel = Button(translate("calendar", "Về lịch"), caps=Keys.BACK.caps).sized(
            "button_wide", "button_mid"
        )
        self.setLayout(self._laid_out())
        self.confirm.clicked.connect(lambda: self.applied.emit(self.ground.text()))
        self.decline.clicked.connect(lambda: self.declined.emit(self.ground.text()))
        self.cancel.clicked.connect(self.back)
        self.table.ticked.connect(lambda place, _box: self._leave_out(place))

    def render_state(self, state: CalendarState) -> None:
        self._state = state
        effect = state.effect
        first = state.counting and not self._model.rows
        if tuple(self._model.rows) != effect.affected and (first or not state.counting):
            self._model.show(effect.affected)  # once at the beginning, and when all is known
        else:
            self.table.viewport().update()
        self._both.setCurrentIndex(0 if self._model.rows and effect.affected else 1)
        self._nothing.say(*_nothing(state))
        self._head.title.setText(_title(state))
        self._head.note.setText(_count(state))
        self._days.show(state.change.days if not self._rescheduling else ())
        self.days.setVisible(not self._rescheduling and bool(state.change.days))
        self._what.setText(_what(state))
        self._more.setText(_more(state))
        self._more.setVisible(bool(self._more.text()))
        self.ground.set_error(state.ground_error)
        if state.ground_error:
            self.ground.setFocus()
        self.confirm.set_busy(translate("calendar", "Đang ghi") if state.busy else "")
        if not state.busy:
            self.confirm.setText(_verb(state))
        ready = state.may_set and not state.counting
        if self._rescheduling:
            ready = state.may_reschedule and bool(state.chosen) and not state.counting
        self.confirm.setEnabled(ready or state.busy)
        self.decline.setVisible(not self._rescheduling and state.origin is Origin.CENTRE)
        self.decline.setEnabled(state.may_set and not state.busy)

    def begin(self) -> None:
        """Shown from now on: typing starts at the ground, over what is known of it, or goes on."""
        state, known = self._state, ""
        if state is not None:
            known = state.reappoint_ground if self._rescheduling else state.ground
        if known != self.ground.text():
            self.ground.setText(known)
            self.ground.selectAll()
        self.ground.setFocus()

    def go_on(self) -> None:
        """Shown again: typing goes on behind what is half typed by who sits here now."""
        self.begin()
        self.ground.deselect()

    def _leave_out(self, place: int) -> None:
        self.left_out.emit(self._model.rows[place].id)

    def _laid_out(self) -> QLayout:
        left = Card(column(self._head, (self._both, 1), gap="none"))
        what = Card(
            column(self._what, self._more, (self.days, 20), REST, edge=("m",)),
        )
        ground = Card(
            column(
                FieldBox(self.ground, self.ground.accessibleName()),
                self.confirm,
                self.decline,
                self.cancel,
                edge=("m",),
            )
        )
        return row((left, 1), RightColumn(column((what, 1), ground)), gap="l", edge=("l", "m"))

    def _cells(self, line: AffectedDossier) -> tuple[Cell, ...]:
        left_out = self._state.left_out if self._state is not None else frozenset()
        held = translate("calendar", "{what}  ·  {who} nhận")
        tick: tuple[Cell, ...] = ()
        if self._rescheduling:
            tick = (TickCell(on=line.id not in left_out),)
        return (
            *tick,
            TwoLines(line.applicant, held.format(what=line.procedure, who=line.officer)),
            CodeCell(line.code),
            TwoLines(
                formats.day(office_date(line.before)), formats.clock(line.before), strong=False
            ),
            TwoLines(formats.day(office_date(line.after)), formats.clock(line.after)),
        )

    def _change_cells(self, change: DayChange) -> tuple[Cell, ...]:
        return (TwoLines(*change_words(change), strong=False),)


def _columns(*, ticks: bool) -> tuple[Column, ...]:
    widths = theme.worn().columns("calendar_effect")
    box = (Column("", widths["tick"]),) if ticks else ()
    return (
        *box,
        Column(translate("calendar", "Người nộp, thủ tục"), widths["what"]),
        Column(translate("calendar", "Mã hồ sơ"), widths["code"]),
        Column(translate("calendar", "Hẹn cũ"), widths["before"]),
        Column(translate("calendar", "Hẹn mới"), widths["after"]),
    )


def _title(state: CalendarState) -> str:
    if state.stage is Stage.RESCHEDULE:
        return translate("calendar", "Hồ sơ còn hẹn theo lịch cũ")
    return translate("calendar", "Hồ sơ sẽ có hẹn khác")


def _count(state: CalendarState) -> str:
    effect = state.effect
    if state.counting:
        return translate("calendar", "đang tính, đã xem {n} hồ sơ").format(n=effect.looked_at)
    said = translate("calendar", "{n} hồ sơ").format(n=effect.total)
    if effect.total > len(effect.affected):
        said = translate("calendar", "{n} hồ sơ, hiện {shown} hồ sơ gấp nhất").format(
            n=effect.total, shown=len(effect.affected)
        )
    if effect.beyond:
        beyond = translate("calendar", "{n} hồ sơ vượt quá lịch, chưa tính được")
        said = f"{said}  ·  {beyond.format(n=effect.beyond)}"
    if effect.stood_still:
        waited = translate("calendar", "{n} hồ sơ từng chờ bổ sung, cần xem riêng")
        said = f"{said}  ·  {waited.format(n=effect.stood_still)}"
    return said


def _nothing(state: CalendarState) -> tuple[str, str]:
    if state.counting:
        return translate("calendar", "Đang tính…"), ""
    if state.stage is Stage.RESCHEDULE:
        return (
            translate("calendar", "Mọi hồ sơ đều hẹn đúng lịch đang dùng"),
            translate("calendar", "Không có hồ sơ nào cần hẹn lại."),
        )
    return (
        translate("calendar", "Không hồ sơ nào đổi hẹn"),
        translate("calendar", "Lịch này chỉ tác động tới hồ sơ nhận từ bây giờ."),
    )


def _what(state: CalendarState) -> str:
    if state.stage is Stage.RESCHEDULE:
        return translate("calendar", "Hẹn lại {n} hồ sơ").format(n=len(state.chosen))
    return many_changes(state.change)


def _more(state: CalendarState) -> str:
    if state.stage is Stage.RESCHEDULE:
        if not state.may_reschedule:
            return translate("calendar", "Chỉ lãnh đạo hẹn lại được hồ sơ.")
        return translate(
            "calendar",
            "Bỏ chọn hồ sơ không hẹn lại. Hẹn cũ vẫn ghi trong hồ sơ; báo người nộp hẹn mới.",
        )
    words = [
        translate(
            "calendar",
            "Áp dụng thì hồ sơ đã nhận giữ nguyên hẹn; hẹn lại là việc riêng, có căn cứ.",
        )
    ]
    if not state.may_set:
        words.append(translate("calendar", "Chỉ lãnh đạo và quản trị áp dụng được lịch."))
    if state.origin is Origin.CENTRE:
        words.insert(0, translate("calendar", "Bản {edition}.").format(edition=state.edition))
    if state.change.hours and state.proposal is not None:
        hours = f"{hours_words(state.proposal.sessions)}. {saturday_words(state.proposal)}"
        words.append(translate("calendar", "Giờ mới: {hours}.").format(hours=hours))
    return "\n".join(words)


def _verb(state: CalendarState) -> str:
    if state.stage is Stage.RESCHEDULE:
        return translate("calendar", "Hẹn lại các hồ sơ này")
    return translate("calendar", "Áp dụng")
