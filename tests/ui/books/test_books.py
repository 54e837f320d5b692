"""Báo cáo, sổ by keys: a report of a period, its numbers, what the office notes, files."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from desk_app.domain.acts import kinds
from desk_app.domain.officer import Officer
from desk_app.reports.every import report_names
from desk_app.wiring.reports.files import FileKind
from tests.ui.dossiers.counter import ANOTHER, OFFICER, CounterDesk
from tests.ui.later import Later
from ui.screens.books.facts import Stage
from ui.screens.books.files.writer import FileWriter
from ui.screens.books.screen import BooksScreen

A_MONTH_LATER = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)  # 08:00 of the first working day


def opened(counter: CounterDesk, officer: Officer = ANOTHER) -> BooksScreen:
    counter.now_is(A_MONTH_LATER)
    screen = counter.seat(BooksScreen)
    screen.enter(officer, None)
    return screen


def made(counter: CounterDesk, name: str, officer: Officer = ANOTHER) -> BooksScreen:
    screen = opened(counter, officer)
    screen.presenter.choose(name)
    counter.press("Return")
    return screen


def into(folder: Path) -> Callable[[QWidget, str, Callable[[Path], None]], None]:
    """In place of the machine's own window."""
    return lambda _owner, proposed, done: done(folder / proposed)


def report(screen: BooksScreen) -> Any:
    assert screen.presenter.state.shown is not None
    return screen.presenter.state.shown.report


def stage(screen: BooksScreen) -> Stage:
    return screen.presenter.state.stage


def received(screen: BooksScreen) -> object:
    """The total of column 3."""
    place = [one.key for one in report(screen).columns].index("received")
    return report(screen).rows[-1].cells[place].value


def test_that_enter_gives_ii06a_of_the_last_month(counter: CounterDesk) -> None:
    counter.receive()
    screen = opened(counter)
    counter.press("Return")
    assert (report(screen).name, str(report(screen).period)) == ("II.06a", "2026-11")
    assert received(screen) == 1
    assert report(screen).sound
    assert screen.view.paper.table is not None
    assert screen.view.paper.table.hasFocus()


def test_that_a_number_opens_its_dossiers_and_a_dossier_its_page(counter: CounterDesk) -> None:
    first, second = counter.receive(), counter.receive()
    screen = opened(counter)
    counter.press("Return", "Return")
    listed = screen.presenter.state.listed
    assert listed is not None
    assert [row.code for row in listed.rows] == [str(second.code), str(first.code)]
    counter.press("Down", "Return")
    assert [(go.page, go.about) for go in counter.went] == [("dossier", first.id)]
    assert screen.step_back()
    assert screen.view.paper.table is not None
    assert screen.view.paper.table.hasFocus()
    assert screen.step_back()
    assert screen.view.choose.reports.hasFocus()
    assert not screen.step_back()


def test_that_a_number_that_opens_looks_so_and_nothing_of_nobody_opens(
    counter: CounterDesk,
) -> None:
    counter.receive()
    screen = made(counter, "II.06a")
    table = screen.view.paper.table
    assert table is not None
    seen = set()
    model: Any = table.model()
    for at, line in enumerate(report(screen).rows):
        for cell, drawn in zip(line.cells, model.cells(at), strict=True):
            if isinstance(cell.value, int):
                seen.add((bool(cell.value), cell.opens is not None, drawn.opens))
    assert seen == {(True, True, True), (False, False, False)}


def test_that_a_report_turns_to_the_period_before_and_behind_it(counter: CounterDesk) -> None:
    counter.receive()
    screen = made(counter, "II.06a")
    assert str(report(screen).period) == "2026-11"
    counter.press("PgDown")
    assert (report(screen).name, str(report(screen).period)) == ("II.06a", "2026-12")
    assert screen.view.paper.table is not None
    assert screen.view.paper.table.hasFocus()
    assert not screen.view.paper.after.isEnabled()
    counter.press("PgDown", "PgUp", "PgUp")
    assert str(report(screen).period) == "2026-10"
    assert not received(screen)


def test_that_a_long_table_keeps_the_keys_of_its_own_pages(counter: CounterDesk) -> None:
    screen = made(counter, "766")
    table = screen.view.paper.table
    assert table is not None
    before = table.row
    counter.press("PgDown")
    assert table.row > before
    assert str(report(screen).period) == "2026-11"
    screen.view.paper.before.click()
    assert str(report(screen).period) == "2026-10"


def test_that_nothing_turns_while_a_value_is_typed_or_a_list_is_read(counter: CounterDesk) -> None:
    counter.receive()
    screen = made(counter, "II.06a")
    counter.press("Return", "PgUp")
    assert screen.presenter.state.listed is not None
    assert str(report(screen).period) == "2026-11"


def test_that_behind_the_last_period_no_list_takes_the_key(counter: CounterDesk) -> None:
    screen = opened(counter)
    counter.press("PgDown", "PgDown", "PgDown")
    question = screen.presenter.state.question
    assert (str(question.period), question.name) == ("2026-12", "II.06a")


def test_that_each_look_is_an_act(counter: CounterDesk) -> None:
    counter.receive()
    opened(counter)
    before = dict(counter.office.syncing.overview().waiting).get(kinds.REPORTED, 0)
    counter.press("Return", "Return")
    after = dict(counter.office.syncing.overview().waiting).get(kinds.REPORTED, 0)
    assert after == before + 2


def test_that_an_officer_sees_the_own_figures_only(counter: CounterDesk) -> None:
    counter.receive()
    counter.receive(by=ANOTHER)
    screen = opened(counter, OFFICER)
    counter.press("Return")
    assert received(screen) == 1
    assert report(screen).whose == OFFICER.name
    screen = opened(counter, ANOTHER)
    counter.press("Return")
    assert received(screen) == 2


@pytest.mark.parametrize("name", [one.name for one in report_names()])
def test_that_each_report_is_shown(counter: CounterDesk, name: str) -> None:
    counter.receive()
    screen = made(counter, name)
    assert screen.presenter.state.stage is Stage.SHOWN
    assert report(screen).name == name


def test_that_what_no_desk_can_reckon_is_noted_with_its_source(counter: CounterDesk) -> None:
    screen = made(counter, "766")
    table = screen.view.paper.table
    assert table is not None
    at = [row.key for row in report(screen).rows].index("1.1")
    table.go_to(at, 0)
    counter.press("Return")
    note = screen.view.paper.note
    assert note.value.hasFocus()
    counter.press("Ctrl+Return")
    assert (note.value.error != "", note.source.error != "") == (True, True)
    counter.type("98,5")
    counter.press("Return")
    counter.type("Cong quoc gia")
    counter.press("Ctrl+Return")
    assert screen.presenter.state.stage is Stage.SHOWN
    cells = [str(cell.value) for cell in report(screen).rows[at].cells]
    assert cells[-2:] == ["98.50", "đơn vị ghi: Cong quoc gia"]
    assert not note.isVisible()


def test_that_a_reckoned_index_and_an_officer_note_nothing(counter: CounterDesk) -> None:
    screen = made(counter, "766")
    at = [row.key for row in report(screen).rows].index("2.1")
    screen.presenter.open(at, 0)
    assert not screen.presenter.state.noting
    screen = made(counter, "766", OFFICER)
    screen.presenter.open([row.key for row in report(screen).rows].index("1.1"), 0)
    assert not screen.presenter.state.noting


@pytest.mark.parametrize(
    ("key", "ending"), [("Ctrl+5", "xlsx"), ("Ctrl+6", "pdf"), ("Ctrl+7", "csv")]
)
def test_that_a_key_writes_the_report_to_a_file(
    counter: CounterDesk, tmp_path: Path, key: str, ending: str
) -> None:
    counter.receive()
    screen = opened(counter)
    screen.name_file = into(tmp_path)
    counter.press("Return", key)
    assert (tmp_path / f"II.06a 2026-11.{ending}").stat().st_size > 0
    assert counter.said.startswith(f"Đã ghi “II.06a 2026-11.{ending}”.")
    assert screen.presenter.state.writing is None


def test_that_a_file_that_cannot_be_written_says_what_to_do(
    counter: CounterDesk, tmp_path: Path
) -> None:
    screen = opened(counter)
    screen.name_file = into(tmp_path / "gone")
    counter.press("Return", "Ctrl+7")
    assert "chọn thư mục khác" in counter.said


def test_that_a_file_is_given_up_and_none_is_left(counter: CounterDesk, tmp_path: Path) -> None:
    counter.receive()
    screen = opened(counter)
    folder = tmp_path / "files"
    folder.mkdir()
    screen.name_file = into(folder)
    counter.press("Return")
    held: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []

    def hold(work: Callable[[], Any], **more: Any) -> None:
        held.append((work, more["done"]))

    screen.presenter._background.run = hold  # type: ignore[method-assign]  # answers when told
    counter.press("Ctrl+5")
    assert screen.view.paper.writing.isVisible()
    assert screen.step_back()
    ((work, done),) = held
    done(work())
    assert list(folder.iterdir()) == []
    assert counter.said.startswith("Đã thôi, không có tệp nào được ghi.")
    assert stage(screen) is Stage.SHOWN


def test_that_a_report_nobody_waits_for_is_not_shown(counter: CounterDesk) -> None:
    screen = opened(counter)
    held: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []

    def hold(work: Callable[[], Any], **more: Any) -> None:
        held.append((work, more["done"]))

    screen.presenter._background.run = hold  # type: ignore[method-assign]  # answers when told
    counter.press("Return")
    assert stage(screen) is Stage.COUNTING
    assert screen.step_back()
    assert stage(screen) is Stage.CHOOSING
    for work, done in held:
        done(work())
    assert screen.presenter.state.shown is None
    assert len(held) == 1  # nothing more is counted for it


def test_that_another_officer_begins_anew(counter: CounterDesk) -> None:
    counter.receive()
    screen = opened(counter)
    counter.press("Return")
    screen.leave()
    screen.enter(ANOTHER, None)
    assert screen.presenter.state.stage is Stage.SHOWN
    screen.enter(OFFICER, None)
    assert (screen.presenter.state.stage, screen.presenter.state.shown) == (Stage.CHOOSING, None)


def test_that_another_officer_gives_up_the_file_of_the_one_before(
    counter: CounterDesk, tmp_path: Path
) -> None:
    counter.receive()
    counter.now_is(A_MONTH_LATER)
    background = Later(lambda owner, _key: isinstance(owner, FileWriter))
    screen = counter.seat(BooksScreen, background)
    screen.enter(ANOTHER, None)
    screen.presenter.choose("II.06a")
    counter.press("Return")
    screen.presenter.write(FileKind.XLSX, tmp_path / "so.xlsx")
    assert screen.view.paper.writing.isVisible()
    screen.leave()
    screen.enter(OFFICER, None)
    background.go_on()
    assert not (tmp_path / "so.xlsx").exists()
    assert screen.presenter.state.writing is None
    assert counter.said == ""  # it was not this one's
    screen.leave()
    screen.enter(ANOTHER, None)
    assert counter.said.startswith("Đã thôi, không có tệp nào được ghi.")
