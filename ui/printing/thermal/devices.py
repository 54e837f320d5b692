"""Printers an administrator added by hand: what they are called, and how they are reached."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desk_app.domain.printer_faults import DeviceUnclear

DEVICES: Final = "office.printer_devices"  # setting: [{"name", "way", "address"}]
PORT: Final = 9100  # where printers of a network listen
_HOST: Final = re.compile(r"(?P<host>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::(?P<port>\d+))?")
_USB: Final = re.compile(r"(?P<vendor>[0-9A-Fa-f]{4}):(?P<product>[0-9A-Fa-f]{4})")
_LAST_PORT: Final = 65535
_LONGEST: Final = 60  # characters of a name


class Way(StrEnum):
    """The value is stored: never rename one."""

    NETWORK = "network"
    USB = "usb"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Device:
    """Shape of `address`: ``192.168.1.50:9100``, ``0416:5011`` or ``/dev/usb/lp0``."""

    name: str
    way: Way
    address: str

    @property
    def host(self) -> tuple[str, int]:
        """Of a printer in the network."""
        host, _, port = self.address.rpartition(":")
        return host, int(port)

    @property
    def usb(self) -> tuple[int, int]:
        """Vendor and product."""
        vendor, _, product = self.address.partition(":")
        return int(vendor, 16), int(product, 16)


def a_device(name: str, way: Way, address: str, taken: Collection[str] = ()) -> Device:
    """A device as typed; a network address without a port gets 9100.

    Raises:
        DeviceUnclear: no name, a name in `taken`, or no address of this way.
    """
    name = " ".join(name.split())[:_LONGEST]
    if not name:
        raise DeviceUnclear("name")
    if name.casefold() in {other.casefold() for other in taken}:
        raise DeviceUnclear("taken")
    return Device(name, way, _address(way, address.strip()))


def devices_from(setting: object) -> Sequence[Device]:
    """What a setting nobody can vouch for says; what cannot be read is left out."""
    found: dict[str, Device] = {}
    for body in setting if isinstance(setting, list) else ():
        if isinstance(body, dict) and body.get("way") in set(Way):
            name, way, address = (str(body.get(key) or "") for key in ("name", "way", "address"))
            try:
                device = a_device(name, Way(way), address, found)
            except DeviceUnclear:
                continue
            found[device.name] = device
    return tuple(found.values())


def setting_of(devices: Sequence[Device]) -> list[dict[str, str]]:
    return [{"name": d.name, "way": d.way.value, "address": d.address} for d in devices]


def _address(way: Way, address: str) -> str:
    match way:
        case Way.NETWORK:
            found = _HOST.fullmatch(address)
            port = int(found["port"] or PORT) if found else 0
            if found and 0 < port <= _LAST_PORT:
                return f"{found['host']}:{port}"
        case Way.USB:
            if _USB.fullmatch(address):
                return address.lower()
        case Way.FILE:
            if address.startswith(("/", "\\\\.\\")):
                return address
    raise DeviceUnclear("address")
