"""The first start: try the program out, or make this machine a desk of its office."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from desk_app.domain.errors import CentralUnreachable, CentralUntrusted, DeskError
from desk_app.domain.people.spelling import tidy
from desk_app.wiring.enrolment import EnrolDesk
from ui.texts import Notice, notice

translate = QCoreApplication.translate

_GROUP: Final = 4  # letters of a one-time code, as it is told over the telephone


class Spot(Enum):
    """A field of the form."""

    ADDRESS = "address"
    CODE = "code"
    NAME = "name"
    PIN = "pin"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class FirstStartState:
    enrolling: bool = False  # the form is shown, not the choice
    busy: bool = False
    errors: Mapping[Spot, str] = field(default_factory=dict)


class FirstStartPresenter(QObject):
    state_changed = Signal(object)  # FirstStartState
    refused = Signal(object)  # Spot: the first field to mend
    trial_asked = Signal()
    enrol_asked = Signal(object)  # EnrolDesk
    notice_changed = Signal(object, object)  # Notice | None, None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = FirstStartState()

    @Slot()
    def try_out(self) -> None:
        if not self.state.busy:
            self._show(replace(self.state, busy=True))
            self.trial_asked.emit()

    @Slot()
    def choose_enrolment(self) -> None:
        if not self.state.busy:
            self._show(FirstStartState(enrolling=True))

    @Slot()
    def back(self) -> None:
        """To the choice; what was typed stays in its fields."""
        if not self.state.busy:
            self.notice_changed.emit(None, None)
            self._show(FirstStartState())

    @Slot(object)
    def submit(self, typed: Mapping[Spot, str]) -> None:
        """Once; until `show_failure` a second press does nothing."""
        if self.state.busy or not self.state.enrolling:
            return
        errors = _errors(typed)
        self._show(replace(self.state, errors=errors, busy=not errors))
        self.notice_changed.emit(None, None)
        if errors:
            self.refused.emit(next(spot for spot in Spot if spot in errors))
            return
        order = EnrolDesk(
            address=typed[Spot.ADDRESS].strip(),
            code=as_issued(typed[Spot.CODE]),
            admin_name=tidy(typed[Spot.NAME]),
            admin_secret=typed[Spot.PIN],
        )
        self.enrol_asked.emit(order)

    def show_failure(self, error: DeskError) -> None:
        self._show(replace(self.state, busy=False))
        self.notice_changed.emit(_said(error), None)

    def _show(self, state: FirstStartState) -> None:
        self.state = state
        self.state_changed.emit(state)


def as_issued(code: str) -> str:
    """A one-time code as the centre wrote it, however it was typed: "ab12 cd34" is "AB12-CD34"."""
    letters = re.sub(r"[^0-9A-Z]", "", code.upper())
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def _errors(typed: Mapping[Spot, str]) -> Mapping[Spot, str]:
    found: dict[Spot, str] = {}
    if not typed[Spot.ADDRESS].strip():
        found[Spot.ADDRESS] = translate("first_start", "Gõ địa chỉ trung tâm, như trong giấy báo")
    if not as_issued(typed[Spot.CODE]):
        found[Spot.CODE] = translate("first_start", "Gõ mã ghi danh, như trong giấy báo")
    if typed[Spot.PIN] and not tidy(typed[Spot.NAME]):
        found[Spot.NAME] = translate("first_start", "Gõ họ tên, hoặc bỏ trống cả mã PIN")
    if tidy(typed[Spot.NAME]) and not typed[Spot.PIN]:
        found[Spot.PIN] = translate("first_start", "Đặt mã PIN, từ 6 chữ số")
    if typed[Spot.PIN] != typed[Spot.AGAIN]:
        found[Spot.AGAIN] = translate("first_start", "Hai lần gõ mã PIN chưa giống nhau")
    return found


def _said(error: DeskError) -> Notice:
    """Nobody works here yet: a missing line means something else than at the counter."""
    if isinstance(error, CentralUntrusted):
        return Notice(
            translate("first_start", "Máy chủ trả lời không chứng minh được là trung tâm."),
            translate(
                "first_start",
                "Gõ mã ghi danh đủ như được cấp; vẫn không được thì báo quản trị trung tâm.",
            ),
        )
    if isinstance(error, CentralUnreachable):
        return Notice(
            translate("first_start", "Chưa tới được trung tâm; máy này chưa ghi danh."),
            translate("first_start", "Xem lại địa chỉ và đường mạng, rồi ghi danh lại."),
        )
    return notice(error)
