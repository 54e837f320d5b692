"""Whether this desk may give codes; on a restored store a leader lets it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from desk_app.domain.people.rights import Right
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.screens.settings.parts.part import Part
from ui.texts import Notice

translate = QCoreApplication.translate

LAST_BLOCK: Final = 1023


class Spot(Enum):
    BLOCK = "block"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class CodesState:
    blocked: bool | None = None  # None: not looked yet
    may_open: bool = False
    busy: bool = False
    errors: Mapping[Spot, str] = field(default_factory=dict)


class CodesPart(Part):
    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self.state: CodesState = CodesState()

    def read(self) -> None:
        self.show(replace(self.state, may_open=self.may(Right.OPEN_BLOCK), errors={}))
        self.ask(self.office.keeping.numbering_blocked, self._found)

    def open_block(self, block: str, reason: str) -> None:
        if self.state.busy or not self.state.blocked:
            return
        number, why, officer = block.strip(), " ".join(reason.split()), self.officer
        errors = _errors(number, why)
        self.show(replace(self.state, errors=errors, busy=not errors))
        if not errors:
            self.do(
                lambda: self.office.keeping.open_block(int(number), why, officer),
                lambda _nothing: self._opened(),
            )

    def _opened(self) -> None:
        self.show(replace(self.state, busy=False))
        self.notice_changed.emit(
            Notice(
                translate("settings", "Quầy cấp mã lại được rồi."),
                translate("settings", "Lý do đã được ghi lại cùng tên người mở."),
                grave=False,
            ),
            None,
        )
        self.read()

    def _found(self, blocked: bool) -> None:  # an answer
        self.show(replace(self.state, blocked=blocked))

    def rest(self) -> None:
        self.show(replace(self.state, busy=False))


def _errors(block: str, reason: str) -> Mapping[Spot, str]:
    found: dict[Spot, str] = {}
    if not (block.isascii() and block.isdigit() and 0 < int(block) <= LAST_BLOCK):
        found[Spot.BLOCK] = translate("settings", "Gõ số dải từ 1 đến {n}").format(n=LAST_BLOCK)
    if not reason:
        found[Spot.REASON] = translate("settings", "Ghi lý do, để sau này còn tra lại")
    return found
