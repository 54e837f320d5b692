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


SHARES = {  # of a hundred cases
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
    for name in SHARES:
        if name in metafunc.fixturenames:
            parts = parts_of(name, asked, first)
            metafunc.parametrize(name, parts, ids=[f"{part[0]}-{part[-1]}" for part in parts])


def parts_of(name: str, asked: int, first: int) -> list[range]:
    """Args: asked: Cases in all. first: The seed of the first of each share."""
    last = first + max(1, asked * SHARES[name] // 100)
    return [range(at, min(at + AT_ONCE, last)) for at in range(first, last, AT_ONCE)]


def again(test: str, name: str, part: range, seed: int) -> str:
    """What comes to the case `seed` as it was come to: a case meets what those of its part
    before it left, so all of these are lived again."""
    asked = -(-100 * (seed - part[0] + 1) // SHARES[name])
    return f"python3 dev.py test --fuzz {asked} --seed {part[0]} -k {test}"


Case = Callable[[int], Any]


@pytest.fixture
def case(request: pytest.FixtureRequest) -> Case:
    """`with case(seed):` tells which one it was that failed, or that does not end."""
    known: Any = request.node
    drawn: dict[str, Any] = known.callspec.params
    name = next(each for each in SHARES if each in drawn)
    part: range = drawn[name]

    @contextmanager
    def one(seed: int) -> Iterator[None]:
        try:
            with within(PATIENCE_S):
                yield
        except BaseException:
            print(f"case {seed}: {again(known.originalname, name, part, seed)}")
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
