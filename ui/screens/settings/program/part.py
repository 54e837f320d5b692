"""The program: which version is at work, what newer one there is, the way back."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.releases.faults import CannotGoBack
from desk_app.services.updating.offered import ProgramFacts
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.screens.settings.parts.part import Part
from ui.texts import Notice, notice

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ProgramState:
    facts: ProgramFacts | None = None  # None: not looked yet
    may_set: bool = False
    busy: bool = False  # a file is read


class ProgramPart(Part):
    update_asked = Signal(object)  # OfferedUpdate
    back_asked = Signal(object)  # WayBack
    brought = Signal()  # a release came as a file

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self.state: ProgramState = ProgramState()

    def read(self) -> None:
        self.show(replace(self.state, may_set=self.may(Right.SETTINGS)))
        self.ask(self.office.releases.facts, self._found, key="program")

    @Slot()
    def update(self) -> None:
        facts = self.state.facts
        if facts is not None and facts.offered is not None and facts.offered.whole:
            self.update_asked.emit(facts.offered)

    @Slot()
    def go_back(self) -> None:
        """Asked first; where the store is in the way, what the copy of before is called."""
        facts = self.state.facts
        way = facts.before if facts is not None else None
        if way is None:
            return
        if way.open:
            self.back_asked.emit(way)
        else:
            self.notice_changed.emit(notice(CannotGoBack(way.version, way.backup)), None)

    @Slot(object)
    def take_in(self, file: Path) -> None:
        if self.state.busy:
            return
        officer = self.officer
        self.notice_changed.emit(None, None)
        self.show(replace(self.state, busy=True))
        self.ask(
            lambda: self.office.releases.take_in(file, officer), partial(self._taken_in, officer)
        )

    def rest(self) -> None:
        self.show(replace(self.state, busy=False))

    def _found(self, facts: ProgramFacts) -> None:
        self.show(replace(self.state, facts=facts))

    def _taken_in(self, by: Officer, version: str) -> None:
        self.rest()
        said = translate("settings", "Đã nhận bản {version} và kiểm tra chữ ký.")
        self.seat.tell(
            by,
            Notice(
                said.format(version=version),
                translate("settings", "Bấm Cập nhật, hoặc để đến lúc đóng chương trình."),
                grave=False,
            ),
        )
        self.brought.emit()
