"""Whether this desk may give codes; after a restore or a jump of the clock a leader lets it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.office.confirm_clock import ConfirmClock
from desk_app.wiring.office import Office
from ui import formats
from ui.background import Runs
from ui.screens.settings.parts.part import Part
from ui.texts import Notice

translate = QCoreApplication.translate

LAST_BLOCK: Final = 1023


class Spot(Enum):
    BLOCK = "block"
    REASON = "reason"
    DAY = "day"
    CLOCK_REASON = "clock_reason"


@dataclass(frozen=True, slots=True)
class CodesState:
    blocked: bool | None = None  # None: not looked yet
    may_open: bool = False
    ahead: date | None = None  # codes of this later day keep today's from being given
    today: date | None = None  # as the machine has it
    may_confirm: bool = False
    busy: bool = False
    errors: Mapping[Spot, str] = field(default_factory=dict)


class CodesPart(Part):
    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self.state: CodesState = CodesState()

    def read(self) -> None:
        rights = self.may(Right.OPEN_BLOCK), self.may(Right.CONFIRM_CLOCK)
        self.show(replace(self.state, may_open=rights[0], may_confirm=rights[1], errors={}))
        keeping = self.office.keeping
        self.ask(lambda: (keeping.numbering_blocked(), keeping.codes_ahead()), self._found)

    def open_block(self, block: str, reason: str) -> None:
        if self.state.busy or not self.state.blocked:
            return
        number, why, officer = block.strip(), " ".join(reason.split()), self.officer
        errors = _block_errors(number, why)
        self.show(replace(self.state, errors=errors, busy=not errors))
        if not errors:
            self.do(
                lambda: self.office.keeping.open_block(int(number), why, officer),
                lambda _nothing: self._opened(officer),
            )

    def confirm_clock(self, day: str, reason: str) -> None:
        if self.state.busy or self.state.ahead is None:
            return
        meant, why, officer = formats.day_from(day), " ".join(reason.split()), self.officer
        errors = _clock_errors(meant, why)
        self.show(replace(self.state, errors=errors, busy=not errors))
        if meant is not None and not errors:
            order = ConfirmClock(day=meant, reason=why)
            self.do(
                lambda: self.office.keeping.confirm_clock(order, officer),
                lambda _nothing: self._opened(officer),
            )

    def _opened(self, by: Officer) -> None:
        self.show(replace(self.state, busy=False))
        self.stored.emit(by)
        self.seat.tell(
            by,
            Notice(
                translate("settings", "Quầy cấp mã lại được rồi."),
                translate("settings", "Lý do đã được ghi lại cùng tên người mở."),
                done=True,
            ),
        )
        self.read()

    def _found(self, found: tuple[bool, date | None]) -> None:
        today = office_date(self.office.now())
        self.show(replace(self.state, blocked=found[0], ahead=found[1], today=today))

    def rest(self) -> None:
        self.show(replace(self.state, busy=False))


def _clock_errors(day: date | None, reason: str) -> Mapping[Spot, str]:
    found: dict[Spot, str] = {}
    if day is None:
        found[Spot.DAY] = translate("settings", "Gõ ngày hôm nay, như 20/11/2026")
    if not reason:
        found[Spot.CLOCK_REASON] = translate("settings", "Ghi lý do, để sau này còn tra lại")
    return found


def _block_errors(block: str, reason: str) -> Mapping[Spot, str]:
    found: dict[Spot, str] = {}
    if not (block.isascii() and block.isdigit() and 0 < int(block) <= LAST_BLOCK):
        found[Spot.BLOCK] = translate("settings", "Gõ số dải từ 1 đến {n}").format(n=LAST_BLOCK)
    if not reason:
        found[Spot.REASON] = translate("settings", "Ghi lý do, để sau này còn tra lại")
    return found
