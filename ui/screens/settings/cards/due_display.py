"""Exactly, "trong ngày", or when the office closed before: the choice of this desk."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.law.deadline.display import DueDisplay
from ui.screens.settings.cards.section import Section, reason, say_reason
from ui.screens.settings.parts.due_display import DueDisplayState
from ui.screens.settings.rules.box import RulesBox
from ui.widgets.field import left_label
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, row
from ui.widgets.segmented import Segmented

translate = QCoreApplication.translate


class DueDisplayCard(Section):
    chosen = Signal(object)  # DueDisplay

    def __init__(self, parent: QWidget | None = None) -> None:
        words = translate("settings", "Ghi là")
        self.display = Segmented(
            words,
            (
                (DueDisplay.EXACT, translate("settings", "Đúng giờ")),
                (DueDisplay.WHOLE_DAY, translate("settings", "Trong ngày")),
                (DueDisplay.SESSION_END, translate("settings", "Hết buổi trước")),
            ),
        )
        self._example = Label("", "small", tone="text2", wrap=True)
        self._reason = reason()
        self.rules = RulesBox()
        super().__init__(
            translate("settings", "Ngày hẹn trả"),
            translate(
                "settings",
                "Khi hạn rơi đúng giờ mở cửa, giấy tiếp nhận và phiếu hẹn ghi thế nào. Hạn của hồ "
                "sơ không đổi. Chọn cho từng máy: đặt giống nhau ở mọi quầy.",
            ),
            left_label(words, row(self.display, REST)),
            self._example,
            self._reason,
            self.rules,
            REST,
            first=self.display,
        )
        self.setParent(parent)
        self.display.chosen.connect(self.chosen)

    def render_state(self, state: DueDisplayState) -> None:
        self.display.set_value(state.display)
        self.display.setEnabled(state.may_set)
        self._example.setText(_example(state.display))
        words = translate("settings", "Vai trò của bạn không đổi được mục này.")
        say_reason(self._reason, "" if state.may_set else words)


def _example(display: DueDisplay) -> str:
    return {
        DueDisplay.EXACT: translate("settings", "Ví dụ: 07 giờ 00 phút, thứ Tư 25/11/2026."),
        DueDisplay.WHOLE_DAY: translate("settings", "Ví dụ: trong ngày 25/11/2026, thứ Tư."),
        DueDisplay.SESSION_END: translate(
            "settings", "Ví dụ: 17 giờ 00 phút, ngày làm việc trước 25/11/2026."
        ),
    }[display]
