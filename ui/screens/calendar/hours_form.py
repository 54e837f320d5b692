"""Office hours: the sessions of a working day, and whether Saturdays count."""

from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.law.calendar import WorkingCalendar
from ui.screens.calendar.state import Hours
from ui.screens.calendar.words import hours_words, read_hours, saturday_words
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Check
from ui.widgets.field import Field, FieldBox
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column

translate = QCoreApplication.translate


HoursTyped: TypeAlias = tuple[str, str, bool]  # sessions, Saturday's, whether those count


class HoursForm(QWidget):
    """Opened again, it holds what was half typed and says which hours are shown."""

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
        self._begun: HoursTyped | None = None  # what the form was opened with
        self._hours_shown = Label("", "small", tone="look", wrap=True)
        self._hours_shown.hide()
        self.save = Button(
            translate("calendar", "Ghi vào thay đổi"), Kind.PRIMARY, key=Keys.CONFIRM
        )
        self.cancel = Button(translate("calendar", "Thôi"), caps=Keys.BACK.caps)
        self.setLayout(
            column(
                FieldBox(self.sessions, self.sessions.accessibleName()),
                FieldBox(self.saturday, self.saturday.accessibleName()),
                self.counts,
                self._hours_shown,
                self.save,
                self.cancel,
                REST,
                edge=("xs",),
            )
        )
        self.save.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.cancelled)

    def begin(self, calendar: WorkingCalendar) -> None:
        """Show the hours of `calendar`, unless other ones are half typed."""
        unsaved = self._begun is not None and self._typed != self._begun
        if not unsaved:
            self.sessions.setText(hours_words(calendar.sessions))
            self.saturday.setText(hours_words(calendar.saturday))
            self.counts.setChecked(calendar.saturday_counts)
            self._begun = self._typed
        shown = f"{hours_words(calendar.sessions)}\n{saturday_words(calendar)}"
        said = translate("calendar", "Gõ dở, chưa ghi. Lịch đang hiện:\n{hours}")
        self._hours_shown.setText(said.format(hours=shown))
        self._hours_shown.setVisible(unsaved)
        for field in (self.sessions, self.saturday):
            field.set_error("")

    def forget(self) -> None:
        """What was typed is put in, or is another officer's."""
        self._begun = None
        self.sessions.clear()
        self.saturday.clear()
        self.counts.setChecked(False)

    @property
    def half_typed(self) -> tuple[HoursTyped, HoursTyped] | None:
        """What was typed, and what the form was opened with; None: nothing was."""
        if self._begun is None or self._typed == self._begun:
            return None
        return self._typed, self._begun

    def put_half_typed(self, half_typed: tuple[HoursTyped, HoursTyped] | None) -> None:
        """Who typed it is here again."""
        if half_typed is not None:
            (sessions, saturday, counts), self._begun = half_typed
            self.sessions.setText(sessions)
            self.saturday.setText(saturday)
            self.counts.setChecked(counts)

    @property
    def _typed(self) -> HoursTyped:
        return self.sessions.text(), self.saturday.text(), self.counts.isChecked()

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
