"""The settings: sections at the left, one of them shown."""

from functools import cached_property
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
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
from ui.widgets.layouts import REST, LaterPages, column, panel, row

_ATTRIBUTES: Final = {"due": "due_display", "keys": "report_keys"}  # else as their section
_ARROWS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SettingsView(QWidget):
    section_chosen = Signal(str)  # name of the section

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._stack = LaterPages()
        self.made = self._stack.made
        self.buttons = {
            name: self._button(place, name, title)
            for place, (name, title) in enumerate(self._titles().items())
        }
        how = Label(self.tr("Alt và phím ghi trên nút"), "note", tone="text2")
        left = panel(column(how, *self.buttons.values(), REST, gap="xs"))
        left.setFixedWidth(theme.size("width.nav"))
        self.setLayout(row(left, (self._stack, 1), gap="l", edge=("l", "m")))

    def _titles(self) -> dict[str, str]:
        return {
            "catalogue": self.tr("Danh mục thủ tục"),
            "printers": self.tr("Máy in"),
            "officers": self.tr("Cán bộ"),
            "backup": self.tr("Sao lưu"),
            "scan": self.tr("Quét thử"),
            "look": self.tr("Giao diện"),
            "codes": self.tr("Cấp mã hồ sơ"),
            "places": self.tr("Địa bàn"),
            "due": self.tr("Hẹn trả, báo tin"),
            "forms": self.tr("Mẫu giấy"),
            "keys": self.tr("Khóa báo cáo"),
            "program": self.tr("Chương trình"),
        }

    @cached_property
    def catalogue(self) -> CatalogueCard:
        return self._stack.make(CatalogueCard())

    @cached_property
    def printers(self) -> PrintersCard:
        return self._stack.make(PrintersCard())

    @cached_property
    def officers(self) -> OfficersCard:
        return self._stack.make(OfficersCard())

    @cached_property
    def backup(self) -> BackupCard:
        return self._stack.make(BackupCard())

    @cached_property
    def scan(self) -> ScanCard:
        return self._stack.make(ScanCard())

    @cached_property
    def look(self) -> LookCard:
        return self._stack.make(LookCard())

    @cached_property
    def codes(self) -> CodesCard:
        return self._stack.make(CodesCard())

    @cached_property
    def places(self) -> PlacesCard:
        return self._stack.make(PlacesCard())

    @cached_property
    def due_display(self) -> DueDisplayCard:
        return self._stack.make(DueDisplayCard())

    @cached_property
    def forms(self) -> FormsCard:
        return self._stack.make(FormsCard())

    @cached_property
    def report_keys(self) -> ReportKeysCard:
        return self._stack.make(ReportKeysCard())

    @cached_property
    def program(self) -> ProgramCard:
        return self._stack.make(ProgramCard())

    def _button(self, place: int, name: str, title: str) -> "_SectionButton":
        button = _SectionButton(title, place, self)
        button.clicked.connect(lambda: self.section_chosen.emit(name))
        bind(f"Alt+{_digit(place)}", button, button.click)
        return button

    def show_section(self, name: str) -> None:
        card: Section = getattr(self, _ATTRIBUTES.get(name, name))
        self._stack.setCurrentWidget(card)
        for other, button in self.buttons.items():
            button.setChecked(other == name)
            shown = Qt.FocusPolicy.StrongFocus if other == name else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(shown)
        focused = QApplication.focusWidget()
        if focused is None or not card.isAncestorOf(focused):  # wherever Tab had gone to
            self.buttons[name].setFocus()

    def focus_list(self) -> None:
        next(button for button in self.buttons.values() if button.isChecked()).setFocus()

    def step(self, place: int) -> None:
        """To the section at `place`, by the arrows."""
        names = list(self.buttons)
        if 0 <= place < len(names):
            self.section_chosen.emit(names[place])


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
