"""What the last scan was taken for."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.screens.settings.cards.section import Section
from ui.screens.settings.parts.scan import ScanState
from ui.widgets.frames import Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST

translate = QCoreApplication.translate


class ScanCard(Section):
    def __init__(self, parent: QWidget | None = None) -> None:
        self.what = Label("", "person", wrap=True)
        self.detail = Label("", "cell", wrap=True)
        self.advice = Label("", "small", tone="text2", wrap=True)
        super().__init__(
            translate("settings", "Quét thử"),
            translate(
                "settings",
                "Quét ở đây không mở hồ sơ và không lưu gì. Thử cả khi bộ gõ tiếng Việt đang bật.",
            ),
            Rule(),
            "s",
            self.what,
            self.detail,
            self.advice,
            REST,
        )
        self.setParent(parent)

    def render_state(self, state: ScanState) -> None:
        waiting = translate("settings", "Đang chờ một lần quét…")
        self.what.setText(state.title or waiting)
        self.what.set_tone("look" if state.bad else "")
        self.detail.setText(state.detail)
        start = translate("settings", "Quét thẻ căn cước, giấy tiếp nhận hoặc phiếu hẹn.")
        self.advice.setText(state.advice or start)
        self.setAccessibleName(f"{self.what.text()} {state.detail} {self.advice.text()}")
