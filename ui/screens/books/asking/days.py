"""Days that are typed: one that names a period, or the first and the last of any two."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.counting.period import Period, PeriodKind
from ui import formats
from ui.widgets.field import Field, FieldBox
from ui.widgets.layouts import column


class DaysFields(QWidget):
    """Args: name: what the one day is for, as "Kỳ có ngày"."""

    day_put = Signal(object)  # date
    days_put = Signal(object, object)  # date, date

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.first = Field(name)
        self.last = Field(self.tr("Đến ngày"), self.tr("Đến ngày"))
        self._last_box = FieldBox(self.last)
        self._today, self._span = date.max, False
        self._kind: PeriodKind | None = None  # None: no period was shown yet
        self.setLayout(column(FieldBox(self.first), self._last_box, gap="xs"))
        self.setFocusProxy(self.first)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._put)
            field.textEdited.connect(lambda _text, each=field: each.set_error(""))

    def show_period(self, period: Period, today: date) -> None:
        if period.kind is not self._kind:
            self._kind = period.kind
            for field in (self.first, self.last):  # what was refused is of the kind before
                field.clear()
                field.set_error("")
        self._today, self._span = today, period.kind is PeriodKind.SPAN
        self._last_box.setVisible(self._span)
        name = self.tr("Từ ngày") if self._span else self._name
        self.first.setAccessibleName(name)
        self.first.setPlaceholderText(
            self.tr("{name}, như {day}").format(name=name, day=formats.day(period.last))
        )

    def settle(self) -> bool:
        """Take what is typed, as when its field is left; False: it names no period."""
        self._put()
        typed = self._typed()
        half = self._span and any(field.text().strip() for field in typed)
        for field in typed if half else ():
            if not field.text().strip():
                field.set_error(self.tr("Ghi cả ngày đầu và ngày cuối."))
        return not any(field.error for field in typed)

    def _typed(self) -> list[Field]:
        return [self.first, self.last] if self._span else [self.first]

    def _put(self) -> None:
        """Both days of a span, otherwise one; nothing typed asks for nothing."""
        typed = self._typed()
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
        day = formats.last_day_from(field.text(), self._today)
        if day is None:
            field.set_error(self.tr("Ghi ngày như 05/11/2026."))
            return None
        if day > self._today:
            field.set_error(self.tr("Ngày này chưa đến."))
            return None
        return day
