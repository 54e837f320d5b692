"""Who collects, and where."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.rounds.garbage import GarbageRound

_CIRCLES = 10_000  # many times what Python's own collector waits for


@pytest.fixture
def collected_by() -> Iterator[list[str]]:
    """The names of the threads that collected, as they did."""
    names: list[str] = []

    def note(phase: str, _info: object) -> None:
        if phase == "stop":
            names.append(threading.current_thread().name)

    gc.enable()  # as a process has it before it has a window
    gc.callbacks.append(note)
    yield names
    gc.callbacks.remove(note)


def litter() -> None:
    for _ in range(_CIRCLES):
        circle: list[object] = []
        circle.append(circle)


def on_a_worker() -> None:
    worker = threading.Thread(target=litter, name="worker")
    worker.start()
    worker.join()


def test_that_no_worker_collects_while_there_is_a_window_nor_after_it(
    qtbot: QtBot, collected_by: list[str]
) -> None:
    garbage = GarbageRound()
    on_a_worker()
    garbage.stop()
    on_a_worker()
    assert "worker" not in collected_by


def test_that_what_grew_is_collected_on_the_thread_of_the_window(
    qtbot: QtBot, collected_by: list[str]
) -> None:
    garbage = GarbageRound()
    collected_by.clear()
    on_a_worker()
    garbage.collect()
    assert collected_by == [threading.main_thread().name]
    garbage.stop()
