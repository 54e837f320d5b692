"""What SQLite holds of this process's memory."""

import ctypes

import pytest
import sqlcipher3._sqlite3


def held_by_sqlite() -> int:
    """Bytes, of all connections; nearly all of them are pages they keep."""
    library = ctypes.CDLL(sqlcipher3._sqlite3.__file__)
    ask = getattr(library, "sqlite3_memory_used", None)
    if ask is None:
        pytest.skip("this SQLCipher does not say what it holds")
    ask.restype = ctypes.c_int64
    held: int = ask()
    return held
