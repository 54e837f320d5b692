"""Reports for tasks of the machine: a program started by nobody, with a key and without."""

import csv
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.people.rights import Role
from desk_app.identity.report_keys import forget_report_key, held_report_keys
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.opening import open_desk
from tests.builders import ADMIN, LEADER, Clock, an_officer
from tests.commands.tasks import acts_of, ask, give_key
from tests.commands.test_import_catalogue import Capture

BOSS = an_officer(LEADER, Role.LEADER)
LONG_AGO = Clock(datetime(2020, 3, 2, 2, tzinfo=UTC))


def start(place: tuple[Folders, Path], *words: str) -> subprocess.CompletedProcess[str]:
    """The program as a task of the machine starts it."""
    folders, keys = place
    command = [sys.executable, "-m", "desk_app", "--data", str(folders.data), "--keys", str(keys)]
    return subprocess.run(
        [*command, "report", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"},
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("kind", ["xlsx", "pdf", "csv", "json"])
def test_that_a_task_with_a_key_gets_its_report_and_no_pin_is_asked(
    place: tuple[Folders, Path], tmp_path: Path, kind: str
) -> None:
    out = tmp_path / f"so.{kind}"
    done = start(place, "mau-07", "--period", "2026-11", "--format", kind, "-o", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert str(out) in done.stdout
    assert out.stat().st_size > 100
    if kind == "xlsx":
        rows = list(load_workbook(out).worksheets[0].iter_rows(values_only=True))
        assert len([row for row in rows if isinstance(row[0], int)]) == 2
    if kind == "csv":
        lines = list(csv.reader(out.read_text("utf-8-sig").splitlines(), delimiter=";"))
        assert [line[0] for line in lines if line[0].isdigit()] == ["1", "2"]
    (act,) = acts_of(*place, kinds.REPORT_RUN)
    assert (act.body["report"], act.body["format"]) == ("mau-07", kind)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["desk", "keys", out.name])


def test_that_a_task_without_a_key_is_told_what_to_do_and_nothing_is_written(
    place: tuple[Folders, Path], tmp_path: Path
) -> None:
    revoke_all(place)
    folders, keys = place
    out = tmp_path / "so.json"
    done = start(place, "II.06a", "--period", "2026-11", "-o", str(out))
    assert done.returncode == 1
    assert done.stderr == (
        "Khóa báo cáo của máy này đã bị thu hồi: II.06a. "
        "Lãnh đạo mở Thiết lập, Khóa báo cáo, cấp khóa ở máy này rồi chạy lại.\n"
    )
    assert not out.exists()
    assert acts_of(folders, keys, kinds.REPORT_RUN) == []


def test_that_a_key_opens_no_other_report(
    place: tuple[Folders, Path], tmp_path: Path, capsys: Capture
) -> None:
    assert ask(place, "07a", "--period", "2026-11", "-o", str(tmp_path / "a.json")) == 1
    assert "không mở 07a" in capsys.readouterr().err
    assert not (tmp_path / "a.json").exists()


def test_that_a_key_ends_with_its_day(
    place: tuple[Folders, Path], tmp_path: Path, capsys: Capture
) -> None:
    revoke_all(place)
    give_key(*place, "07a", now=LONG_AGO)
    assert ask(place, "07a", "--period", "2026-11", "-o", str(tmp_path / "a.json")) == 1
    assert "Khóa báo cáo cho 07a đã hết hạn." in capsys.readouterr().err


def test_that_a_key_ends_with_the_work_of_who_gave_it(
    place: tuple[Folders, Path], tmp_path: Path, capsys: Capture
) -> None:
    opened = open_desk(*place)
    office = build_office(opened)
    office.identity.let_go(LEADER, an_officer(ADMIN, Role.ADMIN))
    office.close()
    assert ask(place, "II.06a", "--period", "2026-11", "-o", str(tmp_path / "a.json")) == 1
    assert "không còn là lãnh đạo" in capsys.readouterr().err


def test_that_the_act_alone_opens_nothing(
    place: tuple[Folders, Path], tmp_path: Path, capsys: Capture
) -> None:
    """A store brought to another machine brings no key along."""
    opened = open_desk(*place)
    for digest in held_report_keys(opened.vault):
        forget_report_key(digest, opened.vault)
    opened.close()
    assert ask(place, "II.06a", "--period", "2026-11", "-o", str(tmp_path / "a.json")) == 1
    assert "Máy này chưa có khóa báo cáo cho II.06a." in capsys.readouterr().err


def test_that_no_act_holds_the_key_itself_or_a_word_of_a_person(
    place: tuple[Folders, Path], tmp_path: Path
) -> None:
    assert ask(place, "mau-07", "--period", "2026-11", "-o", str(tmp_path / "a.json")) == 0
    opened = open_desk(*place)
    secrets = opened.vault.load()
    opened.close()
    assert secrets is not None
    acts: list[Act] = [
        *acts_of(*place, kinds.REPORT_KEY_GIVEN),
        *acts_of(*place, kinds.REPORT_RUN),
    ]
    assert len(acts) == 2
    for act in acts:
        assert secrets.report_keys[0].hex() not in str(act.body)
    assert set(acts[1].body) == {
        "report",
        "period",
        "against",
        "field",
        "level",
        "format",
        "key",
        "given_by",
    }


def revoke_all(place: tuple[Folders, Path]) -> None:
    office = build_office(open_desk(*place))
    for key in office.reports.keys.all():
        office.reports.keys.revoke(key, BOSS)
    office.close()
