"""Where things lie on this machine. Demo and real offices never share a folder."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import platformdirs

if TYPE_CHECKING:
    from desk_app.domain.machine_faults import MachineSettingWrong

_NAME: Final = "quay-mot-cua"
_OF_THE_ACCOUNT, _OF_THE_MACHINE = "user", "machine"  # what `data` in machine.toml may be


@dataclass(frozen=True, slots=True)
class Folders:
    """Everything of one desk's store."""

    data: Path

    @property
    def store(self) -> Path:
        return self.data / "store.sqlite"

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    @property
    def scans(self) -> Path:
        """Contents of scans, encrypted."""
        return self.data / "scans"

    @property
    def prints(self) -> Path:
        return self.data / "prints"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def forms(self) -> Path:
        """What the office words otherwise on its papers; need not be there."""
        return self.data / "forms"

    @property
    def versions(self) -> Path:
        """Programs that were fetched; need not be there."""
        return self.data / "versions"

    @property
    def faces(self) -> Path:
        """Officers' names for the log-in window, shown before the store is open."""
        return self.data / "officers.json"

    @property
    def lock(self) -> Path:
        return self.data / "in-use.lock"

    @property
    def store_id(self) -> Path:
        return self.data / "store.id"


@dataclass(frozen=True, slots=True)
class OfficePlace:
    """Where the real office's desk lies on this machine."""

    data: Path
    keys: Path  # key files, apart from the data
    shared: bool  # by the accounts of the machine that belong to its group


def office_place(machine: Path | None = None) -> OfficePlace:
    """As the machine's setting says; without one, in the folders of this account.

    Args:
        machine: The file of the setting; None: `machine_file()`.

    Raises:
        MachineSettingWrong: it is there and says something else than it may.
    """
    file = machine or machine_file()
    if _chosen(file) == _OF_THE_ACCOUNT:
        own = Path(platformdirs.user_data_dir(_NAME, appauthor=False))
        return OfficePlace(own / "quay", keys_folder(), shared=False)
    common = Path("/var/lib", _NAME) if sys.platform != "win32" else file.parent
    return OfficePlace(common / "quay", common / "keys", shared=True)


def machine_file() -> Path:
    """What an administrator says about this machine for all its accounts."""
    if sys.platform == "win32":
        folder = Path(platformdirs.site_data_dir(_NAME, appauthor=False))
    else:
        folder = Path("/etc", _NAME)
    return folder / "machine.toml"


def trial_folder() -> Path:
    """The demo office's folder; never the real one's."""
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False)) / "dung-thu"


def keys_folder() -> Path:
    """Where key files of this account lie when the machine has no keyring: apart from the data."""
    return Path(platformdirs.user_config_dir(_NAME, appauthor=False)) / "keys"


def _chosen(file: Path) -> str:
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return _OF_THE_ACCOUNT
    except (OSError, ValueError) as error:
        raise _wrong(file) from error
    import tomllib  # most machines have no such file

    try:
        said = tomllib.loads(text).get("data", _OF_THE_ACCOUNT)
    except ValueError as error:
        raise _wrong(file) from error
    if said not in {_OF_THE_ACCOUNT, _OF_THE_MACHINE}:
        raise _wrong(file)
    return str(said)


def _wrong(file: Path) -> "MachineSettingWrong":
    from desk_app.domain.machine_faults import MachineSettingWrong

    return MachineSettingWrong(str(file))
