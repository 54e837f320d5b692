"""How long a round rests between two portions: whoever stands at the counter comes first."""

import time
from collections.abc import Callable
from typing import Final, TypeVar

_LEAST_MS: Final = 50
_TIMES: Final = 4  # as long as the portion took: a fifth of one processor at most

Result = TypeVar("Result")


def timed(portion: Callable[[], Result]) -> Callable[[], tuple[Result, float]]:
    """The same portion, which also says how many seconds it took."""

    def taken() -> tuple[Result, float]:
        begun = time.perf_counter()
        result = portion()
        return result, time.perf_counter() - begun

    return taken


def rest_ms(took_s: float) -> int:
    return max(_LEAST_MS, round(took_s * 1000 * _TIMES))
