"""Another version is taken, the one before comes back; the store is copied before anything."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from db.backup import is_sound
from db.migrate import newest_revision
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.errors import BackupFailed, RightMissing
from desk_app.domain.people.rights import Role
from desk_app.domain.releases.faults import (
    CannotGoBack,
    NoRoomForUpdate,
    UpdateBroken,
    UpdateGone,
    UpdateInVisit,
    UpdateRefused,
)
from desk_app.domain.releases.standing import Aside, Standing, began_well, try_once_more
from desk_app.services.updating.exchange_program import (
    go_back,
    note_began,
    note_shown,
    note_told,
    take_in_release,
    take_update,
)
from desk_app.services.updating.offered import program_facts
from tests.builders import ADMIN, KEY, RECEPTION, an_officer
from tests.releases.making import (
    a_file,
    a_release,
    joined,
    signed_archive,
    tar_of,
)
from tests.services.updating.place import Place, busy, place, quiet

__all__ = ["place"]

ADMINISTRATOR = an_officer(ADMIN, Role.ADMIN)
COUNTER = an_officer(RECEPTION, Role.RECEPTION)


def test_that_a_version_is_taken_once_the_store_is_copied(place: Place) -> None:
    place.put("1.4.0")
    place.take()
    standing = place.shelf.standing()
    assert place.copies == ["1.4.0"]
    assert (standing.chosen, standing.well) == ("1.4.0", False)
    before = standing.before
    assert before is not None
    assert (before.version, before.installed) == ("1.3.0", True)
    assert (before.revision, before.backup) == (newest_revision(), "truoc-1.4.0.sqlite")


def test_that_without_a_copy_nothing_is_taken(place: Place) -> None:
    place.put("1.4.0")

    def fails(_version: str) -> Path:
        raise BackupFailed()

    with pytest.raises(BackupFailed):
        take_update("1.4.0", quiet, place.updating(), fails)
    assert place.shelf.standing() == Standing()


def test_that_nothing_is_exchanged_in_a_visit(place: Place) -> None:
    place.put("1.4.0")
    with pytest.raises(UpdateInVisit):
        take_update("1.4.0", busy, place.updating(), place.back_up)
    assert place.copies == []
    answers = iter([True, False])  # a visit began while the copy was made
    with pytest.raises(UpdateInVisit):
        take_update("1.4.0", lambda: next(answers), place.updating(), place.back_up)
    place.take()
    place.updating()
    with pytest.raises(UpdateInVisit):
        go_back(ADMINISTRATOR, busy, place.updating("1.4.0", handed_over=True))
    assert place.shelf.standing().chosen == "1.4.0"


@pytest.mark.parametrize("version", ["1.4.0", "1.3.0", "1.2.0", "", "..", "of tomorrow"])
def test_that_what_is_not_here_whole_and_newer_is_not_taken(version: str, place: Place) -> None:
    place.put("1.3.0")
    with pytest.raises(UpdateGone):
        place.take(version)
    assert (place.copies, place.shelf.standing()) == ([], Standing())


def test_that_an_administrator_goes_back_while_the_store_allows_it(place: Place) -> None:
    place.put("1.4.0")
    place.take()
    newer = place.updating("1.4.0", handed_over=True)
    with pytest.raises(RightMissing):
        go_back(COUNTER, quiet, newer)
    way = program_facts(newer).before
    assert way is not None
    assert (way.version, way.open) == ("1.3.0", True)
    assert go_back(ADMINISTRATOR, quiet, newer) == "1.3.0"
    standing = place.shelf.standing()
    assert (standing.chosen, standing.aside) == ("", {"1.4.0": Aside.LEFT})
    offered = program_facts(place.updating()).offered
    assert offered is not None
    assert (offered.whole, offered.waits) == (True, False), "a person may ask for it once more"
    place.take()
    assert place.shelf.standing().chosen == "1.4.0"


def test_that_nobody_goes_back_to_a_program_that_cannot_open_the_store(place: Place) -> None:
    place.put("1.4.0")
    place.take()
    standing = place.shelf.standing()
    assert standing.before is not None
    place.shelf.keep(replace(standing, before=replace(standing.before, revision="0001")))
    newer = place.updating("1.4.0", handed_over=True)
    way = program_facts(newer).before
    assert way is not None
    assert not way.open
    with pytest.raises(CannotGoBack) as refused:
        go_back(ADMINISTRATOR, quiet, newer)
    assert (refused.value.version, refused.value.backup) == ("1.3.0", "truoc-1.4.0.sqlite")
    assert place.shelf.standing().chosen == "1.4.0"


def test_that_there_is_nothing_behind_the_first_program(place: Place) -> None:
    assert program_facts(place.updating()).before is None
    with pytest.raises(CannotGoBack):
        go_back(ADMINISTRATOR, quiet, place.updating())


def test_that_a_fetched_version_before_may_be_gone(place: Place) -> None:
    place.put("1.4.0")
    place.put("1.5.0")
    take_update("1.5.0", quiet, place.updating("1.4.0", handed_over=True), place.back_up)
    (place.shelf.folder / "1.4.0" / "RELEASE").unlink()
    with pytest.raises(UpdateGone):
        go_back(ADMINISTRATOR, quiet, place.updating("1.5.0", handed_over=True))


def test_that_an_offer_says_what_it_changes_and_how_much_of_it_is_here(place: Place) -> None:
    assert program_facts(place.updating()).offered is None
    place.put("1.4.0", revision="9999")
    offered = program_facts(place.updating()).offered
    assert offered is not None
    assert (offered.whole, offered.waits, offered.changes_store) == (True, True, True)
    assert offered.news
    place.shelf.tidy()
    offered = program_facts(place.updating()).offered
    assert offered is not None
    assert (offered.whole, offered.held) == (False, 0)
    assert program_facts(place.updating("1.4.0")).offered is None


def test_that_the_start_is_noted_and_what_nobody_needs_goes(place: Place) -> None:
    place.put("1.4.0")
    place.put("1.5.0")
    place.take("1.5.0")
    place.shelf.keep(try_once_more(place.shelf.standing()))
    note_began(place.updating("1.5.0", handed_over=True))
    standing = place.shelf.standing()
    assert (standing.tries, standing.well) == (0, True)
    assert [str(each) for each in place.shelf.versions()] == ["1.5.0"]


def test_that_a_store_in_use_is_no_fault_of_the_version(place: Place) -> None:
    place.put("1.4.0")
    place.take()
    place.shelf.keep(try_once_more(place.shelf.standing()))
    note_shown(place.updating("1.4.0", handed_over=True))
    standing = place.shelf.standing()
    assert (standing.tries, standing.well) == (0, False)


def test_that_what_failed_is_told_once(place: Place) -> None:
    place.shelf.keep(Standing(unsaid="1.4.0"))
    assert program_facts(place.updating()).unsaid == "1.4.0"
    note_told(place.updating())
    assert program_facts(place.updating()).unsaid == ""


def test_that_a_desk_without_a_line_takes_the_file_itself(place: Place) -> None:
    release = a_release(place.folder, revision=newest_revision())
    with pytest.raises(RightMissing):
        take_in_release(release, COUNTER, place.updating())
    assert take_in_release(release, ADMINISTRATOR, place.updating()) == "1.4.0"
    offered = program_facts(place.updating()).offered
    assert offered is not None
    assert (offered.version, offered.waits) == ("1.4.0", True)
    note_began(place.updating())
    assert place.shelf.versions(), "no announcement takes it away"
    place.take()
    assert place.shelf.standing().chosen == "1.4.0"


def test_that_a_file_that_is_no_update_leaves_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    release = a_release(place.folder)
    raw = release.read_bytes()
    for wrong, reason in ((b"", "kind"), (raw.replace(b" 1\n", b" 2\n", 1), "newer")):
        release.write_bytes(wrong)
        with pytest.raises(UpdateRefused) as refused:
            take_in_release(release, ADMINISTRATOR, place.updating())
        assert refused.value.reason == reason
    release.write_bytes(raw[:-7])
    with pytest.raises(UpdateBroken):
        take_in_release(release, ADMINISTRATOR, place.updating())
    with pytest.raises(UpdateRefused) as refused:
        take_in_release(place.folder / "none", ADMINISTRATOR, place.updating())
    assert refused.value.reason == "unread"
    release.write_bytes(raw)
    usage = shutil.disk_usage(place.folder)._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage)
    with pytest.raises(NoRoomForUpdate):
        take_in_release(release, ADMINISTRATOR, place.updating())
    assert place.shelf.versions() == ()


class PowerCut(BaseException):
    """Nothing after it happens."""


def test_that_a_file_is_noted_before_it_is_unpacked(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The power goes between two lines: what is whole stays, what is not there is not offered."""

    def cut(_folder: Path) -> None:
        if place.shelf.versions():
            raise PowerCut()

    with monkeypatch.context() as power:
        power.setattr("desk_app.to_disk.settle_names", cut)
        with pytest.raises(PowerCut):
            take_in_release(a_release(place.folder), ADMINISTRATOR, place.updating())
    note_began(place.updating())
    offered = program_facts(place.updating()).offered
    assert offered is not None
    assert (offered.version, offered.whole) == ("1.4.0", True)


def test_that_a_file_that_cannot_be_unpacked_takes_no_others_place(place: Place) -> None:
    take_in_release(a_release(place.folder), ADMINISTRATOR, place.updating())
    bad, archive = place.folder / "bad.qmc", tar_of([a_file("../x")])
    signed, _ = signed_archive(archive, unpacked=1, files=1, version="1.5.0")
    bad.write_bytes(joined(signed, archive))
    with pytest.raises(UpdateBroken):
        take_in_release(bad, ADMINISTRATOR, place.updating())
    note_began(place.updating())
    offered = program_facts(place.updating()).offered
    assert offered is not None
    assert (offered.version, offered.whole) == ("1.4.0", True)


def test_that_what_was_set_aside_and_brought_by_hand_is_offered_again(place: Place) -> None:
    place.shelf.keep(began_well(Standing(aside={"1.4.0": Aside.FAILED})))
    take_in_release(a_release(place.folder), ADMINISTRATOR, place.updating())
    assert place.shelf.standing().aside == {}


def test_that_the_copy_of_before_is_verified_and_stays_beside_the_daily_ones(
    store: Store, work: Callable[[], UnitOfWork], tmp_path: Path
) -> None:
    from datetime import UTC, datetime

    from db.backup import back_up_before, backups, make_backup

    folder = tmp_path / "backups"
    at = [datetime(2026, 11, 20, n, tzinfo=UTC) for n in range(5)]
    names = [f"truoc-{each:%Y%m%d-%H%M%S}-1.{n}.0.sqlite" for n, each in enumerate(at)]
    named = frozenset(names[:1])
    made = [
        back_up_before(store.file, KEY, folder, f"1.{n}.0", each, named=named)
        for n, each in enumerate(at)
    ]
    assert [each.name for each in made] == names
    assert is_sound(made[-1], KEY)
    assert made[-1].name == "truoc-20261120-040000-1.4.0.sqlite"
    left = [made[0], *made[2:]]  # somebody may be told of the first
    assert sorted(folder.glob("truoc-*")) == left
    assert backups(folder) == [], "they do not count as a day's copy"
    make_backup(store.file, KEY, folder, datetime(2026, 11, 21, tzinfo=UTC))
    assert len(backups(folder)) == 1
    assert sorted(folder.glob("truoc-*")) == left
