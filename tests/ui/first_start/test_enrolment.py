"""What stands behind the form: a real centre over HTTP, and an office with or without officers."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import uvicorn
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import ui.start.opening
from central.app import make_app
from central.office import BLOCKS_AT_FIRST
from central.serve import address_of, open_socket
from desk_app.domain.errors import (
    CentralUnreachable,
    FirstOfficerMissing,
    NameMissing,
    StoreUnwritable,
)
from desk_app.paths import Folders
from desk_app.wiring.build import build_office
from desk_app.wiring.enrolment import EnrolDesk, enrol_desk
from desk_app.wiring.faces import read_faces
from desk_app.wiring.office_life.door import utc_now
from desk_app.wiring.opening import OpenDesk, open_desk
from tests.builders import Clock, a_scribe
from tests.fakes import Ear, FakePrinters
from tests.spoiling import with_pragma
from tests.sync.office import Home, made_home
from tests.ui.desk.sitting import end
from ui.app import Start
from ui.program import Program
from ui.start.opening import Opened

PIN = "246810"


class Centre:
    """A real one, at `address`."""

    def __init__(self, file: Path) -> None:
        self.home = Home(made_home(str(file)), Clock(utc_now()))
        door = open_socket("127.0.0.1", 0)
        self.address = address_of(door)
        self._server = uvicorn.Server(
            uvicorn.Config(make_app(self.home.office), log_config=None, access_log=False)
        )
        self._thread = threading.Thread(target=lambda: self._server.run(sockets=[door]))
        self._thread.start()  # the door is open: who comes early waits

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join()
        self.home.engine.dispose()


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    centre = Centre(tmp_path / "home.sqlite")
    yield centre
    centre.close()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenDesk]:
    opened = _folder(tmp_path, "one")
    yield opened
    opened.close()


def _folder(tmp_path: Path, name: str) -> OpenDesk:
    data = tmp_path / name
    data.mkdir()
    return open_desk(Folders(data), tmp_path / "keys")


def test_that_an_office_without_officers_wants_one_and_takes_the_same_code_again(
    centre: Centre, tmp_path: Path
) -> None:
    opened, code = _folder(tmp_path, "one"), centre.home.invite("Quầy 1")
    with pytest.raises(FirstOfficerMissing):
        enrol_desk(EnrolDesk(address=centre.address, code=code), opened, utc_now)
    assert opened.facts is None
    order = EnrolDesk(
        address=centre.address, code=code, admin_name="Huỳnh Quốc Khánh", admin_secret=PIN
    )
    with closing(build_office(enrol_desk(order, opened, utc_now))) as office:
        assert [officer.name for officer in office.identity.officers()] == ["Huỳnh Quốc Khánh"]


def test_that_the_log_in_is_painted_from_a_file_with_the_very_people_of_the_store(
    centre: Centre, tmp_path: Path
) -> None:
    order = EnrolDesk(
        address=centre.address,
        code=centre.home.invite("Quầy 1"),
        admin_name="Huỳnh Quốc Khánh",
        admin_secret=PIN,
    )
    opened = enrol_desk(order, _folder(tmp_path, "one"), utc_now)
    with closing(build_office(opened, now=utc_now)) as office:
        officers = office.identity.officers()
        painted = read_faces(opened.folders.faces)
    assert painted is not None
    assert painted.officers == officers
    assert [officer.secret for officer in officers] == [""], "no screen needs a digest"


def test_that_a_second_desk_needs_no_administrator_of_its_own(
    centre: Centre, tmp_path: Path
) -> None:
    first = EnrolDesk(
        address=centre.address,
        code=centre.home.invite("Quầy 1"),
        admin_name="Huỳnh Quốc Khánh",
        admin_secret=PIN,
    )
    with closing(build_office(enrol_desk(first, _folder(tmp_path, "one"), utc_now))) as office:
        while office.line().waiting:
            office.exchange(250)
    second = EnrolDesk(address=centre.address, code=centre.home.invite("Quầy 2"))
    with closing(build_office(enrol_desk(second, _folder(tmp_path, "two"), utc_now))) as other:
        assert [officer.name for officer in other.identity.officers()] == ["Huỳnh Quốc Khánh"]


def test_that_a_pin_without_a_name_is_asked_before_anything_is_sent(opened: OpenDesk) -> None:
    order = EnrolDesk(address="http://127.0.0.1:9", code="AB12", admin_secret=PIN)
    with pytest.raises(NameMissing):
        enrol_desk(order, opened, utc_now)


def test_that_a_centre_out_of_reach_leaves_the_folder_as_it_was(opened: OpenDesk) -> None:
    order = EnrolDesk(address="http://127.0.0.1:9", code="AB12")
    with pytest.raises(CentralUnreachable):
        enrol_desk(order, opened, utc_now)
    assert opened.secrets.bearer == ""


def test_that_another_code_makes_the_desk_of_that_code_with_its_blocks_only(
    centre: Centre, opened: OpenDesk
) -> None:
    wrong = EnrolDesk(address=centre.address, code=centre.home.invite("Quầy 1"))
    with pytest.raises(FirstOfficerMissing):
        enrol_desk(wrong, opened, utc_now)
    order = EnrolDesk(
        address=centre.address,
        code=centre.home.invite("Quầy 2"),
        admin_name="Huỳnh Quốc Khánh",
        admin_secret=PIN,
    )
    enrolled = enrol_desk(order, opened, utc_now)
    assert enrolled.facts
    assert enrolled.facts.desk_name == "Quầy 2"
    with opened.store.work(a_scribe())() as tx:
        assert len(tx.numbers.blocks()) == BLOCKS_AT_FIRST


def test_that_a_door_that_stumbles_after_enrolling_is_all_that_is_tried_again(
    centre: Centre, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    """A disk that is full for a moment does not ask the centre for the same desk again."""
    folders = Folders(tmp_path / "one")
    order = EnrolDesk(
        address=centre.address,
        code=centre.home.invite("Quầy 1"),
        admin_name="Huỳnh Quốc Khánh",
        admin_secret=PIN,
    )
    program = Program(qapp, Start(folders=folders, keys=tmp_path / "keys"), FakePrinters(), Ear)
    folders.data.mkdir()
    program.show()
    qtbot.waitUntil(lambda: program.shell.page == "first_start", timeout=20_000)
    enrol, asked = ui.start.opening.enrol, list[Opened]()
    assert program._opened is not None
    store = program._opened.folder.store
    ends: list[Callable[[], None]] = []

    def once_full(opened: Opened, start: Start, order: EnrolDesk | None) -> Opened:
        asked.append(opened)
        if opened.folder.facts is not None and not ends:
            ends.append(with_pragma(store, "PRAGMA query_only = ON"))
        return enrol(opened, start, order)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ui.start.opening, "enrol", once_full)
        with qtbot.waitSignal(program.failed, timeout=20_000) as failed:
            program._enrol(program._opened, order)
        assert isinstance(failed.args[0], StoreUnwritable)
        ends[0]()
        with qtbot.waitSignal(program.opened, timeout=20_000):
            program._enrol(program._opened, order)
    assert [each.folder.facts is not None for each in asked] == [False, True, True]
    end(program)
