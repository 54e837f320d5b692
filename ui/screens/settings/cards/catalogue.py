"""How many procedures there are; files compared, confirmed and taken in; copies written out."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desk_app.services.catalogue.editions.take import WaitingCatalogue
from desk_app.services.catalogue.import_catalogue import ImportReport
from ui import formats
from ui.screens.settings.cards.catalogue_difference import DifferencePanel
from ui.screens.settings.cards.section import Section, reason, say_reason
from ui.screens.settings.parts.catalogue import Busy, CatalogueState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.labels import Fact, Label
from ui.widgets.layouts import REST, column, panel, row

translate = QCoreApplication.translate


class CatalogueCard(Section):
    import_asked = Signal()
    edition_asked = Signal()
    decline_asked = Signal()
    apply_asked = Signal()
    leave_asked = Signal()
    template_asked = Signal()
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.held = Fact(translate("settings", "Thủ tục trong danh mục"), "…", strong=True)
        self.take_in = Button(
            translate("settings", "Chọn tệp để so sánh…"), Kind.PRIMARY, key=Keys.CONFIRM
        )
        self.template = Button(translate("settings", "Ghi tệp mẫu…"))
        self.export = Button(translate("settings", "Xuất danh mục…"))
        self.apply = Button(translate("settings", "Áp dụng"), Kind.PRIMARY, key=Keys.CONFIRM)
        self.leave = Button(translate("settings", "Giữ nguyên danh mục"), caps=["Esc"])
        self.waiting = Label("", "small_strong", wrap=True)
        self.look = Button(translate("settings", "Xem khác gì"))
        self.decline = Button(translate("settings", "Không áp dụng"))
        self._edition = panel(row((self.waiting, 1), self.decline, self.look))
        self._why_not = reason()
        self._result = Label("", "small_strong", wrap=True)
        self.difference = DifferencePanel()
        self._choosing = panel(row(self.template, self.export, self.take_in))
        self._deciding = panel(row(self.leave, self.apply))
        super().__init__(
            translate("settings", "Danh mục thủ tục"),
            translate(
                "settings",
                "Tệp JSON của Cổng Dịch vụ công quốc gia; bảng .xlsx, .csv theo tệp mẫu. "
                "Mọi thay đổi được xem trước khi áp dụng; hồ sơ đã nhận giữ nguyên bản cũ.",
            ),
            row(self.held, REST, self._choosing, self._deciding, edge=("none", "s")),
            self._edition,
            self._why_not,
            (panel(column(self._result, (self.difference, 1), gap="s")), 1),
            first=self.take_in,
        )
        self.setParent(parent)
        self.take_in.clicked.connect(self.import_asked)
        self.apply.clicked.connect(self.apply_asked)
        self.leave.clicked.connect(self.leave_asked)
        self.template.clicked.connect(self.template_asked)
        self.export.clicked.connect(self.export_asked)
        self.look.clicked.connect(self.edition_asked)
        self.decline.clicked.connect(self.decline_asked)
        self.difference.hide()
        self._deciding.hide()
        self._edition.hide()

    def render_state(self, state: CatalogueState) -> None:
        self.held.set_value("…" if state.procedures is None else formats.count(state.procedures))
        for button in (self.take_in, self.template, self.export):
            button.setEnabled(state.may_import)
        self._show_busy(state.busy)
        self._show_waiting(state)
        say_reason(
            self._why_not,
            "" if state.may_import else translate("settings", "Chỉ quản trị nhập được danh mục."),
        )
        self._result.setText(_done(state))
        self._result.setVisible(bool(_done(state)))
        self._show_difference(state)

    def _show_busy(self, busy: Busy) -> None:
        reading = translate("settings", "Đang đọc, so sánh") if busy is Busy.COMPARING else ""
        writing = translate("settings", "Đang ghi tệp") if busy is Busy.WRITING else ""
        self.take_in.set_busy(reading or writing)
        self.apply.set_busy(translate("settings", "Đang áp dụng") if busy is Busy.APPLYING else "")

    def _show_waiting(self, state: CatalogueState) -> None:
        """While its difference is looked at, or another's, that alone is decided."""
        waiting = state.waiting
        self._edition.setVisible(waiting is not None and state.difference is None)
        if waiting is None:
            return
        self.waiting.setText(_waits(waiting))
        self.look.setVisible(state.may_import and waiting.whole and not waiting.follows)
        self.decline.setVisible(state.may_import and waiting.asks)
        for button in (self.look, self.decline):
            button.setEnabled(state.busy is Busy.NOTHING)

    def _show_difference(self, state: CatalogueState) -> None:
        seen = state.difference
        was_shown = self._deciding.isVisibleTo(self)
        self._choosing.setVisible(seen is None)
        self._deciding.setVisible(seen is not None)
        self.difference.setVisible(seen is not None)
        if seen is None:
            self.difference.clear()
            if was_shown:
                self.take_in.setFocus()
            return
        self.apply.setEnabled(state.may_apply)
        self.difference.render_difference(seen, state.left_out)
        if not was_shown:
            self.difference.list.setFocus()


def _waits(waiting: WaitingCatalogue) -> str:
    if waiting.declined:
        return translate(
            "settings", "Danh mục của trung tâm ({name}): đơn vị không áp dụng."
        ).format(name=waiting.name)
    if not waiting.whole:
        return translate("settings", "Đang tải danh mục mới từ trung tâm: {n} %.").format(
            n=waiting.held * 100 // waiting.size
        )
    if waiting.follows:
        return translate(
            "settings",
            "Danh mục mới từ trung tâm: đơn vị đã xác nhận ở quầy khác, tự áp dụng khi hết khách.",
        )
    return translate(
        "settings", "Danh mục mới từ trung tâm ({name}): {n} thủ tục, chờ áp dụng."
    ).format(name=waiting.name, n=formats.count(waiting.procedures))


def _done(state: CatalogueState) -> str:
    if state.written:
        return translate("settings", "Đã ghi {file}.").format(file=state.written)
    return _result(state.report) if state.report else ""


def _result(report: ImportReport) -> str:
    done = translate("settings", "Đã nhập: thêm {a}, đổi {c}, không đổi {u}.").format(
        a=formats.count(report.added),
        c=formats.count(report.changed),
        u=formats.count(report.unchanged),
    )
    if not report.edition:
        done = translate("settings", "Không có gì mới: {u} thủ tục giữ nguyên.").format(
            u=formats.count(report.unchanged)
        )
    if not report.problems:
        return done
    left = translate("settings", "Còn {n} chỗ chưa đọc được.").format(
        n=formats.count(len(report.problems))
    )
    return f"{done} {left}"
