"""Office hours: the sessions of a working day, and whether Saturdays count."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.law.calendar import WorkingCalendar
from ui.screens.calendar.state import Hours
from ui.screens.calendar.words import hours_words, read_hours
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Check
from ui.widgets.field import Field, FieldBox
from ui.widgets.layouts import REST, column

translate = QCoreApplication.translate


class HoursForm(QWidget):
    submitted = Signal(object)  # Hours
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sessions = Field(
            translate("calendar", "Thứ Hai đến Thứ Sáu"), "07:00–11:30, 13:30–17:00"
        )
        self.saturday = Field(
            translate("calendar", "Thứ Bảy, để trống nếu không làm"), "07:30–11:30"
        )
        self.counts = Check(translate("calendar", "Giờ thứ Bảy tính vào thời hạn"))
        self.save = Button(
            translate("calendar", "Ghi vào thay đổi"), Kind.PRIMARY, key=Keys.CONFIRM
        )
        self.cancel = Button(translate("calendar", "Thôi"), caps=Keys.BACK.caps)
        self.setLayout(
            column(
                FieldBox(self.sessions, self.sessions.accessibleName()),
                FieldBox(self.saturday, self.saturday.accessibleName()),
                self.counts,
                self.save,
                self.cancel,
                REST,
                edge=("xs",),
            )
        )
        self.save.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.cancelled)

    def show_calendar(self, calendar: WorkingCalendar) -> None:
        self.sessions.setText(hours_words(calendar.sessions))
        self.saturday.setText(hours_words(calendar.saturday))
        self.counts.setChecked(calendar.saturday_counts)
        for field in (self.sessions, self.saturday):
            field.set_error("")

    def _submit(self) -> None:
        found = {}
        for field in (self.sessions, self.saturday):
            try:
                found[field] = read_hours(field.text())
                field.set_error("")
            except ValueError:
                field.set_error(translate("calendar", "Gõ như 07:00–11:30, 13:30–17:00"))
        if not found.get(self.sessions, True):
            self.sessions.set_error(translate("calendar", "Gõ như 07:00–11:30, 13:30–17:00"))
        wrong = [field for field in (self.sessions, self.saturday) if field.error]
        if wrong:
            wrong[0].setFocus()
            return
        saturday = found[self.saturday]
        self.submitted.emit(
            Hours(
                sessions=found[self.sessions],
                saturday=saturday,
                saturday_counts=self.counts.isChecked() and bool(saturday),
            )
        )
