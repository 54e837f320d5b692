"""The centre's server as a process that a test can have killed in the middle of its work:

    python -m tests.sync.trial_days.mortal FUSE serve …

While the file FUSE is there, with ``{"statements": n, "ms": m}`` in it, the process kills itself
(`SIGKILL`) before the n-th statement it sends to its database, or m milliseconds after the first,
whichever comes first. FUSE is called `blown` then. Without the file it is the server as it is.
"""

import json
import os
import signal
import sys
from pathlib import Path
from threading import Timer
from typing import Any, Final

from sqlalchemy import Engine, event

from central.cli import main

KILL: Final[int] = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows ends a process by both


def blown(fuse: Path) -> Path:
    return fuse.with_suffix(".blown")


class Burning:
    def __init__(self, fuse: Path) -> None:
        self._fuse = fuse
        self._left: int | None = None  # None: nobody has put a fuse in

    def burn(self, *_: Any) -> None:
        if not self._fuse.exists():
            self._left = None
            return
        if self._left is None:
            facts = json.loads(self._fuse.read_text("utf-8"))
            self._left = int(facts["statements"])
            later = Timer(facts["ms"] / 1000, self._die)
            later.daemon = True  # it keeps no server from ending
            later.start()
        self._left -= 1
        if self._left <= 0:
            self._die()

    def _die(self) -> None:
        try:
            self._fuse.rename(blown(self._fuse))
        except FileNotFoundError:  # taken out meanwhile
            return
        os.kill(os.getpid(), KILL)


if __name__ == "__main__":
    burning = Burning(Path(sys.argv[1]))
    event.listen(Engine, "before_cursor_execute", burning.burn)
    sys.exit(main(sys.argv[2:]))
