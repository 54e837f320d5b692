"""A copy while somebody waits for it: how far it is, and what is left when they do not wait."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import db.backup
from db.backup import CHECKING, CopyGivenUp, backups, is_sound, make_backup
from db.store import Store
from tests.builders import KEY

EVENING = datetime(2026, 11, 20, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db.backup, "_STEP", 20)
    monkeypatch.setattr(db.backup, "_LOOK", 100)


class Waiting:
    """Somebody who waits until `enough` is copied, or was looked at so many times since."""

    def __init__(self, enough: float = 2.0, looks: int = 1_000_000) -> None:
        self.told: list[float] = []
        self._enough, self._looks = enough, looks

    def going_on(self, copied: float) -> bool:
        self.told.append(copied)
        return max(self.told) < self._enough and self.told.count(CHECKING) < self._looks


def test_that_who_waits_is_told_how_far_the_copy_is_until_it_is_checked(
    store: Store, tmp_path: Path
) -> None:
    waiting = Waiting()
    made = make_backup(store.file, KEY, tmp_path / "backups", EVENING, waiting.going_on)
    assert is_sound(made, KEY)
    assert len(set(waiting.told)) > 3
    assert waiting.told == sorted(waiting.told)
    assert waiting.told.count(CHECKING) > 3


@pytest.mark.parametrize(
    "waiting", [Waiting(0.0), Waiting(0.5), Waiting(looks=1), Waiting(looks=3)]
)
def test_that_of_a_copy_nobody_waits_for_nothing_is_left_and_those_before_stay(
    waiting: Waiting, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    before = make_backup(store.file, KEY, folder, EVENING.replace(day=19))
    with pytest.raises(CopyGivenUp):
        make_backup(store.file, KEY, folder, EVENING, waiting.going_on)
    assert backups(folder) == [before]
    assert list(folder.iterdir()) == [before]
    assert is_sound(store.file, KEY)
