"""A supervisor's evening: the day is sealed and printed; what comes later, the next sheet tells."""

from datetime import timedelta
from pathlib import Path

from desk_app.domain.acts import kinds
from desk_app.domain.day_end.sheet import NumberWhy
from tests.builders import FRIDAY_MORNING
from tests.documents.reading import text_of
from tests.services.day_end.evening import EVENING, MONDAY, TODAY, seal_of
from tests.ui import keyboard
from tests.ui.conftest import _dressed
from tests.ui.desk.test_workplace import Window, window
from tests.ui.dossiers.counter import ANOTHER, OFFICER, counter

__all__ = ["_dressed", "counter", "window"]  # fixtures

SEAL = ("Ctrl+Return", "Space", "Ctrl+Return")  # for good: once more, by a tick


def test_that_a_day_is_sealed_and_whatever_comes_later_stands_in_the_next_sheet(
    window: Window,
) -> None:
    """Evening, a late visitor, a correction on Monday, and Monday's sheet."""
    kept = window.take_in()
    window.desk.clock.at = FRIDAY_MORNING + EVENING
    window.seat(ANOTHER)
    window.press("F10", *SEAL)
    assert window.said.startswith("Đã khóa ngày 20/11/2026.")
    sheet = seal_of(window.desk.office.day_end.known(TODAY)).sheet
    assert (sheet.total.received, sheet.numbers) == (1, ())
    window.press("Ctrl+P")
    assert window.paper_lies()
    window.press("Esc")

    window.seat(OFFICER)  # somebody comes after all
    window.take_in()
    assert len(window.received) == 1
    assert window.said.startswith("Ngày 20/11/2026 đã khóa sổ lúc 17:15, 20/11/2026; chưa lưu gì.")
    assert "F10" in window.said
    window.press("F10")
    keyboard.type_text(window.shell, "Nguoi dan den muon")
    window.press("Ctrl+Return")
    assert window.said.startswith("Đã ghi lý do làm tiếp.")
    window.press("Esc", "Ctrl+Return")  # what was typed is there still
    late = window.received[-1]
    assert late.id != kept.id

    window.desk.clock.at = FRIDAY_MORNING + timedelta(days=3)
    window.seat(ANOTHER)
    window.scan(str(kept.code))
    window.press("Alt+Y")
    keyboard.type_text(window.shell, "Trung ho so")
    window.press("Ctrl+Return")
    assert "Trung ho so" in str(window.desk.office.reading.dossier(kept.id).deeds[-1].body)

    window.desk.clock.at = FRIDAY_MORNING + timedelta(days=3) + EVENING
    window.press("F10", "PgDown", "PgDown", "PgDown", *SEAL)
    assert window.said.startswith("Đã khóa ngày 23/11/2026.")
    told = seal_of(window.desk.office.day_end.known(MONDAY)).sheet
    said = {(line.kind, line.about, line.said) for line in told.changes if line.kind}
    assert said == {
        (kinds.RECEIVED, str(late.code), "Nguoi dan den muon"),
        (kinds.VOIDED, str(kept.code), "Trung ho so"),
    }
    assert all(line.day == "2026-11-20" for line in told.changes)
    assert NumberWhy.UNEXPLAINED not in {line.why for line in told.numbers}


def test_that_a_second_sheet_of_a_sealed_day_says_that_it_is_one(window: Window) -> None:
    window.take_in()
    window.desk.clock.at = FRIDAY_MORNING + EVENING
    window.seat(ANOTHER)
    window.press("F10", "Ctrl+P", "Esc")  # how it stands before the seal is another paper
    window.press(*SEAL, "Ctrl+P", "Esc")
    papers = window.desk.office.prints
    assert "Bản in lại" not in text_of(newest(papers))
    window.desk.clock.forward(timedelta(minutes=5))
    window.press("Ctrl+P", "Esc")
    assert "Bản in lại lần 1 (in lần đầu: 17:15 20/11/2026, Trần Thị Bích Ngọc)" in text_of(
        newest(papers)
    )


def newest(folder: Path) -> bytes:
    return max(folder.glob("*.pdf"), key=lambda file: file.stat().st_mtime_ns).read_bytes()
