"""`report ranking`: what units did in a period, from what was counted of their days."""

import csv
import errno
import io
import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from central import founding
from central.cli import main
from central.report.ranking import Index
from central.store import tables as t
from desk_app.domain.law.due import DueMoment
from desk_app.domain.law.papers import Channel
from tests.architecture.sources import ROOT
from tests.builders import UNIT
from tests.central.conftest import central
from tests.domain.acts.test_fold import a_dossier
from tests.sync.office import Home, TrialDesk


def test_that_an_index_has_two_decimals_and_no_value_over_nothing() -> None:
    assert [Index(1, 3).value, Index(2, 3).value, Index(1, 1).value] == ["33.33", "66.67", "100.00"]
    assert Index(0, 0).value is None
    assert Index(3, 2, percent=False).value == "1.50"


@pytest.fixture
def report(
    home: Home, desk_of: Callable[[Home], TrialDesk], tmp_path: Path
) -> Callable[[str, str], bytes]:
    """Of a unit with one dossier ended in time, one late and open, one online; and an idle one."""
    desk, out = desk_of(home), tmp_path / "report"
    with home.engine.begin() as connection:
        founding.add_unit(connection, "H13.45.13", "Xã Nhàn Rỗi")
    past = DueMoment(at=home.clock(), counted_from=home.clock(), limit=a_dossier().due.limit)
    done = desk.receive()
    desk.receive(due=past)
    desk.receive(channel=Channel.ONLINE)
    desk.result_back(done)
    desk.catch_up()

    def ask(period: str, form: str) -> bytes:
        words = ("report", "ranking", "--period", period, "--format", form, "-o", str(out))
        asked = central(*words, database=home.address)
        assert asked.returncode == 0, asked.stderr
        return out.read_bytes()

    return ask


def test_that_a_ranking_says_numerators_denominators_and_what_cannot_be_known(
    report: Callable[[str, str], bytes], home: Home
) -> None:
    month = f"{home.clock():%Y-%m}"
    told = json.loads(report(month, "json"))
    busy, idle = told["units"]
    assert (busy["unit"], busy["sums"]["received"], busy["open"], busy["overdue"]) == (
        UNIT,
        3,
        2,
        1,
    )
    assert busy["online"] == {"over": 1, "under": 3, "value": "33.33"}
    assert idle["rank"] is idle["in_time"]["value"] is None
    assert told["uncounted"] == []
    assert any("Phản ánh" in each["index"] for each in told["unknown"])


def test_that_spreadsheets_say_the_same(report: Callable[[str, str], bytes], home: Home) -> None:
    month = f"{home.clock():%Y-%m}"
    lines = list(csv.reader(io.StringIO(report(month, "csv").decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(report(month, "xlsx"))).worksheets[0]
    cells: list[Any] = [
        list(row) for row in sheet.iter_rows(min_row=3, max_row=3, values_only=True)
    ]
    assert lines[2][:4] == ["" if cell is None else str(cell) for cell in cells[0][:4]]
    assert "không tính được" in lines[3]
    assert any("không tính được" in cell for row in lines for cell in row if cell[:1].isdigit())


def test_that_a_unit_whose_acts_wait_to_be_counted_has_no_number(
    report: Callable[[str, str], bytes], home: Home
) -> None:
    with home.engine.begin() as connection:
        connection.execute(t.counter.update().where(t.counter.c.unit == UNIT).values(counted_by=0))
    assert json.loads(report("2026", "json"))["uncounted"] == [UNIT]
    assert central("recount", database=home.address).returncode == 0
    assert json.loads(report("2026", "json"))["uncounted"] == []
    assert central("recount", "--check", database=home.address).returncode == 0


def test_that_a_report_is_there_whole_or_the_one_before_is(
    home: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "xep-hang.json"
    out.write_text("of last month")
    (tmp_path / ".xep-hang.json.4711.part").write_text("of one that was killed")
    words = ["report", "ranking", "--period", "2026", "-o", str(out), "--database", home.address]

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        assert main(words) == 1
    assert "Không ghi được" in capsys.readouterr().err
    assert [(each.name, each.read_text()) for each in tmp_path.glob("*xep*")] == [
        (out.name, "of last month")
    ]
    assert main(words) == 0
    assert json.loads(out.read_bytes())["units"]


@pytest.mark.skipif(sys.platform == "win32", reason="its pipes have no names among files")
def test_that_a_report_goes_into_a_pipe_as_well(home: Home, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    getattr(os, "mkfifo")(pipe)  # noqa: B009  # unknown to Windows
    reading = os.open(pipe, os.O_RDONLY | getattr(os, "O_NONBLOCK"))  # noqa: B009  # likewise
    words = ["report", "ranking", "--period", "2026", "-o", str(pipe), "--database", home.address]
    assert main(words) == 0
    assert json.loads(os.read(reading, 60_000))["units"]
    os.close(reading)
    assert pipe.is_fifo()


@pytest.mark.skipif(sys.platform == "win32", reason="its streams have no names among files")
@pytest.mark.parametrize(("opened", "out"), [("wb", "/dev/fd/1"), ("ab", "/proc/self/fd/1")])
def test_that_a_report_on_its_own_output_is_all_that_comes_there(
    home: Home, tmp_path: Path, opened: str, out: str
) -> None:
    """By names that not even root replaces: /dev/stdout would be gone from the machine, were the
    rule wrong."""
    file = tmp_path / "redirected"
    file.write_text("")
    there = file.stat().st_ino
    words = ["report", "ranking", "--period", "2026", "-o", out]
    with file.open(opened) as output:
        done = subprocess.run(
            [sys.executable, "-m", "central", *words, "--database", home.address],
            cwd=ROOT,
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert "1 đơn vị" in done.stderr
    assert json.loads(file.read_bytes())["units"]
    assert file.stat().st_ino == there, "a redirected file is written in place"


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are of POSIX")
@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_that_a_report_goes_where_its_link_points_and_its_file_stays_whose_it_was(
    home: Home, tmp_path: Path, mode: int
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    out, link = shared / "xep-hang.json", tmp_path / "xep-hang.json"
    out.write_text("of last month")
    out.chmod(mode)
    with suppress(PermissionError):  # only root gives a file to another
        shutil.chown(out, 1234, 5678)
    before = out.stat()
    link.symlink_to(out)
    words = ["report", "ranking", "--period", "2026", "-o", str(link), "--database", home.address]
    assert main(words) == 0
    assert link.is_symlink()
    assert json.loads(out.read_bytes())["units"]
    found = out.stat()
    assert (found.st_uid, found.st_gid) == (before.st_uid, before.st_gid)
    assert stat.S_IMODE(found.st_mode) == mode


def test_that_what_is_wrong_is_said_in_one_sentence(home: Home, tmp_path: Path) -> None:
    with home.engine.begin() as connection:
        founding.add_desk(connection, UNIT, "")
    words = ("report", "ranking", "--format", "csv")
    asked = [
        central(*words, "--period", "2026-13", "-o", str(tmp_path / "a"), database=home.address),
        central(*words, "--period", "2026", "-o", str(tmp_path), database=home.address),
        central("recount", "--unit", "H9.9", database=home.address),
    ]
    for done in asked:
        assert done.returncode == 1
        assert done.stderr.strip()
        assert "Traceback" not in done.stderr
