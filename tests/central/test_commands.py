"""The server's commands, as an administrator and `dev.py` type them."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from central.cli import main
from desk_app.sync.http_central import enrol, open_client
from desk_app.sync.protocol import HEALTH, VERSION, EnrolmentOrder
from desk_app.sync.signing import new_key, public_key
from tests.builders import UNIT
from tests.central.conftest import Server, central, founded


def test_that_an_office_is_founded_and_served_by_its_commands(
    database: str, new_server: Callable[[str], Server]
) -> None:
    founded(database)
    invited = central("add-desk", UNIT, "--name", "Quầy 1", database=database)
    code = invited.stdout.split()[-1]

    server = new_server(database)
    url = server.start()
    with open_client(url) as client:
        assert client.get(HEALTH).json() == {"ok": True, "version": VERSION}
        order = EnrolmentOrder(code=code, public_key=public_key(new_key()))
        assert enrol(client, order).desk_name == "Quầy 1"
    assert server.stop() == 0
    assert not server.ready.exists()


def test_that_they_are_words_of_a_terminal(tmp_path: Path) -> None:
    address, here = f"sqlite:///{tmp_path / 'central.sqlite'}", Path(__file__).parents[2]
    said = {}
    for word in ("init", "check", "dance"):
        command = [sys.executable, "-P", "-m", "central", word, "--database", address]
        done = subprocess.run(
            command,
            env=os.environ | {"PYTHONPATH": str(here)},
            capture_output=True,
            text=True,
            check=False,
        )
        said[word] = (done.returncode, bool(done.stdout), bool(done.stderr))
    assert said == {
        "init": (0, True, False),
        "check": (0, True, False),
        "dance": (2, False, True),
    }


@pytest.mark.parametrize("port", ["99999", "65536", "-1", "web"])
def test_that_no_server_begins_at_a_port_that_is_none(
    tmp_path: Path, port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    database = f"sqlite:///{tmp_path / 'central.sqlite'}"
    founded(database)
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--port", port, "--database", database])
    assert ended.value.code == 2
    assert "cổng là một số từ 0 đến 65535" in capsys.readouterr().err


def test_that_init_may_be_said_twice(database: str) -> None:
    founded(database)
    assert central("init", database=database).returncode == 0
    assert central("add-desk", UNIT, database=database).returncode == 0


def test_that_no_two_desks_of_a_unit_have_one_name(database: str) -> None:
    founded(database)
    central("add-unit", "H13.45.13", "--name", "Xã", database=database)
    name = ("--name", "Quầy 1")
    assert central("add-desk", UNIT, *name, database=database).returncode == 0
    for again in (("--name", " quầy  1 "), name):
        done = central("add-desk", UNIT, *again, database=database)
        assert done.returncode == 1
        assert done.stderr.startswith("Đã có quầy Q1 tên Quầy 1: đặt tên khác bằng --name")
    assert "Đã thêm quầy Q2" in central("add-desk", UNIT, database=database).stdout
    assert central("add-desk", "H13.45.13", *name, database=database).returncode == 0
    assert central("add-desk", UNIT, *name, "--same-name", database=database).returncode == 0
    for revoked in ("Q1", "Q3"):
        central("revoke", UNIT, revoked, database=database)
    assert central("add-desk", UNIT, *name, database=database).returncode == 0


def test_that_the_database_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "centre" / "central.sqlite"
    file.parent.mkdir()
    file.touch(mode=0o644)  # of a program before this one
    founded(str(file))
    assert {stat.S_IMODE(each.stat().st_mode) for each in file.parent.iterdir()} == {0o600}


def test_that_the_letterhead_of_a_unit_comes_from_a_file(database: str, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"parent_line": "UBND XÃ", "unit_lines": ["A"]}', "utf-8")
    central("init", database=database)
    words = ("add-unit", "H13.45.13", "--name", "Xã", "--facts", str(facts))
    assert central(*words, database=database).returncode == 0


def test_that_the_key_of_a_units_receipts_is_renewed_by_a_command(
    database: str, tmp_path: Path
) -> None:
    founded(database)
    done = central("renew-seal", UNIT, database=database)
    assert done.returncode == 0
    assert "Đã thay khóa" in done.stdout
    assert central("renew-seal", "H13.45.99", database=database).returncode == 1


def test_that_what_cannot_be_done_is_said_in_one_sentence(database: str, tmp_path: Path) -> None:
    none = str(tmp_path / "none.sqlite")
    founded(database)
    impossible = [
        central("serve", database=none),
        central("add-unit", UNIT, "--name", "Again", database=database),
        central("add-unit", "no code", "--name", "A", database=database),
        central("add-unit", "H13.45.14", "--name", "A", "--facts", "none", database=database),
        central("add-desk", "H13.45.99", database=database),
        central("revoke", UNIT, "Q9", database=database),
        central("init", database="mysql://localhost/a"),
        central("init", database="postgresql://127.0.0.1:1/a"),
    ]
    for done in impossible:
        assert done.returncode == 1
        assert done.stderr.strip()
        assert "Traceback" not in done.stderr
    assert not Path(none).exists()
    assert central("dance", database=database).returncode == 2


def test_that_a_port_somebody_has_is_said_so(
    database: str, new_server: Callable[[str], Server]
) -> None:
    founded(database)
    url = new_server(database).start()
    port = url.rpartition(":")[2]
    done = central("serve", "--port", port, database=database)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_that_a_calendar_is_published_by_its_command(database: str, tmp_path: Path) -> None:
    founded(database)
    shipped = str(Path(__file__).parents[2] / "resources/calendar/viet-nam-2025-2027.toml")
    done = central("publish-calendar", shipped, "--unit", UNIT, database=database)
    assert done.returncode == 0
    assert "viet-nam-2025-2027-" in done.stdout
    again = central("publish-calendar", shipped, "--unit", UNIT, database=database)
    assert again.returncode == 0
    assert done.stdout.split()[-1] in again.stdout  # the same edition: nobody is asked twice
    for_all = central("publish-calendar", shipped, database=database)
    assert for_all.stdout != done.stdout
    nowhere = [
        central("publish-calendar", shipped, "--unit", "H13.45.99", database=database),
        central("publish-calendar", str(tmp_path / "none.toml"), database=database),
        central("publish-calendar", __file__, database=database),
    ]
    for refused in nowhere:
        assert refused.returncode == 1
        assert refused.stderr.strip()
        assert "Traceback" not in refused.stderr


def test_that_publishing_the_same_calendar_again_says_that_nothing_changed(
    database: str,
) -> None:
    founded(database)
    shipped = str(Path(__file__).parents[2] / "resources/calendar/viet-nam-2025-2027.toml")
    first = central("publish-calendar", shipped, database=database)
    again = central("publish-calendar", shipped, database=database)
    assert first.stdout.startswith("Đã công bố lịch")
    assert again.returncode == 0
    assert again.stdout.startswith("Không có gì thay đổi")
    assert again.stdout.split()[-1] == first.stdout.split()[-1]


def test_that_a_file_that_is_no_calendar_is_told_in_words_of_the_office(
    database: str, tmp_path: Path
) -> None:
    founded(database)
    contents = {
        b"\xff\xfe\x00": "UTF-8",
        b"{ broken": "JSON",
        b"= =": "TOML",
        b"first = 2026-01-01": "thiếu mục “edition”",
        b'edition = "a"\nfirst = "today"\nlast = "later"\n': "sai dạng",
    }
    file = tmp_path / "lich.toml"
    for content, told in contents.items():
        file.write_bytes(content)
        done = central("publish-calendar", str(file), database=database)
        assert done.returncode == 1
        assert told in done.stderr
        assert "'" not in done.stderr
    missing = central("publish-calendar", str(tmp_path / "none.toml"), database=database)
    assert "Không có tệp" in missing.stderr
    assert "Errno" not in missing.stderr
