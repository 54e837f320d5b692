"""An office put together once, for tests that each begin there: every one works on a copy."""

import shutil
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from db.store import open_store
from db.unit_of_work import UnitOfWork
from desk_app.services.desk import Desk
from tests.builders import KEY, a_scribe

Work = Callable[[], UnitOfWork]


class Scene(Protocol):
    """What was done at a desk before the test begins, as values."""

    desk: Desk


S = TypeVar("S", bound=Scene)


@dataclass(frozen=True)
class Prepared(Generic[S]):
    scene: S
    file: Path  # its store, never opened again

    def at(self, work: Work) -> S:
        """The same scene over a copy of its store, with a clock of its own."""
        again = copy(self.scene)
        again.desk = replace(again.desk, work=work, glance=work, now=copy(again.desk.now))
        return again


def prepared(make: Callable[[Work], S], office_file: Path, folder: Path) -> Prepared[S]:
    """Args: office_file: Copied. folder: Of the scene's own store."""
    file = Path(shutil.copy(office_file, folder / "scene.sqlite"))
    store = open_store(file, KEY)
    scene = make(store.work(a_scribe()))
    store.close()
    return Prepared(scene, file)
