"""The form beside the list of officers: a new one, a new PIN, or a farewell."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desk_app.domain.people.rights import Role
from ui import theme
from ui.people import role_words
from ui.screens.settings.parts.officers import Doing, OfficersState, Spot, Typed
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.choices import Combo
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel

translate = QCoreApplication.translate


class OfficerForm(QWidget):
    submitted = Signal(object)  # Typed
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "card_title", wrap=True)
        self._words = Label("", "small", tone="text2", wrap=True)
        self.fields = {
            Spot.NAME: Field(translate("settings", "Họ và tên")),
            Spot.PIN: Field(translate("settings", "Mã PIN, từ 6 chữ số")),
            Spot.AGAIN: Field(translate("settings", "Gõ lại mã PIN")),
        }
        for spot in (Spot.PIN, Spot.AGAIN):
            self.fields[spot].setEchoMode(QLineEdit.EchoMode.Password)
        self._boxes = {
            spot: FieldBox(field, field.accessibleName()) for spot, field in self.fields.items()
        }
        work = translate("settings", "Công việc")
        self.role = Combo(work, [(role, role_words(role)) for role in Role])
        label = Label(work, "button_small")
        label.setBuddy(self.role)
        self._role = panel(column(label, self.role, gap="xs"))
        self.save = Button("", Kind.PRIMARY, key=Keys.CONFIRM)
        self.cancel = Button(translate("settings", "Thôi"), caps=Keys.BACK.caps).sized(
            "button_wide"
        )
        name, pin, again = (self._boxes[spot] for spot in Spot)
        fields = column(self._title, self._words, name, self._role, pin, again, REST, edge=("xs",))
        self._fields = Scrolled(fields)
        acts = column(self.save, self.cancel, edge=("xs",))
        self.setLayout(column(self._fields, acts, REST, gap="none"))
        self.setFixedWidth(theme.size("width.login_left"))
        self.save.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.cancelled)

    def render_state(self, state: OfficersState, *, opened: bool) -> None:
        """`opened`: it was for something else before, so it begins empty."""
        doing = state.doing
        if opened:
            for field in self.fields.values():
                field.clear()
        open_, name = doing is not Doing.NOTHING, state.about.name if state.about else ""
        self._title.setText(_titles()[doing].format(name=name))
        self._title.setVisible(open_)
        self._words.setText(_words(doing))
        self._words.setVisible(bool(_words(doing)))
        self._boxes[Spot.NAME].setVisible(doing is Doing.ADD)
        self._role.setVisible(doing is Doing.ADD)
        for spot in (Spot.PIN, Spot.AGAIN):
            self._boxes[spot].setVisible(doing in {Doing.ADD, Doing.PIN})
        for spot, field in self.fields.items():
            field.set_error(state.errors.get(spot, ""))
        self.save.setVisible(open_)
        self.cancel.setVisible(open_)
        self.save.set_busy(translate("settings", "Đang lưu") if state.busy else "")
        if open_ and not state.busy:
            self.save.setText(_acts()[doing])
        self._fields.updateGeometry()  # a scrolled area does not hear of it by itself
        if opened and open_:
            self._first(doing).setFocus()

    def _first(self, doing: Doing) -> QWidget:
        match doing:
            case Doing.ADD:
                return self.fields[Spot.NAME]
            case Doing.PIN:
                return self.fields[Spot.PIN]
            case _:
                return self.cancel  # Enter by habit lets nobody go

    def _submit(self) -> None:
        role = self.role.value
        self.submitted.emit(
            Typed(
                name=self.fields[Spot.NAME].text(),
                role=role if isinstance(role, Role) else Role.RECEPTION,
                pin=self.fields[Spot.PIN].text(),
                again=self.fields[Spot.AGAIN].text(),
            )
        )


def _titles() -> dict[Doing, str]:
    return {
        Doing.NOTHING: "",
        Doing.ADD: translate("settings", "Cán bộ mới"),
        Doing.PIN: translate("settings", "Mã PIN mới cho {name}"),
        Doing.LEAVE: translate("settings", "Cho {name} thôi việc?"),
    }


def _words(doing: Doing) -> str:
    if doing is Doing.NOTHING:
        return translate("settings", "Chọn một người trong danh sách, rồi chọn việc bên dưới.")
    if doing is Doing.LEAVE:
        return translate(
            "settings",
            "Người này không đăng nhập được nữa ở mọi quầy. Việc đã làm vẫn mang tên họ.",
        )
    return ""


def _acts() -> dict[Doing, str]:
    return {
        Doing.NOTHING: "",
        Doing.ADD: translate("settings", "Thêm cán bộ"),
        Doing.PIN: translate("settings", "Đặt mã PIN"),
        Doing.LEAVE: translate("settings", "Cho thôi việc"),
    }
