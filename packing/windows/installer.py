"""The installer for Windows of an assembled folder, by NSIS."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from desk_app.version import version

_HERE: Final = Path(__file__).parent
_KILOBYTE: Final = 1024


def add_launcher(staged: Path) -> None:
    """`quay-mot-cua.exe` in the folder."""
    facts = {"OUT": staged / "quay-mot-cua.exe", "ICON": staged / "quay-mot-cua.ico"}
    _make("launcher.nsi", facts)


def make_installer(staged: Path, into: Path, *, small: bool = True) -> Path:
    """The installer in the folder `into`.

    Args:
        small: False is a third larger and made in a tenth of the time.
    """
    made = into / f"quay-mot-cua-{version()}-windows.exe"
    files = [file for file in staged.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files) // _KILOBYTE
    facts: dict[str, Path | int] = {"STAGED": staged, "OUT": made, "KILOBYTES": size}
    _make("installer.nsi", facts | ({"SMALL": 1} if small else {}))
    return made


def _make(script: str, facts: Mapping[str, Path | int]) -> None:
    """Raises CalledProcessError; what NSIS says of it is on the terminal."""
    told = {"VERSION": version(), **facts}
    words = [f"-D{name}={value}" for name, value in told.items()]
    quiet = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    subprocess.run([*quiet, *words, str(_HERE / script)], check=True)
