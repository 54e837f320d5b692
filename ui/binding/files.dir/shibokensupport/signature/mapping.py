"""Where libshiboken looks for the type whose TypeError it words: by name, in this very module.

It looks the module up once and holds it without counting; `loader` keeps it for good.
"""

import sys
from functools import cache
from threading import RLock
from types import ModuleType
from typing import Any

_loading = RLock()


def own_loader() -> ModuleType:
    """PySide's own; in sys.modules it then stands where ours stood."""
    with _loading:
        return _load()


@cache
def _load() -> ModuleType:
    bootstrap: Any = sys.modules["signature_bootstrap"]  # of libshiboken
    bootstrap.recursion_trap = 0  # it warns of whoever calls it again
    found: ModuleType = bootstrap.bootstrap()
    return found


def update_mapping() -> None:
    """Called before each look: what was imported by now stands here, as in PySide's own. One
    thread at a time: PySide's own is ready for the second before it has filled in the names."""
    with _loading:
        own = own_loader().mapping
        own.update_mapping()
        for name, found in list(vars(own).items()):
            if isinstance(found, ModuleType):
                globals()[name] = found
