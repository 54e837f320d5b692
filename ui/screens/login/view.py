"""The log-in: people left, the secret right, whose desk it is above."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from desk_app.domain.office import DeskFacts
from desk_app.version import version
from ui import theme
from ui.screens.login.presenter import LoginState
from ui.screens.login.secret import SecretField
from ui.screens.login.tiles import PeopleTiles
from ui.seat.work_words import work_words
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, EmptyState, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row

translate = QCoreApplication.translate

_FIRST: Final = 100  # of the room: what is left below few people is all that goes elsewhere
_ARROWS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LoginView(QWidget):
    submitted = Signal(str)  # the secret as typed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._digits = QRegularExpressionValidator(QRegularExpression("[0-9]*"), self)
        self._unit = Label("", "due").middle()
        self._where = Label("", "cell", tone="text2").middle()
        self.people = PeopleTiles(self.tr("Ai đang ngồi quầy?"))
        self.secret = SecretField(self.tr("Mã PIN"))
        self._secret_name = Label("", "button_small")
        self._secret_name.setBuddy(self.secret)
        self._name = Label("", "person", wrap=True)
        self._role = Label("", "small", tone="text2", wrap=True)
        self._hint = Label("", "caption", tone="text2", wrap=True)
        self.trial = Label("", "small_strong", tone="look", wrap=True)
        self.go = Button(self.tr("Đăng nhập"), Kind.PRIMARY, caps=["Enter"])
        self.letters = Button("", key=Keys.PASSWORD).sized("button_wide")
        self._both = QStackedWidget()
        self._both.addWidget(self._opening())
        self._both.addWidget(self._asking())
        self.setLayout(column((self._both, 1)))
        self.people.typed.connect(self._type)
        self.secret.attended.connect(self._say_how)
        self.secret.returnPressed.connect(self._submit)
        self.go.clicked.connect(self._submit)
        self._fit()

    def _opening(self) -> QWidget:
        return EmptyState(
            self.tr("Đang mở dữ liệu…"), self.tr("Lần đầu trên máy này có thể mất vài giây.")
        )

    def _asking(self) -> QWidget:
        title = Label(self.tr("Ai đang ngồi quầy?"), "person")
        self._how = Label("", "small", tone="text2")
        # The tiles bring 4 around themselves for the focus ring.
        left = column(
            column(title, self._how, gap="xs", edge=("xs", "none")),
            "xs",
            (self.people, _FIRST),
            REST,
        )
        right = column(
            self._name,
            self._role,
            "l",
            self._secret_name,
            self.secret,
            self._hint,
            self.trial,
            REST,
            self.go,
            "xs",
            self.letters,
            "xs",
            Label(
                self.tr("Quên mã PIN? Nhờ quản trị và lãnh đạo đặt mã mới."),
                "caption",
                tone="text2",
            ).middle(),
            gap="xs",
            edge=("xs", "none", "xs", "xs"),
        )
        self._left, self._right = panel(left), panel(right)
        card = Card(
            row(self._left, Rule(upright=True), self._right, gap="l", edge=("xl", "l", "xl", "l"))
        )
        below = self.tr(
            "Mọi việc làm trong chương trình đều ghi tên người đăng nhập.  ·  Phiên bản {version}"
        ).format(version=version())
        words = Label(below, "small", tone="text2").middle()
        page = column(
            (panel(column()), 2),
            self._unit,
            self._where,
            "l",
            row(REST, card, REST),
            "s",
            words,
            (panel(column()), 3),
            gap="xs",
            edge=("l", "m"),
        )
        return panel(page)

    def render_state(self, state: LoginState) -> None:
        self._both.setCurrentIndex(1 if state.desk and state.officers else 0)
        if state.desk:
            self._unit.setText(state.desk.unit.full_name)
            self._where.setText(_place(state.desk))
        self.people.show_people(state.officers, state.chosen)
        self._say_how()
        self._name.setText(state.officer.name if state.officer else "")
        self._role.setText(work_words(state.officer) if state.officer else "")
        self._say_kind(letters=state.letters)
        trial = self.tr("Dùng thử: mã PIN của mọi người là {pin}").format(pin=state.pin_hint)
        self.trial.setText(trial)
        self.trial.setVisible(bool(state.pin_hint))
        self.letters.setEnabled(not state.busy)
        if state.busy:
            self.go.set_busy(self.tr("Đang đăng nhập"))
        elif not state.ready:
            self.go.set_busy(self.tr("Đang mở dữ liệu…"))
        else:
            self.go.set_busy("")

    def _say_how(self) -> None:
        """A digit chooses at the tiles only: while it goes into the PIN, another way is told."""
        if self.people.alone:
            words = self.tr("Gõ mã PIN của mình, rồi bấm Enter")
        elif self.secret.hasFocus():
            words = self.tr("Người khác: quét thẻ đeo, hoặc bấm Alt+số của mình")
        else:
            words = self.tr("Quét thẻ đeo hoặc bấm số của mình, rồi gõ mã PIN")
        self._how.setText(words)

    def _say_kind(self, *, letters: bool) -> None:
        words = self.tr("Mật khẩu") if letters else self.tr("Mã PIN")
        self.secret.setAccessibleName(words)
        self._secret_name.setText(words)
        self.secret.setValidator(None if letters else self._digits)  # type: ignore[arg-type]  # None takes it off
        self.letters.setText(self.tr("Dùng mã PIN") if letters else self.tr("Dùng mật khẩu"))
        self._hint.setText(
            self.tr("Từ 6 ký tự · sai 5 lần thì khóa 10 phút")
            if letters
            else self.tr("Từ 6 chữ số · sai 5 lần thì khóa 10 phút")
        )

    def empty(self) -> None:
        self.secret.clear()

    @property
    def waits_for_the_only_one(self) -> bool:
        """There is nobody to choose, and nothing is typed yet."""
        return self.people.alone and not self.secret.text()

    def focus_start(self) -> None:
        """To the people; who is alone has nobody to choose."""
        if self.people.alone:
            self.secret.setFocus()
        else:
            self.people.setFocus()

    def focus_secret(self) -> None:
        self.secret.setFocus()

    def _type(self, text: str) -> None:
        """Typed on the only tile; the field says whether it takes it."""
        self.secret.setFocus()
        self.secret.insert(text)

    def _submit(self) -> None:
        self.submitted.emit(self.secret.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose a person from the field of the secret, too; digits do with Alt."""
        if (by := _ARROWS.get(Qt.Key(event.key()))) is not None:
            self.people.step(by)
        elif not (_is_with_alt(event) and self.people.pick(chr(event.key()))):
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        edge = theme.size("space.xs")
        self._left.setFixedWidth(theme.size("width.login_left") + 2 * edge)
        self._right.setFixedWidth(theme.size("width.login_right"))


def _is_with_alt(event: QKeyEvent) -> bool:
    """A key of the plain figures and letters, whatever text the system makes of it with Alt."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.AltModifier and event.key() < Qt.Key.Key_AsciiTilde


def _place(desk: DeskFacts) -> str:
    office = translate("LoginView", "Bộ phận Tiếp nhận và Trả kết quả")
    return "  ·  ".join(filter(None, [desk.unit.province, desk.desk_name, office]))
