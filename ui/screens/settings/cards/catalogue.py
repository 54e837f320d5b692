"""How many procedures there are, the import, and what it could not read."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desk_app.services.catalogue.import_catalogue import ImportReport
from desk_app.services.catalogue.reading import CatalogueProblem
from ui import theme
from ui.screens.settings.cards.section import Section, reason, say_reason
from ui.screens.settings.parts.catalogue import CatalogueState, where_words, why_words
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.labels import Fact, Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.tables.cells import Words
from ui.widgets.tables.model import Column, RowModel
from ui.widgets.tables.table import Table

translate = QCoreApplication.translate


class CatalogueCard(Section):
    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.held = Fact(translate("settings", "Thủ tục trong danh mục"), "…", strong=True)
        self.take_in = Button(
            translate("settings", "Nhập danh mục…"), Kind.PRIMARY, key=Keys.CONFIRM
        )
        self._why_not = reason()
        self._result = Label("", "small_strong", wrap=True)
        self._model = RowModel[CatalogueProblem](_columns(), _cells)
        self.problems = Table(translate("settings", "Chưa đọc được"), self._model, grows=True)
        self._below = panel(column(self._result, (self.problems, 1), gap="s"))
        super().__init__(
            translate("settings", "Danh mục thủ tục"),
            translate(
                "settings",
                "Tệp JSON của Cổng Dịch vụ công quốc gia, hoặc danh mục cấp xã đã tải về. "
                "Nhập lại tệp cũ không làm thay đổi gì; hồ sơ đã nhận giữ nguyên bản cũ.",
            ),
            row(self.held, REST, self.take_in, edge=("none", "s")),
            self._why_not,
            (self._below, 1),
            first=self.take_in,
        )
        self.setParent(parent)
        self.take_in.clicked.connect(self.import_asked)

    def render_state(self, state: CatalogueState) -> None:
        self.held.set_value("…" if state.procedures is None else str(state.procedures))
        self.take_in.setEnabled(state.may_import)
        self.take_in.set_busy(translate("settings", "Đang đọc tệp") if state.busy else "")
        say_reason(
            self._why_not,
            "" if state.may_import else translate("settings", "Chỉ quản trị nhập được danh mục."),
        )
        report = state.report
        self._result.setText(_result(report) if report else "")
        self._model.show(report.problems if report else ())
        self.problems.setVisible(bool(report and report.problems))


def _result(report: ImportReport) -> str:
    done = translate("settings", "Đã nhập: thêm {a}, đổi {c}, không đổi {u}.").format(
        a=report.added, c=report.changed, u=report.unchanged
    )
    if not report.edition:
        done = translate("settings", "Không có gì mới: {u} thủ tục đã có sẵn.").format(
            u=report.unchanged
        )
    if not report.problems:
        return done
    return done + translate("settings", "  Còn {n} chỗ chưa đọc được:").format(
        n=len(report.problems)
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(translate("settings", "Thủ tục"), theme.worn().columns("worklist")["code"]),
        Column(translate("settings", "Vì sao"), 0),
    )


def _cells(problem: CatalogueProblem) -> tuple[Words, Words]:
    return Words(where_words(problem), strong=True), Words(why_words(problem))
