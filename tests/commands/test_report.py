"""Reports from a terminal, through the program's own entry."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from db.tables import journal as t
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import read_act
from desk_app.domain.office import desk_body
from desk_app.main import main
from desk_app.paths import Folders
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.wiring.opening import FACTS, open_desk
from tests.builders import Clock, a_desk, a_scribe, an_officer, an_order, fill_office
from tests.commands.test_import_catalogue import OFFICE, Capture


@pytest.fixture
def place(tmp_path: Path) -> tuple[Folders, Path]:
    """A desk that received two dossiers in November 2026, and ended one."""
    folders, keys = Folders(tmp_path / "desk"), tmp_path / "keys"
    opened = open_desk(folders, keys)
    work = opened.store.work(a_scribe())
    fill_office(work)
    with work() as tx:
        tx.settings.set(FACTS, desk_body(OFFICE))
        tx.commit()
    desk = a_desk(work, Clock())
    first = receive_dossier(an_order(), an_officer(), desk)
    receive_dossier(an_order(), an_officer(), desk)
    result_back(ResultBack(dossier=first.id), an_officer(), desk)
    opened.close()
    return folders, keys


def ask(place: tuple[Folders, Path], *words: str) -> int:
    folders, keys = place
    return main(["--data", str(folders.data), "--keys", str(keys), "report", *words])


def test_that_a_report_is_written_as_json_and_the_run_is_an_act(
    place: tuple[Folders, Path], tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "bao-cao.json"
    assert ask(place, "II.06a", "--period", "2026-11", "--format", "json", "-o", str(out)) == 0
    assert "Tháng 11/2026" in capsys.readouterr().out
    said: dict[str, Any] = json.loads(out.read_text("utf-8"))
    total = said["rows"][-1]["values"]
    numbers = {key: value for key, value in total.items() if value and key != "field"}
    assert numbers["received"] == numbers["received_direct"] == 2
    assert numbers["resolved"] == 1
    assert all(check["holds"] for check in said["checks"])
    folders, keys = place
    opened = open_desk(folders, keys)
    with opened.store.reading.connect() as connection:
        raw = connection.execute(select(t.act.c.raw).where(t.act.c.kind == kinds.REPORTED))
        (act,) = (read_act(one).act for one in raw.scalars())
    opened.close()
    assert (act.body["report"], act.body["period"]) == ("II.06a", "2026-11")


def test_that_two_periods_are_asked_for_side_by_side(
    place: tuple[Folders, Path], tmp_path: Path
) -> None:
    out = tmp_path / "so-sanh.json"
    words = ("ii.06a", "--period", "2026-11", "--against", "before", "-o", str(out))
    assert ask(place, *words) == 0
    said: dict[str, Any] = json.loads(out.read_text("utf-8"))
    row = next(row for row in said["rows"] if row["key"] == "received_direct")
    assert (row["values"]["now"], row["values"]["before"]) == (2, 0)
    assert row["values"]["change"] == "N/A"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("II.99", "--period", "2026-11"), "Không có báo cáo “II.99”. Ghi một trong: II.06a"),
        (("II.06a", "--period", "tháng 11"), "Không hiểu kỳ “tháng 11”. Ghi một trong"),
    ],
)
def test_that_a_wrong_word_is_named_and_nothing_is_written(
    place: tuple[Folders, Path], tmp_path: Path, capsys: Capture, words: Any, said: str
) -> None:
    out = tmp_path / "bao-cao.json"
    assert ask(place, *words, "-o", str(out)) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_that_a_folder_that_is_not_there_is_told(
    place: tuple[Folders, Path], tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "không có" / "bao-cao.json"
    assert ask(place, "II.06a", "--period", "2026", "-o", str(out)) == 1
    assert "Không ghi được" in capsys.readouterr().err


def test_that_no_office_is_made_for_a_report(tmp_path: Path, capsys: Capture) -> None:
    nowhere = (Folders(tmp_path / "desk"), tmp_path / "keys")
    assert ask(nowhere, "II.06a", "--period", "2026", "-o", str(tmp_path / "x.json")) == 1
    assert not nowhere[0].store.exists()
