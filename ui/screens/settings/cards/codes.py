"""Whether codes are given, and the way out of a restored store."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
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

    def __init__(self, parent: QWidget | None = None) -> None:
        self.status = Label("", "person", wrap=True)
        self.advice = Label("", "cell", tone="text2", wrap=True)
        self.fields = {
            Spot.BLOCK: Field(translate("settings", "Số dải chưa quầy nào dùng")),
            Spot.REASON: Field(translate("settings", "Lý do")),
        }
        boxes = [FieldBox(field, field.accessibleName()) for field in self.fields.values()]
        self.open = Button(translate("settings", "Mở dải số"), Kind.PRIMARY, key=Keys.CONFIRM)
        self._why_not = reason()
        self._form = panel(column(*boxes, self._why_not, row(self.open, REST)))
        self._form.setMaximumWidth(2 * theme.size("width.login_left"))
        super().__init__(
            translate("settings", "Cấp mã hồ sơ"),
            translate("settings", "Mỗi quầy cấp mã từ dải số riêng, nên không bao giờ trùng."),
            self.status,
            self.advice,
            self._form,
            REST,
            first=self.fields[Spot.BLOCK],
        )
        self.setParent(parent)
        self.open.clicked.connect(self._open)

    def render_state(self, state: CodesState) -> None:
        blocked = bool(state.blocked)
        self.status.setText(_status(state.blocked))
        self.status.set_tone("look" if blocked else "")
        self.advice.setText(_advice(state.blocked))
        self._form.setVisible(blocked)
        for spot, field in self.fields.items():
            field.set_error(state.errors.get(spot, ""))
            field.setEnabled(state.may_open)
        self.open.setEnabled(state.may_open)
        self.open.set_busy(translate("settings", "Đang mở") if state.busy else "")
        say_reason(
            self._why_not,
            ""
            if state.may_open
            else translate("settings", "Chỉ lãnh đạo hoặc quản trị mở được dải số."),
        )

    def _open(self) -> None:
        self.opened.emit(self.fields[Spot.BLOCK].text(), self.fields[Spot.REASON].text())


def _status(blocked: bool | None) -> str:  # an answer
    if blocked is None:
        return "…"
    if blocked:
        return translate("settings", "Quầy chưa được cấp mã mới")
    return translate("settings", "Quầy đang cấp mã bình thường")


def _advice(blocked: bool | None) -> str:  # an answer
    if not blocked:
        return translate("settings", "Không cần làm gì ở đây.")
    return translate(
        "settings",
        "Dữ liệu này được khôi phục từ bản sao lưu. Những mã đã cấp sau bản sao lưu có thể nằm "
        "trên giấy đã in, nên quầy chờ nối mạng để lấy lại việc đã làm. Nếu không chờ được, hỏi "
        "trung tâm một dải số chưa quầy nào dùng rồi mở tại đây; tên người mở được ghi lại.",
    )
