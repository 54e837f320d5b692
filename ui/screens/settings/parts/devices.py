"""Printers added by hand: those the program reaches by itself, over the network or a cable."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desk_app.domain.errors import DeskError
from desk_app.domain.people.rights import Right
from desk_app.domain.printer_faults import DeviceUnclear
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.printing.bindings import BINDINGS, bindings_from
from ui.printing.thermal.devices import (
    DEVICES,
    Device,
    Way,
    a_device,
    devices_from,
    setting_of,
)
from ui.printing.thermal.escpos import reach
from ui.screens.settings.parts.part import Part
from ui.texts import notice

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Reached:
    """How a try went."""

    words: str
    well: bool


@dataclass(frozen=True, slots=True)
class DevicesState:
    devices: Sequence[Device] = ()
    may_manage: bool = False
    trying: str = ""  # name of the device that is called
    reached: Mapping[str, Reached] = field(default_factory=dict)  # by name
    name_error: str = ""
    address_error: str = ""


class DevicesPart(Part):
    """Each change is stored at once."""

    changed = Signal()
    removed = Signal(object, object, object)  # Device, forms bound to it (Sequence[str]), Officer

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self._names: Sequence[str] = ()
        self.state: DevicesState = DevicesState()

    def read(self) -> None:
        may = self.may(Right.SETTINGS)
        self.show(replace(self.state, may_manage=may, name_error="", address_error=""))
        self.ask(lambda: self.office.keeping.setting(DEVICES), self._found)

    def take_names(self, names: Sequence[str]) -> None:
        """Printers there are by now: a new one must have a name of its own."""
        self._names = names

    def add(self, name: str, way: Way, address: str) -> None:
        devices = self.state.devices
        try:
            new = a_device(name, way, address, [*self._names, *(d.name for d in devices)])
        except DeviceUnclear as error:
            advice = notice(error).advice
            is_address = error.field == "address"
            self.show(
                replace(
                    self.state,
                    name_error="" if is_address else advice,
                    address_error=advice if is_address else "",
                )
            )
            return
        self._keep((*devices, new), partial(self.stored.emit, self.officer))

    def remove(self, device: Device) -> None:
        """Forms bound to it stay bound, and say that it is not there; it can be taken back."""
        left, by = tuple(d for d in self.state.devices if d != device), self.officer

        def tell(forms: Sequence[str]) -> None:
            self.removed.emit(device, forms, by)

        self._keep(left, lambda: self.ask(lambda: self._bound_to(device), tell))

    def take_back(self, device: Device) -> None:
        """What was removed, at the end of the list."""
        if device.name not in {d.name for d in self.state.devices}:
            self._keep((*self.state.devices, device), lambda: None)

    def try_out(self, device: Device) -> None:
        """Call it without printing."""
        if self.state.trying:
            return
        self.show(replace(self.state, trying=device.name))
        self._background.run(
            lambda: reach(device),
            owner=self,
            done=lambda answers: self._reached(device, _went_well(answers=answers)),
            failed=lambda error: self._reached(device, _went_wrong(error)),
            lane=Lane.PRINTING,
        )

    def rest(self) -> None:
        self.show(replace(self.state, trying=""))

    def _keep(self, devices: Sequence[Device], then: Callable[[], None]) -> None:
        officer, value = self.officer, setting_of(devices)

        def kept(_nothing: None) -> None:
            self.show(replace(self.state, devices=tuple(devices), name_error="", address_error=""))
            then()
            self.changed.emit()

        self.do(lambda: self.office.keeping.set_setting(DEVICES, value, officer), kept)

    def _bound_to(self, device: Device) -> Sequence[str]:
        bindings = bindings_from(self.office.keeping.setting(BINDINGS))
        return tuple(
            form
            for form, target in bindings.items()
            if device.name in {target.printer, target.fallback}
        )

    def _found(self, setting: object) -> None:
        self.show(replace(self.state, devices=devices_from(setting)))

    def _reached(self, device: Device, how: Reached) -> None:
        reached = {**self.state.reached, device.name: how}
        self.show(replace(self.state, trying="", reached=reached))


def _went_well(*, answers: bool) -> Reached:
    words = (
        translate("settings", "Kết nối được, máy in báo có giấy.")
        if answers
        else translate("settings", "Kết nối được; máy in không báo tình trạng giấy.")
    )
    return Reached(words, well=True)


def _went_wrong(error: DeskError) -> Reached:
    return Reached(notice(error).title, well=False)
