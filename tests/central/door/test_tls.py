"""Real desks over real HTTPS: they believe the authority of their code, and nobody else."""

import ssl
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from central.door.tls import DAYS, TlsFolder, TlsUnusable, make_certificates
from desk_app.domain.codes.enrolment_code import PLAIN, fingerprint_of, in_groups, read_code
from desk_app.domain.errors import (
    AddressUnreadable,
    AuthorityUnknown,
    CentralRefused,
    CentralUnreachable,
    CentralUntrusted,
    LineUnprotected,
)
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.enrolment import EnrolDesk, enrol_desk
from desk_app.wiring.office_life.door import utc_now
from desk_app.wiring.opening import OpenDesk, open_desk
from tests.builders import UNIT
from tests.central.conftest import NewServer, Server, central, founded

PIN = "246810"


@pytest.fixture
def tls(tmp_path: Path) -> Path:
    return tmp_path / "tls"


@pytest.fixture
def database(tmp_path: Path, tls: Path) -> str:
    database = str(tmp_path / "central.sqlite")
    founded(database)
    done = central("init", "--tls", str(tls), "--host", "127.0.0.1", database=database)
    assert done.returncode == 0, done.stderr
    return database


@pytest.fixture
def server(database: str, tls: Path, new_server: NewServer) -> Server:
    return new_server(database, "--tls", str(tls))


@pytest.fixture
def folder_of(tmp_path: Path) -> Iterator[Callable[[str], OpenDesk]]:
    opened: list[OpenDesk] = []

    def make(name: str) -> OpenDesk:
        (tmp_path / name).mkdir(exist_ok=True)
        opened.append(open_desk(Folders(tmp_path / name), tmp_path / "keys"))
        return opened[-1]

    yield make
    for each in opened:
        with suppress(OSError):  # an office that worked in it has closed it
            each.close()


FolderOf = Callable[[str], OpenDesk]


def code_of(database: str, *words: str) -> str:
    done = central("add-desk", UNIT, *words, database=database)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()[-1]


def enrolled(folder: OpenDesk, address: str, code: str) -> OpenDesk:
    order = EnrolDesk(address=address, code=code, admin_name="Huỳnh Quốc Khánh", admin_secret=PIN)
    return enrol_desk(order, folder, utc_now)


def ask(opened: OpenDesk) -> None:
    with closing(build_office(opened)) as office:
        office.exchange(250)


def test_that_a_desk_pins_the_authority_of_its_code_and_works_over_https(
    server: Server, database: str, tls: Path, folder_of: FolderOf
) -> None:
    address = server.start()
    assert address.startswith("https://127.0.0.1:")
    opened = enrolled(folder_of("desk"), address, code_of(database, "--tls", str(tls)))
    assert opened.facts is not None
    assert opened.facts.trust == (tls / "ca.pem").read_text()
    ask(opened)


def test_that_a_certificate_renewed_by_the_same_authority_is_believed_by_desks_of_before(
    server: Server, database: str, tls: Path, folder_of: FolderOf
) -> None:
    address = server.start()
    opened = enrolled(folder_of("desk"), address, code_of(database, "--tls", str(tls)))
    server.stop()
    before = (tls / "server.pem").read_bytes()
    central("init", "--tls", str(tls), "--host", "127.0.0.1", database=database)
    assert (tls / "server.pem").read_bytes() != before
    server.start()
    ask(opened)


def test_that_a_desk_refuses_every_other_authority(
    server: Server, database: str, tls: Path, folder_of: FolderOf
) -> None:
    address = server.start()
    opened = enrolled(folder_of("desk"), address, code_of(database, "--tls", str(tls)))
    server.stop()
    for file in tls.iterdir():
        file.unlink()
    central("init", "--tls", str(tls), "--host", "127.0.0.1", database=database)
    server.start()
    served = len(server.log_lines())
    with pytest.raises(CentralUntrusted):
        ask(opened)
    assert len(server.log_lines()) == served


def test_that_a_name_the_certificate_does_not_bear_is_refused(
    database: str, tls: Path, new_server: NewServer, folder_of: FolderOf
) -> None:
    central("init", "--tls", str(tls), "--host", "mot-cua.example.vn", database=database)
    address = new_server(database, "--tls", str(tls)).start()
    with pytest.raises(CentralUntrusted):
        enrolled(folder_of("desk"), address, code_of(database, "--tls", str(tls)))


def test_that_nobody_enrols_at_a_server_of_another_authority(
    server: Server, database: str, tmp_path: Path, folder_of: FolderOf
) -> None:
    address = server.start()
    other, folder = tmp_path / "other", folder_of("desk")
    central("init", "--tls", str(other), "--host", "127.0.0.1", database=database)
    with pytest.raises(AuthorityUnknown):
        enrolled(folder, address, code_of(database, "--tls", str(other)))
    with pytest.raises(CentralUntrusted):  # no fingerprint: only public ones are believed
        enrolled(folder, address, code_of(database))


def test_that_plain_http_is_for_this_machine_alone_unless_the_code_says_otherwise(
    database: str, folder_of: FolderOf
) -> None:
    folder, code = folder_of("desk"), code_of(database)
    with pytest.raises(LineUnprotected):
        enrolled(folder, "http://10.255.255.1:8765", code)
    with pytest.raises(LineUnprotected):  # a fingerprint wants a line it can prove
        enrolled(folder, "http://127.0.0.1:8765", f"{code}-{in_groups('A' * len(PLAIN))}")
    with pytest.raises(AddressUnreadable):
        enrolled(folder, "ftp://a", code)
    wanted = code_of(database, "--plain-http")
    assert read_code(wanted).pin == PLAIN


def test_that_a_desk_with_an_unprotected_line_works_on_and_asks_nobody(
    database: str, new_server: NewServer, folder_of: FolderOf
) -> None:
    server = new_server(database)
    opened = enrolled(folder_of("desk"), server.start(), code_of(database))
    assert opened.facts is not None
    moved = replace(opened, facts=replace(opened.facts, central="http://10.255.255.1:8765"))
    with closing(build_office(moved)) as office, pytest.raises(CentralRefused) as refused:
        office.exchange(250)
    assert refused.value.reason == "line unprotected"


def test_that_keys_are_readable_by_their_owner_alone(tls: Path, database: str) -> None:
    del database
    for name in ("ca.key", "server.key"):
        assert stat.S_IMODE((tls / name).stat().st_mode) == 0o600


def test_that_the_fingerprint_that_is_told_is_that_of_the_authority(
    tls: Path, database: str
) -> None:
    told = central("init", "--tls", str(tls), database=database).stdout.split()[-1]
    der = ssl.PEM_cert_to_DER_cert((tls / "ca.pem").read_text())
    assert told == in_groups(fingerprint_of(der))
    code = read_code(code_of(database, "--tls", str(tls)).lower())
    assert code.pin == fingerprint_of(der)


def test_that_certificates_given_by_others_serve_without_their_key(
    tls: Path, database: str, new_server: NewServer, folder_of: FolderOf
) -> None:
    (tls / "ca.key").unlink()
    address = new_server(database, "--tls", str(tls)).start()
    ask(enrolled(folder_of("desk"), address, code_of(database, "--tls", str(tls))))
    done = central("init", "--tls", str(tls), database=database)
    assert done.returncode == 1
    assert "ca.key" in done.stderr


def test_that_a_folder_that_does_not_fit_is_told_before_anybody_is_served(
    tls: Path, database: str, tmp_path: Path
) -> None:
    (tls / "server.key").write_bytes((tls / "ca.key").read_bytes())
    impossible = [
        central("serve", "--port", "0", "--tls", str(tls), database=database),
        central("serve", "--port", "0", "--tls", str(tmp_path / "none"), database=database),
        central("add-desk", UNIT, "--tls", str(tmp_path / "none"), database=database),
        central("init", "--tls", str(tls), "--host", "không tên", database=database),
    ]
    for done in impossible:
        assert done.returncode == 1
        assert done.stderr.strip()
        assert "Traceback" not in done.stderr


def test_that_a_certificate_never_outlives_its_authority(tmp_path: Path) -> None:
    at = datetime.now(UTC)
    assert make_certificates(tmp_path, ["a.test"], at).ends_at() - at <= timedelta(days=DAYS)
    late = at + timedelta(days=3600)
    assert make_certificates(tmp_path, ["a.test"], late).ends_at() < late + timedelta(days=60)
    (tmp_path / "server.pem").write_text("none")
    with pytest.raises(TlsUnusable):
        TlsFolder(tmp_path).context()


def test_that_no_answer_at_all_is_no_matter_of_trust(folder_of: FolderOf) -> None:
    pin = in_groups("A" * len(PLAIN))
    with pytest.raises(CentralUnreachable) as away:
        enrolled(folder_of("desk"), "https://127.0.0.1:9", f"AAAA-AAAA-AAAA-AAAA-{pin}")
    assert not isinstance(away.value, CentralUntrusted)
