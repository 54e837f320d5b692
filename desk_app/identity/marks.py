"""Whose copies a folder holds: an empty file in it, named by the id of the store they are of.

It tells a folder somebody chose from the empty place that a disk leaves behind when it is taken
away, and after a lost machine it says under which id a keyring has the key.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from desk_app.to_disk import write_whole

_PREFIX: Final = "quay-"
_SUFFIX: Final = ".id"


def mark(folder: Path, store_id: str) -> None:
    """Raises OSError: the folder is not there, or takes nothing."""
    if not is_marked(folder, store_id):
        write_whole(_mark(folder, store_id), b"")


def is_marked(folder: Path, store_id: str) -> bool:
    """Raises OSError: it cannot be told."""
    return _mark(folder, store_id).exists()


def marked(folder: Path) -> Iterator[str]:
    """Ids of stores whose copies it holds."""
    for file in sorted(folder.glob(f"{_PREFIX}*{_SUFFIX}")):
        yield file.name.removeprefix(_PREFIX).removesuffix(_SUFFIX)


def _mark(folder: Path, store_id: str) -> Path:
    return folder / f"{_PREFIX}{store_id}{_SUFFIX}"
