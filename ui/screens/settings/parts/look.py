"""Light, dark, or as the machine: the choice of this desk."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from desk_app.wiring.office import Office
from ui.background import Runs
from ui.screens.settings.parts.part import Part
from ui.theme import Mode

MODE: Final = "ui.mode"


@dataclass(frozen=True, slots=True)
class LookState:
    mode: Mode = Mode.SYSTEM


class LookPart(Part):
    worn = Signal(object)  # Mode: dress the program in it

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self.state: LookState = LookState()

    def read(self) -> None:
        self.ask(lambda: self.office.keeping.setting(MODE), self._found)

    def wear_chosen(self) -> None:
        """What was chosen before is worn again; nothing chosen: nothing changes."""
        self.ask(lambda: self.office.keeping.setting(MODE), self._wear)

    @Slot(object)
    def choose(self, mode: Mode) -> None:
        officer = self.officer
        self.show(LookState(mode))
        self.worn.emit(mode)
        self.do(
            lambda: self.office.keeping.set_setting(MODE, mode.value, officer),
            lambda _nothing: None,
        )

    def _found(self, value: object) -> None:
        self.show(LookState(_mode(value) or Mode.SYSTEM))

    def _wear(self, value: object) -> None:
        if (mode := _mode(value)) is not None:
            self.worn.emit(mode)


def _mode(value: object) -> Mode | None:
    return next((mode for mode in Mode if mode == value), None)
