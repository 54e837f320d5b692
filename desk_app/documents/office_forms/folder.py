"""The files of the office's folder, taken in as bytes: small, regular, and inside it.

Two levels: files, and folders with files. What is hidden or no TOML is nobody's form and is
passed over; whatever else is not taken in is told.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from desk_app.domain.errors import FormUnreadable

MOST_BYTES: Final = 64 << 10  # of one file; those shipped have 5,000
_MOST_FILES: Final = 200
_TOML: Final = ".toml"


@dataclass(frozen=True, slots=True)
class FoundFiles:
    files: Mapping[str, bytes] = field(default_factory=dict)  # "tt-03-2025/receipt.toml"
    faults: tuple[FormUnreadable, ...] = ()


def find_files(folder: Path) -> FoundFiles:
    """Take in what lies in `folder`; nothing, where there is no such folder.

    Raises:
        OSError: the folder is there, and cannot be looked into.
    """
    files: dict[str, bytes] = {}
    faults: list[FormUnreadable] = []
    if not folder.exists():
        return FoundFiles()
    root = folder.resolve()
    for path in _paths(folder):
        name = _shown(path.relative_to(folder))
        if len(files) + len(faults) >= _MOST_FILES:
            faults.append(_fault(name, "many"))
            break
        try:
            taken = _taken(path, root, name)
        except OSError:
            taken = _fault(name, "gone")
        if isinstance(taken, FormUnreadable):
            faults.append(taken)
        elif taken is not None:
            files[name] = taken
    return FoundFiles(files, tuple(faults))


def _paths(folder: Path) -> Iterator[Path]:
    """Everything on two levels; what a link to a folder leads to only when it stays inside."""
    root = folder.resolve()
    for path in _visible(folder):
        yield path
        try:
            if path.is_dir() and _stays(path, root):
                yield from _visible(path)
        except OSError:
            continue  # told when the folder itself is taken in


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~")))


def _stays(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root)


def _taken(path: Path, root: Path, name: str) -> bytes | FormUnreadable | None:
    """The bytes of a file; None for what is passed over."""
    toml = path.suffix.lower() == _TOML
    if (toml or path.is_dir()) and not _stays(path, root):
        return _fault(name, "link")
    if path.is_dir():
        os.scandir(path).close()  # a folder that is closed to us is told
        return _fault(name, "stray") if "/" in name else None
    if not toml:
        return None
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe would never end
        return _fault(name, "stray")
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    return _fault(name, "too_large") if len(raw) > MOST_BYTES else raw


def _fault(name: str, reason: str) -> FormUnreadable:
    return FormUnreadable(name, 1, "", reason)


def _shown(path: Path) -> str:
    """With "/" on every machine; a name in another encoding is shown with marks."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
