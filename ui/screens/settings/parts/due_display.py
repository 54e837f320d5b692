"""How a due moment at the minute the office opens is printed at this desk."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Slot

from desk_app.domain.law.deadline.display import DueDisplay
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.office.due_display import DUE_DISPLAY, display_from
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.screens.settings.parts.part import Part
from ui.screens.settings.rules.part import RulesPart


@dataclass(frozen=True, slots=True)
class DueDisplayState:
    display: DueDisplay = DueDisplay.EXACT
    may_set: bool = False


class DueDisplayPart(Part):
    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self.state: DueDisplayState = DueDisplayState()
        self.rules = RulesPart(office, background, self)

    def serve(self, officer: Officer) -> None:
        super().serve(officer)
        self.rules.serve(officer)

    def enter(self, officer: Officer) -> None:
        super().enter(officer)
        self.rules.enter(officer)

    def read(self) -> None:
        self.show(replace(self.state, may_set=self.may(Right.SETTINGS)))
        self.ask(lambda: self.office.keeping.setting(DUE_DISPLAY), self._found)

    @Slot(object)
    def choose(self, display: DueDisplay) -> None:
        officer = self.officer
        self.show(replace(self.state, display=display))
        self.do(
            lambda: self.office.keeping.set_setting(DUE_DISPLAY, display.value, officer),
            lambda _nothing: None,
        )

    def _found(self, value: object) -> None:
        self.show(replace(self.state, display=display_from(value)))
