"""Taking in the list of communes, by keys."""

from pathlib import Path

from desk_app.domain.officer import Officer
from tests.ui.settings.conftest import Desk

GOOD = "Mã tỉnh,Tên tỉnh,Mã xã,Tên xã\n92,Thành phố Cần Thơ,31117,Phường Ninh Kiều\n"


def _choose(desk: Desk, folder: Path, content: str | None) -> None:
    file = folder / "dia-ban.csv"
    if content is not None:
        file.write_text(content, "utf-8")
    desk.screen.choose_places = lambda _over, done: done([file])


def test_that_a_list_is_taken_in_and_counted(desk: Desk, admin: Officer, tmp_path: Path) -> None:
    _choose(desk, tmp_path, GOOD)
    desk.enter(admin)
    desk.press("Alt+8")
    assert desk.page.places.provinces.value.text() == "34"
    desk.press("Ctrl+Return")
    assert desk.page.places.communes.value.text() == "1"
    report = desk.screen.places.state.report
    assert report is not None
    assert (report.added, report.changed) == (1, 0)
    assert [place.name for place in desk.office.places.find("ninh kieu")] == ["Phường Ninh Kiều"]


def test_that_a_bad_file_and_a_lost_one_are_told_and_change_nothing(
    desk: Desk, admin: Officer, tmp_path: Path
) -> None:
    for content in (GOOD + "92,Thành phố Cần Thơ,x,Phường Ô Môn\n", "a,b\n1,2\n", None):
        _choose(desk, tmp_path / ("" if content else "away"), content)
        desk.enter(admin)
        desk.press("Alt+8", "Ctrl+Return")
        assert desk.said[-1]
        assert "dia-ban.csv" in desk.said[-1].title
        assert not desk.page.places.take_in.busy
        assert desk.office.places.held() == (34, 0)


def test_that_who_may_not_import_is_told_why(desk: Desk, reception: Officer) -> None:
    asked: list[bool] = []
    desk.screen.choose_places = lambda _over, _done: asked.append(True)
    desk.enter(reception)
    desk.press("Alt+8", "Ctrl+Return")
    assert asked == []
    assert not desk.page.places.take_in.isEnabled()
