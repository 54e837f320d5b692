"""The living slip: what receiving now would give, asked again with every change and minute."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Slot

from desk_app.domain.errors import DeskError
from desk_app.services.intake.prepare import Prepared, ReceiveDossier
from ui.background import Lane, Runs
from ui.screens.intake.form.form import order_of
from ui.screens.intake.parts.sheet import IntakeState, Sheet
from ui.texts import notice


class SlipPart(QObject):
    def __init__(
        self,
        sheet: Sheet,
        prepare: Callable[[ReceiveDossier], Prepared],
        now: Callable[[], datetime],
        background: Runs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet, self._prepare, self._now, self._background = sheet, prepare, now, background
        self._minute = _minute(now())
        self._asked: object = None  # what the slip depended on when it was last asked for
        sheet.changed.connect(self._follow)

    @Slot()
    def tick(self) -> None:
        """Called with the clock: another minute may mean another hour of appointment."""
        minute = _minute(self._now())
        if minute != self._minute:
            self._minute = minute
            self.ask()

    def ask(self) -> None:
        state = self._sheet.state
        procedure, self._asked = state.procedure, _depends_on(state)
        if procedure is None:
            if state.prepared is not None or state.refusal is not None:
                self._sheet.show(prepared=None, refusal=None)
            return
        order = order_of(state.form, procedure)
        self._background.run(
            lambda: self._prepare(order),
            owner=self,
            done=lambda prepared: self._answered(order, prepared),
            failed=self._refused,
            lane=Lane.READING,
            key="intake.slip",
        )

    def _answered(self, order: ReceiveDossier, prepared: Prepared) -> None:
        if self._sheet.form.procedure != order.procedure:
            return
        told = self._sheet.state.told_missing and bool(prepared.missing)
        if self._sheet.state.told_missing and not told:
            self._sheet.noticed.emit(None, None)  # nothing is missing any more
        self._sheet.show(prepared=prepared, refusal=None, told_missing=told)

    def _refused(self, error: DeskError) -> None:
        self._sheet.show(prepared=None, refusal=notice(error))

    @Slot(object)
    def _follow(self, state: IntakeState) -> None:
        if _depends_on(state) != self._asked:
            self.ask()


def _depends_on(state: IntakeState) -> object:
    form, code = state.form, state.procedure.code if state.procedure else ""
    chosen = (form.key, code, form.case, form.channel, form.limit)
    return chosen, form.ticks, form.extras, form.money


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
