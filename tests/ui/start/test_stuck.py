"""A desk whose way in never ends: its window can be left, and nothing of it stays behind."""

import subprocess
import sys
from pathlib import Path

from desk_app.paths import Folders
from desk_app.wiring.opening import open_desk
from tests.ui.desk.sitting import furnish
from ui.seat.way_in import HANGS_S, WayIn

_NEVER = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
import ui.app, ui.start.opening, ui.seat.way_in
from desk_app.paths import Folders
def never(*_asked):
    QTimer.singleShot(0, application, application.quit)
    threading.Event().wait()
setattr(ui.start.opening, sys.argv[3], never)
ui.seat.way_in.HANGS_S = 0.2
application = ui.app.make_application()
ui.app.open_window(ui.app.Start(folders=Folders(Path(sys.argv[1])), keys=Path(sys.argv[2])))
"""


def left(folders: Folders, keys: Path, what: str) -> int:
    words = [sys.executable, "-c", _NEVER, str(folders.data), str(keys), what]
    return subprocess.run(words, cwd=Path(__file__).parents[3], timeout=60, check=False).returncode


def test_that_a_program_whose_desk_never_comes_ends_and_gives_its_store_back(
    office_store_file: Path, tmp_path: Path
) -> None:
    folders, keys = Folders(tmp_path / "desk"), tmp_path / "keys"
    furnish(folders, keys, office_store_file)
    for step in ("open_folder", "build"):
        assert left(folders, keys, step) == 0
        open_desk(folders, keys).close()
    assert "window.hangs" in (folders.logs / "desk.log").read_text("utf-8")


def test_that_only_who_waited_long_enough_closes_a_way_that_hangs() -> None:
    now = [0.0]
    way = WayIn(lambda: now[0])
    left = [way.may_be_left]  # it has not come as far as the log-in
    way.begin()
    patience = [way.patience_s]
    for now[0] in (HANGS_S - 1, HANGS_S):
        left.append(way.may_be_left)
        patience.append(way.patience_s)  # whoever waited already waits no second time
    way.fail()
    left.append(way.may_be_left)
    way.begin()  # tried again
    left.append(way.may_be_left)
    way.arrive()
    now[0] = 10 * HANGS_S
    left.append(way.may_be_left)
    assert left == [False, True, False, False, True, True]
    patience.append(way.patience_s)  # what an officer began is stored, however long it takes
    assert patience == [HANGS_S, 1.0, 0.0, None]
