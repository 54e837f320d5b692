"""Whether codes are given, and the ways out of a restored store and of a clock that ran ahead."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui import formats, theme
from ui.screens.settings.cards.section import Section, reason, say_reason
from ui.screens.settings.parts.codes import CodesState, Spot
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row

translate = QCoreApplication.translate


class CodesCard(Section):
    opened = Signal(str, str)  # block, reason as typed
    clock_confirmed = Signal(str, str)  # day, reason as typed

    def __init__(self, parent: QWidget | None = None) -> None:
        self.status = Label("", "person", wrap=True)
        self.advice = Label("", "cell", tone="text2", wrap=True)
        self.fields = {
            Spot.BLOCK: Field(translate("settings", "Số dải chưa quầy nào dùng")),
            Spot.REASON: Field(translate("settings", "Lý do")),
            Spot.DAY: Field(translate("settings", "Hôm nay là ngày")),
            Spot.CLOCK_REASON: Field(translate("settings", "Lý do đồng hồ chạy sai")),
        }
        self.open = Button(translate("settings", "Mở dải số"), Kind.PRIMARY, key=Keys.CONFIRM)
        self.confirm = Button(
            translate("settings", "Xác nhận ngày"), Kind.PRIMARY, key=Keys.CONFIRM
        )
        self._why_not = reason()
        self._why_not_clock = reason()
        self._form = self._made(self.open, self._why_not, Spot.BLOCK, Spot.REASON)
        self._clock_form = self._made(
            self.confirm, self._why_not_clock, Spot.DAY, Spot.CLOCK_REASON
        )
        super().__init__(
            translate("settings", "Cấp mã hồ sơ"),
            translate("settings", "Mỗi quầy cấp mã từ dải số riêng, nên không bao giờ trùng."),
            self.status,
            self.advice,
            self._form,
            self._clock_form,
            REST,
            first=self.fields[Spot.BLOCK],
        )
        self.setParent(parent)
        self._clock_form.hide()  # never both at once: there would be no room for them
        self.open.clicked.connect(self._open)
        self.confirm.clicked.connect(self._confirm)

    def _made(self, button: Button, why_not: Label, *spots: Spot) -> QWidget:
        fields = [self.fields[spot] for spot in spots]
        boxes = [FieldBox(field, field.accessibleName()) for field in fields]
        form = panel(column(*boxes, why_not, row(button, REST)))
        form.setMaximumWidth(2 * theme.size("width.login_left"))
        return form

    def render_state(self, state: CodesState) -> None:
        blocked = bool(state.blocked)
        ahead = None if blocked else state.ahead  # one way out after the other
        self.status.setText(_status(state.blocked, ahead))
        self.status.set_tone("look" if blocked or ahead else "")
        self.advice.setText(_advice(state.blocked, ahead, state.today))
        self._form.setVisible(blocked)
        self._clock_form.setVisible(ahead is not None)
        first = self.fields[Spot.DAY if ahead else Spot.BLOCK]
        self.setFocusProxy(first if ahead or blocked else None)  # type: ignore[arg-type]  # nobody
        for spot, field in self.fields.items():
            field.set_error(state.errors.get(spot, ""))
            of_clock = spot in {Spot.DAY, Spot.CLOCK_REASON}
            field.setEnabled(state.may_confirm if of_clock else state.may_open)
        self._render_buttons(state)

    @property
    @override
    def half_typed(self) -> Sequence[Field]:
        return tuple(self.fields.values())

    def _render_buttons(self, state: CodesState) -> None:
        self.open.setEnabled(state.may_open)
        self.open.set_busy(translate("settings", "Đang mở") if state.busy else "")
        self.confirm.setEnabled(state.may_confirm)
        self.confirm.set_busy(translate("settings", "Đang ghi") if state.busy else "")
        say_reason(
            self._why_not,
            ""
            if state.may_open
            else translate("settings", "Chỉ lãnh đạo hoặc quản trị mở được dải số."),
        )
        say_reason(
            self._why_not_clock,
            "" if state.may_confirm else translate("settings", "Chỉ lãnh đạo xác nhận được ngày."),
        )

    def _open(self) -> None:
        self.opened.emit(self.fields[Spot.BLOCK].text(), self.fields[Spot.REASON].text())

    def _confirm(self) -> None:
        day, why = self.fields[Spot.DAY], self.fields[Spot.CLOCK_REASON]
        self.clock_confirmed.emit(day.text(), why.text())


def _status(blocked: bool | None, ahead: date | None) -> str:  # an answer
    if blocked is None:
        return "…"
    if blocked:
        return translate("settings", "Quầy chưa được cấp mã mới")
    if ahead is not None:
        return translate("settings", "Quầy dừng cấp mã vì ngày của máy")
    return translate("settings", "Quầy đang cấp mã bình thường")


def _advice(blocked: bool | None, ahead: date | None, today: date | None) -> str:  # an answer
    if blocked:
        return translate(
            "settings",
            "Dữ liệu này được khôi phục từ bản sao lưu. Những mã đã cấp sau bản sao lưu có thể nằm "
            "trên giấy đã in, nên quầy chờ nối mạng để lấy lại việc đã làm. Nếu không chờ được, "
            "hỏi trung tâm một dải số chưa quầy nào dùng rồi mở tại đây; tên người mở được ghi "
            "lại.",
        )
    if ahead is None or today is None:
        return translate("settings", "Không cần làm gì ở đây.")
    return translate(
        "settings",
        "Đồng hồ máy đang là {today}, nhưng quầy đã cấp mã của ngày {ahead}. Nếu máy đang sai, "
        "chỉnh lại đồng hồ. Nếu máy đang đúng (lần trước đồng hồ chạy nhanh), xem lịch rồi gõ lại "
        "ngày hôm nay: quầy cấp mã tiếp, mã đã cấp không bao giờ cấp lại, tên người xác nhận được "
        "ghi lại.",
    ).format(today=formats.long_day(today), ahead=formats.day(ahead))
