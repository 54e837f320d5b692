"""A copy of the store each day without anybody's doing, and a word where there is none."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

import db.backup
from db.backup import backups, is_sound
from desk_app.domain.errors import BackupFailed
from desk_app.domain.people.rights import Role
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.opening import open_desk
from tests.builders import ADMIN, FRIDAY_MORNING, KEY, an_officer
from tests.ui.desk.sitting import furnish
from tests.ui.inline import Inline
from ui.rounds.safe_clock import SafeClock
from ui.texts import Notice

QUARTER = timedelta(minutes=15)
YEARS = timedelta(days=3000)
LATE = "Bản sao lưu gần nhất đã quá một ngày."
GONE = "Không thấy thư mục sao lưu đã chọn: {}."
NOT_MADE = "Chưa sao lưu được dữ liệu của quầy."


class Kept:
    """A desk that is left alone while its clock goes on."""

    def __init__(self, folders: Folders, keys: Path) -> None:
        self.at = FRIDAY_MORNING
        self.folder = folders.backups
        self.office = build_office(open_desk(folders, keys), now=self._now)
        self.clock = SafeClock(self.office, Inline())
        self.said: list[str] = []
        self.usual, self.store = folders.backups, folders.store
        self.clock.warned.connect(self._hear)

    def _now(self) -> datetime:
        return self.at

    def _hear(self, notice: Notice) -> None:
        self.said.append(notice.title)

    def choose(self, folder: Path) -> None:
        self.folder = folder
        self.office.keeping.choose_backup_folder(folder, an_officer(ADMIN, Role.ADMIN))

    @property
    def copies(self) -> list[str]:
        return [copy.name for copy in reversed(backups(self.folder))]

    def let_pass(self, time: timedelta) -> None:
        """Quarter by quarter, as the clock of the program looks."""
        end = self.at + time
        while self.at < end:
            self.at += QUARTER
            self.clock.back_up_when_due()

    def look(self) -> list[str]:
        """After a log-in."""
        self.said.clear()
        self.clock.look()
        return self.said


@pytest.fixture
def desk(office_store_file: Path, tmp_path: Path) -> Iterator[Kept]:
    folders, keys = Folders(tmp_path / "desk"), tmp_path / "keys"
    furnish(folders, keys, office_store_file)
    kept = Kept(folders, keys)
    yield kept
    kept.clock.deleteLater()
    kept.office.close(lambda _copied: False)


def test_that_a_desk_left_on_for_days_makes_a_sound_copy_each_day_and_not_each_quarter(
    desk: Kept,
) -> None:
    desk.let_pass(timedelta(days=3))
    assert len(desk.copies) == 4  # 20 hours lie between two
    assert all(is_sound(desk.folder / name, KEY) for name in desk.copies)
    assert desk.said == []


def test_that_a_copy_older_than_a_day_is_told_after_a_log_in_and_a_younger_one_is_not(
    desk: Kept,
) -> None:
    assert desk.look() == []  # nothing was done yet that could be lost
    desk.clock.back_up_when_due()
    assert desk.look() == []
    desk.at += timedelta(days=1, minutes=1)
    assert desk.look() == [LATE]
    desk.clock.back_up_when_due()
    assert desk.look() == []


def test_that_a_folder_that_takes_nothing_is_told_each_quarter_and_then_gets_its_copy(
    desk: Kept,
) -> None:
    desk.folder.write_text("a file where the folder should be")
    desk.let_pass(2 * QUARTER)
    assert desk.said == [NOT_MADE] * 2
    desk.folder.unlink()
    desk.let_pass(QUARTER)
    assert len(desk.copies) == 1
    assert desk.said == [NOT_MADE] * 2


@pytest.mark.parametrize("left", ["nothing", "an empty folder"])
def test_that_a_disk_that_is_taken_away_is_told_and_its_folder_not_made_anew(
    desk: Kept, tmp_path: Path, left: str
) -> None:
    disk, away = tmp_path / "usb", tmp_path / "in-a-drawer"
    disk.mkdir()
    desk.choose(disk)
    desk.let_pass(QUARTER)
    assert (len(desk.copies), desk.said) == (1, [])
    disk.rename(away)
    if left == "an empty folder":
        disk.mkdir()
    desk.let_pass(timedelta(days=1))
    assert set(desk.said) == {GONE.format(disk)}
    assert len(backups(desk.usual)) == len(desk.said)
    assert not disk.exists() or list(disk.iterdir()) == []
    assert desk.look() == [GONE.format(disk)]
    if disk.exists():
        disk.rmdir()
    away.rename(disk)
    desk.said.clear()
    desk.let_pass(QUARTER)
    assert (len(desk.copies), desk.said, desk.look()) == (2, [], [])


def test_that_a_folder_chosen_before_there_were_marks_is_known_by_this_desks_copies(
    desk: Kept, tmp_path: Path
) -> None:
    disk = tmp_path / "usb"
    disk.mkdir()
    desk.choose(disk)
    desk.let_pass(QUARTER)
    (mark,) = disk.glob("*.id")
    mark.unlink()
    assert desk.look() == []
    desk.let_pass(timedelta(days=1))
    assert (len(desk.copies), desk.said, mark.exists()) == (2, [], True)
    mark.unlink()
    for copy in backups(disk):
        copy.write_bytes(b"of another desk")
    assert desk.look() == [GONE.format(disk)]


def test_that_the_copy_of_a_desk_that_shares_the_folder_is_not_taken_for_the_own_one(
    desk: Kept, tmp_path: Path
) -> None:
    other_desk_copies(desk, tmp_path, desk.at - QUARTER)
    desk.let_pass(QUARTER)
    assert len(desk.copies) == 2
    desk.at += timedelta(days=1, hours=1)
    other_desk_copies(desk, tmp_path, desk.at - QUARTER)
    assert desk.look() == [LATE]


def test_that_copies_of_a_desk_that_shares_the_folder_stay(
    desk: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.backup, "KEPT", 2)
    monkeypatch.setattr(db.backup, "_BEFORE_KEPT", 1)
    others = other_desk_copies(desk, tmp_path, desk.at)
    desk.let_pass(timedelta(days=3))
    for minute in range(2):
        make_before = partial(db.backup.back_up_before, desk.store, KEY, desk.folder, "9.0.0")
        make_before(desk.at + timedelta(minutes=minute), named=set())
    assert all(copy.exists() for copy in others)
    assert len(desk.copies) == 2 + 1
    assert len(list(desk.folder.glob("truoc-*"))) == 1 + 1


def other_desk_copies(desk: Kept, place: Path, at: datetime) -> list[Path]:
    """Another desk of the office makes a copy, and one of before an update, in the same folder."""
    other = open_desk(Folders(place / "other"), place / "other-keys")
    other.close()
    store, key = other.store.file, other.secrets.store_key
    before = db.backup.back_up_before(store, key, desk.folder, "9.0.0", at, named=set())
    return [db.backup.make_backup(store, key, desk.folder, at), before]


def test_that_a_folder_that_takes_no_mark_is_not_chosen(desk: Kept, tmp_path: Path) -> None:
    with pytest.raises(BackupFailed):
        desk.choose(tmp_path / "not-there")
    assert desk.office.keeping.setting("office.backup_folder") is None


def test_that_copies_of_a_clock_gone_wrong_pass_for_no_later_day(
    desk: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.backup, "KEPT", 4)
    desk.at += YEARS
    desk.let_pass(timedelta(days=3))
    wrong = desk.copies
    assert len(wrong) == 4
    desk.at = FRIDAY_MORNING
    assert desk.look() == []
    desk.let_pass(timedelta(days=2))
    right = [name for name in desk.copies if name not in wrong]
    assert len(right) == 3
    assert len(desk.copies) == 4
    desk.at += timedelta(days=2)
    assert desk.look() == [LATE]


def test_that_a_clock_that_went_back_keeps_what_it_copies(
    desk: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.backup, "KEPT", 4)
    desk.let_pass(timedelta(days=3))
    desk.at -= YEARS
    desk.let_pass(timedelta(days=1))
    assert sum(name < f"quay-{FRIDAY_MORNING:%Y}" for name in desk.copies) == 2
