"""R5: a store at work backed up, and brought back on another machine, digest for digest."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Final

from bench.bare_store import BareStore
from bench.figures import WATCH, Figure
from bench.office import KEY, NOW, OFFICER, an_office, an_order
from db.backup import make_backup
from db.restore import restore
from desk_app.domain.errors import DeskError
from desk_app.services.catalogue.starter import starter_catalogue
from desk_app.services.desk import Desk
from desk_app.services.intake.receive_dossier import receive_dossier

_APART_S: Final = 0.05
_AT_ONCE: Final = 100_000
_DIGESTS: Final = "SELECT digest FROM act WHERE n >= ? AND n < ? ORDER BY n"


def restored(filled: Path, folder: Path, dossiers: int) -> Iterator[Figure]:
    """Holds where every act that was durable when the backup began is at the other machine, and the
    chain of digests there is the one here, up to where the copy ends."""
    here, there = folder / "here" / "store.sqlite", folder / "there" / "store.sqlite"
    for store in (here, there):
        store.parent.mkdir()
    shutil.copy(filled, here)
    with at_work(here) as officer:
        durable = _acts(here)
        begun = WATCH.now()
        backup = make_backup(here, KEY, folder / "backups", NOW)
        restore(backup, there, KEY, NOW)
        ours = (WATCH.now() - begun) * 1000
    copied = _acts(there)
    equal = durable <= copied and _digest(here, copied) == _digest(there, copied)
    begun = WATCH.now()
    shutil.copyfile(backup, folder / "once")
    shutil.copyfile(folder / "once", folder / "twice")
    least = (WATCH.now() - begun) * 1000
    for left in (folder / "once", folder / "twice", here.parent, there.parent, backup.parent):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    yield Figure(
        budget="R5",
        what="a store at work backed up, proven, brought back elsewhere",
        dossiers=dossiers,
        ours_ms=ours,
        floor_ms=least,
        most=None,
        beside=equal and officer.received > 0 and officer.failed is None,
        note=f"digest {'equal' if equal else 'NOT EQUAL'}; {officer.received} intakes meanwhile;"
        " floor: the file copied twice",
    )


@dataclass
class _Officer:
    received: int = 0
    failed: DeskError | None = None
    begun: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def receive(self, desk: Desk) -> None:
        """One dossier after another, each durable, until `ended`."""
        procedure, chance = starter_catalogue()[0], Random(5)  # noqa: S311  # the same people
        try:
            while not self.ended.is_set():
                receive_dossier(an_order(chance, procedure), OFFICER, desk)
                self.received += 1
                self.begun.set()
                self.ended.wait(_APART_S)
        except DeskError as error:
            self.failed = error
            self.begun.set()


@contextmanager
def at_work(file: Path) -> Iterator[_Officer]:
    """Somebody who receives a dossier every 50 ms while it lasts."""
    officer = _Officer()
    with an_office(file) as (_store, desk):
        hands = threading.Thread(target=officer.receive, args=(desk,))
        hands.start()
        officer.begun.wait()
        try:
            yield officer
        finally:
            officer.ended.set()
            hands.join()


def _acts(file: Path) -> int:
    """The number of the last act."""
    with BareStore(file) as store:
        ((last,),) = store.ask("SELECT max(n) FROM act")
    return int(last)


def _digest(file: Path, until: int) -> str:
    """Over the digests of all acts up to number `until`, in order."""
    whole = sha256()
    with BareStore(file) as store:
        for first in range(0, until + 1, _AT_ONCE):
            words = (first, min(first + _AT_ONCE, until + 1))
            for (digest,) in store.ask(_DIGESTS, words):
                whole.update(digest)
    return whole.hexdigest()
