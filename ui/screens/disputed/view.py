"""Two versions side by side; below them the choice, its reason, and one press."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.screens.disputed.facts import PairFacts, SideFacts
from ui.screens.disputed.presenter import DisputedState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field
from ui.widgets.frames import Card, EmptyState, Rule, Scrolled
from ui.widgets.labels import Fact, Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.segmented import Segmented

translate = QCoreApplication.translate

_LONGEST = 200  # letters of a reason
_KEEP, _CHANGE = "keep", "change"


class DisputedView(QWidget):
    decided = Signal(bool, str)  # whether the other version stands from now on, reason
    dossier_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.left = SideCard(self.tr("Đang có hiệu lực"))
        self.right = SideCard(self.tr("Để riêng, chờ quyết định"))
        self.choice = Segmented(
            self.tr("Quyết định"),
            [
                (_KEEP, self.tr("Giữ việc bên trái")),
                (_CHANGE, self.tr("Chọn việc bên phải")),
            ],
        )
        self.reason = Field(self.tr("Lý do"), self.tr("Lý do, ghi vào quá trình hồ sơ"))
        self.reason.setMaxLength(_LONGEST)
        self.confirm = Button(self.tr("Quyết định"), Kind.PRIMARY, key=Keys.CONFIRM)
        self.confirm.sized("button")
        self.dossier = Button(self.tr("Mở hồ sơ")).sized("button", "button_mid")
        self._about = Label("", "small", tone="text2", wrap=True)
        self._empty = EmptyState(self.tr("Đang đọc hồ sơ…"), "")
        sides = row((Scrolled(column(self.left, REST)), 1), (Scrolled(column(self.right, REST)), 1))
        deciding = column(
            row((self.choice, 1), self.dossier, gap="l"),
            self._about,
            Rule(),
            row(Label(self.tr("Lý do"), "small_strong"), (self.reason, 1), self.confirm, gap="s"),
            gap="s",
            edge=("l", "m"),
        )
        self._both = QStackedWidget()
        self._both.addWidget(self._empty)
        self._both.addWidget(panel(column((panel(sides), 1), Card(deciding), gap="m")))
        self.setLayout(column((self._both, 1), edge=("l", "m")))
        self.choice.chosen.connect(lambda _value: self._say_what_follows())
        self.confirm.clicked.connect(self._decide)
        self.dossier.clicked.connect(self.dossier_asked)
        self._pair: PairFacts | None = None
        self._state = DisputedState()

    def render_state(self, state: DisputedState) -> None:
        another = self._pair is None or state.pair is None or state.pair.aside != self._pair.aside
        self._state, self._pair = state, state.pair
        pair = state.pair
        if pair is None:
            self._both.setCurrentIndex(0)
            self._empty.say(*(_nothing() if state.loaded else (self.tr("Đang đọc hồ sơ…"), "")))
            return
        self._both.setCurrentIndex(1)
        if another or not pair.may_change:
            self.choice.set_value(_KEEP)
        self.left.show_side(pair.left)
        self.right.show_side(pair.right)
        self.choice.setEnabled(state.may_decide and pair.may_change and not state.busy)
        self.reason.setEnabled(state.may_decide and not state.busy)
        self.confirm.setEnabled(state.may_decide)
        self.confirm.set_busy(self.tr("Đang lưu") if state.busy else "")
        self._say_what_follows()

    def focus_reason(self) -> None:
        self.reason.setFocus()

    def focus_first(self) -> None:
        """On the choice, which a stray Enter does not confirm."""
        if self.choice.isEnabled():
            self.choice.setFocus()
        else:
            self.dossier.setFocus()

    def forget(self) -> None:
        self.reason.clear()
        self.choice.set_value(_KEEP)

    def _decide(self) -> None:
        self.decided.emit(self.choice.value == _CHANGE, self.reason.text())

    def _say_what_follows(self) -> None:
        pair = self._pair
        if pair is None:
            return
        self._about.setText(self._why_not(pair) or self._what_follows(pair))

    def _why_not(self, pair: PairFacts) -> str:
        if self._state.read_only:
            return self.tr("Có việc của bản chương trình mới hơn: cập nhật rồi quyết định.")
        if not self._state.may_decide:
            return self.tr("Quyết định: lãnh đạo Trung tâm.")
        return pair.why_not

    def _what_follows(self, pair: PairFacts) -> str:
        if self.choice.value == _KEEP:
            return self.tr("Hồ sơ không đổi. Việc bên phải vẫn nằm trong quá trình.")
        if pair.falls:
            return self.tr("Sau đó phải quyết định tiếp: {what}.").format(what=pair.falls)
        return self.tr("Hồ sơ theo việc bên phải. Thu lại giấy đã giao theo việc bên trái.")


class SideCard(Card):
    """One version."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._heading = Label(heading, "small_strong", tone="text2")
        self._what = Label("", "card_title", wrap=True)
        self._same = Label("", "cell", tone="text2", wrap=True)
        self._differs = Label("", "button_small", tone="look", wrap=True)
        self._who = Fact(self.tr("Người làm, quầy"), wrap=True)
        self._when = Fact(self.tr("Lúc, theo đồng hồ quầy"), wrap=True)
        self._papers = Fact(self.tr("Giấy quầy đã in từ lúc đó"), wrap=True)
        by = row((self._who, 1), (self._when, 1), gap="m")
        words = column(self._differs, self._same, gap="xs")
        facts = (self._heading, self._what, by, self._papers, Rule(), words)
        self.setLayout(column(*facts, gap="m", edge=("l", "m")))

    def show_side(self, side: SideFacts | None) -> None:
        if side is None:
            self._what.setText(self.tr("Chưa có ở quầy này"))
            self._differs.setText("")
            self._same.setText(self.tr("Việc này dựa trên một việc của quầy khác chưa về."))
        else:
            self._what.setText(side.what)
            self._differs.setText("\n".join(line for line, other in side.details if other))
            self._same.setText("\n".join(line for line, other in side.details if not other))
        self._differs.setVisible(bool(self._differs.text()))
        self._same.setVisible(bool(self._same.text()))
        for fact, value in (
            (self._who, side.who if side else ""),
            (self._when, side.when if side else ""),
            (self._papers, side.papers if side else ""),
        ):
            fact.setVisible(bool(value))
            fact.set_value(value)


def _nothing() -> tuple[str, str]:
    return (
        translate("disputed", "Hồ sơ này không còn việc nào phải quyết định"),
        translate("disputed", "Bấm Esc để quay lại."),
    )
