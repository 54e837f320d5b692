"""What goes over the counter, and the act at the foot: one filled button, whatever the state."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.screens.return_.facts import ReturnFacts
from ui.screens.return_.state import Phase, ReturnState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Card, Rule, Scrolled
from ui.widgets.labels import Label, MoneyLine
from ui.widgets.layouts import column, panel


class GivingCard(Card):
    given = Signal()
    result_back = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._shown: ReturnFacts | None = None
        self._lines = QWidget()
        self._holder = column(self._lines, edge=("l", "none"))
        contents = Scrolled(self._holder)
        contents.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        contents.setAccessibleName(self.tr("Trao cho người nhận"))
        contents.setMinimumHeight(theme.size("height.row_two"))  # the acts below keep their room
        self.missing = Label("", "small", tone="look", wrap=True)
        self.give = Button(self.tr("Trả kết quả"), Kind.PRIMARY, key=Keys.CONFIRM)
        self.back = Button(self.tr("Nhận kết quả về quầy"), Kind.PRIMARY, key=Keys.RESULT_BACK)
        self.open = Button(self.tr("Mở hồ sơ"), Kind.PRIMARY, key=Keys.CONFIRM)
        self._later = Button(self.tr("Trả kết quả"), caps=Keys.CONFIRM.caps).sized("button_wide")
        self._later.setEnabled(False)
        self._reason = Label("", "caption", tone="text2", wrap=True)
        self.look = Button(self.tr("Mở hồ sơ")).sized("button_wide")
        blocked = column(self._later, self._reason, gap="xs")
        ways = (self.give, self.back, self.open, blocked, self.look)
        title = Label(self.tr("Trao cho người nhận"), "card_title")
        foot = column(self.missing, *ways, edge=("l", "none"))
        self.setLayout(
            column(column(title, edge=("l", "none")), (contents, 1), foot, edge=("none", "m"))
        )
        self.give.clicked.connect(self.given)
        self.back.clicked.connect(self.result_back)
        self.open.clicked.connect(self.opened)
        self.look.clicked.connect(self.opened)
        self.show_state(ReturnState(phase=Phase.READY))  # asks for no more room than it will need

    def show_state(self, state: ReturnState) -> None:
        if state.facts is not None and state.facts != self._shown:
            self._shown = state.facts
            old, self._lines = self._lines, self._written(state.facts)
            self._holder.replaceWidget(old, self._lines)
            old.hide()
            old.deleteLater()
        ready = state.phase is Phase.READY
        self.give.setVisible(ready)
        self.back.setVisible(state.may_take_result)
        self.open.setVisible(not ready and not state.may_take_result)
        self.look.setVisible(state.may_take_result)
        self._later.setVisible(not ready)
        self._reason.setVisible(not ready)
        self._reason.setText(state.reason)
        self.give.set_busy(self.tr("Đang ghi") if state.busy and ready else "")
        self.back.set_busy(self.tr("Đang ghi") if state.busy and state.may_take_result else "")
        words = ", ".join(need.words for need in state.needs)
        self.missing.setText(self.tr("Còn thiếu: {words}.").format(words=words) if words else "")
        self.missing.setVisible(bool(words))

    def _written(self, facts: ReturnFacts) -> QWidget:
        lines = column(gap="xs")
        _section(lines, self.tr("Kết quả"), [facts.result])
        _section(
            lines,
            self.tr("Bản chính đã nộp, trả lại nếu không phải lưu"),
            facts.originals or [self.tr("Không nộp bản chính nào")],
        )
        if facts.on_loan:
            _section(lines, self.tr("Bản chính quầy đang giữ, phải trao lại"), facts.on_loan)
        lines.addWidget(Rule())
        lines.addWidget(Label(self.tr("Lệ phí trên giấy tiếp nhận"), "caption", tone="text2"))
        if not facts.fees:
            lines.addWidget(Label(self.tr("Chưa có dữ liệu"), "cell"))
        for name, amount in facts.fees:
            lines.addWidget(MoneyLine(name, amount))
        if len(facts.fees) > 1:
            total = sum(amount for _name, amount in facts.fees if isinstance(amount, int))
            lines.addWidget(MoneyLine(self.tr("Cộng"), total, total=True))
        lines.addStretch(1)
        return panel(lines)


def _section(lines: QVBoxLayout, title: str, words: Sequence[str]) -> None:
    lines.addWidget(Label(title, "caption", tone="text2", wrap=True))
    for line in words:
        lines.addWidget(Label(line, "cell", wrap=True))
    lines.addSpacing(theme.size("space.xs"))
