"""An inspection from the window: drawn by a leader, whole or not there, with its code."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from desk_app.domain.acts import kinds
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from tests.builders import ADMIN, an_officer
from tests.ui.books.test_books import into, opened
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from ui.screens.books.inspection.facts import Spot
from ui.screens.books.screen import BooksScreen

SEED = "2026/TTr-15"


def asking(counter: CounterDesk, folder: Path, officer: Officer = ANOTHER) -> BooksScreen:
    """At the page of the inspection, for the month that is over."""
    screen = opened(counter, officer)
    screen.name_folder = into(folder)
    counter.press("Ctrl+0")
    return screen


def noted(counter: CounterDesk) -> int:
    return dict(counter.office.syncing.overview().waiting).get(kinds.INSPECTED, 0)


def test_that_a_leader_draws_a_sample_by_keys_and_reads_the_code_of_its_folder(
    counter: CounterDesk, tmp_path: Path
) -> None:
    codes = {str(counter.receive().code) for _ in range(3)}
    screen = asking(counter, tmp_path)
    card = screen.view.inspection
    assert card.isVisible()
    assert card.seed.hasFocus()
    counter.type(SEED)
    card.size_field.setText("2")
    counter.press("Ctrl+Return")
    made = screen.inspection.state.made
    assert made is not None
    folder = tmp_path / "thanh-tra 2026-11"
    assert Path(made.path) == folder
    listed = hashlib.sha256((folder / "tep-va-ma.txt").read_bytes()).hexdigest()
    assert made.made.manifest == card.made.code.text().replace(" ", "") == listed
    said: dict[str, Any] = json.loads((folder / "du-lieu.json").read_text("utf-8"))
    assert (said["size"], said["seed"], said["among"]) == (2, SEED, 3)
    assert {one["code"] for one in said["dossiers"]} < codes
    assert counter.said == "Đã rút 2 trong 3 hồ sơ. Ghi mã của thư mục vào biên bản."
    assert noted(counter) == 1
    card.made.copy.click()
    assert QApplication.clipboard().text() == listed
    assert screen.step_back()
    assert screen.view.choose.reports.hasFocus()


def test_that_who_leads_nobody_is_not_offered_it(counter: CounterDesk, tmp_path: Path) -> None:
    counter.receive()
    screen = asking(counter, tmp_path, OFFICER)
    assert not screen.view.choose.inspect.isVisible()
    assert not screen.inspection.state.opened
    screen.inspection.open()
    assert not screen.inspection.state.opened


def test_that_what_draws_nothing_is_said_at_its_field(counter: CounterDesk, tmp_path: Path) -> None:
    counter.receive()
    folder = tmp_path / "files"
    folder.mkdir()
    screen = asking(counter, folder)
    card = screen.view.inspection
    card.size_field.setText("khong")
    counter.press("Ctrl+Return")
    assert set(screen.inspection.state.errors) == {Spot.SIZE, Spot.SEED}
    assert card.size_field.hasFocus()
    assert (card.size_field.error, card.seed.error) != ("", "")
    assert list(folder.iterdir()) == []
    assert noted(counter) == 0


def test_that_who_leaves_the_page_with_mistakes_is_back_at_the_reports(
    counter: CounterDesk, tmp_path: Path
) -> None:
    screen = asking(counter, tmp_path)
    counter.press("Ctrl+Return")
    assert set(screen.inspection.state.errors) == {Spot.SEED}
    assert screen.step_back()
    assert screen.view.choose.reports.hasFocus()


def test_that_enter_goes_on_from_the_ticks(counter: CounterDesk, tmp_path: Path) -> None:
    card = asking(counter, tmp_path).view.inspection
    card.numbers.setFocus()
    counter.press("Return")
    assert card.scans.hasFocus()
    counter.press("Return")
    assert not card.scans.hasFocus()
    assert not card.numbers.isChecked()


def test_that_a_period_without_dossiers_and_a_name_that_is_taken_are_told(
    counter: CounterDesk, tmp_path: Path
) -> None:
    screen = asking(counter, tmp_path)
    counter.type(SEED)
    counter.press("Ctrl+Return")
    assert screen.inspection.state.made is None
    assert counter.notices[-1] is not None
    assert "Tháng 11/2026" in counter.said
    counter.receive()
    (tmp_path / "thanh-tra 2026-12").mkdir()
    counter.press("PgDown", "Ctrl+Return")
    assert "Đã có thư mục hoặc tệp tên này" in counter.said
    assert noted(counter) == 0


def test_that_a_folder_is_given_up_by_esc_and_none_is_left(
    counter: CounterDesk, tmp_path: Path
) -> None:
    for _ in range(3):
        counter.receive()
    folder = tmp_path / "files"
    folder.mkdir()
    screen = asking(counter, folder)
    counter.type(SEED)
    held: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []

    def hold(work: Callable[[], Any], **more: Any) -> None:
        held.append((work, more["done"]))

    screen.inspection._background.run = hold  # type: ignore[method-assign]  # answers when told
    counter.press("Ctrl+Return", "Ctrl+Return")
    ((work, done),) = held  # a key held down writes one folder
    assert screen.view.inspection.writing.isVisible()
    assert screen.step_back()
    done(work())
    assert list(folder.iterdir()) == []
    assert counter.said.startswith("Đã thôi, không có thư mục nào được ghi.")
    assert screen.inspection.state.opened  # what was typed is still there
    assert noted(counter) == 0


def test_that_the_bar_fills_to_its_end(counter: CounterDesk, tmp_path: Path) -> None:
    for _ in range(3):
        counter.receive()
    screen = asking(counter, tmp_path)
    told: list[float] = []
    screen.inspection._under_way.told.connect(lambda done, of: told.append(done / of))
    counter.type(SEED)
    counter.press("Ctrl+Return")
    assert told == sorted(told)
    assert told[0] > 0
    assert told[-1] == pytest.approx(1)


def test_that_another_officer_finds_nothing_of_it(counter: CounterDesk, tmp_path: Path) -> None:
    counter.receive()
    screen = asking(counter, tmp_path)
    counter.type(SEED)
    counter.press("Ctrl+Return")
    screen.leave()
    screen.enter(OFFICER, None)
    assert (screen.inspection.state.opened, screen.inspection.state.made) == (False, None)
    assert screen.view.choose.isVisible()


def test_that_what_one_leader_typed_and_ticked_is_not_another_s(
    counter: CounterDesk, tmp_path: Path
) -> None:
    screen = asking(counter, tmp_path)
    card = screen.view.inspection
    counter.type(SEED)
    card.numbers.click()
    card.status.setCurrentIndex(1)
    screen.leave()
    screen.enter(ANOTHER, None)  # F8 again, or from elsewhere: it stands as it was left
    assert card.isVisible()
    assert (card.seed.text(), card.numbers.isChecked()) == (SEED, True)
    assert card.status.currentIndex() == 1
    screen.leave()
    screen.enter(an_officer(ADMIN, Role.LEADER), None)
    counter.press("Ctrl+0")
    assert card.isVisible()
    assert (card.seed.text(), card.numbers.isChecked()) == ("", False)
    assert card.status.currentIndex() == 0


def test_that_looks_at_numbers_are_noted_in_parts_and_what_was_noted_stays(
    counter: CounterDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk_app.wiring.inspection.desk.AT_ONCE", 2)
    dossiers = [counter.receive() for _ in range(5)]
    folder = tmp_path / "files"
    folder.mkdir()
    screen = asking(counter, folder)
    card = screen.view.inspection
    counter.type(SEED)
    card.size_field.setText("5")
    card.numbers.setChecked(True)
    told: list[int] = []

    def tell(done: int, _of: int) -> None:
        told.append(done)
        if done == 2:  # the first part is noted
            screen.inspection.step_back()

    screen.inspection._under_way.told.connect(tell)
    counter.press("Ctrl+Return")
    looks = [counter.kinds(each).count(kinds.UNMASKED) for each in dossiers]
    assert (sorted(looks), told) == ([0, 0, 0, 1, 1], [0, 2])
    assert list(folder.iterdir()) == []
    assert counter.said == (
        "Đã thôi, không có thư mục nào được ghi. Lần hiện số định danh nào đã ghi thì vẫn còn."
    )
    assert noted(counter) == 0
