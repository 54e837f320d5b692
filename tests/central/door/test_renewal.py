"""A desk that enrols once more, or finds its centre elsewhere, over the real server."""

from contextlib import closing
from pathlib import Path
from socket import socket

import pytest

from desk_app.commands.connect import connect
from desk_app.domain.errors import (
    CentralRefused,
    CentralUnreachable,
    CentralUntrusted,
    DeskNotEnrolled,
    EnrolmentRefused,
)
from desk_app.domain.machine_faults import CentralNotThere
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.enrolment import EnrolDesk, enrol_desk
from desk_app.wiring.office_life.door import utc_now
from desk_app.wiring.opening import open_desk
from tests.builders import UNIT
from tests.central.conftest import NewServer, Server, central, founded

PIN = "246810"


class Premises:
    """A server with a desk of its own on a folder, nobody at it."""

    def __init__(self, tmp_path: Path, server: Server) -> None:
        self.server, self.database = server, server.database
        self.folders, self.keys = Folders(tmp_path / "desk"), tmp_path / "keys"
        (tmp_path / "desk").mkdir()
        self.address = server.start()
        order = EnrolDesk(
            address=self.address,
            code=self.say("add-desk", UNIT),
            admin_name="Huỳnh Quốc Khánh",
            admin_secret=PIN,
        )
        opened = open_desk(self.folders, self.keys)
        try:
            enrol_desk(order, opened, utc_now)
        finally:
            opened.close()

    def say(self, *words: str) -> str:
        """The last word of the answer: a code."""
        done = central(*words, database=self.database)
        assert done.returncode == 0, done.stderr
        return done.stdout.split()[-1]

    def exchange(self) -> None:
        with closing(build_office(open_desk(self.folders, self.keys))) as office:
            office.exchange(250)

    def connect(self, address: str = "", code: str = "", *, ask: bool = True) -> str:
        return connect(address, code, self.folders, self.keys, ask=ask)


@pytest.fixture
def premises(tmp_path: Path, new_server: NewServer) -> Premises:
    database = str(tmp_path / "central.sqlite")
    founded(database)
    return Premises(tmp_path, new_server(database))


def test_that_a_revocation_is_in_force_with_the_next_request(premises: Premises) -> None:
    premises.exchange()
    premises.say("revoke", UNIT, "Q1")
    with pytest.raises(CentralRefused) as refused:
        premises.exchange()
    assert refused.value.reason == "revoked"
    (noted,) = [line for line in premises.server.log_lines() if line.get("reason") == "revoked"]
    assert noted["status"] == 403


def test_that_a_revoked_desk_comes_back_by_a_code_of_its_own_and_on_its_own_machine(
    premises: Premises, tmp_path: Path
) -> None:
    premises.say("revoke", UNIT, "Q1")
    code = premises.say("renew-desk", UNIT, "Q1")
    (tmp_path / "other").mkdir()
    opened = open_desk(Folders(tmp_path / "other"), tmp_path / "keys-2")
    stranger = EnrolDesk(address=premises.address, code=code, admin_name="A", admin_secret=PIN)
    with closing(opened), pytest.raises(EnrolmentRefused):
        enrol_desk(stranger, opened, utc_now)
    with pytest.raises(CentralRefused):
        premises.exchange()

    assert "Q1" in premises.connect(code=code)
    premises.exchange()
    with pytest.raises(EnrolmentRefused):  # once is once
        premises.connect(code=code)


def test_that_a_renewed_desk_has_another_bearer_and_the_old_one_opens_nothing(
    premises: Premises,
) -> None:
    opened = open_desk(premises.folders, premises.keys)
    before = opened.secrets
    opened.close()
    premises.connect(code=premises.say("renew-desk", UNIT, "Q1"))
    premises.exchange()
    opened = open_desk(premises.folders, premises.keys)
    assert opened.secrets.bearer != before.bearer
    opened.vault.save(before)
    opened.close()
    with pytest.raises(CentralRefused) as refused:
        premises.exchange()
    assert refused.value.reason == "unknown desk"


def test_that_a_new_code_says_whether_any_machine_or_its_own_alone_may_use_it(
    premises: Premises, tmp_path: Path
) -> None:
    premises.say("add-desk", UNIT)
    said = {}
    for desk in ("Q1", "Q2"):
        done = central("renew-desk", UNIT, desk, database=premises.database)
        said[desk] = done.stdout
    assert "chỉ dùng được ở chính máy của quầy đó" in said["Q1"]
    assert "máy nào có mã cũng vào được" in said["Q2"]
    opened = open_desk(Folders(tmp_path / "other"), tmp_path / "keys-2")
    order = EnrolDesk(
        address=premises.address,
        code=said["Q2"].split()[-1],
        admin_name="A",
        admin_secret=PIN,
    )
    with closing(opened):
        assert enrol_desk(order, opened, utc_now).facts is not None


def test_that_a_code_of_another_desk_does_not_rename_this_one(premises: Premises) -> None:
    with pytest.raises(EnrolmentRefused):
        premises.connect(code=premises.say("add-desk", UNIT))
    premises.exchange()


def test_that_a_desk_moves_from_http_to_a_pinned_https(
    premises: Premises, tmp_path: Path, new_server: NewServer
) -> None:
    tls = tmp_path / "tls"
    fingerprint = premises.say("init", "--tls", str(tls), "--host", "127.0.0.1")
    secure = new_server(premises.database, "--tls", str(tls)).start()
    assert secure in premises.connect(address=secure, code=fingerprint)
    premises.server.stop()
    premises.exchange()


@pytest.mark.parametrize("wrong", ["another port", "a path", "another centre"])
def test_that_a_desk_stays_where_it_is_while_no_centre_of_its_unit_answers_elsewhere(
    premises: Premises, tmp_path: Path, new_server: NewServer, wrong: str
) -> None:
    reason = ""
    match wrong:
        case "another port":
            with socket() as door:  # taken, and nobody listens
                door.bind(("127.0.0.1", 0))
                there = f"http://127.0.0.1:{door.getsockname()[1]}"
        case "a path":
            there = f"{premises.address}/mot-cua"
        case _:
            founded(str(tmp_path / "other.sqlite"))
            there, reason = new_server(str(tmp_path / "other.sqlite")).start(), "unknown desk"
    with pytest.raises(CentralNotThere) as refused:
        premises.connect(address=there)
    assert (refused.value.address, refused.value.reason) == (there, reason)
    premises.exchange()
    premises.connect(address=there, ask=False)
    with pytest.raises((CentralUnreachable, CentralRefused)):
        premises.exchange()
    assert premises.address in premises.connect(address=premises.address)
    premises.exchange()


def test_that_a_desk_is_told_of_a_certificate_that_nobody_it_believes_has_signed(
    premises: Premises, tmp_path: Path, new_server: NewServer
) -> None:
    """Not that no centre is there: who goes on unasked would meet the same one."""
    tls = tmp_path / "tls"
    premises.say("init", "--tls", str(tls), "--host", "127.0.0.1")
    secure = new_server(premises.database, "--tls", str(tls)).start()
    with pytest.raises(CentralUntrusted):
        premises.connect(address=secure)  # without the fingerprint
    premises.exchange()


def test_that_only_a_desk_can_be_connected(tmp_path: Path, premises: Premises) -> None:
    with pytest.raises(DeskNotEnrolled):
        connect("", "", Folders(tmp_path / "none"), tmp_path / "keys")
    assert central("renew-desk", UNIT, "Q9", database=premises.database).returncode == 1
