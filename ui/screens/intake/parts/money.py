"""The money part of intake: what was counted, what is waived, who is exempt and why."""

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from desk_app.domain.law.fees import FeeUnit
from desk_app.domain.money.bill import FeeEntry
from desk_app.domain.money.relief import Exemption, Ground
from ui.screens.intake.parts.sheet import Sheet, Spot

_COUNTS = {FeeUnit.COPY: "copies", FeeUnit.PAGE: "pages", FeeUnit.TIME: "times"}


class MoneyPart(QObject):
    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet

    @property
    def _entered(self) -> FeeEntry:
        return self._sheet.form.money

    def count(self, unit: FeeUnit, number: int) -> None:
        """So many of `unit`, 1 to `MOST`."""
        counted = replace(self._entered.counted, **{_COUNTS[unit]: number})
        self._write(replace(self._entered, counted=counted))

    def confirm(self, waiver: str, met: bool) -> None:
        """The officer says that the conditions of `waiver` are met, or takes it back."""
        confirmed = self._entered.confirmed
        confirmed = confirmed | {waiver} if met else confirmed - {waiver}
        self._write(replace(self._entered, confirmed=confirmed))

    @Slot()
    def ask_relief(self) -> None:
        """Show the row of exemptions and go to what can be waived."""
        if self._sheet.state.procedure is None or self._sheet.state.busy:
            return
        self._sheet.show(exempting=True)
        self._sheet.wanted.emit(Spot.RELIEF)

    def exempt(self, ground: Ground | None) -> None:
        """Choose why this person pays nothing; None: she pays."""
        before = self._entered.exemption
        basis = before.basis if before else ""
        exemption = None if ground is None else Exemption(ground=ground, basis=basis)
        self._write(replace(self._entered, exemption=exemption))

    def give_basis(self, words: str) -> None:
        """The rule and the paper shown, as typed."""
        exemption = self._entered.exemption
        if exemption is not None:
            self._write(replace(self._entered, exemption=replace(exemption, basis=words)))

    def say_unpaid(self, words: str) -> None:
        """Why fees stay open while the result goes."""
        self._sheet.show(unpaid=words)

    def _write(self, entered: FeeEntry) -> None:
        self._sheet.write(replace(self._sheet.form, money=entered))
