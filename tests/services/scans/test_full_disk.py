"""A disk that takes no more while a paper is scanned: a sentence, and no row without its file.

The limit is the system's own, for one process: no file may grow beyond it (RLIMIT_FSIZE).
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from db.attachments.box import Box
from db.check import check_store
from db.store import open_store
from desk_app.domain.acts import kinds
from desk_app.domain.ids import DeskId
from tests.builders import KEY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")

CHILD = """
import json, resource, sys
from hashlib import sha256
from pathlib import Path
from db.store import open_store
from desk_app.domain.errors import DeskError
from desk_app.domain.scans.limits import ScanLimits
from desk_app.documents.scans.look_at_file import look_at
from desk_app.services.scans.scan_paper import scan_paper
from tests.builders import KEY, a_scribe
from tests.domain.scans.files import a_pdf
from tests.services.scans.counter import OFFICER, ScanCounter

folder, lines, room = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
store = open_store(folder / "store.sqlite", KEY)
counter = ScanCounter(store.work(a_scribe()), folder / "scans")
content = a_pdf(2, "".join(sha256(bytes([n % 256, n // 256])).hexdigest() for n in range(lines)))
log, whole = ((folder / name).stat().st_size for name in ("store.sqlite-wal", "store.sqlite"))
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
said = []

def scan(limit):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        scan_paper(counter.scan(1, content), OFFICER, counter.desk, counter.box)
        said.append("stored")
    except DeskError as error:
        said.append(error.code)

scan(max(log, whole) + room if room else log)
scan(hard)
print(json.dumps(said))
"""


def scan_twice(folder: Path, *, lines: int, room: int) -> list[str]:
    """What is said with the limit, and then without it.

    Args:
        lines: Of each page of the scan, which hardly can be compressed.
        room: Bytes a file may have more than the store; 0: the store's log takes no more.
    """
    words = [sys.executable, "-c", CHILD, str(folder), str(lines), str(room)]
    root = str(Path(__file__).parents[3])
    done = subprocess.run(
        words, env=os.environ | {"PYTHONPATH": root}, capture_output=True, check=True
    )
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.fixture
def folder(office_store_file: Path, tmp_path: Path) -> Path:
    shutil.copy(office_store_file, tmp_path / "store.sqlite")
    return tmp_path


def left_behind(folder: Path) -> dict[str, Any]:
    """Files of scans, half ones too, and scans the store tells of; it must be sound."""
    store = open_store(folder / "store.sqlite", KEY)
    try:
        with store.reading.connect() as connection:
            assert check_store(connection, DeskId("Q1")).problems == ()
            query = "SELECT count(*) FROM act WHERE kind = ?"
            acts = connection.exec_driver_sql(query, (kinds.PAPER_SCANNED,)).scalar_one()
            rows = connection.exec_driver_sql("SELECT address, size FROM attachment").all()
    finally:
        store.close()
    assert all(Box(folder / "scans", KEY).fits(*row) for row in rows)
    files = [path for path in (folder / "scans").rglob("*") if path.is_file()]
    return {"acts": acts, "rows": len(rows), "files": len(files)}


def test_that_a_scan_the_disk_does_not_take_leaves_nothing_and_is_stored_once_there_is_room(
    folder: Path,
) -> None:
    assert scan_twice(folder, lines=20_000, room=500_000) == ["scans.not_stored", "stored"]
    assert left_behind(folder) == {"acts": 1, "rows": 1, "files": 1}


def test_that_a_scan_whose_act_the_disk_does_not_take_is_stored_with_the_next_press(
    folder: Path,
) -> None:
    """The content is whole and lies there; no row tells of it until the act is stored."""
    assert scan_twice(folder, lines=1, room=0) == ["store.unwritable", "stored"]
    assert left_behind(folder) == {"acts": 1, "rows": 1, "files": 1}
