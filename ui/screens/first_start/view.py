"""The first start: two ways in, and the form of the second."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from ui import theme
from ui.screens.first_start.presenter import FirstStartState, Spot
from ui.shortcuts import Keys, bind
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Card, Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row

_SECRETS: Final = (Spot.PIN, Spot.AGAIN)


class FirstStartView(QWidget):
    submitted = Signal(object)  # Mapping[Spot, str]: what is typed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.enrol = Button(self.tr("Ghi danh quầy"), Kind.PRIMARY, caps=["1"])
        self.trial = Button(self.tr("Dùng thử"), caps=["2"]).sized("button_primary")
        self.submit = Button(self.tr("Ghi danh quầy"), Kind.PRIMARY, key=Keys.CONFIRM)
        self.back = Button(self.tr("Quay lại"), caps=Keys.BACK.caps).sized("button_primary")
        self.fields = {
            Spot.ADDRESS: Field(self.tr("Địa chỉ trung tâm"), "https://"),
            Spot.CODE: Field(self.tr("Mã ghi danh, dùng một lần"), "AB12-CD34-EF56-GH78"),
            Spot.NAME: Field(self.tr("Họ tên quản trị đầu tiên")),
            Spot.PIN: Field(self.tr("Mã PIN, từ 6 chữ số")),
            Spot.AGAIN: Field(self.tr("Gõ lại mã PIN")),
        }
        for spot in _SECRETS:
            self.fields[spot].setEchoMode(QLineEdit.EchoMode.Password)
        self._steps = QStackedWidget()
        self._steps.addWidget(self._choice())
        self._steps.addWidget(self._form())
        self.setLayout(column((self._steps, 1)))
        bind("1", self.enrol, self.enrol.click)
        bind("2", self.trial, self.trial.click)
        # Above the window's own Esc, which has no page to go back to yet.
        bind(Keys.BACK, self.back, self.back.click, rank=1)
        self.submit.clicked.connect(self._submit)

    def _choice(self) -> QWidget:
        office = self.tr(
            "Quầy của đơn vị mình. Cần địa chỉ trung tâm và mã ghi danh mà quản trị trung tâm cấp."
        )
        demo = self.tr(
            "Một đơn vị mẫu với năm cán bộ, đủ thủ tục để làm thử. "
            "Giấy in ra không có giá trị; dữ liệu để riêng."
        )
        halves = row(
            self._half(self.tr("Làm việc thật"), office, self.enrol),
            Rule(upright=True),
            self._half(self.tr("Xem trước, tập làm"), demo, self.trial),
            gap="xl",
            edge=("xl",),
        )
        title = self.tr("Máy này chưa là quầy của đơn vị nào")
        return _in_the_middle(title, self.tr("Chọn cách bắt đầu"), Card(halves))

    def _half(self, title: str, words: str, act: Button) -> QWidget:
        said = Label(words, "cell", tone="text2", wrap=True)
        half = panel(column(Label(title, "person"), said, "l", REST, act, gap="s"))
        half.setFixedWidth(theme.size("width.login_left"))
        return half

    def _form(self) -> QWidget:
        where = self._group(
            self.tr("Trung tâm"),
            self.tr("Như trong giấy báo của quản trị trung tâm"),
            (Spot.ADDRESS, Spot.CODE),
        )
        who = self._group(
            self.tr("Quản trị đầu tiên của đơn vị"),
            self.tr("Bỏ trống nếu đơn vị đã có cán bộ"),
            (Spot.NAME, Spot.PIN, Spot.AGAIN),
        )
        halves = row(where, Rule(upright=True), who, gap="xl")
        acts = row(self.back, REST, self.submit)
        card = Card(column(halves, "s", Rule(), "s", acts, gap="s", edge=("xl",)))
        self.setTabOrder(self.fields[Spot.AGAIN], self.submit)  # Enter behind the last field
        self.setTabOrder(self.submit, self.back)
        return _in_the_middle(
            self.tr("Ghi danh quầy"),
            self.tr("Làm một lần trên máy này; sau đó quầy làm việc được cả khi mất mạng"),
            card,
        )

    def _group(self, title: str, note: str, spots: tuple[Spot, ...]) -> QWidget:
        boxes = [FieldBox(self.fields[spot], self.fields[spot].accessibleName()) for spot in spots]
        words = Label(note, "small", tone="text2")
        group = panel(column(Label(title, "card_title"), words, "xs", *boxes, REST, gap="s"))
        group.setFixedWidth(theme.size("width.login_left"))
        return group

    def render_state(self, state: FirstStartState) -> None:
        self._steps.setCurrentIndex(int(state.enrolling))
        for spot, field in self.fields.items():
            field.set_error(state.errors.get(spot, ""))
            field.setReadOnly(state.busy)
        self.back.setEnabled(not state.busy)
        self.trial.set_busy(self._words(self.tr("Đang mở…"), state.busy and not state.enrolling))
        self.submit.set_busy(self._words(self.tr("Đang ghi danh"), state.busy and state.enrolling))

    def _words(self, words: str, busy: bool) -> str:  # one state, one word
        return words if busy else ""

    def typed(self) -> Mapping[Spot, str]:
        return {spot: field.text() for spot, field in self.fields.items()}

    def focus_field(self, spot: Spot) -> None:
        self.fields[spot].setFocus()

    def focus_choice(self) -> None:
        self.enrol.setFocus()

    def _submit(self) -> None:
        self.submitted.emit(self.typed())


def _in_the_middle(title: str, words: str, card: Card) -> QWidget:
    return panel(
        column(
            (panel(column()), 2),
            Label(title, "due").middle(),
            Label(words, "cell", tone="text2").middle(),
            "l",
            row(REST, card, REST),
            (panel(column()), 3),
            gap="xs",
            edge=("l", "m"),
        )
    )
