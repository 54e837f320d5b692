"""Reports from a terminal, through the program's own entry."""

import json
from pathlib import Path
from typing import Any

import pytest

from desk_app.domain.acts import kinds
from desk_app.paths import Folders
from tests.builders import LEADER
from tests.commands.tasks import acts_of, ask
from tests.commands.test_import_catalogue import Capture


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
    (act,) = acts_of(*place, kinds.REPORT_RUN)
    (given,) = acts_of(*place, kinds.REPORT_KEY_GIVEN)
    assert act.body == {
        "report": "II.06a",
        "period": "2026-11",
        "against": "",
        "field": "",
        "level": "",
        "format": "json",
        "key": given.body["key"],
        "given_by": LEADER.hex,
    }


def test_that_two_periods_are_asked_for_side_by_side(
    place: tuple[Folders, Path], tmp_path: Path
) -> None:
    out = tmp_path / "so-sanh.json"
    words = ("ii.06a", "--period", "2026-11", "--against", "before", "-o", str(out))
    assert ask(place, *words) == 0
    said: dict[str, Any] = json.loads(out.read_text("utf-8"))
    row = next(row for row in said["rows"] if row["key"] == "received_direct")
    assert (row["values"]["now"], row["values"]["before"]) == (2, 0)
    assert row["values"]["change"] == "kỳ kia là 0"


@pytest.mark.parametrize("level", ["none", "Chưa rõ cấp"])
def test_that_the_register_is_asked_for_one_level(
    place: tuple[Folders, Path], tmp_path: Path, level: str
) -> None:
    out = tmp_path / "so.json"
    assert ask(place, "mau-07", "--period", "2026-11", "--level", level, "-o", str(out)) == 0
    said: dict[str, Any] = json.loads(out.read_text("utf-8"))
    assert said["title"] == "Sổ theo dõi hồ sơ – chưa rõ cấp"
    (act,) = acts_of(*place, kinds.REPORT_RUN)
    assert act.body["level"] == level


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("II.99", "--period", "2026-11"), "Không có báo cáo “II.99”. Ghi một trong: II.06a"),
        (("II.06a", "--period", "tháng 11"), "Không hiểu kỳ “tháng 11”. Ghi một trong"),
        (("II.06a", "--period", "2026-11", "--against", "bố"), "còn có: before, year."),
        (("II.06a", "--period", "2026-11", "--field", "Hộ tịch"), "Bỏ --field."),
        (("mau-07", "--period", "2026-11", "--against", "year"), "Bỏ --against."),
        (
            ("mau-07", "--period", "2026-11", "--field", "Thành lập và hoạt động của hộ kinh doa"),
            "Có phải: Thành lập và hoạt động của hộ kinh doanh?",
        ),
        (("mau-07", "--period", "2026-11", "--field", "xyz"), "Xem tên ở F9."),
        (("mau-07", "--period", "2026-11", "--level", "huyện"), "Ghi một trong: Chưa rõ cấp."),
        (("II.06a", "--period", "2026-11", "--level", "commune"), "Bỏ --level."),
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
