"""What of the lock file a program on Windows needs."""

from pathlib import Path

from packing.windows.lock import needed, read, windows

LOCK = Path(__file__).parents[2] / "requirements.lock"


def names(machine: dict[str, str]) -> set[str]:
    return {pin.name for pin in needed(LOCK.read_text("utf-8"), machine)}


def test_that_windows_gets_what_only_it_needs_and_nothing_of_linux() -> None:
    there = names(dict(windows("3.11.9")))
    assert {"tzdata", "pywin32-ctypes", "pyside6-essentials", "sqlcipher3", "starlette"} <= there
    assert not {"jeepney", "secretstorage", "macholib"} & there


def test_that_nothing_of_development_goes_along() -> None:
    assert not {"pytest", "ruff", "mypy", "pyinstaller", "numpy"} & names(dict(windows("3.11.9")))


def test_that_a_later_python_gets_less_of_the_earlier_ones() -> None:
    earlier, later = dict(windows("3.11.9")), dict(windows("3.12.10"))
    assert names(earlier) - names(later) >= {"backports-tarfile", "importlib-metadata"}


def test_that_every_pin_has_its_hashes_and_is_wanted_by_somebody() -> None:
    pins = list(read(LOCK.read_text("utf-8")))
    assert len(pins) == LOCK.read_text("utf-8").count("==") - sum("==" in p.marker for p in pins)
    assert [pin.name for pin in pins if not pin.hashes or not pin.wanted_by] == []
