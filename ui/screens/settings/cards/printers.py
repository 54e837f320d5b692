"""Papers and their printers; printers an administrator added; what an intake prints."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from desk_app.documents.kinds import KINDS, Kind
from ui.paper_desk import BUNDLE_AT_FIRST
from ui.printing.bindings import paper_words
from ui.screens.settings.cards.binding_form import BindingForm
from ui.screens.settings.cards.devices import DevicesPanel
from ui.screens.settings.cards.section import Section, reason, say_reason
from ui.screens.settings.parts.bundle import BundleState
from ui.screens.settings.parts.printers import PrintersState
from ui.widgets.choices import Check
from ui.widgets.field import Field
from ui.widgets.frames import Rule
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.segmented import Segmented
from ui.widgets.tables.cells import TwoLines
from ui.widgets.tables.model import Column, RowModel
from ui.widgets.tables.table import Table

translate = QCoreApplication.translate

PAPERS: Final = "papers"
DEVICES: Final = "devices"
BUNDLE: Final = "bundle"


class PrintersCard(Section):
    chosen = Signal(str)  # form

    def __init__(self, parent: QWidget | None = None) -> None:
        self._state = PrintersState()
        self.tabs = Segmented(
            translate("settings", "Xem"),
            [
                (PAPERS, translate("settings", "Giấy và máy in")),
                (DEVICES, translate("settings", "Máy in nhiệt")),
                (BUNDLE, translate("settings", "In khi tiếp nhận")),
            ],
        )
        title = translate("settings", "Loại giấy")
        self._model = RowModel[Kind]((Column(title, 0),), self._cells)
        self.table = Table(title, self._model, "row_two")
        self.form = BindingForm()
        self.devices = DevicesPanel()
        self.bundle = BundlePanel()
        self._found = Label("", "small", tone="text2", wrap=True)
        self._stack = QStackedWidget()
        left = panel(column((self.table, 1), self._found, edge=("none", "none", "s", "xs")))
        papers = row((left, 1), Rule(upright=True), self.form)
        self._stack.addWidget(panel(papers))
        self._stack.addWidget(self.devices)
        self._stack.addWidget(self.bundle)
        super().__init__(
            translate("settings", "Máy in"),
            translate(
                "settings",
                "Mỗi loại giấy in ở máy đã chọn, không hỏi lại. Chọn xong là lưu ngay.",
            ),
            self.tabs,
            (self._stack, 1),
            first=self.tabs,
        )
        self.setParent(parent)
        self._model.show(tuple(KINDS.values()))
        self.table.go_to(0)
        self.table.moved.connect(self._choose)
        self.table.opened.connect(lambda _row: self.form.printer.setFocus())
        self.tabs.chosen.connect(self.open_tab)

    def open_tab(self, tab: object) -> None:
        """`PAPERS`, `DEVICES` or `BUNDLE`."""
        self.tabs.set_value(tab)
        self._stack.setCurrentIndex((PAPERS, DEVICES, BUNDLE).index(str(tab)))

    @property
    @override
    def half_typed(self) -> Sequence[Field]:
        return self.devices.name, self.devices.address

    def render_state(self, state: PrintersState) -> None:
        self._state = state
        forms = self._model.rows
        self._model.show(forms)
        place = [form.name for form in forms].index(state.form)
        if self.table.row != place:
            self.table.go_to(place)
        self.form.render_state(state, forms[place])
        self._found.setText(_found(state))

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._model.rows):
            self.chosen.emit(self._model.rows[place].name)

    def _cells(self, form: Kind) -> tuple[TwoLines]:
        target = self._state.bindings[form.name]
        copies = translate("settings", "{n} bản").format(n=target.copies)
        names = self._state.names
        gone = bool(target.printer) and names is not None and target.printer not in names
        where = target.printer or translate("settings", "Tệp PDF")
        if gone:
            where = translate("settings", "{name} không thấy").format(name=where)
        parts = [where, paper_words(target.media), *([copies] if target.printer else [])]
        return (TwoLines(form.title, "  ·  ".join(parts), "late" if gone else "text2"),)


class BundlePanel(QWidget):
    """One tick for each paper a received dossier can bring."""

    toggled = Signal(str)  # form

    def __init__(self) -> None:
        super().__init__()
        self.ticks = {form: Check(KINDS[form].title) for form in BUNDLE_AT_FIRST}
        self._none = Label(
            translate("settings", "Không in giấy nào: khách chưa có giấy tiếp nhận để cầm về."),
            "small",
            tone="late_ink",
            wrap=True,
        )
        self._why_not = reason()
        how = translate(
            "settings",
            "Tiếp nhận xong thì in các giấy được đánh dấu, mỗi giấy ở máy in của nó. Giấy khác "
            "in từ trang hồ sơ.",
        )
        title = Label(translate("settings", "Giấy in khi tiếp nhận"), "card_title")
        parts = (title, Label(how, "small", tone="text2", wrap=True))
        ticks = (row(tick, REST) for tick in self.ticks.values())
        self.setLayout(column(*parts, *ticks, self._none, self._why_not, REST, edge=("xs",)))
        for form, tick in self.ticks.items():
            tick.clicked.connect(lambda _on=False, form=form: self.toggled.emit(form))

    def render_state(self, state: BundleState) -> None:
        for form, tick in self.ticks.items():
            tick.setChecked(form in state.forms)
            tick.setEnabled(state.may_set)
        self._none.setVisible(not any(form in state.forms for form in self.ticks))
        words = translate("settings", "Chỉ quản trị đổi được giấy in khi tiếp nhận.")
        say_reason(self._why_not, "" if state.may_set else words)


def _found(state: PrintersState) -> str:
    if state.names is None:
        return translate("settings", "Đang tìm máy in…")
    if not state.names:
        return translate(
            "settings", "Máy này chưa có máy in nào. Cài máy in vào máy, rồi mở lại trang này."
        )
    return translate("settings", "Tìm thấy {n} máy in trên máy này.").format(n=len(state.names))
