"""A moment by both clocks, as a process under measurement says it. Imports nothing heavy."""

import time
from typing import TypeAlias

Moment: TypeAlias = dict[str, int]  # name of the clock → ns


def moment() -> Moment:
    """Of the wall, since 1970; of the processor, since this process began."""
    return {"wall": time.time_ns(), "processor": time.process_time_ns()}
