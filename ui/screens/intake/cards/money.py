"""Rows of the procedure card for its money: pages and copies, waivers, who is exempt and why."""

from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QFocusEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desk_app.documents.fee_in_words import share_in_words, waiver_scope_in_words
from desk_app.domain.law.fees import FeeUnit
from desk_app.domain.money.counted import Counted
from desk_app.domain.money.relief import GROUNDS, Ground, Waiver
from ui.screens.intake.cards.fields import (
    ColumnLabel,
    FormCombo,
    FormField,
    fit_to,
    labelled,
    row_label,
)
from ui.screens.intake.parts.sheet import IntakeState
from ui.widgets.choices import Check
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row

_ROOMY = 2  # so many waivers tell their conditions each
_NUMBER = QRegularExpression("([1-9][0-9]{0,3})?")


class CountField(FormField):
    """A whole number from 1 to 9999; left empty it is 1. Entering it selects what is there."""

    counted = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setValidator(QRegularExpressionValidator(_NUMBER, self))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        fit_to(self, "00000")
        self.textEdited.connect(lambda text: self.counted.emit(int(text or 1)))

    def show_number(self, number: int) -> None:
        if not self.hasFocus() or self.text():
            self.show_text(str(number))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.text():
            self.setText("1")


class WaiverRow(QWidget):
    """One waiver: a tick that its conditions are met, and the conditions."""

    confirmed = Signal(str, bool)  # id of the waiver, whether its conditions are met

    def __init__(self) -> None:
        super().__init__()
        self.tick = Check("")
        self._id = ""
        self._words = Label("", "small", tone="text2", wrap=True)
        told = column(row(self.tick, REST), self._words, gap="xs")
        self.setLayout(row(ColumnLabel(""), (told, 1), gap="none"))
        self.tick.clicked.connect(lambda: self.confirmed.emit(self._id, self.tick.isChecked()))
        self.hide()

    def show_waiver(
        self, waiver: Waiver | None, *, met: bool, following: Waiver | None = None
    ) -> None:
        """Args:
        following: The waiver below where room is short: conditions of both are told there.
        """
        self.setVisible(waiver is not None)
        if waiver is None:
            return
        self._id = waiver.id
        words = share_in_words(waiver.relief)
        if told_below := following is not None and following.conditions == waiver.conditions:
            words = f"{words}: {waiver.title}"
        self._words.setVisible(not told_below)
        words = f"{words[:1].upper()}{words[1:]}"
        if self.tick.text() != words:
            self.tick.setText(words)
            self.tick.updateGeometry()
        self.tick.setChecked(met)
        told = self.tr("{scope}. Đánh dấu khi đủ điều kiện: {words}.")
        conditions = "; ".join(waiver.conditions)
        self._words.setText(told.format(scope=waiver_scope_in_words(waiver), words=conditions))


class MoneyRows(QWidget):
    """Hidden as a whole where there is nothing to enter."""

    counted = Signal(object, int)  # FeeUnit, number
    confirmed = Signal(str, bool)
    exempted = Signal(object)  # Ground | None
    basis_given = Signal(str)
    unpaid_said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        names = {
            FeeUnit.PAGE: (self.tr("Số trang của một bản"), self.tr("trang")),
            FeeUnit.COPY: (self.tr("Số bản"), self.tr("bản")),
            FeeUnit.TIME: (self.tr("Số lần"), self.tr("lần")),
        }
        self.counts = {unit: CountField(name) for unit, (name, _word) in names.items()}
        self._boxes = {
            unit: panel(row(self.counts[unit], row_label(word, self.counts[unit]), "m"))
            for unit, (_name, word) in names.items()
        }
        self._count_row = panel(
            row(ColumnLabel(self.tr("Tính phí")), *self._boxes.values(), REST, gap="none")
        )
        self.waivers = [WaiverRow()]  # as many as were ever offered at once
        self._offers = column(*self.waivers)
        self.ground = FormCombo(self.tr("Đối tượng miễn"), self._grounds())
        self.basis = FormField(self.tr("Căn cứ miễn"), self.tr("Căn cứ, giấy tờ chứng minh"))
        self._ground_row = panel(labelled(self.tr("Miễn thu"), self.ground, "s", (self.basis, 2)))
        self.unpaid = FormField(
            self.tr("Lý do trả khi chưa thu phí"), self.tr("Để trống: thu phí rồi trả")
        )
        self._unpaid_row = panel(labelled(self.tr("Chưa thu vì"), self.unpaid))
        rows = (self._count_row, self._offers, self._ground_row, self._unpaid_row)
        self.setLayout(column(*rows))
        self._connect()
        self.hide()

    def _connect(self) -> None:
        for unit, field in self.counts.items():
            field.counted.connect(lambda number, unit=unit: self.counted.emit(unit, number))
        for waiver in self.waivers:
            waiver.confirmed.connect(self.confirmed)
        self.ground.chosen.connect(self.exempted)
        self.basis.textEdited.connect(self.basis_given)
        self.unpaid.textEdited.connect(self.unpaid_said)

    def _grounds(self) -> list[tuple[Ground | None, str]]:
        named = [(ground, f"{words[:1].upper()}{words[1:]}") for ground, words in GROUNDS.items()]
        return [(None, self.tr("Không miễn")), *named]

    @property
    def first_count(self) -> QWidget:
        shown = [unit for unit, box in self._boxes.items() if box.isVisibleTo(self)]
        return self.counts[shown[0] if shown else FeeUnit.COPY]

    @property
    def first_relief(self) -> QWidget:
        """Where what can be waived begins."""
        ticks = [waiver.tick for waiver in self.waivers if waiver.isVisibleTo(self)]
        return ticks[0] if ticks else self.ground

    def show_state(self, state: IntakeState) -> None:
        entered = state.form.money
        units = state.counted_units
        self._show_counts(units, entered.counted)
        offered = sorted(
            state.prepared.bill.offered if state.prepared else (), key=lambda w: -w.share
        )
        self._show_waivers(offered, entered.confirmed)
        exempting = state.procedure is not None and (
            state.exempting or entered.exemption is not None
        )
        self._ground_row.setVisible(exempting)
        self.ground.set_value(entered.exemption.ground if entered.exemption else None)
        self.basis.setEnabled(entered.exemption is not None)
        self.basis.show_text(entered.exemption.basis if entered.exemption else "")
        self._unpaid_row.setVisible(state.asks_unpaid)
        self.unpaid.show_text(state.unpaid)
        self.setVisible(bool(units or offered) or exempting or state.asks_unpaid)

    def _show_counts(self, units: frozenset[FeeUnit], counted: Counted) -> None:
        shown = units | ({FeeUnit.COPY} if FeeUnit.PAGE in units else set())
        numbers = {
            FeeUnit.PAGE: counted.pages,
            FeeUnit.COPY: counted.copies,
            FeeUnit.TIME: counted.times,
        }
        for unit, box in self._boxes.items():
            box.setVisible(unit in shown)
            self.counts[unit].show_number(numbers[unit])
        self._count_row.setVisible(bool(shown))

    def _show_waivers(self, offered: Sequence[Waiver], confirmed: frozenset[str]) -> None:
        """All of them: one too many is passed over, one that is missing cannot be found."""
        while len(self.waivers) < len(offered):
            self._add_waiver_row()
        crowded = len(offered) > _ROOMY
        for n, line in enumerate(self.waivers):
            waiver = offered[n] if n < len(offered) else None
            line.show_waiver(
                waiver,
                met=waiver is not None and waiver.id in confirmed,
                following=offered[n + 1] if crowded and n + 1 < len(offered) else None,
            )

    def _add_waiver_row(self) -> None:
        line = WaiverRow()
        self._offers.addWidget(line)
        QWidget.setTabOrder(self.waivers[-1].tick, line.tick)
        line.confirmed.connect(self.confirmed)
        self.waivers.append(line)
