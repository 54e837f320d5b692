"""`take-in`: a desk's file at the home, as the person there types it."""

from collections.abc import Callable
from pathlib import Path

from desk_app.sync.by_hand import carry_in, carry_out
from tests.central.conftest import central
from tests.sync.office import Home, TrialDesk


def test_that_a_file_is_taken_in_and_answered_and_may_come_again(
    new_desk: Callable[[], TrialDesk], home: Home, tmp_path: Path
) -> None:
    desk = new_desk()
    desk.receive()
    carry_out(desk.sync, desk.secret, tmp_path / "di.qmc")
    first = central("take-in", str(tmp_path / "di.qmc"), database=home.address)
    again = central(
        "take-in",
        str(tmp_path / "di.qmc"),
        "--answer",
        str(tmp_path / "ve.qmc"),
        database=home.address,
    )
    assert (first.returncode, again.returncode) == (0, 0)
    assert "nhận 1 việc mới" in first.stdout
    assert "nhận 0 việc mới" in again.stdout
    assert carry_in(desk.sync, desk.secret, tmp_path / "di-tra-loi.qmc").settled == 1
    assert carry_in(desk.sync, desk.secret, tmp_path / "ve.qmc").settled == 0


def test_that_what_cannot_be_taken_in_is_said_in_a_sentence(
    new_desk: Callable[[], TrialDesk], home: Home, tmp_path: Path
) -> None:
    desk = new_desk()
    desk.receive()
    good, none = tmp_path / "di.qmc", tmp_path / "none.qmc"
    carry_out(desk.sync, desk.secret, good)
    altered, foreign = tmp_path / "altered.qmc", tmp_path / "foreign.qmc"
    altered.write_bytes(good.read_bytes()[:-1] + b"x")
    foreign.write_bytes(b"%PDF-1.7")
    unwritable = ("--answer", str(tmp_path / "no folder" / "ve.qmc"))
    done = [
        central("take-in", str(altered), database=home.address),
        central("take-in", str(foreign), database=home.address),
        central("take-in", str(none), database=home.address),
        central("take-in", str(good), *unwritable, database=home.address),
    ]
    for each in done:
        assert each.returncode == 1
        assert each.stderr.strip()
        assert "Traceback" not in each.stderr
    assert not [file for file in tmp_path.iterdir() if file.name.endswith(".part")]
    assert "đã bị sửa" in done[0].stderr
