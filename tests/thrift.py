"""What each of thousands of tests would pay for again and is paid for once, or less.

A store of its own for each test means an engine for each, and an engine compiles every statement
anew. The stores of a run are of one form: what was compiled for one is right for all. The digest
of a secret is slow on purpose; how slow, and that the program is, says `tests/identity`.
"""

from types import ModuleType
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine
from sqlalchemy.util import LRUCache

import central.store.engine
import db.engine
from desk_app.identity import log_in

PROGRAMS_OWN = log_in._HASHER
_QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
_KEPT = 5_000  # statements; each engine alone would keep 500


def begin(patch: pytest.MonkeyPatch) -> None:
    """From now on, in this process: those that tests begin as programs know nothing of it."""
    patch.setattr(log_in, "_HASHER", _QUICK)
    _share_statements(db.engine, "sqlite+pysqlcipher://:any@/", patch)
    _share_statements(central.store.engine, "sqlite+pysqlite://", patch)


def _share_statements(place: ModuleType, empty: str, patch: pytest.MonkeyPatch) -> None:
    """Engines that `place` makes of the kind of `empty` have one dialect, and what it compiled."""
    create = place.create_engine
    first: Engine = create(empty)
    with first.connect():  # a dialect knows its database after the first connection
        pass
    first.dispose()
    compiled: LRUCache[Any, Any] = LRUCache(_KEPT)

    def made(*words: Any, **options: Any) -> Engine:
        engine: Engine = create(*words, **options)
        if engine.name == first.name:
            engine.dialect, engine._compiled_cache = first.dialect, compiled
        return engine

    patch.setattr(place, "create_engine", made)
