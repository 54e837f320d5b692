"""P15: the built desk, where there is one: how large it is, and when its log-in is painted."""

import os
import re
import subprocess
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from bench.figures import WATCH, Clock, Figure, median
from desk_app.paths import Folders

PROGRAM: Final = Path(__file__).parents[2] / "dist/quay-mot-cua/quay-mot-cua"
_MOST_MB: Final = 150.0
_MOST_MS: Final = 700.0
_LONGEST_S: Final = 120
_PAINTED: Final = re.compile(r"^(\S+ \S+) INFO .*window\.painted processor_ms=(\d+)", re.MULTILINE)


def built_desk(data: Path, dossiers: int, rounds: int) -> Iterator[Figure]:
    """Nothing where nothing is built.

    Args:
        data: A folder that `settle` has settled.
    """
    if not PROGRAM.exists():
        return
    runs = [_started(data) for _ in range(rounds + 1)][1:]  # the first finds a cold disk
    painted, worked = (median([run[column] for run in runs]) for column in (0, 1))
    files = [file for file in PROGRAM.parent.rglob("*") if file.is_file() and not file.is_symlink()]
    size = sum(file.stat().st_size for file in files) / 1e6
    yield Figure(
        budget="P15",
        what="built desk: process start to log-in painted",
        dossiers=dossiers,
        ours_ms=painted if WATCH.clock is Clock.WALL else worked,
        floor_ms=None,
        most=None,
        beside=painted <= _MOST_MS and size <= _MOST_MB,
        note=f"bound {_MOST_MS:.0f} ms; of the processor {worked:.0f} ms; "
        f"{size:.0f} MB, bound {_MOST_MB:.0f}",
    )


def _started(data: Path) -> tuple[float, float]:
    """Milliseconds until the window was painted, by the wall clock and of the processor."""
    log = Folders(data).logs / "desk.log"
    log.unlink(missing_ok=True)
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    words = [str(PROGRAM), "--data", str(data), "--keys", str(data / "keys")]
    begun = time.time()
    process = subprocess.Popen(words, env=env, stderr=subprocess.DEVNULL)
    try:
        look, latest = threading.Event(), begun + _LONGEST_S
        while time.time() < latest:
            told = _PAINTED.search(log.read_text("utf-8")) if log.exists() else None
            if told is not None:
                at = datetime.strptime(told[1], "%Y-%m-%d %H:%M:%S,%f").astimezone()
                return (at.timestamp() - begun) * 1000, float(told[2])
            look.wait(0.02)
    finally:
        process.terminate()
        process.wait(_LONGEST_S)
    raise RuntimeError("the built desk painted nothing")
