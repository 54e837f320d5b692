"""How many provinces and communes there are, and the import of a list."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from desk_app.services.places.import_places import PlacesReport
from ui import formats
from ui.screens.settings.cards.section import Section, reason, say_reason
from ui.screens.settings.parts.places import PlacesState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.labels import Fact, Label
from ui.widgets.layouts import REST, row

translate = QCoreApplication.translate


class PlacesCard(Section):
    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.provinces = Fact(translate("settings", "Tỉnh, thành phố"), "…", strong=True)
        self.communes = Fact(translate("settings", "Xã, phường, đặc khu"), "…", strong=True)
        self.take_in = Button(
            translate("settings", "Nhập địa bàn…"), Kind.PRIMARY, key=Keys.CONFIRM
        )
        self._why_not = reason()
        self._result = Label("", "small_strong", wrap=True)
        facts = row(self.provinces, self.communes, REST, self.take_in, gap="xl", edge=("none", "s"))
        super().__init__(
            translate("settings", "Địa bàn"),
            translate(
                "settings",
                "Tỉnh và xã gợi ý khi gõ địa chỉ. Tệp CSV (UTF-8) có các cột mã tỉnh, tên tỉnh, "
                "mã xã, tên xã, đủ mọi xã của từng tỉnh. Địa chỉ đã ghi trong hồ sơ không đổi.",
            ),
            facts,
            self._why_not,
            self._result,
            REST,
            first=self.take_in,
        )
        self.setParent(parent)
        self.take_in.clicked.connect(self.import_asked)

    def render_state(self, state: PlacesState) -> None:
        provinces, communes = ("…", "…") if state.held is None else map(formats.count, state.held)
        self.provinces.set_value(provinces)
        self.communes.set_value(communes)
        self.take_in.setEnabled(state.may_import)
        self.take_in.set_busy(translate("settings", "Đang đọc tệp") if state.busy else "")
        say_reason(
            self._why_not,
            "" if state.may_import else translate("settings", "Chỉ quản trị nhập được địa bàn."),
        )
        self._result.setText(_result(state.report) if state.report else "")
        self._result.setVisible(state.report is not None)


def _result(report: PlacesReport) -> str:
    if not (report.added or report.changed or report.ended):
        words = translate("settings", "Không có gì mới: {u} nơi đã có sẵn.")
        return words.format(u=formats.count(report.unchanged))
    words = translate("settings", "Đã nhập: thêm {a}, đổi {c}, thôi dùng {e}, không đổi {u}.")
    return words.format(
        a=formats.count(report.added),
        c=formats.count(report.changed),
        e=formats.count(report.ended),
        u=formats.count(report.unchanged),
    )
