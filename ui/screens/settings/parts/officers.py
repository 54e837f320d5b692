"""Officers: who works here, new ones, new PINs, and who leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject, Slot

from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right, Role
from desk_app.domain.people.spelling import tidy
from desk_app.services.office.officers import RegisterOfficer
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.screens.settings.parts.part import Part
from ui.texts import Notice

translate = QCoreApplication.translate


class Doing(Enum):
    """What the form beside the list is for."""

    NOTHING = "nothing"
    ADD = "add"
    PIN = "pin"
    LEAVE = "leave"


class Spot(Enum):
    NAME = "name"
    PIN = "pin"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Typed:
    name: str = ""
    role: Role = Role.RECEPTION
    pin: str = field(default="", repr=False)
    again: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class OfficersState:
    officers: Sequence[Officer] = ()
    me: OfficerId | None = None
    may_manage: bool = False
    doing: Doing = Doing.NOTHING
    about: Officer | None = None  # whose PIN, or who leaves
    busy: bool = False
    errors: Mapping[Spot, str] = field(default_factory=dict)

    def may_set_pin(self, officer: Officer | None) -> bool:
        return officer is not None and (self.may_manage or officer.id == self.me)

    def may_let_go(self, officer: Officer | None) -> bool:
        """Nobody lets themselves go: somebody who manages officers is always left."""
        return officer is not None and self.may_manage and officer.id != self.me


class OfficersPart(Part):
    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self.state: OfficersState = OfficersState()
        self._new = OfficerId(office.counter.new_key())  # of the next one to be taken in

    def read(self) -> None:
        me, may = self.officer.id, self.may(Right.MANAGE_OFFICERS)
        if me != self.state.me:
            self.show(OfficersState(me=me, may_manage=may))
        self.ask(self.office.identity.officers, self._list)

    def begin(self, doing: Doing, about: Officer | None = None) -> None:
        """Open the form; a form that is under way stays as it is."""
        allowed = {
            Doing.ADD: self.state.may_manage,
            Doing.PIN: self.state.may_set_pin(about),
            Doing.LEAVE: self.state.may_let_go(about),
        }.get(doing, False)
        if allowed and not self.state.busy:
            self.show(replace(self.state, doing=doing, about=about, errors={}))

    @Slot()
    def cancel(self) -> None:
        if not self.state.busy:
            self.show(replace(self.state, doing=Doing.NOTHING, about=None, errors={}))

    @Slot(object)
    def submit(self, typed: Typed) -> None:
        if self.state.busy or self.state.doing is Doing.NOTHING:
            return
        errors = _errors(typed, self.state.doing)
        self.notice_changed.emit(None, None)
        self.show(replace(self.state, errors=errors, busy=not errors))
        if not errors:
            self._do(typed, self.state.about, self.officer)

    def _do(self, typed: Typed, about: Officer | None, by: Officer) -> None:
        identity = self.office.identity
        if about is None:
            order = RegisterOfficer(
                id=self._new, name=tidy(typed.name), role=typed.role, secret=typed.pin
            )
            self.do(lambda: identity.register(order, by), self._added)
        elif self.state.doing is Doing.PIN:
            said = Notice(
                translate("settings", "Đã đặt mã PIN mới cho {name}.").format(name=about.name),
                translate("settings", "Dùng từ lần đăng nhập sau."),
                grave=False,
            )
            self.do(lambda: identity.set_secret(about.id, typed.pin, by), lambda _: self._end(said))
        else:
            said = Notice(
                translate("settings", "{name} đã thôi việc.").format(name=about.name),
                translate("settings", "Không đăng nhập được nữa; việc đã làm vẫn mang tên."),
                grave=False,
            )
            self.do(lambda: identity.let_go(about.id, by), lambda _: self._end(said))

    def _added(self, officer: Officer) -> None:
        self._new = OfficerId(self.office.counter.new_key())
        said = Notice(
            translate("settings", "Đã thêm {name}.").format(name=officer.name),
            translate("settings", "Đăng nhập được ngay ở quầy này; quầy khác sau khi có mạng."),
            grave=False,
        )
        self._end(said)

    def _end(self, said: Notice) -> None:
        self.show(replace(self.state, busy=False, doing=Doing.NOTHING, about=None))
        self.notice_changed.emit(said, None)
        self.read()

    def _list(self, officers: Sequence[Officer]) -> None:
        self.show(replace(self.state, officers=tuple(officers)))

    def rest(self) -> None:
        self.show(replace(self.state, busy=False))


def _errors(typed: Typed, doing: Doing) -> Mapping[Spot, str]:
    found: dict[Spot, str] = {}
    if doing is Doing.ADD and not tidy(typed.name):
        found[Spot.NAME] = translate("settings", "Gõ họ tên")
    if doing is not Doing.LEAVE:
        if not typed.pin:
            found[Spot.PIN] = translate("settings", "Đặt mã PIN, từ 6 chữ số")
        elif typed.pin != typed.again:
            found[Spot.AGAIN] = translate("settings", "Hai lần gõ mã PIN chưa giống nhau")
    return found
