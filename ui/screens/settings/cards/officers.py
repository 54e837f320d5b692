"""The officers, and the form for one of them beside the list."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desk_app.domain.officer import Officer
from ui.screens.settings.cards.officer_form import OfficerForm
from ui.screens.settings.cards.section import Section, reason, say_reason
from ui.screens.settings.parts.officers import Doing, OfficersState
from ui.seat.work_words import work_words
from ui.widgets.button import Button
from ui.widgets.frames import Rule
from ui.widgets.layouts import column, panel, row
from ui.widgets.tables.cells import TwoLines
from ui.widgets.tables.model import Column, RowModel
from ui.widgets.tables.table import Table

translate = QCoreApplication.translate


class OfficersCard(Section):
    begun = Signal(object, object)  # Doing, Officer | None

    def __init__(self, parent: QWidget | None = None) -> None:
        self._state = OfficersState()
        title = translate("settings", "Cán bộ")
        self._model = RowModel[Officer]((Column(title, 0),), self._cells)
        self.table = Table(title, self._model, "row_two")
        self.add = Button(translate("settings", "Thêm cán bộ")).sized("button_wide", "button_mid")
        self.new_pin = Button(translate("settings", "Đặt mã PIN")).sized(
            "button_wide", "button_mid"
        )
        self.leave = Button(_leave()).sized("button_wide", "button_mid")
        self.role = Button(translate("settings", "Đổi công việc")).sized(
            "button_wide", "button_mid"
        )
        self.badge = Button(translate("settings", "Thẻ đeo")).sized("button_wide", "button_mid")
        self.form = OfficerForm()
        self._why_not = reason()
        above = row((self.add, 1), (self.new_pin, 1), (self.leave, 1))
        below = row((self.role, 1), (self.badge, 1), (panel(column()), 1))
        acts = column(above, below, gap="s")
        left = panel(column((self.table, 1), self._why_not, acts, edge=("none", "none", "s", "xs")))
        super().__init__(
            title,
            translate("settings", "Ai làm việc ở đơn vị, làm được gì; quầy khác cũng biết."),
            (row((left, 1), Rule(upright=True), self.form), 1),
            first=self.table,
        )
        self.setParent(parent)
        self.add.clicked.connect(lambda: self.begun.emit(Doing.ADD, None))
        self.new_pin.clicked.connect(
            lambda: self.begun.emit(self._state.pin_of(self.current), self.current)
        )
        self.leave.clicked.connect(lambda: self.begun.emit(self._leaving(), self.current))
        self.role.clicked.connect(lambda: self.begun.emit(Doing.ROLE, self.current))
        self.badge.clicked.connect(lambda: self.begun.emit(Doing.BADGE, self.current))
        self.table.opened.connect(lambda _row: self.new_pin.setFocus())
        self.table.moved.connect(lambda _row: self._offer())

    @property
    def current(self) -> Officer | None:
        place = self.table.row
        return self._model.rows[place] if 0 <= place < len(self._model.rows) else None

    def render_state(self, state: OfficersState) -> None:
        before, opened = self.current, state.doing is not self._state.doing
        found_late = not opened and state.draft != self._state.draft
        self._state = state
        self._model.show(state.officers)
        places = [officer.id for officer in state.officers]
        wanted = before.id if before else state.me
        self.table.go_to(places.index(wanted) if wanted in places else 0)
        self.form.render_state(state, opened=opened)
        if found_late and state.doing is Doing.ADD:
            self.form.show_draft(state.draft)
        if opened and state.doing is Doing.NOTHING:
            self.table.setFocus()
        self._offer()

    def focus_form(self) -> None:
        """To the form, if one is open."""
        if self._state.doing is not Doing.NOTHING:
            self.form.focus_first(self._state.doing)

    def _offer(self) -> None:
        state, current = self._state, self.current
        idle = state.doing is Doing.NOTHING
        self.add.setEnabled(idle and state.may_manage)
        self.new_pin.setEnabled(idle and state.pin_of(current) is not Doing.NOTHING)
        back = self._leaving() is Doing.BACK
        self.leave.setText(translate("settings", "Làm lại") if back else _leave())
        may = state.may_take_back(current) if back else state.may_let_go(current)
        self.leave.setEnabled(idle and may)
        for button in (self.role, self.badge):
            button.setEnabled(idle and state.may_change(current))
        say_reason(self._why_not, self._reason() if idle else "")

    def _leaving(self) -> Doing:
        """Who left comes back by the button that let them go."""
        left = self.current is not None and not self.current.active
        return Doing.BACK if left else Doing.LEAVE

    def _reason(self) -> str:
        if not self._state.may_manage:
            if self._state.may_reset:
                return translate("settings", "Đặt mã PIN cho người khác: cùng với một quản trị.")
            return translate("settings", "Đổi được mã PIN của mình; việc khác do quản trị làm.")
        if self.current is not None and self.current.id == self._state.me:
            return translate("settings", "Không tự cho mình thôi việc: nhờ quản trị khác.")
        return ""

    def _cells(self, officer: Officer) -> tuple[TwoLines]:
        said = [work_words(officer)]
        if officer.id == self._state.me:
            said.append(translate("settings", "đang ngồi quầy"))
        if officer.badge:
            said.append(translate("settings", "có thẻ đeo"))
        if not officer.active:
            said.append(translate("settings", "đã thôi việc"))
        return (TwoLines(officer.name, "  ·  ".join(said)),)


def _leave() -> str:
    return translate("settings", "Thôi việc")
