"""The printers an administrator added, and the form for another one."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.printing.thermal.devices import Device, Way
from ui.screens.settings.cards.section import reason, say_reason
from ui.screens.settings.parts.devices import DevicesState
from ui.shortcuts import Keys
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field, FieldBox
from ui.widgets.frames import Rule, Scrolled
from ui.widgets.labels import Label
from ui.widgets.layouts import REST, column, panel, row
from ui.widgets.segmented import Segmented
from ui.widgets.tables.cells import TwoLines
from ui.widgets.tables.model import Column, RowModel
from ui.widgets.tables.table import Table

translate = QCoreApplication.translate


class DevicesPanel(QWidget):
    added = Signal(str, object, str)  # name, Way, address
    removed = Signal(object)  # Device
    tried = Signal(object)  # Device

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = DevicesState()
        title = translate("settings", "Máy in phiếu, máy in nhãn")
        self._model = RowModel[Device]((Column(title, 0),), self._cells)
        self.table = Table(title, self._model, "row_two")
        self.none = Label(
            translate("settings", "Chưa thêm máy in nào. Máy in đã cài vào máy thì không cần."),
            "small",
            tone="text2",
            wrap=True,
        )
        self.try_out = Button(translate("settings", "Thử kết nối")).sized(
            "button_wide", "button_mid"
        )
        self.remove = Button(translate("settings", "Gỡ máy in")).sized("button_wide", "button_mid")
        self._why_not = reason()
        acts = row(self.try_out, self.remove)
        left = column(
            *((self.table, 1), self.none, self._why_not, acts), edge=("none", "none", "s", "xs")
        )
        self.setLayout(row((panel(left), 1), Rule(upright=True), self._form()))
        self.table.moved.connect(lambda _row: self._offer())
        self.table.opened.connect(lambda _row: self.try_out.setFocus())
        self.try_out.clicked.connect(lambda: self._about(self.tried.emit))
        self.remove.clicked.connect(lambda: self._about(self.removed.emit))
        self.add.clicked.connect(self._submit)
        self.way.chosen.connect(lambda _way: self._hint())

    def _form(self) -> QWidget:
        self.name = Field(
            translate("settings", "Tên máy in"), translate("settings", "Xprinter quầy 2")
        )
        self.way = Segmented(
            translate("settings", "Nối bằng"),
            [
                (Way.NETWORK, translate("settings", "Mạng")),
                (Way.USB, "USB"),
                (Way.FILE, translate("settings", "Tệp thiết bị")),
            ],
        )
        self.address = Field(translate("settings", "Địa chỉ"))
        self.how = Label("", "small", tone="text2", wrap=True)
        self.add = Button(translate("settings", "Thêm máy in"), Kind.PRIMARY, key=Keys.CONFIRM)
        by = Label(self.way.accessibleName(), "button_small")
        by.setBuddy(self.way)
        fields = column(
            Label(translate("settings", "Thêm máy in ESC/POS"), "card_title"),
            FieldBox(self.name, self.name.accessibleName()),
            column(by, self.way, gap="xs"),
            FieldBox(self.address, self.address.accessibleName()),
            self.how,
            REST,
            edge=("xs",),
        )
        form = panel(column((Scrolled(fields), 1), column(self.add, edge=("xs",)), gap="none"))
        form.setFixedWidth(theme.size("width.login_left"))
        self._hint()
        return form

    @property
    def current(self) -> Device | None:
        place = self.table.row
        return self._model.rows[place] if 0 <= place < len(self._model.rows) else None

    def render_state(self, state: DevicesState) -> None:
        before, self._state = self.current, state
        self._model.show(state.devices)
        names = [device.name for device in state.devices]
        self.table.go_to(names.index(before.name) if before and before.name in names else 0)
        self.none.setVisible(not names)
        self.name.set_error(state.name_error)
        self.address.set_error(state.address_error)
        for field in (self.name, self.way, self.address, self.add):
            field.setEnabled(state.may_manage)
        say_reason(
            self._why_not,
            ""
            if state.may_manage
            else translate("settings", "Chỉ quản trị thêm và gỡ được máy in."),
        )
        self.try_out.set_busy(translate("settings", "Đang gọi máy in") if state.trying else "")
        self._offer()

    def _offer(self) -> None:
        there = self.current is not None
        self.try_out.setEnabled(there)
        self.remove.setEnabled(there and self._state.may_manage)

    def _about(self, tell: Callable[[Device], None]) -> None:
        if (device := self.current) is not None:
            tell(device)

    def _submit(self) -> None:
        way = self.way.value
        where = way if isinstance(way, Way) else Way.NETWORK
        self.added.emit(self.name.text(), where, self.address.text())

    def _hint(self) -> None:
        hint, how = {
            Way.NETWORK: (
                "192.168.1.50:9100",
                translate("settings", "Địa chỉ trong mạng; không gõ cổng thì là 9100."),
            ),
            Way.USB: (
                "0416:5011",
                usb_hint(sys.platform),
            ),
            Way.FILE: (
                "/dev/usb/lp0",
                translate("settings", "Tệp thiết bị mà tài khoản này ghi được."),
            ),
        }[Way(str(self.way.value))]
        self.address.setPlaceholderText(hint)
        self.how.setText(how)

    def _cells(self, device: Device) -> tuple[TwoLines]:
        ways = {
            Way.NETWORK: translate("settings", "Mạng"),
            Way.USB: "USB",
            Way.FILE: translate("settings", "Tệp thiết bị"),
        }
        below = f"{ways[device.way]}  ·  {device.address}"
        reached = self._state.reached.get(device.name)
        if reached is None:
            return (TwoLines(device.name, below),)
        below = f"{below}  ·  {reached.words}"
        return (TwoLines(device.name, below, "text2" if reached.well else "late"),)


def usb_hint(platform: str) -> str:
    """Where the two codes of a USB printer are read on this machine."""
    if platform == "win32":
        return translate(
            "settings", "Mã hãng và mã sản phẩm (VID, PID), xem trong Trình quản lý thiết bị."
        )
    return translate("settings", "Mã hãng và mã sản phẩm, như lệnh lsusb cho biết.")
