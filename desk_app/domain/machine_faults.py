"""Why this machine has no desk for whoever starts the program: known before there is a window."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.failure import Unavailable


@dataclass(eq=False)
class MachineSettingWrong(Unavailable):
    """The machine's own setting cannot be read, or names no place of the data."""

    code: ClassVar[str] = "machine.setting_wrong"
    file: str


@dataclass(eq=False)
class SharedDeskClosed(Unavailable):
    """This account of the machine does not belong to those who share its desk."""

    code: ClassVar[str] = "machine.desk_closed"
    folder: str


@dataclass(eq=False)
class StoreInUse(Unavailable):
    """Another window of this program has the store open."""

    code: ClassVar[str] = "store.in_use"
