"""When the fees of a procedure are collected: one line for each name and kind of fee."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desk_app.documents.fee_in_words import moment_in_words
from desk_app.documents.public.in_words import fee_name, fee_words
from desk_app.domain.law.fees import FeeKind, FeeLine, FeeMoment
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.money.bill import moment_of
from ui.widgets.choices import Combo
from ui.widgets.labels import Label
from ui.widgets.layouts import column, panel, row

translate = QCoreApplication.translate

Ref: TypeAlias = tuple[str, FeeKind]

_WIDTH = 252


@dataclass(frozen=True, slots=True)
class FeeGroup:
    """Published lines of one name and kind, in every channel and case."""

    ref: Ref
    name: str
    told: str  # how much, or how many different sums
    moment: FeeMoment | None  # None: not decided, or not the same for all of them
    usual: FeeMoment  # what holds as long as nothing is decided


def fee_groups(procedure: Procedure) -> Sequence[FeeGroup]:
    """In the published order."""
    found: dict[Ref, list[FeeLine]] = {}
    for terms in procedure.terms:
        for fee in terms.fees:
            found.setdefault(fee.ref, []).append(fee)
    return tuple(_group(ref, lines, procedure) for ref, lines in found.items())


def _group(ref: Ref, lines: Sequence[FeeLine], procedure: Procedure) -> FeeGroup:
    said = tuple(dict.fromkeys(fee_words(fee) for fee in lines))
    told = said[0] if len(said) == 1 else translate("catalogue", "{n} mức").format(n=len(said))
    moments = {fee.moment for fee in lines}
    (moment,) = moments if len(moments) == 1 else (None,)
    usual = moment_of(replace(lines[0], moment=None), procedure)
    return FeeGroup(ref, fee_name(lines[0]), told, moment, usual)


class MomentLines(QWidget):
    """A choice for each; hidden where no fee is published."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[Ref, Combo] = {}
        self._groups: Sequence[FeeGroup] = ()
        self._lines = QWidget()
        self._holder = column(self._lines, gap="none")
        self.setLayout(self._holder)

    @property
    def chosen(self) -> Mapping[Ref, FeeMoment]:
        """What is otherwise than it holds now."""
        now = {group.ref: group.moment for group in self._groups}
        values = {ref: combo.value for ref, combo in self.choices.items()}
        return {
            ref: value
            for ref, value in values.items()
            if isinstance(value, FeeMoment) and value is not now[ref]
        }

    def show_fees(self, procedure: Procedure, *, usable: bool) -> None:
        self._groups, self.choices = fee_groups(procedure), {}
        lines = column(*(self._line(group, usable=usable) for group in self._groups), gap="xs")
        old, self._lines = self._lines, panel(lines)
        self._holder.replaceWidget(old, self._lines)
        old.hide()
        old.deleteLater()
        self.setVisible(bool(self._groups))

    def _line(self, group: FeeGroup, *, usable: bool) -> QWidget:
        words = translate("catalogue", "Thu {fee}").format(fee=group.name)
        combo = self.choices[group.ref] = Combo(words, _offered(group))
        combo.setFixedWidth(_WIDTH)
        combo.set_value(group.moment)
        combo.setEnabled(usable)
        combo.chosen.connect(lambda _value: self.edited.emit())
        name = Label(group.name, "small", tone="text2", wrap=True)
        name.setBuddy(combo)
        return panel(
            row((name, 2), combo, (Label(group.told, "small", tone="text2", wrap=True), 3))
        )


def _offered(group: FeeGroup) -> Sequence[tuple[FeeMoment | None, str]]:
    offered: list[tuple[FeeMoment | None, str]] = [
        (moment, moment_in_words(moment)) for moment in FeeMoment
    ]
    if group.moment is None:
        usual = moment_in_words(group.usual).partition(",")[0]
        words = translate("catalogue", "theo lệ thường: {moment}").format(moment=usual)
        offered.insert(0, (None, words))
    return offered
