"""A disk that takes no more while a paper is scanned: a sentence, and no row without its file.

The limit is the system's own, for one process: no file may grow beyond it (RLIMIT_FSIZE).
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
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

def scan_twice(folder, lines, room):
    store = open_store(folder / "store.sqlite", KEY)
    counter = ScanCounter(store.work(a_scribe()), folder / "scans")
    digests = (sha256(bytes([n % 256, n // 256])).hexdigest() for n in range(lines))
    content = a_pdf(2, "".join(digests))
    log, whole = ((folder / name).stat().st_size for name in ("store.sqlite-wal", "store.sqlite"))
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    for limit in (max(log, whole) + room if room else log, hard):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            scan_paper(counter.scan(1, content), OFFICER, counter.desk, counter.box)
            yield "stored"
        except DeskError as error:
            yield error.code

said = {name: list(scan_twice(Path(name), *how)) for name, how in json.loads(sys.argv[1]).items()}
print(json.dumps(said))
"""


@dataclass(frozen=True)
class Full:
    """A desk's disk that took no more, and then did."""

    folder: Path
    said: list[str]  # of the same scan: with the limit, and then without it


# Lines of each page of the scan, which hardly can be compressed; bytes a file may have more than
# the store, 0: the store's log takes no more.
LARGE_SCAN, NO_ROOM_FOR_THE_ACT = (20_000, 500_000), (1, 0)


@pytest.fixture(scope="module")
def disks(
    office_store_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[int, int], Full]:
    """One process scans onto both: it takes a second to begin."""
    places = {how: tmp_path_factory.mktemp("disk") for how in (LARGE_SCAN, NO_ROOM_FOR_THE_ACT)}
    for folder in places.values():
        shutil.copy(office_store_file, folder / "store.sqlite")
    told = json.dumps({str(folder): how for how, folder in places.items()})
    words = [sys.executable, "-c", CHILD, told]
    root = str(Path(__file__).parents[3])
    done = subprocess.run(
        words, env=os.environ | {"PYTHONPATH": root}, capture_output=True, check=True
    )
    said = json.loads(done.stdout)
    return {how: Full(folder, said[str(folder)]) for how, folder in places.items()}


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
    disks: dict[tuple[int, int], Full],
) -> None:
    disk = disks[LARGE_SCAN]
    assert disk.said == ["scans.not_stored", "stored"]
    assert left_behind(disk.folder) == {"acts": 1, "rows": 1, "files": 1}


def test_that_a_scan_whose_act_the_disk_does_not_take_is_stored_with_the_next_press(
    disks: dict[tuple[int, int], Full],
) -> None:
    """The content is whole and lies there; no row tells of it until the act is stored."""
    disk = disks[NO_ROOM_FOR_THE_ACT]
    assert disk.said == ["store.unwritable", "stored"]
    assert left_behind(disk.folder) == {"acts": 1, "rows": 1, "files": 1}
