"""The form beside the list of officers: a new one, a PIN, other work, a badge, a farewell."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer, namesake
from desk_app.domain.people.rights import Role
from desk_app.domain.people.spelling import capitalised
from ui import theme
from ui.screens.settings.parts.officer_draft import OfficerDraft
from ui.screens.settings.parts.officers import Doing, OfficersState, Spot, Typed
from ui.seat.work_words import role_words
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Check, Combo
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel

translate = QCoreApplication.translate

_ASKED = {
    Doing.ADD: {Spot.NAME, Spot.PIN, Spot.AGAIN},
    Doing.PIN: {Spot.PIN, Spot.AGAIN},
    Doing.RESET: {Spot.PIN, Spot.AGAIN, Spot.ADMIN_PIN, Spot.LEADER_PIN},
}
_ROLE_ASKED = {Doing.ADD, Doing.ROLE}
_SECRET = {Spot.PIN, Spot.AGAIN, Spot.ADMIN_PIN, Spot.LEADER_PIN}


class OfficerForm(QWidget):
    submitted = Signal(object)  # Typed
    draft_typed = Signal(object)  # OfficerDraft: as it is typed, without secrets
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._errors: Mapping[Spot, str] = {}
        self._small_letters = ""  # the name written anew last
        self._title = Label("", "card_title", wrap=True)
        self._words = Label("", "small", tone="text2", wrap=True)
        self.fields = {
            Spot.NAME: Field(translate("settings", "Họ và tên")),
            Spot.PIN: Field(translate("settings", "Mã PIN, từ 6 chữ số")),
            Spot.AGAIN: Field(translate("settings", "Gõ lại mã PIN")),
            Spot.ADMIN_PIN: Field(translate("settings", "Mã PIN của quản trị")),
            Spot.LEADER_PIN: Field(translate("settings", "Mã PIN của lãnh đạo")),
        }
        for spot in _SECRET:
            self.fields[spot].setEchoMode(QLineEdit.EchoMode.Password)
        self._boxes = {
            spot: FieldBox(field, field.accessibleName()) for spot, field in self.fields.items()
        }
        self.role, self._role = _combo(translate("settings", "Công việc"))
        self.role.offer([(role, role_words(role)) for role in Role])
        self.also = {role: Check(role_words(role)) for role in Role}
        self._also = panel(
            column(Label(translate("settings", "Kiêm thêm"), "button_small"), *self.also.values())
        )
        self.admin, self._admin = _combo(translate("settings", "Quản trị"))
        self.leader, self._leader = _combo(translate("settings", "Lãnh đạo Trung tâm"))
        self.save = Button("", Kind.PRIMARY, key=Keys.CONFIRM)
        self.cancel = Button(translate("settings", "Thôi"), caps=Keys.BACK.caps).sized(
            "button_wide"
        )
        name, pin, again, admin_pin, leader_pin = (self._boxes[spot] for spot in Spot)
        by_two = (self._admin, admin_pin, self._leader, leader_pin)
        head = (self._title, self._words, name, self._role, pin, again, self._also)
        self._fields = Scrolled(column(*head, *by_two, REST, edge=("xs",)))
        acts = column(self.save, self.cancel, edge=("xs",))
        self.setLayout(column((self._fields, 1), acts, gap="none"))
        self.setFixedWidth(theme.size("width.login_left"))
        self.role.currentIndexChanged.connect(lambda _place: self._offer_also())
        self.role.chosen.connect(lambda _role: self._tell())
        self.fields[Spot.NAME].textEdited.connect(lambda _text: self._tell())
        self.fields[Spot.NAME].editingFinished.connect(self._capitalise)
        for tick in self.also.values():
            tick.clicked.connect(self._tell)
        self.save.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.cancelled)

    def render_state(self, state: OfficersState, *, opened: bool) -> None:
        """`opened`: it was for something else before, so it begins empty."""
        doing = state.doing
        if opened:
            self._begin(state)
        open_, name = doing is not Doing.NOTHING, state.about.name if state.about else ""
        self._title.setText(_titles()[doing].format(name=name))
        self._title.setVisible(open_)
        self._words.setText(_words(state))
        self._words.setVisible(bool(_words(state)))
        lacking = doing is Doing.RESET and state.lacking() is not None
        for spot, box in self._boxes.items():
            box.setVisible(spot in _ASKED.get(doing, ()) and not lacking)
            self.fields[spot].set_error(state.errors.get(spot, ""))
        self._role.setVisible(doing in _ROLE_ASKED)
        self._also.setVisible(doing in _ROLE_ASKED)
        for who in (self._admin, self._leader):
            who.setVisible(doing is Doing.RESET and not lacking)
        has_badge = state.about is not None and bool(state.about.badge)
        acts = open_ and (doing is not Doing.BADGE or has_badge) and not lacking
        self.save.setVisible(acts)
        self.cancel.setVisible(open_)
        self.save.set_busy(translate("settings", "Đang lưu") if state.busy else "")
        if open_ and not state.busy:
            self.save.setText(_acts()[doing])
        self._fields.updateGeometry()  # a scrolled area does not hear of it by itself
        if opened and open_:
            (self.cancel if lacking else self._first(doing)).setFocus()
        elif state.errors and state.errors != self._errors:
            self._go_to(self.fields[next(spot for spot in Spot if spot in state.errors)])
        self._errors = state.errors

    def show_draft(self, draft: OfficerDraft) -> None:
        """Found after the form was opened: the focus and a PIN half typed stay."""
        self.fields[Spot.NAME].setText(draft.name)
        self._show_work(draft)

    def focus_first(self, doing: Doing) -> None:
        first = self._first(doing)
        (first if first.isVisibleTo(self) else self.cancel).setFocus()

    def drop_secrets(self) -> None:
        for spot in _SECRET:
            self.fields[spot].clear()

    def _go_to(self, field: Field) -> None:
        field.setFocus()
        QTimer.singleShot(0, field, lambda: self._fields.ensureWidgetVisible(field))

    def _begin(self, state: OfficersState) -> None:
        for field in self.fields.values():
            field.clear()
        self._small_letters = ""
        if state.doing is Doing.ADD:
            self.fields[Spot.NAME].setText(state.draft.name)
        self._show_work(state.about or state.draft)
        for combo, role in ((self.admin, Role.ADMIN), (self.leader, Role.LEADER)):
            combo.offer([(officer.id, officer.name) for officer in state.vouchers(role)])

    def _show_work(self, of: Officer | OfficerDraft) -> None:
        self.role.set_value(of.role)
        for role, tick in self.also.items():
            tick.setChecked(role in of.also)
        self._offer_also()

    def _offer_also(self) -> None:
        """The main work is no further work."""
        for role, tick in self.also.items():
            tick.setVisible(role is not self.role.value)

    def _first(self, doing: Doing) -> QWidget:
        match doing:
            case Doing.ADD:
                return self.fields[Spot.NAME]
            case Doing.PIN | Doing.RESET:
                return self.fields[Spot.PIN]
            case Doing.ROLE:
                return self.role
            case _:
                return self.cancel  # Enter by habit lets nobody go

    @property
    def _roles(self) -> tuple[Role, frozenset[Role]]:
        """The main work, and what is ticked besides."""
        chosen = self.role.value
        role = chosen if isinstance(chosen, Role) else Role.RECEPTION
        ticked = frozenset(each for each, tick in self.also.items() if tick.isChecked())
        return role, ticked - {role}

    def _capitalise(self) -> None:
        """A name left in small letters, as names are written; once, if taken back it stays."""
        field = self.fields[Spot.NAME]
        name = field.text()
        if name != self._small_letters and (capitals := capitalised(name)) != name:
            self._small_letters = name
            field.write_anew(capitals)
            self._tell()

    def _tell(self) -> None:
        role, also = self._roles
        name = self.fields[Spot.NAME].text()
        self.draft_typed.emit(OfficerDraft(name=name, role=role, also=also, is_open=True))

    def _submit(self) -> None:
        texts = {spot: f.text() for spot, f in self.fields.items()}
        role, also = self._roles
        self.submitted.emit(
            Typed(
                name=texts[Spot.NAME],
                role=role,
                also=also,
                pin=texts[Spot.PIN],
                again=texts[Spot.AGAIN],
                admin=_chosen(self.admin),
                admin_pin=texts[Spot.ADMIN_PIN],
                leader=_chosen(self.leader),
                leader_pin=texts[Spot.LEADER_PIN],
            )
        )


def _combo(name: str) -> tuple[Combo, QWidget]:
    combo, label = Combo(name), Label(name, "button_small")
    label.setBuddy(combo)
    return combo, panel(column(label, combo, gap="xs"))


def _chosen(combo: Combo) -> OfficerId | None:
    """None while nobody can be chosen."""
    value: object = combo.value
    return value if value is None else OfficerId(value)  # type: ignore[arg-type]  # offered above


def _titles() -> dict[Doing, str]:
    return {
        Doing.NOTHING: "",
        Doing.ADD: translate("settings", "Cán bộ mới"),
        Doing.PIN: translate("settings", "Mã PIN mới cho {name}"),
        Doing.RESET: translate("settings", "Mã PIN mới cho {name}"),
        Doing.ROLE: translate("settings", "Công việc của {name}"),
        Doing.BADGE: translate("settings", "Quét thẻ đeo của {name}"),
        Doing.LEAVE: translate("settings", "Cho {name} thôi việc?"),
        Doing.BACK: translate("settings", "Cho {name} làm việc trở lại?"),
    }


def _words(state: OfficersState) -> str:
    """What the form asks for, and what has to be known before."""
    return " ".join(each for each in (_asked(state.doing), _warned(state)) if each)


def _warned(state: OfficersState) -> str:
    match state.doing:
        case Doing.RESET if (lacking := state.lacking()) is not None:
            return (
                translate("settings", "Chưa có quản trị nào khác: thêm một người trước.")
                if lacking is Role.ADMIN
                else translate("settings", "Chưa có lãnh đạo nào khác: thêm một người trước.")
            )
        case Doing.LEAVE if state.alone(Role.LEADER):
            return translate("settings", "Đây là lãnh đạo duy nhất: ") + _without_leader()
        case Doing.ROLE if state.alone(Role.LEADER):
            only = translate("settings", "Đây là lãnh đạo duy nhất; bỏ việc lãnh đạo thì ")
            return only + _without_leader()
        case Doing.BACK if state.about and namesake(state.about.name, state.officers):
            return translate(
                "settings",
                "Đang có người cùng tên làm việc: lúc đăng nhập không phân biệt được hai người.",
            )
    return ""


def _without_leader() -> str:
    return translate(
        "settings",
        "không còn ai khóa sổ ngày, duyệt hoàn tiền hay cùng đặt lại mã PIN đã quên. Nên thêm "
        "lãnh đạo khác trước.",
    )


def _asked(doing: Doing) -> str:
    return {
        Doing.NOTHING: translate(
            "settings", "Chọn một người trong danh sách, rồi chọn việc bên dưới."
        ),
        Doing.RESET: translate(
            "settings",
            "Hai người cùng làm: một quản trị và một lãnh đạo, một trong hai là người đang đăng "
            "nhập. Mỗi người gõ mã PIN của mình.",
        ),
        Doing.BADGE: translate(
            "settings",
            "Đưa thẻ vào máy quét. Thẻ chỉ chọn tên khi đăng nhập, không thay mã PIN.",
        ),
        Doing.LEAVE: translate(
            "settings",
            "Người này không đăng nhập được nữa ở mọi quầy. Việc đã làm vẫn mang tên họ.",
        ),
        Doing.BACK: translate(
            "settings", "Người này lại đăng nhập được ở mọi quầy, với mã PIN và thẻ trước đây."
        ),
    }.get(doing, "")


def _acts() -> dict[Doing, str]:
    return {
        Doing.NOTHING: "",
        Doing.ADD: translate("settings", "Thêm cán bộ"),
        Doing.PIN: translate("settings", "Đặt mã PIN"),
        Doing.RESET: translate("settings", "Đặt mã PIN"),
        Doing.ROLE: translate("settings", "Đổi công việc"),
        Doing.BADGE: translate("settings", "Thu hồi thẻ"),
        Doing.LEAVE: translate("settings", "Cho thôi việc"),
        Doing.BACK: translate("settings", "Cho làm lại"),
    }
