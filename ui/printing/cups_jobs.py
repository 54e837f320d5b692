"""What has become of a job, asked of CUPS' own library.

`lpstat` says the same of jobs that were printed and of jobs that were cancelled or given
up (seen of CUPS 2.4), so its words cannot tell. The library knows the state by number.
"""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

from ui.printing.printers import Stage

_LIBRARIES: Final = ("libcups.so.2", "libcups.2.dylib")
_ALL: Final = -1  # jobs that wait and jobs that have ended
_ANY_FAMILY: Final = 0
_BLOCKING: Final = 1
_STAGES: Final = {  # of IPP, RFC 8011: job-state
    **dict.fromkeys((3, 4, 5, 6), Stage.WAITING),  # pending, held, processing, stopped
    **dict.fromkeys((7, 8), Stage.FAILED),  # cancelled, aborted
    9: Stage.PRINTED,
}


class _Job(ctypes.Structure):
    """cups_job_t"""

    _fields_ = (
        ("id", ctypes.c_int),
        ("dest", ctypes.c_char_p),
        ("title", ctypes.c_char_p),
        ("user", ctypes.c_char_p),
        ("format", ctypes.c_char_p),
        ("state", ctypes.c_int),
        ("size", ctypes.c_int),
        ("priority", ctypes.c_int),
        ("completed", ctypes.c_long),
        ("created", ctypes.c_long),
        ("processed", ctypes.c_long),
    )


def stage_of(queue: str, number: int, seconds: float) -> Stage | None:
    """None: CUPS does not say, or does not know the job (any more).

    Args:
        seconds: To wait for the scheduler, at most.
    """
    cups = _library()
    if cups is None:
        return None
    with _connected(cups, seconds) as line:
        if not line:
            return None
        jobs = ctypes.POINTER(_Job)()
        count = cups.cupsGetJobs2(line, ctypes.byref(jobs), queue.encode(), 0, _ALL)
        states = {jobs[n].id: jobs[n].state for n in range(count)}
        if count > 0:
            cups.cupsFreeJobs(count, jobs)
    return _STAGES.get(states.get(number, 0))


@contextmanager
def _connected(cups: ctypes.CDLL, seconds: float) -> Iterator[int | None]:
    """A line to the scheduler that lets nobody wait for ever; None when there is none."""
    server = os.environ.get("CUPS_SERVER")
    cups.cupsSetServer(server.encode() if server else None)  # it would keep the first one
    where = (cups.cupsServer(), cups.ippPort(), None, _ANY_FAMILY, cups.cupsEncryption())
    line = cups.httpConnect2(*where, _BLOCKING, int(1000 * seconds), None)
    try:
        if line:
            cups.httpSetTimeout(line, ctypes.c_double(seconds), None, None)
        yield line
    finally:
        if line:
            cups.httpClose(line)


@cache
def _library() -> ctypes.CDLL | None:
    for name in _LIBRARIES:
        try:
            cups = ctypes.CDLL(name)
        except OSError:
            continue
        pointer, number, text = ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p
        cups.cupsSetServer.argtypes = (text,)
        cups.cupsServer.restype = text
        cups.httpConnect2.restype = pointer
        cups.httpConnect2.argtypes = (text, number, pointer, *[number] * 4, pointer)
        cups.httpSetTimeout.argtypes = (pointer, ctypes.c_double, pointer, pointer)
        cups.httpClose.argtypes = (pointer,)
        cups.cupsGetJobs2.argtypes = (pointer, pointer, text, number, number)
        cups.cupsFreeJobs.argtypes = (number, pointer)
        return cups
    return None
