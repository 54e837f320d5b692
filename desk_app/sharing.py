"""Who of this machine reads what a desk writes: one account, or the group of a shared folder.

Set once, before anything is written; every floor that writes asks for the modes. Windows goes
by the rights of the folder instead.
"""

import os
from typing import Final

_OWNER_FILE: Final = 0o600
_OWNER_FOLDER: Final = 0o700
_GROUP_FILE: Final = 0o660
_GROUP_FOLDER: Final = 0o2770  # what is made in it belongs to the same group
_OTHERS: Final = 0o007

_with_group = False


def share_with_group() -> None:
    """From now on the group of the folder reads and writes what this process makes."""
    global _with_group  # noqa: PLW0603  # as the umask, it holds for the whole process
    _with_group = True
    os.umask(_OTHERS)


def is_shared() -> bool:
    return _with_group


def file_mode() -> int:
    return _GROUP_FILE if _with_group else _OWNER_FILE


def folder_mode() -> int:
    return _GROUP_FOLDER if _with_group else _OWNER_FOLDER
