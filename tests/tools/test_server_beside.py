"""The central server beside the desks of a trial office, with a stand-in for `central`."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from central.beside import ServerBeside, held, try_hold

STAND_IN = [sys.executable, str(Path(__file__).with_name("stand_in_central.py"))]
FOUNDED = ["init", "add-unit H13.45.12 Phường Ninh Kiều"]


@pytest.fixture
def a_user(tmp_path: Path) -> Iterator[Callable[[], ServerBeside]]:
    """Makes users of one folder; ends the servers they started whatever the test did."""
    made: list[ServerBeside] = []

    def make() -> ServerBeside:
        made.append(ServerBeside(tmp_path / "central", STAND_IN, os.environ))
        return made[-1]

    yield make
    for user in made:
        if user.process:
            user.process.kill()
            user.process.wait()


Users = Callable[[], ServerBeside]


def pid(user: ServerBeside) -> int:
    return int(json.loads(user.ready.read_text("utf-8"))["pid"])


def log(user: ServerBeside) -> list[str]:
    return user.database.read_text("utf-8").splitlines()


def test_that_the_office_is_founded_and_its_server_answers(a_user: Users) -> None:
    user = a_user()
    with user.shared() as url:
        assert user.address() == url
        assert user.add_desk(2) == "CODE-2"
    assert log(user) == [*FOUNDED, "serve", "add-desk H13.45.12 Quầy 2"]
    assert user.address() is None


def test_that_a_second_start_finds_the_office_as_it_was(a_user: Users) -> None:
    for _ in range(2):
        with a_user().shared():
            pass
    assert log(a_user()) == [*FOUNDED, "serve", "serve"]


def test_that_the_server_goes_on_until_its_last_user_leaves(a_user: Users) -> None:
    first, second = a_user(), a_user()
    with first.shared() as url:
        with second.shared() as same:
            assert same == url
        assert second.process is None
        assert first.address() == url
    assert first.address() is None


def test_that_the_one_who_started_it_may_leave_first(a_user: Users) -> None:
    first, second = a_user(), a_user()
    starting, staying = first.shared(), second.shared()
    url = starting.__enter__()
    staying.__enter__()
    starting.__exit__(None, None, None)
    assert second.address() == url
    staying.__exit__(None, None, None)
    assert second.address() is None
    assert first.process
    assert first.process.wait(10) == -signal.SIGTERM


KILLED = """
import os, sys
from pathlib import Path
from central.beside import ServerBeside
with ServerBeside(Path(sys.argv[1]), sys.argv[2:], os.environ).shared() as url:
    print(url, flush=True)
    os.kill(os.getpid(), 9)
"""


def test_that_the_server_of_a_killed_user_is_found_and_ended(a_user: Users) -> None:
    user = a_user()
    command = [sys.executable, "-c", KILLED, str(user.folder), *STAND_IN]
    killed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert killed.returncode == -9
    with user.shared() as url:
        assert url == killed.stdout.strip()
        assert user.process is None
    assert user.address() is None
    assert not list(user.users.iterdir())


def test_that_a_ready_file_of_a_dead_server_is_not_believed(a_user: Users) -> None:
    user = a_user()
    user.folder.mkdir(parents=True)
    user.ready.write_text(json.dumps({"url": "http://127.0.0.1:9", "pid": os.getpid()}), "utf-8")
    with user.shared():
        assert pid(user) != os.getpid()


def test_that_an_office_of_an_older_program_is_brought_forward(
    a_user: Users, tmp_path: Path
) -> None:
    with a_user().shared():
        pass
    (tmp_path / "of an older program").touch()
    with a_user().shared():
        pass
    assert log(a_user())[len(FOUNDED) :] == ["serve", "serve", "init", "serve"]


def test_that_an_office_half_founded_is_founded_again(a_user: Users, tmp_path: Path) -> None:
    user, cut = a_user(), tmp_path / "central/cut the power"
    user.folder.mkdir()
    cut.touch()
    with pytest.raises(SystemExit, match="no power"), user.shared():
        pass
    assert not user.database.exists()
    cut.unlink()
    with user.shared():
        assert log(user) == [*FOUNDED, "serve"]


def test_that_a_server_that_does_not_start_is_told(tmp_path: Path) -> None:
    user = ServerBeside(tmp_path, [sys.executable, "-c", "raise SystemExit(1)"], os.environ)
    user.database.touch()
    with pytest.raises(SystemExit, match=r"server\.log"), user.shared():
        pass


def test_that_a_held_file_is_free_again_when_its_holder_leaves(tmp_path: Path) -> None:
    with held(tmp_path / "door"):
        assert try_hold(tmp_path / "door") is None
    free = try_hold(tmp_path / "door")
    assert free
    free.close()
