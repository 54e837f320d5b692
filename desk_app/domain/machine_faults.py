"""Why this machine has no desk for whoever starts the program: known before there is a window; and
why a copy of its store is not brought back."""

from collections.abc import Sequence
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
class CentralNotThere(Unavailable):
    """At an address that the desk is to use from now on answers no centre of its unit."""

    code: ClassVar[str] = "sync.central_not_there"
    address: str
    reason: str = ""  # of a centre that does not take this desk; empty: none answered


@dataclass(eq=False)
class StoreInUse(Unavailable):
    """Another window of this program has the store open."""

    code: ClassVar[str] = "store.in_use"


@dataclass(eq=False)
class KeyOfBackupMissing(Unavailable):
    """None of the keys that are here opens the copy: somebody has to bring its file."""

    code: ClassVar[str] = "store.backup_key_missing"
    folder: str  # where key files are looked for
    file: str  # the copy, or what is taken for one


@dataclass(eq=False)
class KeyOfBackupUnclear(Unavailable):
    """Several key files open the copy; which of them the desk goes on with, nobody said."""

    code: ClassVar[str] = "store.backup_key_unclear"
    folder: str
    names: Sequence[str]  # of the files


@dataclass(eq=False)
class BackupOfOther(Unavailable):
    """A copy of another desk's store: its key is here, and is not the key of this store."""

    code: ClassVar[str] = "store.backup_of_other"
