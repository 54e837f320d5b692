"""Backups, looks, scans and codes, each by keys on a real store."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from desk_app.domain.codes.scan import read_scan
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from desk_app.wiring.opening import OpenDesk
from tests.builders import UNIT, Clock, a_scribe
from tests.ui.settings.conftest import Desk
from ui import theme
from ui.screens.settings.parts.backup import BackupState
from ui.screens.settings.parts.codes import Spot

CARD = "092304001234||NGUYỄN THỊ LAN|05022004|Nữ|Khu vực 3, phường Ninh Kiều|11082024"


def test_that_alt_and_a_number_or_the_arrows_go_from_section_to_section(
    desk: Desk, admin: Officer
) -> None:
    desk.enter(admin)
    desk.press("Alt+4")
    assert desk.page.backup.isVisible()
    desk.press("Alt+1")
    desk.page.focus_list()
    desk.press("Down", "Down")
    assert desk.page.officers.isVisible()
    desk.press("Up", "Up", "Up")
    assert desk.page.catalogue.isVisible()


def test_that_a_backup_is_made_and_shown_and_its_age_told(
    desk: Desk, admin: Officer, clock: Clock
) -> None:
    desk.enter(admin)
    desk.press("Alt+4")
    assert desk.page.backup.old.isVisible()
    desk.press("Ctrl+Return")
    last = desk.office.keeping.last_backup()
    assert last is not None
    assert desk.said[-1]
    clock.at = last + timedelta(hours=23)
    desk.press("Alt+4")
    assert not desk.page.backup.old.isVisible()
    clock.forward(timedelta(hours=2))
    desk.press("Alt+4")
    assert desk.page.backup.old.isVisible()


def test_that_the_page_names_the_file_of_the_key_that_must_be_kept_elsewhere(
    desk: Desk, admin: Officer, tmp_path: Path
) -> None:
    desk.enter(admin)
    desk.press("Alt+4")
    card = desk.page.backup
    assert card.key.value.text() == str(tmp_path / "keys" / "one.json")
    assert any("Cất một bản ở nơi khác" in label.text() for label in card.findChildren(QLabel))
    card.render_state(BackupState())
    assert "Kho khóa của hệ điều hành" in card.key.value.text()


def test_that_backups_go_where_the_administrator_wants_them(
    desk: Desk, admin: Officer, tmp_path: Path
) -> None:
    chosen = tmp_path / "o-dia-khac"
    chosen.mkdir()
    desk.screen.choose_folder = lambda _over, done: done(chosen)
    desk.enter(admin)
    desk.press("Alt+4")
    desk.page.backup.change.setFocus()
    desk.press("Return")
    assert desk.page.backup.folder.value.text() == str(chosen)
    desk.press("Ctrl+Return")
    assert list(chosen.glob("quay-*.sqlite"))
    shutil.rmtree(chosen)
    desk.press("Ctrl+Return")
    said = desk.said[-1]
    assert said is not None
    assert (said.title, said.done) == (f"Không thấy thư mục sao lưu đã chọn: {chosen}.", False)
    assert "Cắm lại ổ đĩa" in said.advice
    assert desk.page.backup.gone.isVisible()
    assert not chosen.exists()


def test_that_an_officer_may_back_up_but_not_move_the_folder(
    desk: Desk, reception: Officer
) -> None:
    desk.enter(reception)
    desk.press("Alt+4")
    assert desk.page.backup.now.isEnabled()
    assert not desk.page.backup.change.isEnabled()


@pytest.mark.usefixtures("_light_again")
def test_that_the_look_changes_at_once_and_is_kept(desk: Desk, reception: Officer) -> None:
    desk.office.keeping.set_setting("ui.mode", "light", reception)
    desk.enter(reception)
    desk.press("Alt+6", "Tab", "Right", "Space")
    assert theme.worn().mode is theme.Mode.DARK
    assert desk.office.keeping.setting("ui.mode") == "dark"


@pytest.mark.parametrize(
    ("scanned", "word"),
    [
        (CARD, "Thẻ căn cước"),
        ("H13.45.12-261120-1001", "Mã hồ sơ"),
        ("092304001234||NGUYỄN THỊ", "hỏng"),
        ("8934588012345", "Không phải"),
    ],
)
def test_that_a_scan_is_told_and_never_opens_anything(
    desk: Desk, reception: Officer, scanned: str, word: str
) -> None:
    desk.enter(reception)
    assert not desk.screen.take_scan(read_scan(scanned))
    desk.press("Alt+5")
    assert desk.screen.take_scan(read_scan(scanned))
    assert word in desk.page.scan.what.text()
    assert "092304001234" not in desk.page.scan.detail.text() or word == "hỏng"


def test_that_a_desk_that_gives_codes_has_nothing_to_open(desk: Desk, leader: Officer) -> None:
    desk.enter(leader)
    desk.press("Alt+7")
    assert "bình thường" in desk.page.codes.status.text()
    assert not desk.page.codes.open.isVisible()


@pytest.mark.usefixtures("_restored")
def test_that_a_leader_opens_a_block_on_a_restored_store_with_a_reason(
    desk: Desk, office: Office, leader: Officer
) -> None:
    desk.enter(leader)
    desk.press("Alt+7", "Tab")
    desk.type("0")
    desk.press("Ctrl+Return")
    assert desk.page.codes.fields[Spot.BLOCK].error
    assert desk.page.codes.fields[Spot.REASON].error
    desk.press("Backspace")
    desk.type("41")
    desk.press("Return")
    desk.type("máy cũ hỏng, trung tâm cấp dải 41")
    desk.press("Ctrl+Return")
    assert not office.keeping.numbering_blocked()
    assert not desk.page.codes.open.isVisible()


@pytest.mark.usefixtures("_restored")
def test_that_who_may_not_open_a_block_reads_who_may(desk: Desk, reception: Officer) -> None:
    desk.enter(reception)
    desk.press("Alt+7")
    assert not desk.page.codes.open.isEnabled()


@pytest.fixture
def _ahead(opened: OpenDesk, clock: Clock) -> None:
    """The clock showed Wednesday when the last code was given; it is Friday before."""
    with opened.store.work(a_scribe())() as work:
        work.numbers.take(UNIT, date(2026, 11, 25))
        work.commit()


@pytest.mark.usefixtures("_ahead")
def test_that_a_leader_confirms_the_day_and_codes_are_given_again(
    desk: Desk, office: Office, leader: Officer
) -> None:
    desk.enter(leader)
    desk.press("Alt+7")
    assert "Thứ Sáu, 20/11/2026" in desk.page.codes.advice.text()
    assert "25/11/2026" in desk.page.codes.advice.text()
    desk.press("Tab")
    desk.type("32/11/2026")
    desk.press("Ctrl+Return")
    assert desk.page.codes.fields[Spot.DAY].error
    assert desk.page.codes.fields[Spot.CLOCK_REASON].error
    desk.press("Ctrl+A")
    desk.type("20.11.2026")
    desk.press("Tab")
    desk.type("pin hết")
    desk.press("Ctrl+Return")
    assert office.keeping.codes_ahead() is None
    assert not desk.page.codes.confirm.isVisible()
    assert "bình thường" in desk.page.codes.status.text()


@pytest.mark.usefixtures("_ahead")
def test_that_another_day_than_the_machines_is_not_confirmed(
    desk: Desk, office: Office, leader: Officer
) -> None:
    desk.enter(leader)
    desk.press("Alt+7", "Tab")
    desk.type("19112026")
    desk.press("Tab")
    desk.type("pin hết")
    desk.press("Ctrl+Return")
    assert office.keeping.codes_ahead() == date(2026, 11, 25)
    said = desk.said[-1]
    assert said is not None
    assert "20/11/2026" in said.title


@pytest.mark.usefixtures("_ahead")
def test_that_who_may_not_confirm_the_day_reads_who_may(desk: Desk, reception: Officer) -> None:
    desk.enter(reception)
    desk.press("Alt+7")
    assert not desk.page.codes.confirm.isEnabled()
    assert not desk.page.codes.open.isVisible()


def test_that_the_hint_speaks_of_keys_where_not_all_are_digits(
    desk: Desk, reception: Officer
) -> None:
    desk.enter(reception)
    words = {label.text() for label in desk.page.findChildren(QLabel)}
    assert "Alt và phím ghi trên nút" in words
