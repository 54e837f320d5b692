"""Officers: who works here, new ones, other work, PINs, badges, who leaves and comes back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from typing_extensions import override

from desk_app.domain.codes.scan import Scan, UnknownScan
from desk_app.domain.errors import DeskError
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer, namesake
from desk_app.domain.people.officer_faults import BadgeUnfit
from desk_app.domain.people.rights import Right, Role
from desk_app.domain.people.spelling import tidy
from desk_app.services.office.officers import RegisterOfficer
from desk_app.services.office.reset_pin import ResetPin
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.screens.settings.parts.officer_draft import OfficerDraft, OfficerDrafts
from ui.screens.settings.parts.part import Part
from ui.seat.work_words import role_words
from ui.texts import Notice, notice
from ui.widgets.bars import NoticeAction

translate = QCoreApplication.translate


class Doing(Enum):
    """What the form beside the list is for."""

    NOTHING = "nothing"
    ADD = "add"
    PIN = "pin"  # one's own
    RESET = "reset"  # another's, by two persons
    ROLE = "role"
    BADGE = "badge"  # the next scan is theirs
    LEAVE = "leave"
    BACK = "back"


class Spot(Enum):
    NAME = "name"
    PIN = "pin"
    AGAIN = "again"
    ADMIN_PIN = "admin_pin"
    LEADER_PIN = "leader_pin"


@dataclass(frozen=True, slots=True)
class Typed:
    name: str = ""
    role: Role = Role.RECEPTION
    also: frozenset[Role] = frozenset()  # further work
    pin: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    admin: OfficerId | None = None
    admin_pin: str = field(default="", repr=False)
    leader: OfficerId | None = None
    leader_pin: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class OfficersState:
    officers: Sequence[Officer] = ()  # who left as well, after the others
    me: OfficerId | None = None
    may_manage: bool = False
    may_reset: bool = False
    doing: Doing = Doing.NOTHING
    about: Officer | None = None  # whose PIN, work or badge, or who leaves
    draft: OfficerDraft = field(default_factory=OfficerDraft)  # a new one begins so
    busy: bool = False
    errors: Mapping[Spot, str] = field(default_factory=dict)

    def pin_of(self, officer: Officer | None) -> Doing:
        """How the PIN of `officer` can be set from here."""
        if officer is None or not officer.active:
            return Doing.NOTHING
        if officer.id == self.me:
            return Doing.PIN
        return Doing.RESET if self.may_reset else Doing.NOTHING

    def may_change(self, officer: Officer | None) -> bool:
        """Their work and their badge."""
        return officer is not None and officer.active and self.may_manage

    def may_let_go(self, officer: Officer | None) -> bool:
        """Nobody lets themselves go: somebody who manages officers is always left."""
        return officer is not None and self.may_change(officer) and officer.id != self.me

    def may_take_back(self, officer: Officer | None) -> bool:
        return officer is not None and not officer.active and self.may_manage

    def alone(self, role: Role) -> bool:
        """Nobody but `about` does the work of `role`."""
        having = {o.id for o in self.officers if o.active and role in o.roles}
        return self.about is not None and having == {self.about.id}

    def lacking(self) -> Role | None:
        """Of whom nobody is there to set the PIN of `about` with."""
        return next((r for r in (Role.ADMIN, Role.LEADER) if not self.vouchers(r)), None)

    def vouchers(self, role: Role) -> Sequence[Officer]:
        """Who of `role` can vouch for the officer whose PIN is set; who sits here first.

        Of who sits here and is both, as an administrator: the leader is the other then.
        """
        about = self.about.id if self.about else None
        found = [o for o in self.officers if o.active and role in o.roles and o.id != about]
        both = role is Role.LEADER and any(o.id == self.me and Role.ADMIN in o.roles for o in found)
        return sorted(found, key=lambda officer: (officer.id == self.me) is both)


class OfficersPart(Part):
    changed = Signal()  # who works here, or their work
    left = Signal()  # what was typed stays, but for secrets

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self.state: OfficersState = OfficersState()
        self._new = OfficerId(office.counter.new_key())  # whom who sits here takes in next
        self._here = False  # the section is shown
        self._drafts = OfficerDrafts(office, background, self)
        self._drafts.found.connect(self._show_found)
        self._drafts.found_late.connect(self._offer_found)
        self._drafts.failed.connect(lambda error: self.notice_changed.emit(notice(error), None))

    @override
    def enter(self, officer: Officer) -> None:
        self._here = True
        super().enter(officer)
        self._open_again()

    def read(self) -> None:
        me, may = self.officer.id, self.may(Right.MANAGE_OFFICERS)
        if me != self.state.me:
            self._new = OfficerId(self.office.counter.new_key())
            self.show(OfficersState(me=me, may_manage=may, may_reset=self.may(Right.RESET_PIN)))
            self._drafts.serve(self.officer)
        self.ask(self.office.identity.everybody, self._list)

    def begin(self, doing: Doing, about: Officer | None = None) -> None:
        """Open the form; a form that is under way stays as it is."""
        state = self.state
        allowed = {
            Doing.ADD: state.may_manage,
            Doing.PIN: state.pin_of(about) is Doing.PIN,
            Doing.RESET: state.pin_of(about) is Doing.RESET,
            Doing.ROLE: state.may_change(about),
            Doing.BADGE: state.may_change(about),
            Doing.LEAVE: state.may_let_go(about),
            Doing.BACK: state.may_take_back(about),
        }.get(doing, False)
        if not allowed or state.busy:
            return
        draft = self._drafts.now
        if doing is Doing.ADD:
            self._drafts.put(replace(draft, is_open=True))
        self.show(replace(state, doing=doing, about=about, draft=draft, errors={}))

    @Slot(object)
    def keep(self, draft: OfficerDraft) -> None:
        """So far the new officer is typed."""
        if self.state.doing is Doing.ADD and not self.state.busy:
            self._drafts.put(draft)

    @Slot()
    def cancel(self) -> None:
        """A new officer half typed is there when the form is opened again."""
        if not self.state.busy:
            self._drafts.put(replace(self._drafts.now, is_open=False))
            self.show(replace(self.state, doing=Doing.NOTHING, about=None, errors={}))

    def leave(self) -> None:
        """Another section or page, or a lock: a new officer half typed is there when one comes
        back, also after another officer or a crash. A secret is not left for the next to see, nor
        is a badge waited for elsewhere; work kept for later would undo what was changed meanwhile.
        """
        self._here = False
        if self.state.doing is Doing.ADD:
            self.show(replace(self.state, errors={}))
            self.left.emit()
        else:
            self.cancel()
        self._drafts.flush()

    @Slot(object)
    def submit(self, typed: Typed) -> None:
        if self.state.busy or self.state.doing is Doing.NOTHING:
            return
        if self.state.doing is Doing.RESET and self.state.lacking() is not None:
            return  # the form says it
        errors = _errors(typed, self.state)
        self.notice_changed.emit(None, None)
        self.show(replace(self.state, errors=errors, busy=not errors))
        if not errors:
            self._drafts.flush()  # before the act, which drops it
            self._do(typed, self.state.about, self.officer)

    def take_scan(self, scan: Scan) -> bool:
        """While a badge is waited for, whatever is scanned is meant as one."""
        about, by = self.state.about, self.officer
        if self.state.doing is not Doing.BADGE or about is None or self.state.busy:
            return False
        if not isinstance(scan, UnknownScan):
            self.notice_changed.emit(notice(BadgeUnfit("document")), None)
            return True
        self.show(replace(self.state, busy=True))
        said = _told(
            translate("settings", "Đã đăng ký thẻ đeo của {name}.").format(name=about.name),
            translate("settings", "Quét thẻ để chọn tên; vẫn phải gõ mã PIN."),
        )
        self.do(
            lambda: self.office.identity.set_badge(about.id, scan.raw, by),
            lambda _nothing: self._end(said, by),
        )
        return True

    def _do(self, typed: Typed, about: Officer | None, by: Officer) -> None:
        identity = self.office.identity
        if about is None:
            order = RegisterOfficer(
                id=self._new,
                name=tidy(typed.name),
                role=typed.role,
                also=typed.also,
                secret=typed.pin,
            )
            self.do(
                lambda: identity.register(order, by), lambda new: self._added(order.id, new, by)
            )
            return
        steps: Mapping[Doing, Callable[[], None]] = {
            Doing.PIN: lambda: identity.set_secret(about.id, typed.pin, by),
            Doing.RESET: lambda: identity.reset_pin(_reset(about, typed), by),
            Doing.ROLE: lambda: identity.set_roles(about.id, typed.role, typed.also, by),
            Doing.BADGE: lambda: identity.withdraw_badge(about.id, by),
            Doing.LEAVE: lambda: identity.let_go(about.id, by),
            Doing.BACK: lambda: identity.take_back(about.id, by),
        }
        doing = self.state.doing
        self.do(steps[doing], lambda _nothing: self._end(_done(doing, about), by))

    def _open_again(self) -> None:
        """The form this officer left open, unless something else has been begun."""
        if self._drafts.now.is_open and self._here and self.state.doing is Doing.NOTHING:
            self.begin(Doing.ADD)

    @Slot(object)
    def _show_found(self, draft: OfficerDraft) -> None:
        """Who opened the form before it was found has typed nothing yet."""
        if self.state.doing is Doing.ADD:
            self.show(replace(self.state, draft=draft))
        else:
            self._open_again()

    @Slot(object)
    def _offer_found(self, draft: OfficerDraft) -> None:
        """What is typed by now stays; it is said of whom the draft was, and how to have it back."""
        said = Notice(
            translate("settings", "Cán bộ mới gõ dở lần trước: {name}.").format(
                name=draft.name or role_words(draft.role)
            ),
            translate("settings", "Lấy lại thì phần vừa gõ mất."),
            grave=False,
        )
        me, words = self.state.me, translate("settings", "Lấy lại")
        back = NoticeAction(words, lambda: self._take_back(draft, me))
        self.notice_changed.emit(said, back)

    def _take_back(self, draft: OfficerDraft, whose: OfficerId | None) -> None:
        if self.state.busy or self.state.me != whose:
            return
        self.notice_changed.emit(None, None)
        self._drafts.put(replace(draft, is_open=True))
        self._show_found(draft)

    def _added(self, asked: OfficerId, officer: Officer, by: Officer) -> None:
        told = _told(
            translate("settings", "Đã thêm {name}.").format(name=officer.name),
            translate("settings", "Đăng nhập được ngay ở quầy này; quầy khác sau khi có mạng."),
        )
        if asked != self._new:  # another one sat down since: what is typed is not this
            self.seat.tell(by, told)
            self.changed.emit()
            self.read()
            return
        self._drafts.forget()
        self._new = OfficerId(self.office.counter.new_key())
        self._end(told, by)

    def _end(self, said: Notice, by: Officer) -> None:
        """Args: by: Who asked for it; the form of another who sits here by now stays open."""
        if self.seat.holds(by):
            self.show(replace(self.state, busy=False, doing=Doing.NOTHING, about=None))
        self.seat.tell(by, said)
        self.changed.emit()
        self.read()

    @override
    def fail(self, asked_by: Officer, error: DeskError) -> None:
        """Another whose forms are shown by now may wait for their own."""
        if asked_by.id == self.state.me:
            self.rest()
        self.seat.tell(asked_by, notice(error))

    def _list(self, officers: Sequence[Officer]) -> None:
        self.show(replace(self.state, officers=tuple(officers)))

    def rest(self) -> None:
        self.show(replace(self.state, busy=False))


def _reset(about: Officer, typed: Typed) -> ResetPin:
    """Raises ValueError: `_errors` let somebody pass who has named only one; our bug."""
    if typed.admin is None or typed.leader is None:
        raise ValueError("two persons reset a PIN")
    return ResetPin(
        whose=about.id,
        secret=typed.pin,
        admin=typed.admin,
        admin_secret=typed.admin_pin,
        leader=typed.leader,
        leader_secret=typed.leader_pin,
    )


def _told(title: str, advice: str) -> Notice:
    return Notice(title, advice, done=True)


def _done(doing: Doing, about: Officer) -> Notice:
    later = translate("settings", "Dùng từ lần đăng nhập sau.")
    title, advice = {
        Doing.PIN: (translate("settings", "Đã đặt mã PIN mới cho {name}."), later),
        Doing.RESET: (
            translate("settings", "Đã đặt mã PIN mới cho {name}."),
            translate("settings", "Có ghi tên cả hai người; quầy khác biết sau khi có mạng."),
        ),
        Doing.ROLE: (translate("settings", "Đã đổi công việc của {name}."), later),
        Doing.BADGE: (
            translate("settings", "Đã thu hồi thẻ đeo của {name}."),
            translate("settings", "Thẻ đó không chọn được ai nữa."),
        ),
        Doing.LEAVE: (
            translate("settings", "{name} đã thôi việc."),
            translate("settings", "Không đăng nhập được nữa; việc đã làm vẫn mang tên."),
        ),
        Doing.BACK: (
            translate("settings", "{name} làm việc trở lại."),
            translate("settings", "Đăng nhập bằng mã PIN trước đây; quên thì đặt mã mới."),
        ),
    }[doing]
    return _told(title.format(name=about.name), advice)


def _errors(typed: Typed, state: OfficersState) -> Mapping[Spot, str]:
    found: dict[Spot, str] = {}
    doing = state.doing
    if doing is Doing.ADD and not tidy(typed.name):
        found[Spot.NAME] = translate("settings", "Gõ họ tên")
    elif doing is Doing.ADD and (other := namesake(typed.name, state.officers)) is not None:
        found[Spot.NAME] = translate(
            "settings", "Đã có {name}, {work}: thêm một chữ để phân biệt, như “{name} (Hộ tịch)”"
        ).format(name=other.name, work=role_words(other.role))
    if doing in {Doing.ADD, Doing.PIN, Doing.RESET}:
        if not typed.pin:
            found[Spot.PIN] = translate("settings", "Đặt mã PIN, từ 6 chữ số")
        elif typed.pin != typed.again:
            found[Spot.AGAIN] = translate("settings", "Hai lần gõ mã PIN chưa giống nhau")
    if doing is Doing.RESET:
        own = translate("settings", "Người này gõ mã PIN của chính mình")
        if typed.admin is None or not typed.admin_pin:
            found[Spot.ADMIN_PIN] = own
        if typed.leader is None or not typed.leader_pin:
            found[Spot.LEADER_PIN] = own
    return found
