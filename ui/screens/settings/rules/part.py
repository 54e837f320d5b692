"""What the office tells citizens by itself, and how long it awaits a supplement."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from desk_app.domain.handling.telling import NoticeAbout
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.telling.house_rules import NO_RULES, HouseRules
from desk_app.services.telling.house_rules import SetHouseRules
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.screens.settings.parts.part import Part
from ui.texts import Notice


@dataclass(frozen=True, slots=True)
class RulesState:
    rules: HouseRules = NO_RULES
    may_set: bool = False


class RulesPart(Part):
    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self.state: RulesState = RulesState()

    def read(self) -> None:
        self.show(replace(self.state, may_set=self.may(Right.SETTINGS)))
        self.ask(self.office.keeping.house_rules, self._found)

    @Slot(object, bool)
    def toggle(self, about: NoticeAbout, on: bool) -> None:  # Qt's signal
        self._set(SetHouseRules(tells={about: on}))

    @Slot(str)
    def await_days(self, typed: str) -> None:
        """What is no number is no number of days either, and is told as such."""
        days = _number(typed)
        if days != self.state.rules.supplement_days:
            self._set(SetHouseRules(supplement_days=days))

    @Slot(str)
    def keep_months(self, typed: str) -> None:
        months = _number(typed)
        if months != self.state.rules.keep_months:
            self._set(SetHouseRules(keep_months=months))

    def rest(self) -> None:
        self.show(replace(self.state))  # back to what is in force

    def _set(self, order: SetHouseRules) -> None:
        officer = self.officer
        self.do(
            lambda: self.office.keeping.set_house_rules(order, officer),
            partial(self._kept, officer),
        )

    def _kept(self, by: Officer, rules: HouseRules) -> None:
        self._found(rules)
        title = self.tr("Đã đổi quy ước của đơn vị.")
        advice = self.tr("Các quầy khác theo sau lần đồng bộ tới.")
        self.seat.tell(by, Notice(title, advice, done=True))

    def _found(self, rules: HouseRules) -> None:
        self.show(replace(self.state, rules=rules))


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() else -1
