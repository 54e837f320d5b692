"""The cut data of ICU: small, and Vietnamese sorts by it as by the whole."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from packing import icu

WHOLE = next(iter(Path(PySide6.__file__).parent.glob("Qt/lib/libicudata.so.*")), None)
WORDS = [
    *("Ánh", "An", "Ân", "Ăn", "Ấn", "Đào", "Dao", "Đức", "Duc", "Ích", "Oanh", "Ơn", "Ốc", "Ông"),
    *("Uyên", "Ưng", "Ý", "Yến", "ẩn", "ăn", "an", "à", "á", "ả", "ã", "ạ", "đ", "d", "Nguyễn"),
    *("Nguyên", "Nguyện", "Ngô", "Ngọ", "Ngõ", "10", "9", "Zét", "Hoà", "Hòa"),
]
SORTING = """
import functools, json, sys
from PySide6.QtCore import QCollator, QLocale
collator = QCollator(QLocale("vi_VN"))
used = [line.split()[-1] for line in open("/proc/self/maps") if "libicudata" in line][0]
key = functools.cmp_to_key(collator.compare)
print(json.dumps([used, sorted(json.loads(sys.argv[1]), key=key)]))
"""

pytestmark = pytest.mark.skipif(
    WHOLE is None or not all(map(shutil.which, icu.TOOLS)), reason="needs Linux and binutils"
)


@pytest.fixture
def cut(tmp_path: Path) -> Path:
    assert WHOLE is not None
    library = tmp_path / WHOLE.name
    shutil.copy(WHOLE, library)
    icu.cut(library)
    return library


def sorted_with(library: Path | None) -> tuple[str, list[str]]:
    env = os.environ | ({"LD_PRELOAD": str(library)} if library else {})
    words = [sys.executable, "-c", SORTING, json.dumps(WORDS)]
    told = subprocess.run(words, env=env, capture_output=True, text=True, check=True)
    assert told.stderr == ""
    used, order = json.loads(told.stdout)
    return used, order


def test_that_vietnamese_sorts_by_the_cut_data_as_by_the_whole(cut: Path) -> None:
    used, order = sorted_with(cut)
    assert used == str(cut)
    assert order == sorted_with(None)[1]
    assert order != sorted(WORDS)


def test_that_what_stays_is_the_same_and_what_goes_is_most(cut: Path) -> None:
    assert WHOLE is not None
    _, before = icu.read(WHOLE.read_bytes())
    _, after = icu.read(cut.read_bytes())
    assert cut.stat().st_size * 10 < WHOLE.stat().st_size
    assert [name for name, kept in after.items() if not kept.startswith(before[name])] == []


def test_that_a_library_without_such_data_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "libicudata.so.73"
    other.write_bytes(b"\x7fELF and nothing of ICU")
    with pytest.raises(icu.UnknownData):
        icu.cut(other)
    assert other.read_bytes() == b"\x7fELF and nothing of ICU"
