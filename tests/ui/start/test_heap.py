"""What is let go of goes back to the system."""

import ctypes
import subprocess
import sys
from threading import Thread
from typing import Any

import pytest

from ui.start.heap import keep_little

_PIECE = 19 << 20  # bytes, as the hash of a PIN takes


class _Told(ctypes.Structure):
    """`struct mallinfo2` of glibc: ten sizes, the ninth what is held though nobody uses it."""

    _fields_ = tuple((f"size_{n}", ctypes.c_size_t) for n in range(10))


def held_unused() -> int:
    """Bytes, of all threads."""
    ask: Any = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if ask is None:
        pytest.skip("this C library does not say what it holds")
    ask.restype = _Told
    held: int = ask().size_8
    return held


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the heap is glibc's")
def test_that_a_large_piece_a_worker_lets_go_of_is_given_back() -> None:
    keep_little()
    before = held_unused()
    for _ in range(2):  # glibc learns from the first, and keeps the second
        worker = Thread(target=lambda: bytes(_PIECE))
        worker.start()
        worker.join()
    assert held_unused() < before + _PIECE // 4


_LANES = """
import ctypes, sys
from threading import Barrier, Thread
from ui.start.heap import keep_little

if "little" in sys.argv:
    keep_little()
together = Barrier(4)

def work():
    together.wait()
    kept.append([bytes(2_000) for _ in range(500)])
    together.wait()

kept = []
lanes = [Thread(target=work) for _ in range(4)]
for lane in lanes:
    lane.start()
for lane in lanes:
    lane.join()
c = ctypes.CDLL(None)
c.fopen.restype = ctypes.c_void_p
c.malloc_info(0, ctypes.c_void_p(c.fopen(b"/dev/stdout", b"w")))
c.fflush(None)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the heap is glibc's")
def test_that_all_lanes_take_from_one_heap() -> None:
    """In a process of its own: here threads have heaps since long."""

    def heaps(*words: str) -> int:
        asked = [sys.executable, "-c", _LANES, *words]
        done = subprocess.run(asked, capture_output=True, text=True, check=True)
        return done.stdout.count("<heap nr=")

    if heaps() < 2:
        pytest.skip("this C library does not say what heaps it has, or has one")
    assert heaps("little") == 1
