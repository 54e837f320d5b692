"""Who collects, and where."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import Kept, pytest_runtest_logfinish
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


@pytest.fixture
def looked_through() -> Iterator[list[int]]:
    """The generation of each collection."""
    found: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "stop":
            found.append(info["generation"])

    gc.callbacks.append(note)
    yield found
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
    garbage = GarbageRound(lambda: 0.0)
    on_a_worker()
    garbage.stop()
    on_a_worker()
    assert "worker" not in collected_by


def test_that_what_grew_is_collected_on_the_thread_of_the_window(
    qtbot: QtBot, collected_by: list[str]
) -> None:
    garbage = GarbageRound(lambda: 0.0)
    collected_by.clear()
    on_a_worker()
    garbage.collect()
    assert collected_by == [threading.main_thread().name]
    garbage.stop()


def test_that_what_was_there_before_the_first_test_is_not_gone_through_after_each_window(
    qtbot: QtBot, looked_through: list[int]
) -> None:
    pytest_runtest_logfinish()
    looked_through.clear()
    gc.disable()
    pytest_runtest_logfinish()  # of a window that no program had
    assert looked_through == [0]
    assert gc.get_freeze_count() > 0


def test_that_what_a_program_would_freeze_is_collected_and_the_tests_stay_frozen(
    qtbot: QtBot, looked_through: list[int]
) -> None:
    frozen = gc.get_freeze_count()
    garbage = GarbageRound(lambda: 0.0)
    on_a_worker()
    garbage.settle()
    garbage.stop()
    gc.unfreeze()  # as after a catalogue was read
    pytest_runtest_logfinish()
    assert looked_through == [2]
    # What is frozen may be let go of, as everything: never more, and hardly less.
    assert _CIRCLES < frozen - _CIRCLES < gc.get_freeze_count() <= frozen


def test_that_what_is_there_when_a_program_has_settled_is_not_gone_through_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "freeze", Kept.freeze)
    garbage = GarbageRound(lambda: 0.0)
    there = [[here] for here in range(_CIRCLES)]
    before = gc.get_freeze_count()
    garbage.settle()
    assert gc.get_freeze_count() >= before + len(there)
    garbage.stop()


@pytest.mark.parametrize(
    ("older", "still_s", "all_of_it"),
    [(21, 0.5, False), (21, 4.0, True), (201, 0.5, True), (3, 4.0, False)],
)
def test_that_all_is_gone_through_while_nobody_types_or_after_an_hour(
    qtbot: QtBot,
    looked_through: list[int],
    monkeypatch: pytest.MonkeyPatch,
    older: int,
    still_s: float,
    all_of_it: bool,
) -> None:
    garbage = GarbageRound(lambda: still_s)
    looked_through.clear()
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, older))
    garbage.collect()
    assert (2 in looked_through) is all_of_it
    garbage.stop()
