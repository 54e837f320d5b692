"""Light, dark or as the machine; the three sounds; minutes until an empty chair locks."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.screens.settings.cards.section import Section, reason, say_reason
from ui.screens.settings.parts.look import LookState
from ui.seat.idle_watch import CHOICES
from ui.sounds.tones import Sound
from ui.theme import Mode
from ui.widgets.choices import Check
from ui.widgets.field import left_label
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, row
from ui.widgets.segmented import Segmented

translate = QCoreApplication.translate


class LookCard(Section):
    chosen = Signal(object)  # Mode
    toggled = Signal(object)  # Sound
    idle_chosen = Signal(object)  # minutes

    def __init__(self, parent: QWidget | None = None) -> None:
        modes = (
            (Mode.LIGHT, translate("settings", "Sáng")),
            (Mode.DARK, translate("settings", "Tối")),
            (Mode.SYSTEM, translate("settings", "Theo máy")),
        )
        words = translate("settings", "Màu nền")
        self.mode = Segmented(words, modes)
        self.sounds = {sound: Check(name) for sound, name in _sounds().items()}
        minutes = translate("settings", "{n} phút")
        idle = translate("settings", "Tự khóa sau")
        self.idle = Segmented(idle, [(n, minutes.format(n=n)) for n in CHOICES])
        self._idle_reason = reason()
        ticks = row(*self.sounds.values(), REST, gap="m")
        said = translate(
            "settings",
            "Máy tự khóa khi không ai bấm phím hay chuột. Phần đang nhập còn nguyên, giấy đang in "
            "vẫn in tiếp.",
        )
        super().__init__(
            translate("settings", "Giao diện, âm thanh, tự khóa"),
            translate("settings", "Đổi ngay, và nhớ cho lần mở sau ở máy này."),
            left_label(words, row(self.mode, REST)),
            "s",
            left_label(translate("settings", "Âm thanh"), ticks),
            "s",
            left_label(idle, row(self.idle, REST)),
            Label(said, "small", tone="text2", wrap=True),
            self._idle_reason,
            REST,
            first=self.mode,
        )
        self.setParent(parent)
        self.mode.chosen.connect(self.chosen)
        self.idle.chosen.connect(self.idle_chosen)
        for sound, tick in self.sounds.items():
            tick.clicked.connect(partial(self._toggle, sound))

    def render_state(self, state: LookState) -> None:
        self.mode.set_value(state.mode)
        for sound, tick in self.sounds.items():
            tick.setChecked(sound in state.sounds)
        self.idle.set_value(state.idle_minutes)
        self.idle.setEnabled(state.may_set_idle)
        words = translate("settings", "Vai trò của bạn không đổi được giờ tự khóa.")
        say_reason(self._idle_reason, "" if state.may_set_idle else words)

    def _toggle(self, sound: Sound) -> None:
        self.toggled.emit(sound)


def _sounds() -> dict[Sound, str]:
    return {
        Sound.DONE: translate("settings", "Xong việc"),
        Sound.LOOK: translate("settings", "Cần xem"),
        Sound.REFUSED: translate("settings", "Bị từ chối"),
    }
