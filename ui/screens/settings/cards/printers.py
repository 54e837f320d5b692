"""The printer, copies and paper of each form."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.paper_desk import RECEIPT, SMALL, form_title
from ui.screens.settings.cards.section import Section
from ui.screens.settings.parts.printers import FORMS, MOST_COPIES, Binding, PrintersState
from ui.widgets.choices import Combo
from ui.widgets.field import left_label
from ui.widgets.frames import Rule, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, Item, column, row
from ui.widgets.segmented import Segmented

translate = QCoreApplication.translate


class _FormRows(QWidget):
    """One form: where it is printed, how often, on what."""

    bound = Signal(object)  # Binding

    def __init__(self, form: str) -> None:
        super().__init__()
        title = form_title(form)
        self.printer = Combo(translate("settings", "Máy in cho {form}").format(form=title))
        copies = [(n, str(n)) for n in range(1, MOST_COPIES + 1)]
        self.copies = Segmented(translate("settings", "Số bản"), copies)
        self.paper: Segmented | None = None
        how: list[Item] = [self.copies]
        if form in SMALL:
            sizes = (("A5", "A5"), ("80mm", translate("settings", "Cuộn 80 mm")))
            words = translate("settings", "Khổ giấy")
            self.paper = Segmented(words, sizes)
            self.paper.chosen.connect(self._tell)
            how += ["l", Label(words, "small", tone="text2"), self.paper]
        items = (
            Label(title, "cell_strong"),
            left_label(translate("settings", "Máy in"), self.printer),
            left_label(translate("settings", "Số bản"), row(*how, REST)),
        )
        self.setLayout(column(*items, edge=("none", "s")))
        self.printer.chosen.connect(self._tell)
        self.copies.chosen.connect(self._tell)

    def show_binding(self, binding: Binding, names: Sequence[str] | None) -> None:
        offered = [("", translate("settings", "Không – lưu tệp PDF và xem"))]
        offered += [(name, name) for name in names or ()]
        if binding.printer and binding.printer not in (names or ()):
            gone = (
                translate("settings", "{name} – đang tìm…")
                if names is None
                else translate("settings", "{name} – không thấy trên máy này")
            )
            offered.append((binding.printer, gone.format(name=binding.printer)))
        self.printer.offer(offered)
        self.printer.set_value(binding.printer)
        self.copies.set_value(binding.copies)
        if self.paper is not None:
            self.paper.set_value(binding.paper)

    def _tell(self, _value: object) -> None:
        paper = "A4" if self.paper is None else str(self.paper.value)
        copies = self.copies.value
        self.bound.emit(
            Binding(
                printer="" if self.printer.value is None else str(self.printer.value),
                copies=copies if isinstance(copies, int) else 1,
                paper=paper,
            )
        )


class PrintersCard(Section):
    bound = Signal(str, object)  # form, Binding

    def __init__(self, parent: QWidget | None = None) -> None:
        self.forms = {form: _FormRows(form) for form in FORMS}
        self._found = Label("", "small", tone="text2", wrap=True)
        parted = [item for rows in self.forms.values() for item in (rows, Rule())]
        super().__init__(
            translate("settings", "Máy in"),
            translate(
                "settings",
                "Mỗi loại giấy in ở máy đã chọn, không hỏi lại. Chọn xong là lưu ngay.",
            ),
            (
                Scrolled(column(*parted, self._found, REST, gap="s", edge=("xs", "xs", "l", "xs"))),
                1,
            ),
            first=self.forms[RECEIPT].printer,
        )
        self.setParent(parent)
        for form, rows in self.forms.items():
            rows.bound.connect(lambda binding, form=form: self.bound.emit(form, binding))

    def render_state(self, state: PrintersState) -> None:
        for form, rows in self.forms.items():
            rows.show_binding(state.bindings[form], state.names)
        self._found.setText(_found(state.names))


def _found(names: Sequence[str] | None) -> str:
    if names is None:
        return translate("settings", "Đang tìm máy in…")
    if not names:
        return translate(
            "settings", "Máy này chưa có máy in nào. Cài máy in vào máy, rồi mở lại trang này."
        )
    return translate("settings", "Tìm thấy {n} máy in trên máy này.").format(n=len(names))
