"""Light, dark, or as the machine."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.screens.settings.cards.section import Section
from ui.screens.settings.parts.look import LookState
from ui.theme import Mode
from ui.widgets.field import left_label
from ui.widgets.layouts import REST, row
from ui.widgets.segmented import Segmented

translate = QCoreApplication.translate


class LookCard(Section):
    chosen = Signal(object)  # Mode

    def __init__(self, parent: QWidget | None = None) -> None:
        modes = (
            (Mode.LIGHT, translate("settings", "Sáng")),
            (Mode.DARK, translate("settings", "Tối")),
            (Mode.SYSTEM, translate("settings", "Theo máy")),
        )
        words = translate("settings", "Màu nền")
        self.mode = Segmented(words, modes)
        super().__init__(
            translate("settings", "Giao diện"),
            translate("settings", "Đổi ngay, và nhớ cho lần mở sau ở máy này."),
            left_label(words, row(self.mode, REST)),
            REST,
            first=self.mode,
        )
        self.setParent(parent)
        self.mode.chosen.connect(self.chosen)

    def render_state(self, state: LookState) -> None:
        self.mode.set_value(state.mode)
