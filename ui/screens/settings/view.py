"""The settings: sections at the left, one of them shown."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ui import theme
from ui.screens.settings.cards.backup import BackupCard
from ui.screens.settings.cards.catalogue import CatalogueCard
from ui.screens.settings.cards.codes import CodesCard
from ui.screens.settings.cards.due_display import DueDisplayCard
from ui.screens.settings.cards.forms import FormsCard
from ui.screens.settings.cards.look import LookCard
from ui.screens.settings.cards.officers import OfficersCard
from ui.screens.settings.cards.places import PlacesCard
from ui.screens.settings.cards.printers import PrintersCard
from ui.screens.settings.cards.scan import ScanCard
from ui.screens.settings.cards.section import Section
from ui.screens.settings.program.card import ProgramCard
from ui.screens.settings.report_keys.card import ReportKeysCard
from ui.shortcuts import bind
from ui.widgets.button import Button, Kind
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row

_ARROWS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SettingsView(QWidget):
    section_chosen = Signal(str)  # name of the section

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.catalogue = CatalogueCard()
        self.printers = PrintersCard()
        self.officers = OfficersCard()
        self.backup = BackupCard()
        self.scan = ScanCard()
        self.look = LookCard()
        self.codes = CodesCard()
        self.places = PlacesCard()
        self.due_display = DueDisplayCard()
        self.forms = FormsCard()
        self.report_keys = ReportKeysCard()
        self.program = ProgramCard()
        self.sections: Mapping[str, tuple[str, Section]] = {
            "catalogue": (self.tr("Danh mục thủ tục"), self.catalogue),
            "printers": (self.tr("Máy in"), self.printers),
            "officers": (self.tr("Cán bộ"), self.officers),
            "backup": (self.tr("Sao lưu"), self.backup),
            "scan": (self.tr("Quét thử"), self.scan),
            "look": (self.tr("Giao diện"), self.look),
            "codes": (self.tr("Cấp mã hồ sơ"), self.codes),
            "places": (self.tr("Địa bàn"), self.places),
            "due": (self.tr("Hẹn trả, báo tin"), self.due_display),
            "forms": (self.tr("Mẫu giấy"), self.forms),
            "keys": (self.tr("Khóa báo cáo"), self.report_keys),
            "program": (self.tr("Chương trình"), self.program),
        }
        self._names = list(self.sections)
        self._stack = QStackedWidget()
        for _title, card in self.sections.values():
            self._stack.addWidget(card)
        self.buttons = {name: self._button(n, name) for n, name in enumerate(self._names)}
        how = Label(self.tr("Alt và số"), "note", tone="text2")
        left = panel(column(how, *self.buttons.values(), REST, gap="xs"))
        left.setFixedWidth(theme.size("width.nav"))
        self.setLayout(row(left, (self._stack, 1), gap="l", edge=("l", "m")))
        self.show_section(self._names[0])

    def _button(self, place: int, name: str) -> "_SectionButton":
        button = _SectionButton(self.sections[name][0], place, self)
        button.clicked.connect(lambda: self.section_chosen.emit(name))
        bind(f"Alt+{_digit(place)}", button, button.click)
        return button

    def show_section(self, name: str) -> None:
        self._stack.setCurrentWidget(self.sections[name][1])
        for other, button in self.buttons.items():
            button.setChecked(other == name)
            shown = Qt.FocusPolicy.StrongFocus if other == name else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(shown)
        if any(button.hasFocus() for button in self.buttons.values()):
            self.buttons[name].setFocus()

    def focus_list(self) -> None:
        next(button for button in self.buttons.values() if button.isChecked()).setFocus()

    def step(self, place: int) -> None:
        """To the section at `place`, by the arrows."""
        if 0 <= place < len(self._names):
            self.section_chosen.emit(self._names[place])


class _SectionButton(Button):
    """One Tab stop for all sections; arrows move within."""

    def __init__(self, title: str, place: int, view: SettingsView) -> None:
        super().__init__(title, Kind.NAV, caps=[_digit(place)])
        self._place, self._view = place, view
        self.setCheckable(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (by := _ARROWS.get(Qt.Key(event.key()))) is not None:
            self._view.step(self._place + by)
        else:
            super().keyPressEvent(event)

    @override
    def nextCheckState(self) -> None:
        """A click does not check: the page says which section is shown."""


def _digit(place: int) -> str:
    """As the keys stand on a keyboard: behind the 9 the 0, then the stroke and the equals sign."""
    return "1234567890-="[place]
