"""What is said once for all that is chosen: a remark, to whom and why, by when an answer is due."""

from collections.abc import Callable, Hashable, Sequence
from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID, uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.watching.oversight import REPLY_WITHIN
from ui import formats
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Combo
from ui.widgets.field import Field, FieldBox
from ui.widgets.labels import Label
from ui.widgets.layouts import column, row

_HOUR: Final = timedelta(hours=1)
_MOST_HOURS: Final = 240


class Form(QWidget):
    """One line at the foot of the list; confirmed by Ctrl+Enter, left by Esc."""

    confirmed = Signal(object)  # what was said; each form knows its own

    def __init__(self) -> None:
        super().__init__()
        self.keep = Button("", Kind.PRIMARY, key=Keys.CONFIRM).sized("button", "button_mid")
        self.keep.clicked.connect(self._confirm)

    def begin(self) -> None:
        """Empty, for other dossiers."""

    def half_typed(self) -> Callable[[], None]:
        """Puts back what is typed now, once its officer is here again."""
        raise NotImplementedError

    def first_place(self) -> QWidget:
        raise NotImplementedError

    def does(self) -> str:
        """On the button, with "{n}" for how many."""
        raise NotImplementedError

    def order(self) -> object | None:
        """None: something is missing, and has the focus."""
        raise NotImplementedError

    def show_many(self, n: int, busy: str) -> None:
        self.keep.setText(self.does().format(n=n))
        self.keep.set_busy(self.tr("Đang ghi {n}").format(n=busy) if busy else "")

    def _confirm(self) -> None:
        if (order := self.order()) is not None:
            self.confirmed.emit(order)


class MarkForm(Form):
    """Says a remark, which may be empty."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Field(self.tr("Nhận xét"), self.tr("một nhận xét chung, có thể bỏ trống"))
        self.words.returnPressed.connect(self._confirm)
        self.setLayout(row((self.words, 1), self.keep))

    @override
    def begin(self) -> None:
        self.words.clear()

    @override
    def half_typed(self) -> Callable[[], None]:
        return partial(self.words.setText, self.words.text())

    @override
    def first_place(self) -> QWidget:
        return self.words

    @override
    def does(self) -> str:
        return self.tr("Đã xem {n} hồ sơ")

    @override
    def order(self) -> str:
        return " ".join(self.words.text().split())


class AssignForm(Form):
    """Says to whom, and why."""

    def __init__(self) -> None:
        super().__init__()
        self._offered: Sequence[Officer] = ()
        self.to = Combo(self.tr("Giao cho"), [(None, self.tr("Đang đọc…"))])
        self.reason = Field(self.tr("Lý do"), self.tr("lý do, ví dụ: người nhận nghỉ phép"))
        self.reason.returnPressed.connect(self._confirm)
        self.to.chosen.connect(lambda _to: self._say(""))
        self.reason.textEdited.connect(lambda _text: self._say(""))
        self.missing = Label("", "note", tone="late_ink", wrap=True)
        self.missing.hide()
        line = row((self.to, 1), (self.reason, 1), self.keep)
        self.setLayout(column(line, self.missing, gap="xs"))

    def offer(self, officers: Sequence[Officer]) -> None:
        """Nobody is meant until somebody is chosen."""
        if officers and officers != self._offered:
            chosen, self._offered = self.to.value, officers
            nobody = (None, self.tr("Chọn người được giao"))
            self.to.offer([nobody, *((each.id, each.name) for each in officers)])
            if chosen in {each.id for each in officers}:
                self.to.set_value(chosen)

    @override
    def begin(self) -> None:
        self.reason.clear()
        self._say("")
        if self._offered:
            self.to.set_value(None)

    @override
    def half_typed(self) -> Callable[[], None]:
        return partial(self._go_on_with, self.to.value, self.reason.text())

    def _go_on_with(self, to: Hashable, reason: str) -> None:
        """Who is offered no more is not chosen any more, and nobody else in their place."""
        self.to.set_value(to if to in {each.id for each in self._offered} else None)
        self.reason.setText(reason)

    @override
    def first_place(self) -> QWidget:
        return self.to

    @override
    def does(self) -> str:
        return self.tr("Giao {n} hồ sơ")

    @override
    def order(self) -> tuple[OfficerId, str] | None:
        to, reason = self.to.value, " ".join(self.reason.text().split())
        if not isinstance(to, UUID):
            self._say(self.tr("Chọn người được giao."))
            self.to.setFocus()
            return None
        if not reason:
            self._say(self.tr("Ghi lý do giao cho người khác."))
            self.reason.setFocus()
            return None
        return OfficerId(to), reason

    def _say(self, missing: str) -> None:
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))


class RemindForm(Form):
    """Says within how many hours an answer is wanted; the words are those offices use."""

    def __init__(self) -> None:
        super().__init__()
        self._key = uuid4()
        self.hours = Field(self.tr("Trả lời trong (giờ)"))
        self.hours.returnPressed.connect(self._confirm)
        self.hours.textEdited.connect(lambda _text: self._look_at_hours())
        label = Label(self.tr("Đơn vị hoặc người đang giữ hồ sơ trả lời trong (giờ)"), "small")
        label.setBuddy(self.hours)
        self.setLayout(row(label, (FieldBox(self.hours), 1), self.keep))

    @override
    def begin(self) -> None:
        self._key = uuid4()
        self.hours.setText(str(REPLY_WITHIN // _HOUR))
        self.hours.set_error("")

    @override
    def half_typed(self) -> Callable[[], None]:
        return partial(self._go_on_with, self.hours.text(), self._key)

    def _go_on_with(self, hours: str, key: UUID) -> None:
        self._key = key
        self.hours.setText(hours)
        self._look_at_hours()

    @override
    def first_place(self) -> QWidget:
        return self.hours

    @override
    def does(self) -> str:
        return self.tr("Đôn đốc {n} hồ sơ")

    @override
    def order(self) -> tuple[timedelta, UUID] | None:
        hours = formats.hours_from(self.hours.text(), _MOST_HOURS)
        if not hours:
            self._look_at_hours()
            self.hours.selectAll()
            self.hours.setFocus()
            return None
        return hours * _HOUR, self._key

    def _look_at_hours(self) -> None:
        said = self.tr("Ghi số giờ, từ 1 đến {most}.").format(most=_MOST_HOURS)
        found = formats.hours_from(self.hours.text(), _MOST_HOURS)
        self.hours.set_error("" if found else said)
