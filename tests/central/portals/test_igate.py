"""VNPT iGate: numbers of its own, files handed over, three forms of dates."""

from datetime import timedelta

import pytest

from central.contents.keeper import ContentKeeper
from central.store.outbox import State
from desk_app.domain.acts import kinds
from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.dossier import PaperKind, SubmittedPaper
from desk_app.domain.ids import DossierId
from desk_app.domain.scans.scans import scanned_body
from desk_app.sync.protocol import VERSION, ContentsOrder, Piece
from tests.builders import UNIT
from tests.central.portals.conftest import IGATE, Told
from tests.central.portals.stand_in import Fault
from tests.central.portals.stand_in_igate import IgatePortal
from tests.step_bodies import a_scan, good_bodies

HOURS = timedelta(hours=5)
SOON = timedelta(minutes=5)
CONTENT = b"%PDF-1.7"  # of `a_scan`
FORM = SubmittedPaper(name="Tờ khai", kind=PaperKind.ORIGINAL)


def scanned(told: Told, dossier: DossierId) -> None:
    told.desk.note(kinds.PAPER_SCANNED, dossier, scanned_body(a_scan(told.at_desk(dossier))))


def bring(told: Told, dossier: DossierId, part: bytes) -> None:
    """The desk sends `part` of what was scanned to the centre."""
    file = a_scan(told.at_desk(dossier)).file
    piece = Piece(dossier=dossier, address=file.address, size=file.size, data=part)
    desk = told.home.office.admit(told.desk.secret, UNIT).desk
    order = ContentsOrder(version=VERSION, unit=UNIT, put=piece)
    ContentKeeper(told.home.engine, told.home.clock).answer(desk, order)


def test_that_the_number_the_portal_gives_is_the_dossiers_there_and_at_the_desk(
    told_igate: Told, igate: IgatePortal
) -> None:
    dossier = told_igate.desk.receive(papers=(FORM,))
    assert told_igate.send() == 1
    number = f"{UNIT}-20261120-0000001"
    assert igate.made == [number]
    there = igate.dossiers[number]
    assert (there["NgayTiepNhan"], there["LoaiDoiTuong"]) == ("2026-11-20 09:15:01", "0")
    assert there["ThongTinNguoiNop"]["ThongTinChiTiet"]["NgaySinh"].endswith("000000")
    (step,) = igate.steps[number]
    assert step["ThoiDiemXuLy"] == "2026-11-20T09:15:01.000+07:00"
    assert step["IDHoSo"] == igate.states[number]["IdHoSo"] == f"{1:024x}"
    assert igate.states[number]["TrangThai"] == "2"
    assert told_igate.at_desk(dossier).external_codes == (ExternalCode(IGATE, number),)


def test_that_a_result_brings_its_lists_and_handing_out_none(
    told_igate: Told, igate: IgatePortal
) -> None:
    dossier = told_igate.desk.receive()
    told_igate.desk.result_back(dossier)
    told_igate.send()
    (state,) = igate.states.values()
    assert (state["TrangThai"], state["DanhSachGiayToKetQua"]) == ("9", [])
    told_igate.desk.return_(dossier)
    told_igate.send()
    (state,) = igate.states.values()
    assert state["TrangThai"] == "10"
    assert [step["TrangThai"] for step in igate.steps[igate.made[0]]] == ["2", "9", "10"]


@pytest.mark.parametrize("fault", [Fault.AFTER, Fault.SLOW, Fault.BEFORE, Fault.SESSION])
@pytest.mark.parametrize("place", range(5))
def test_that_an_answer_lost_anywhere_makes_no_second_dossier(
    told_igate: Told, igate: IgatePortal, fault: Fault, place: int
) -> None:
    told_igate.desk.receive()
    told_igate.at.faults = [*[Fault.NONE] * place, fault]
    told_igate.send()
    told_igate.at.release.set()
    told_igate.home.clock.forward(HOURS)
    told_igate.round()
    assert len(igate.made) == 1
    assert [entry.state for entry in told_igate.entries()] == [State.SETTLED]
    assert len(igate.steps[igate.made[0]]) == 1
    assert igate.states.keys() == {igate.made[0]}


@pytest.mark.parametrize("tells", [True, False])
def test_that_a_portal_that_names_what_is_there_is_listened_to(
    told_igate: Told, igate: IgatePortal, tells: bool
) -> None:
    igate.tells_ids = tells
    told_igate.desk.receive()
    told_igate.at.faults = [Fault.NONE, Fault.NONE, Fault.AFTER]  # token, number, the dossier
    told_igate.send()
    told_igate.home.clock.forward(HOURS)
    assert told_igate.round() == 1
    (state,) = igate.states.values()
    assert state["IdHoSo"] == (f"{1:024x}" if tells else "")


def test_that_files_go_first_and_their_names_with_the_dossier(
    told_igate: Told, igate: IgatePortal
) -> None:
    dossier = told_igate.desk.receive(papers=(FORM,))
    scanned(told_igate, dossier)
    assert told_igate.send() == 0
    assert igate.made == []
    bring(told_igate, dossier, CONTENT)
    told_igate.home.clock.forward(SOON)
    assert told_igate.round() == 1
    (attached,) = igate.dossiers[igate.made[0]]["ThanhPhanHoSo"][0]["GiayToDinhKem"]
    assert attached["IdGiayTo"] == "tep-1"
    assert igate.files[attached["HashTepTin"]] == CONTENT


def test_that_half_a_file_is_none(told_igate: Told, igate: IgatePortal) -> None:
    dossier = told_igate.desk.receive(papers=(FORM,))
    scanned(told_igate, dossier)
    told_igate.send()
    bring(told_igate, dossier, CONTENT[:3])
    told_igate.home.clock.forward(SOON)
    assert told_igate.round() == 0
    assert igate.files == {}


def test_that_a_dossier_waits_for_its_files_only_for_a_while(
    told_igate: Told, igate: IgatePortal, caplog: pytest.LogCaptureFixture
) -> None:
    dossier = told_igate.desk.receive(papers=(FORM,))
    scanned(told_igate, dossier)
    assert told_igate.send() == 0
    assert igate.made == []
    told_igate.home.clock.forward(HOURS)
    assert told_igate.round() == 1
    assert igate.dossiers[igate.made[0]]["ThanhPhanHoSo"][0]["GiayToDinhKem"] == []
    assert "portal goes without a file" in caplog.messages


def test_that_a_body_that_says_401_with_status_200_renews_the_token(
    told_igate: Told, igate: IgatePortal
) -> None:
    told_igate.desk.receive()
    told_igate.at.faults = [Fault.NONE, Fault.SESSION, Fault.NONE, Fault.NONE, Fault.SESSION]
    assert told_igate.send() == 1
    assert igate.grants == 3


def test_that_what_changes_nothing_there_is_not_told(told_igate: Told) -> None:
    dossier = told_igate.desk.receive()
    told_igate.send()
    asked = len(told_igate.at.asked)
    complaint = good_bodies(told_igate.at_desk(dossier))[kinds.COMPLAINT_NOTED]
    told_igate.desk.note(kinds.COMPLAINT_NOTED, dossier, complaint)
    assert told_igate.send() == 1
    assert len(told_igate.at.asked) == asked
