"""Whom to compare with the card in hand: large enough to read beside it."""

from PySide6.QtWidgets import QWidget

from ui import formats
from ui.screens.return_.facts import ReturnFacts
from ui.widgets.frames import Badge, Card, Rule
from ui.widgets.labels import CodeLabel, Fact, Label
from ui.widgets.layouts import REST, column, row

_BADGES = 2  # at most


class FactsCard(Card):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._code = CodeLabel(role="due")
        self._badges = [Badge(formats.result_badge()) for _ in range(_BADGES)]
        self._procedure = Label("", "button", wrap=True)
        self._owner = Label("", "due", wrap=True)
        self._number = _Large(self.tr("Số định danh"))
        self._birth = _Large(self.tr("Ngày sinh"))
        self._received = Fact(self.tr("Tiếp nhận"))
        self._due = Fact(self.tr("Hẹn trả"))
        self._way = Fact(self.tr("Đăng ký nhận"))
        self._authorised = Fact(self.tr("Người được ủy quyền"), wrap=True)
        caption = Label(self.tr("Chủ hồ sơ"), "caption", tone="text2")
        compared = row((self._number, 1), (self._birth, 1), gap="xl")
        rest = row(
            (self._received, 1), (self._due, 1), (self._way, 1), (self._authorised, 1), gap="xl"
        )
        owner = column(caption, self._owner, gap="label_above")
        head = row(self._code, "s", *self._badges, REST)
        self.setLayout(
            column(head, self._procedure, Rule(), owner, compared, Rule(), rest, edge=("l", "m"))
        )

    def show_facts(self, facts: ReturnFacts) -> None:
        self._code.set_code(facts.code)
        self._procedure.setText(facts.procedure)
        for n, badge in enumerate(self._badges):
            badge.setVisible(n < len(facts.badges))
            if n < len(facts.badges):
                badge.show_fact(facts.badges[n])
        self._owner.setText(facts.owner)
        self._number.set_value(facts.number)
        self._birth.set_value(facts.birth)
        self._received.set_value(facts.received)
        self._due.set_value(facts.due)
        self._way.set_value(facts.way)
        self._way.value.set_tone("look" if facts.other_way else "")
        self._authorised.setVisible(bool(facts.authorised))
        self._authorised.set_value(facts.authorised)


class _Large(Fact):
    """A fact to be compared at arm's length."""

    def __init__(self, caption: str) -> None:
        super().__init__(caption)
        self.value.set_role("person")
