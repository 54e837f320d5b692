"""The start: which program a person gets, and what happens to one that does not start.

The programs are real processes; what they are is a line of shell.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk_app.domain.machine_faults import StoreInUse
from desk_app.domain.releases.standing import Aside, Before, Standing, Undo, began_well, take
from desk_app.one_window import OneWindow
from desk_app.releases.handing_over import Asked, asked_of, fresh_surroundings
from desk_app.releases.shelf import Shelf
from tests.releases.making import a_release, announced_as, split

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")

ROOT = Path(__file__).parents[2]
BEFORE = Before(version="1.3.0", revision="0019", backup="truoc.sqlite", installed=True)
FAILS = "echo {version} fails; exit 3"
WAITS = "echo {version} began; read line; echo {version} ends"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "versions")


def put(
    shelf: Shelf, version: str, *, says: str = 'echo {version} "$@"', revision: str = "0019"
) -> None:
    """A version that is whole here."""
    folder = shelf.folder.parent / f"made-{version}"
    folder.mkdir()
    release = a_release(folder, version, says=says, revision=revision)
    file, (signed, archive) = announced_as(release).file, split(release)
    shelf.keep_piece(file, 0, archive, version)
    shelf.unpack_fetched(file, signed, signed.read(), lambda: True)


def command(shelf: Shelf, *words: str, installed: str = "1.3.0") -> list[str]:
    data = str(shelf.folder.parent)
    return [sys.executable, "-m", "tests.releases.starting", data, installed, *words]


def start(shelf: Shelf, *words: str, installed: str = "1.3.0") -> str:
    """What the program that started said."""
    done = subprocess.run(
        command(shelf, *words, installed=installed),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_that_the_installed_program_starts_where_nothing_was_chosen(shelf: Shelf) -> None:
    assert start(shelf, "--demo") == "installed 1.3.0 --demo"
    put(shelf, "1.4.0")
    assert start(shelf) == "installed 1.3.0", "being there is no reason to start"


def test_that_the_chosen_version_starts_with_the_same_words(shelf: Shelf) -> None:
    put(shelf, "1.4.0")
    shelf.keep(began_well(take(Standing(), "1.4.0", BEFORE)))
    said = start(shelf, "--data", "a folder", "--a-word-of-tomorrow=1")
    assert said == "1.4.0 --data a folder --a-word-of-tomorrow=1"
    assert shelf.standing().tries == 0, "nobody here knows whether a window comes of it"
    assert start(shelf, "--data", "a folder") == "1.4.0 --data a folder"
    assert shelf.standing().tries == 1


WORDS = (("report", "II.06a"), ("--tour", "here"), ("--hour", "here"), ("tomorrow",), ("--demo",))


def test_that_a_command_is_the_chosen_versions_too_and_counts_for_no_start(shelf: Shelf) -> None:
    put(shelf, "1.4.0", says=FAILS)
    shelf.keep(began_well(take(Standing(), "1.4.0", BEFORE)))
    for words in WORDS:
        assert start(shelf, *words) == "1.4.0 fails"
    assert shelf.standing().tries == 0


def test_that_until_its_window_came_commands_are_those_of_the_version_before(shelf: Shelf) -> None:
    """What they did would be lost where the store is put back."""
    put(shelf, "1.4.0", says="echo window")
    put(shelf, "1.3.5")
    shelf.keep(take(Standing(), "1.4.0", BEFORE))
    for words in WORDS:
        assert start(shelf, *words) == " ".join(("installed 1.3.0", *words))
    assert start(shelf) == "window", "a window is what it is waited for"
    assert start(shelf, "check") == "installed 1.3.0 check", "it did not come"
    fetched = replace(BEFORE, version="1.3.5", installed=False)
    shelf.keep(take(Standing(), "1.4.0", fetched))
    assert start(shelf, "check") == "1.3.5 check"
    shelf.keep(began_well(take(Standing(), "1.4.0", fetched)))
    assert start(shelf, "check") == "window"


def test_that_a_version_that_fails_twice_is_set_aside_and_the_one_before_comes_back(
    shelf: Shelf,
) -> None:
    put(shelf, "1.4.0", says=FAILS)
    shelf.keep(take(Standing(), "1.4.0", BEFORE))
    assert [start(shelf) for _ in range(3)] == ["1.4.0 fails", "1.4.0 fails", "installed 1.3.0"]
    standing = shelf.standing()
    assert (standing.chosen, standing.unsaid) == ("", "1.4.0")
    assert standing.undo == Undo(version="1.4.0", revision="0019", before=BEFORE)
    assert standing.aside == {"1.4.0": Aside.FAILED}
    assert start(shelf) == "installed 1.3.0"


def test_that_one_that_failed_makes_room_though_nothing_can_be_noted(shelf: Shelf) -> None:
    put(shelf, "1.4.0", says=FAILS)
    shelf.keep(replace(take(Standing(), "1.4.0", BEFORE), tries=2))
    (shelf.folder / "standing.lock").mkdir()  # whatever keeps a note from being made
    for _ in range(2):
        assert start(shelf) == "installed 1.3.0"


def test_that_one_that_was_fetched_before_takes_its_place_though_nothing_can_be_noted(
    shelf: Shelf,
) -> None:
    put(shelf, "1.3.5")
    put(shelf, "1.4.0", says=FAILS)
    fetched = replace(BEFORE, version="1.3.5", installed=False)
    shelf.keep(replace(take(Standing(), "1.4.0", fetched), tries=2))
    (shelf.folder / "standing.lock").mkdir()  # whatever keeps a note from being made
    for _ in range(2):
        assert start(shelf) == "1.3.5"


def test_that_the_one_before_may_be_a_fetched_one(shelf: Shelf) -> None:
    put(shelf, "1.3.5")
    put(shelf, "1.4.0", says=FAILS)
    shelf.keep(take(Standing(), "1.4.0", replace(BEFORE, version="1.3.5", installed=False)))
    assert [start(shelf) for _ in range(3)] == ["1.4.0 fails", "1.4.0 fails", "1.3.5"]
    assert shelf.standing().tries == 1, "that start is a try of its own"


def test_that_one_that_cannot_be_started_at_all_fails_like_any_other(shelf: Shelf) -> None:
    put(shelf, "1.4.0")
    program = shelf.program("1.4.0")
    assert program is not None
    program.write_bytes(b"\x00\x01")
    shelf.keep(take(Standing(), "1.4.0", BEFORE))
    for _ in range(3):
        assert start(shelf) == "installed 1.3.0"
    assert shelf.standing().unsaid == "1.4.0"


def test_that_one_in_whose_store_people_worked_is_tried_again_and_again(shelf: Shelf) -> None:
    """The version before could not open that store."""
    put(shelf, "1.4.0", says=FAILS, revision="0020")
    shelf.keep(began_well(take(Standing(), "1.4.0", BEFORE)))
    for _ in range(4):
        assert start(shelf) == "1.4.0 fails"


def test_that_a_newer_program_installed_by_hand_is_the_one(shelf: Shelf) -> None:
    put(shelf, "1.4.0")
    shelf.keep(began_well(take(Standing(), "1.4.0", BEFORE)))
    assert start(shelf, installed="1.4.0") == "installed 1.4.0"
    assert (shelf.standing().chosen, shelf.standing().before) == ("", None)


def test_that_a_version_whose_folder_is_gone_makes_room_for_the_installed_one(shelf: Shelf) -> None:
    put(shelf, "1.4.0")
    shelf.keep(take(Standing(), "1.4.0", BEFORE))
    (shelf.folder / "1.4.0" / "RELEASE").unlink()
    assert start(shelf) == "installed 1.3.0"
    assert shelf.standing().chosen == ""


def test_that_the_fetched_one_before_takes_its_place_where_it_is_newer(shelf: Shelf) -> None:
    """The installed program may not open the store any more."""
    fetched = replace(BEFORE, version="1.4.0", installed=False)
    put(shelf, "1.4.0")
    put(shelf, "1.5.0")
    shelf.keep(began_well(take(Standing(), "1.5.0", fetched)))
    (shelf.folder / "1.5.0" / "RELEASE").unlink()
    assert start(shelf, installed="1.4.0") == "installed 1.4.0", "no newer than what is installed"
    shelf.keep(began_well(take(Standing(), "1.5.0", fetched)))
    assert start(shelf) == "1.4.0"
    standing = shelf.standing()
    assert (standing.chosen, standing.before, standing.well) == ("1.4.0", None, True)
    (shelf.folder / "1.4.0" / "RELEASE").unlink()
    assert start(shelf) == "installed 1.3.0"
    assert shelf.standing().chosen == ""


@pytest.fixture
def waiting(shelf: Shelf) -> Iterator["subprocess.Popen[str]"]:
    """A start that has not come to its window yet."""
    put(shelf, "1.4.0", says=WAITS)
    shelf.keep(take(Standing(), "1.4.0", BEFORE))
    process = subprocess.Popen(
        command(shelf), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "1.4.0 began\n"
        yield process
        process.kill()


def test_that_who_starts_it_twice_at_once_does_not_make_it_fail(
    shelf: Shelf, waiting: "subprocess.Popen[str]"
) -> None:
    for _ in range(3):
        assert start(shelf).startswith("1.4.0 began")
    assert shelf.standing().tries == 1
    with pytest.raises(StoreInUse):
        OneWindow(shelf.folder / "starting.lock")


def test_that_one_that_was_killed_on_its_way_has_failed_to_start(
    shelf: Shelf, waiting: "subprocess.Popen[str]"
) -> None:
    waiting.kill()
    waiting.wait()
    OneWindow(shelf.folder / "starting.lock").release()
    assert start(shelf).startswith("1.4.0 began")
    assert shelf.standing().tries == 2
    assert start(shelf) == "installed 1.3.0"


def test_that_a_program_may_begin_anew(shelf: Shelf) -> None:
    installed = shelf.folder.parent / "installed"
    installed.write_text('#!/bin/sh\necho anew "$@"\n', "ascii")
    installed.chmod(0o700)
    assert start(shelf, "again") == "anew from the beginning"


def test_that_the_lock_is_handed_on_to_nobody_else(shelf: Shelf, tmp_path: Path) -> None:
    handle = os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT)
    os.set_inheritable(handle, True)
    os.environ["QUAY_MOT_CUA_STARTING"] = str(handle)
    from desk_app.releases.handing_over import receive_lock

    receive_lock()
    assert not os.get_inheritable(handle)
    assert "QUAY_MOT_CUA_STARTING" not in os.environ
    os.close(handle)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("", Asked(None, window=True)),
        ("--demo --data /d", Asked(Path("/d"), window=False)),
        ("--version", Asked(None, window=False)),
        ("-h", Asked(None, window=False)),
        ("--data /d --help", Asked(Path("/d"), window=False)),
        ("--dat=/d", Asked(None, window=False)),
        ("--hour /h --visits 5 --returns=3 --lists 2 --printer p", Asked(None, window=False)),
        ("--visits=5", Asked(None, window=False)),
        ("--data=/d --central http://x --code 1", Asked(Path("/d"), window=True)),
        ("report II.06a --period 2026 --data /d", Asked(Path("/d"), window=False)),
        ("--data /d check", Asked(Path("/d"), window=False)),
        ("--tour /t --data /d", Asked(Path("/d"), window=False)),
        ("--data", Asked(None, window=False)),
    ],
)
def test_that_the_folder_is_found_among_any_words(words: str, asked: Asked) -> None:
    assert asked_of(words.split()) == asked


def test_that_a_program_begins_as_if_a_person_had_started_it() -> None:
    now = {"_PYI_ARCHIVE_FILE": "x", "_PYI_PARENT_PROCESS_LEVEL": "1", "HOME": "h"}
    assert fresh_surroundings(now) == {"HOME": "h", "PYINSTALLER_RESET_ENVIRONMENT": "1"}
