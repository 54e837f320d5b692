"""P1: from the start of the process to the log-in painted, against a bare window with a table."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bench.figures import WATCH, Clock, Figure, median
from bench.office import KEY, SCRIBE, UNIT, an_office
from desk_app.domain.office import DeskFacts, desk_body, unit_from
from desk_app.identity.vault import FileVault, Secrets
from desk_app.paths import Folders
from desk_app.wiring.demo import demo_officers, seed_demo
from desk_app.wiring.faces import write_faces
from desk_app.wiring.opening import FACTS

_MOST: Final = 1.5
_MOST_OPEN_MS: Final = 1000.0
_LONGEST_S: Final = 900
_STORE_ID: Final = "bench"
_DESK: Final = DeskFacts(
    unit=unit_from(UNIT, "Phường Ninh Kiều", {}),
    desk=SCRIBE.desk,
    desk_name="Quầy 1",
    central="http://127.0.0.1:9",  # nobody answers there
    trial=True,
)


def first_paint(data: Path, dossiers: int, rounds: int) -> Iterator[Figure]:
    """Args: data: A folder that `settle` has settled."""
    ours, floor = [], []
    for _ in range(rounds + 1):  # the first finds nothing compiled and a cold disk
        ours.append(moments("bench.start.login_window", str(data)))
        floor.append(moments("bench.start.bare_window"))
    painted = median([run["painted"] for run in ours[1:]])
    unlocked = median([run["unlocked"] - run["painted"] for run in ours[1:]])
    ready = median([run["ready"] - run["painted"] for run in ours[1:]])
    early = ours[0]["early"]
    yield Figure(
        budget="P1",
        what="process start to log-in painted with the officers' names",
        dossiers=dossiers,
        ours_ms=painted,
        floor_ms=median([run["painted"] for run in floor[1:]]),
        most=_MOST,
        beside=ready <= _MOST_OPEN_MS and not early,
        note=f"store open {unlocked:.0f}, the desk behind it ready {ready:.0f} ms after,"
        f" bound {_MOST_OPEN_MS:.0f}"
        + (f"; imported too early: {', '.join(early)}" if early else ""),
    )


def settle(folders: Folders, filled: Path) -> None:
    """A folder as an officer leaves it in the evening: store, key, names for the log-in; and a
    copy made since the last act, so that closing makes none."""
    folders.data.mkdir()
    shutil.copy(filled, folders.store)
    folders.backups.mkdir()
    (folders.backups / "quay-20261120-170000.sqlite").touch()
    with an_office(folders.store) as (_store, desk), desk.work() as tx:
        tx.settings.set(FACTS, desk_body(_DESK))
        seed_demo(tx, desk.now())
        tx.commit()
    folders.store_id.write_text(_STORE_ID, "ascii")
    vault = FileVault(folders.data / "keys" / f"{_STORE_ID}.json")
    vault.save(Secrets(store_key=KEY, signing_key=KEY))
    write_faces(folders.faces, _DESK, demo_officers())


def moments(module: str, *words: str) -> dict[str, Any]:
    """What the child says; its moments as milliseconds since it began, by this run's clock."""
    since = time.time_ns() if WATCH.clock is Clock.WALL else 0
    return {
        name: (value[WATCH.clock] - since) / 1e6 if isinstance(value, dict) else value
        for name, value in started(module, *words).items()
    }


def started(module: str, *words: str) -> dict[str, Any]:
    """What the child says of itself in its last line."""
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an officer's machine keeps what it compiled
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=_LONGEST_S,
        env=env,
    )
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said
