"""A stub: what the receipt says at the left, what to do now at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import formats
from ui.screens.stub.facts import StubFacts
from ui.screens.stub.presenter import StubState
from ui.widgets.button import Button, Kind
from ui.widgets.frames import Badge, Card, RightColumn, Rule, Scrolled
from ui.widgets.labels import CodeLabel, Fact, Label
from ui.widgets.layouts import REST, column, panel, row

_MOST = 4  # things to do


class StubView(QWidget):
    look_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.paper = PaperCard()
        self.why = Label("", "base", wrap=True)
        title = Label(self.tr("Hồ sơ chưa về quầy này"), "card_title")
        why = Card(column(title, self.why, gap="xs", edge=("l", "m")))
        self.to_do = ToDo()
        self.again = Button(self.tr("Tìm lại hồ sơ"), Kind.SECONDARY).sized("button_wide")
        note = Label(
            self.tr("Hồ sơ về thì trang này tự mở hồ sơ, không cần quét lại."),
            "small",
            tone="text2",
            wrap=True,
        )
        now = Card(column(self.to_do, Rule(), note, self.again, gap="m", edge=("l", "m")))
        left = Scrolled(column(self.paper, why, REST))
        right = RightColumn(column(Scrolled(column(now, REST))))
        body = panel(row((left, 1), right, gap="l", edge=("l", "m")))
        self.setLayout(column((body, 1)))
        self.again.clicked.connect(self.look_asked)

    def render_state(self, state: StubState) -> None:
        if state.facts is None:
            return
        self.paper.show_facts(state.facts)
        self.why.setText(state.facts.why)
        self.to_do.show_steps(state.facts.to_do)


class PaperCard(Card):
    """What the receipt proves, large enough to compare with the paper in hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._code = CodeLabel(role="due")
        self._badge = Badge(formats.result_badge())
        self._procedure = Label("", "button", wrap=True)
        self._procedure_code = Label("", "small", tone="text2").beside("button")
        self._due = Fact(self.tr("Hẹn trả"), wrap=True)
        self._due.value.set_role("person")
        self._received = Fact(self.tr("Ngày tiếp nhận"))
        self._received.value.set_role("person")
        self._unit = Fact(self.tr("Nơi cấp giấy"), wrap=True)
        head = row(self._code, "s", self._badge, REST)
        named = row((self._procedure, 1), gap="l")
        named.addWidget(self._procedure_code, 0, Qt.AlignmentFlag.AlignTop)
        days = row((self._due, 1), (self._received, 1), gap="xl")
        self.setLayout(column(head, named, Rule(), days, self._unit, gap="m", edge=("l", "m")))

    def show_facts(self, facts: StubFacts) -> None:
        self._code.set_code(facts.code)
        self._badge.show_fact(facts.badge)
        self._procedure.setText(facts.procedure)
        self._procedure_code.setText(facts.procedure_code)
        self._procedure_code.setVisible(bool(facts.procedure_code))
        self._due.set_value(facts.due)
        self._received.set_value(facts.received)
        self._unit.set_value(facts.unit)


class ToDo(QWidget):
    """What can be done without the dossier: what for, and how."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = [
            (Label("", "button_small"), Label("", "cell", wrap=True)) for _ in range(_MOST)
        ]
        title = Label(self.tr("Làm gì bây giờ"), "card_title")
        steps = [column(what, how, gap="label_above") for what, how in self._steps]
        self.setLayout(column(title, *steps, gap="m"))

    def show_steps(self, steps: Sequence[tuple[str, str]]) -> None:
        for n, (what, how) in enumerate(self._steps):
            there = n < len(steps)
            what.setVisible(there)
            how.setVisible(there)
            if there:
                what.setText(steps[n][0])
                how.setText(steps[n][1])
