"""Light or dark, what is heard, and when an empty chair locks the desk."""

from collections.abc import Set
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.domain.people.rights import Right
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.screens.settings.parts.part import Part
from ui.seat.idle_watch import IDLE_MINUTES, USUAL_MINUTES, minutes_from
from ui.sounds.sounds import SOUNDS, kept, sounds_from
from ui.sounds.tones import Sound
from ui.theme import MODE, Mode, mode_from


@dataclass(frozen=True, slots=True)
class LookState:
    mode: Mode = Mode.SYSTEM
    sounds: Set[Sound] = frozenset(Sound)  # those that are on
    idle_minutes: int = USUAL_MINUTES
    may_set_idle: bool = False


class LookPart(Part):
    """The looks and sounds are anybody's to choose, the lock is the administrator's."""

    worn = Signal(object)  # Mode: dress the program in it
    kept = Signal(str)  # name of a setting that is stored now

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self.state: LookState = LookState()

    def read(self) -> None:
        self.show(replace(self.state, may_set_idle=self.may(Right.SETTINGS)))
        setting = self.office.keeping.setting
        self.ask(
            lambda: (setting(MODE), setting(SOUNDS), setting(IDLE_MINUTES)),
            lambda found: self._found(*found),
        )

    @Slot(object)
    def choose(self, mode: Mode) -> None:
        self.show(replace(self.state, mode=mode))
        self.worn.emit(mode)
        self._keep(MODE, mode.value)

    @Slot(object)
    def toggle(self, sound: Sound) -> None:
        on = self.state.sounds ^ {sound}
        self.show(replace(self.state, sounds=on))
        self._keep(SOUNDS, kept(on))

    @Slot(object)
    def lock_after(self, minutes: int) -> None:
        self.show(replace(self.state, idle_minutes=minutes))
        self._keep(IDLE_MINUTES, minutes)

    def _keep(self, name: str, value: object) -> None:
        officer = self.officer
        self.do(
            lambda: self.office.keeping.set_setting(name, value, officer),
            lambda _nothing: self.kept.emit(name),
        )

    def _found(self, mode: object, sounds: object, minutes: object) -> None:
        self.show(
            replace(
                self.state,
                mode=mode_from(mode),
                sounds=sounds_from(sounds),
                idle_minutes=minutes_from(minutes),
            )
        )
