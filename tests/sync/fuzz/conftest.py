"""How many spoiled messages there are, and what keeps a case from hanging for ever."""

import faulthandler
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

from tests.sync.trial_days.conftest import premises

__all__ = ["premises"]  # a fixture

CASES = 400  # of a usual run
AT_ONCE = 1_000
PATIENCE_S = 60  # a hundred thousand times as long as any case takes


_SHARES = {  # of a hundred cases
    "requests": 50,
    "requests_on_postgres": 5,
    "replies": 20,
    "files_up": 8,
    "files_down": 7,
    "plain": 10,
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fuzz", type=int, help="how many spoiled messages")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    asked: int = metafunc.config.getoption("--fuzz", None) or CASES
    first: int = metafunc.config.getoption("--seed", 0)
    for name, share in _SHARES.items():
        if name in metafunc.fixturenames:
            last = first + max(1, asked * share // 100)
            parts = [range(at, min(at + AT_ONCE, last)) for at in range(first, last, AT_ONCE)]
            metafunc.parametrize(name, parts, ids=[f"{part[0]}-{part[-1]}" for part in parts])


Case = Callable[[int], Any]


@pytest.fixture
def case() -> Case:
    """`with case(seed):` tells which one it was that failed, or that does not end."""

    @contextmanager
    def one(seed: int) -> Iterator[None]:
        try:
            with within(PATIENCE_S):
                yield
        except BaseException:
            print(f"case {seed}: python3 dev.py test --fuzz 1 --seed {seed}")
            raise

    return one


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fails where the work does not end, and says where it is; Windows lets it go on."""
    if sys.platform == "win32":
        yield
    else:

        def hang(_number: int, _frame: FrameType | None) -> None:
            faulthandler.dump_traceback(sys.__stderr__ or 2, all_threads=True)
            raise AssertionError("it does not end")

        before = signal.signal(signal.SIGALRM, hang)
        signal.alarm(seconds)
        try:
            yield
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)
