"""One line for each channel: how many, of what, and beside it what was published."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desk_app.domain.law.due import LimitUnit
from desk_app.domain.law.papers import Channel
from ui import theme
from ui.dossiers import words
from ui.screens.catalogue.settling.draft import Place, Time, TimeWrong, TypedTime, told_of
from ui.widgets.choices import Combo
from ui.widgets.field import Field
from ui.widgets.labels import Label

translate = QCoreApplication.translate

_AMOUNT = 68
_UNIT = 180


class TimeLine:
    """The fields of one channel; `QWidget`s that stand in the grid of `TimeLines`."""

    def __init__(self, channel: Channel) -> None:
        self.name = words.channel(channel)
        said = translate("catalogue", "Thời hạn, {channel}").format(channel=self.name)
        self.amount = Field(said)
        self.amount.setFixedWidth(_AMOUNT)
        self.unit = Combo(translate("catalogue", "{time}: đơn vị tính").format(time=said))
        self.unit.setFixedWidth(_UNIT)
        self.told = Label("", "small", tone="text2", wrap=True)
        self.time: Time | None = None

    @property
    def typed(self) -> TypedTime:
        unit = self.unit.value if isinstance(self.unit.value, LimitUnit) else None
        typed = TypedTime(self.amount.text().strip(), unit)
        return typed if typed.is_counted else TypedTime("", unit)

    def show_time(self, time: Time, typed: TypedTime) -> None:
        self.time = time
        offered: list[tuple[LimitUnit | None, str]] = list(_units().items())
        if time.limit is None:
            offered.insert(0, (None, _none_of(time)))
        self.unit.offer(offered)
        self.unit.set_value(typed.unit)
        self.amount.setText(typed.amount)
        self.say("")

    def say(self, error: str) -> None:
        """What is wrong, instead of what was published."""
        self.amount.set_error(error)
        self.told.set_tone("late_ink" if error else "text2")
        told = told_of(self.time, self.typed) if self.time else ""
        self.told.setText(error or told)

    def open_to(self, *, usable: bool) -> None:
        self.amount.setEnabled(self.typed.is_counted)
        self.amount.setReadOnly(not usable)
        self.unit.setEnabled(usable)


class TimeLines(QWidget):
    """The three channels below each other."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines = [TimeLine(channel) for channel in Channel]
        self._usable = True
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.size("space.s"))
        grid.setVerticalSpacing(theme.size("space.xs"))
        grid.setColumnStretch(3, 1)
        for n, line in enumerate(self.lines):
            label = Label(line.name, "small", tone="text2")
            label.setBuddy(line.amount)
            things: Sequence[QWidget] = (label, line.amount, line.unit, line.told)
            for column, thing in enumerate(things):
                grid.addWidget(thing, n, column, Qt.AlignmentFlag.AlignVCenter)
            line.amount.textEdited.connect(lambda _text, line=line: self._edit(line))
            line.unit.chosen.connect(lambda _unit, line=line: self._edit(line))

    def show_times(self, times: Sequence[Time], typed: Mapping[Place, TypedTime]) -> None:
        for line, time in zip(self.lines, times, strict=True):
            line.show_time(time, typed.get(time.place, time.typed))
            line.open_to(usable=self._usable)

    def open_to(self, *, usable: bool) -> None:
        self._usable = usable
        for line in self.lines:
            line.open_to(usable=usable)

    def refuse(self, wrong: TimeWrong) -> None:
        """Say what is wrong with a time and stand at it."""
        for line in self.lines:
            if line.time is not None and line.time.place == wrong.place:
                line.say(str(wrong))
                line.amount.setFocus()
                return

    def _edit(self, line: TimeLine) -> None:
        line.open_to(usable=self._usable)
        line.say("")
        self.edited.emit()


def _units() -> Mapping[LimitUnit, str]:
    return {
        LimitUnit.WORKING_DAY: translate("catalogue", "ngày làm việc"),
        LimitUnit.DAY: translate("catalogue", "ngày"),
        LimitUnit.WORKING_HOUR: translate("catalogue", "giờ làm việc"),
        LimitUnit.MONTH: translate("catalogue", "tháng"),
        LimitUnit.SAME_DAY: translate("catalogue", "trong ngày"),
        LimitUnit.NONE: translate("catalogue", "không hẹn ngày"),
    }


def _none_of(time: Time) -> str:
    """Nothing is decided, and what holds then."""
    if time.several:
        return translate("catalogue", "giữ nguyên")
    if time.is_of_the_counter:
        return translate("catalogue", "như trực tiếp")
    return translate("catalogue", "chưa quyết định")
