"""What is let go of goes back to the system."""

import ctypes
import sys
from threading import Thread
from typing import Any

import pytest

from ui.start.heap import give_back_large

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
    give_back_large()
    before = held_unused()
    for _ in range(2):  # glibc learns from the first, and keeps the second
        worker = Thread(target=lambda: bytes(_PIECE))
        worker.start()
        worker.join()
    assert held_unused() < before + _PIECE // 4
