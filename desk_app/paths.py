"""Where things lie on this machine. Demo and real offices never share a folder."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

_NAME = "quay-mot-cua"


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


def office_folder() -> Path:
    """The real office's folder for this user of the machine."""
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False)) / "quay"


def trial_folder() -> Path:
    """The demo office's folder; never the real one's."""
    return Path(platformdirs.user_data_dir(_NAME, appauthor=False)) / "dung-thu"


def keys_folder() -> Path:
    """Where key files lie when the machine has no keyring: apart from the data."""
    return Path(platformdirs.user_config_dir(_NAME, appauthor=False)) / "keys"
