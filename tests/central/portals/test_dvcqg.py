"""The national portal is told of each dossier once, and of everything that becomes of it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from central.portals.round import MOST_TRIES
from central.store.outbox import LEASE, State
from desk_app.domain.acts import kinds
from desk_app.domain.acts.decision import decision_body
from desk_app.domain.acts.steps.back_office import decided_body
from desk_app.domain.acts.steps.ending import ending_body
from desk_app.domain.acts.steps.hand_over import handed_over_body
from desk_app.domain.codes.external_code import ExternalCode
from desk_app.domain.handling.back_office import Decision, PortalTrouble
from desk_app.domain.ids import DossierId
from desk_app.domain.people.person import ApplicantKind
from desk_app.domain.scans.scans import scanned_body
from tests.builders import a_person
from tests.central.portals.conftest import NAME, Told
from tests.central.portals.stand_in import Fault
from tests.central.portals.stand_in_dvcqg import PASSWORD, NationalPortal
from tests.step_bodies import BATCH, MINUTES, a_scan, an_ending

HOURS = timedelta(hours=5)


def void(told: Told, dossier: DossierId) -> None:
    body = ending_body(an_ending(told.at_desk(dossier), kinds.VOIDED))
    told.desk.note(kinds.VOIDED, dossier, body)


def only(portal: NationalPortal) -> dict[str, Any]:
    (dossier,) = portal.dossiers.values()
    return dossier


def test_that_a_dossier_goes_up_with_its_state_and_its_step(
    told: Told, national: NationalPortal
) -> None:
    dossier = told.at_desk(told.desk.receive())
    assert told.send() == 1
    there = only(national)
    assert there["MaHoSo"] == str(dossier.code).replace("H13.45.12", "000.12.45.H13")
    assert (there["MaLinhVuc"], there["TenLinhVuc"]) == ("G05-HKD", "Hộ kinh doanh")
    assert (there["TrangThaiHoSo"], there["KenhThucHien"], there["LoaiDoiTuong"]) == ("2", "1", "1")
    assert there["NgayTiepNhan"] == "20261120091501"
    assert there["NgayHenTra"] == ""
    assert there["DonViXuLy"] == "UBND phường Ninh Kiều"
    (step,) = national.steps[there["MaHoSo"]]
    assert (step["NoiDungXuLy"], step["TrangThai"]) == ("Tiếp nhận hồ sơ", "2")
    assert step["NguoiXuLy"] == "Trần Thị Bích Ngọc"
    assert told.at.asked[0].headers["dstcode"] == "VN:GOV:000"


def test_that_the_code_of_the_portal_is_found_and_shown_at_the_desk(told: Told) -> None:
    dossier = told.desk.receive()
    told.send()
    seen = told.at_desk(dossier)
    code = str(seen.code).replace("H13.45.12", "000.12.45.H13")
    assert seen.external_codes == (ExternalCode(NAME, code),)
    with told.desk.sync.glance() as tx:
        assert tx.dossiers.with_external(code) == [dossier]


def test_that_the_portal_hears_what_a_leader_decided_between_two_desks(
    told: Told, national: NationalPortal
) -> None:
    dossier = told.desk.receive()
    decision = Decision(number="12/GCN", dated=date(2026, 11, 20), kind="Giấy chứng nhận")
    first = told.desk.note(kinds.RESULT_BACK, dossier, decided_body(decision, "", "Phòng Kinh tế"))
    body = ending_body(an_ending(told.at_desk(dossier), kinds.WITHDRAWN))
    aside = told.desk.note(kinds.WITHDRAWN, dossier, body)
    told.send()
    assert only(national)["TrangThaiHoSo"] == "9"
    said = decision_body(aside.act.id, first.act.id, "Theo sổ ký nhận")
    told.desk.note(kinds.DECIDED, dossier, said)
    told.send()
    assert only(national)["TrangThaiHoSo"] == "7"


def test_that_every_step_and_the_last_state_arrive_in_order(
    told: Told, national: NationalPortal
) -> None:
    dossier = told.desk.receive()
    told.send()
    told.desk.note(kinds.HANDED_OVER, dossier, handed_over_body(BATCH, "Phòng Kinh tế", MINUTES))
    told.send()
    decision = Decision(number="12/GCN", dated=date(2026, 11, 20), kind="Giấy chứng nhận")
    told.desk.note(kinds.RESULT_BACK, dossier, decided_body(decision, "01 bản", "Phòng Kinh tế"))
    told.desk.return_(dossier)
    told.send()
    there = only(national)
    assert there["TrangThaiHoSo"] == "10"
    assert there["NgayTra"] == "20261120091504"
    assert there["NgayKetThucXuLy"] == "20261120091503"
    assert there["DanhSachGiayToKetQua"][0]["TenGiayTo"].startswith("Giấy chứng nhận số 12/GCN")
    states = [step["TrangThai"] for step in national.steps[there["MaHoSo"]]]
    assert states == ["2", "4", "9", "10"]


def test_that_nothing_is_sent_again_when_nothing_changed(told: Told) -> None:
    dossier = told.desk.receive()
    told.send()
    before = told.services()
    assert (told.send(), told.send()) == (0, 0)
    told.desk.look(dossier)
    told.send()
    assert told.services() == before == ["LayThuTuc", "DongBoHoSoMC", "CapNhatTienDoHoSoMC"]


@pytest.mark.parametrize("done", [0, "0", "00"])
@pytest.mark.parametrize("plain", [True, False])
def test_that_success_is_known_in_each_of_its_forms(
    told: Told, national: NationalPortal, done: Any, plain: bool
) -> None:
    national.done, national.plain_steps = done, plain
    told.desk.receive()
    assert told.send() == 1
    assert [entry.state for entry in told.entries()] == [State.SETTLED]


@pytest.mark.parametrize("exists", [3, "3", "-3", 99])
def test_that_what_is_there_already_is_brought_up_to_date(
    told: Told, national: NationalPortal, exists: Any
) -> None:
    national.exists = exists
    told.desk.receive()
    told.at.faults = [Fault.NONE, Fault.NONE, Fault.AFTER]  # log in, the field, the adding
    told.send()
    assert len(national.made) == 1
    told.home.clock.forward(HOURS)
    assert told.round() == 1
    assert national.made == [only(national)["MaHoSo"]]
    updates = [a.facts for a in told.at.asked if a.path == "/calls"]
    tried = [a["isUpdating"] for a in updates if a["service"] == "DongBoHoSoMC"]
    assert tried == ["False", "False", "True"]


def test_that_a_session_that_ran_out_is_renewed_once(told: Told, national: NationalPortal) -> None:
    told.desk.receive()
    told.at.faults = [Fault.NONE, Fault.SESSION]
    assert told.send() == 1
    assert national.logins == 2


def test_that_an_account_that_is_not_let_in_stops_the_portal_and_no_dossier(
    told: Told, national: NationalPortal, caplog: pytest.LogCaptureFixture
) -> None:
    told.desk.receive()
    told.desk.receive()
    account = told.site.portal._account  # type: ignore[attr-defined]  # of the real adapter
    object.__setattr__(account, "secret", "sai")
    assert told.send() == 0
    assert len(told.at.asked) == 1  # the account is not tried again and again
    assert {(entry.state, entry.tries) for entry in told.entries()} == {(State.WAITING, 0)}
    assert told.round() == 0
    assert len(told.at.asked) == 1
    object.__setattr__(account, "secret", PASSWORD)
    told.home.clock.forward(HOURS)
    assert told.round() == 2
    assert "sai" not in caplog.text


def test_that_a_refused_dossier_holds_up_no_other_and_reaches_the_desk(
    told: Told, national: NationalPortal
) -> None:
    national.refuses["LÊ VĂN SAI"] = "Số định danh\x00 của chủ hồ sơ\n không hợp lệ"
    wrong = told.desk.receive(applicant=a_person(name="LÊ VĂN SAI"))
    right = told.desk.receive()
    assert told.send() == 1
    assert [dossier["ChuHoSo"] for dossier in national.dossiers.values()] == ["NGUYỄN THỊ LAN"]
    (answer,) = told.at_desk(wrong).portals
    assert (answer.portal, answer.trouble) == (NAME, PortalTrouble.DATA)
    assert answer.reason == "Số định danh của chủ hồ sơ không hợp lệ"
    assert told.at_desk(right).portals == ()
    asked = len(told.at.asked)
    told.home.clock.forward(10 * HOURS)
    assert told.round() == 0
    assert len(told.at.asked) == asked  # nobody knocks again with the same words


def test_that_a_mended_dossier_is_sent_again_and_the_desk_hears_of_it(
    told: Told, national: NationalPortal
) -> None:
    national.refuses["LÊ VĂN SAI"] = "Sai"
    dossier = told.desk.receive(applicant=a_person(name="LÊ VĂN SAI"))
    told.send()
    assert told.at_desk(dossier).portals[0].refused
    national.refuses.clear()
    told.desk.result_back(dossier)
    assert told.send() == 1
    assert not told.at_desk(dossier).portals[0].refused
    assert only(national)["TrangThaiHoSo"] == "9"


def test_that_the_same_refusal_is_told_once(told: Told, national: NationalPortal) -> None:
    national.refuses["NGUYỄN THỊ LAN"] = "Sai"
    dossier = told.desk.receive()
    told.send()
    told.desk.result_back(dossier)
    told.send()
    kinds_there = [act.kind for act in told.home.acts()]
    assert kinds_there.count(kinds.PORTAL_ANSWERED) == 1


def test_that_a_kind_of_applicant_without_a_row_asks_for_the_row(told: Told) -> None:
    told.site.portal._tables.rows["applicant"].pop("state_body")  # type: ignore[attr-defined]  # a dict behind a Mapping
    dossier = told.desk.receive(applicant=a_person(kind=ApplicantKind.STATE_BODY))
    told.send()
    (answer,) = told.at_desk(dossier).portals
    assert answer.trouble is PortalTrouble.TABLE
    assert "state_body" in answer.reason


def test_that_a_line_that_is_down_is_tried_less_and_less_and_not_for_ever(told: Told) -> None:
    dossier = told.desk.receive()
    told.desk.catch_up()
    for number in range(MOST_TRIES):
        told.at.faults = [Fault.BUSY]
        told.round()
        asked = len(told.at.asked)
        told.round()  # at once: it is not due
        assert len(told.at.asked) == asked == number + 1
        told.home.clock.forward(HOURS)
    (answer,) = told.at_desk(dossier).portals
    assert (answer.trouble, answer.reason) == (PortalTrouble.LINE, "HTTP 503")
    told.home.clock.forward(HOURS)
    told.round()
    assert len(told.at.asked) == MOST_TRIES


def test_that_a_page_of_something_in_between_is_no_answer(
    told: Told, national: NationalPortal
) -> None:
    told.desk.receive()
    told.at.faults = [Fault.NONE, Fault.PAGE]
    assert told.send() == 0
    assert [entry.state for entry in told.entries()] == [State.WAITING]
    told.home.clock.forward(HOURS)
    assert told.round() == 1
    assert len(national.made) == 1


def test_that_three_lost_answers_in_a_row_shut_the_portal_for_a_while(told: Told) -> None:
    for _ in range(5):
        told.desk.receive()
    told.desk.catch_up()
    told.at.faults = [Fault.BUSY] * 3
    assert told.round() == 0
    assert len(told.at.asked) == 3
    told.home.clock.forward(HOURS)
    assert told.round() == 5


def test_that_a_dossier_received_by_mistake_never_goes_up(
    told: Told, national: NationalPortal
) -> None:
    dossier = told.desk.receive()
    void(told, dossier)
    told.send()
    assert national.dossiers == {}
    assert [entry.state for entry in told.entries()] == [State.SETTLED]


def test_that_what_was_received_before_the_portal_was_used_stays_here(
    told: Told, national: NationalPortal
) -> None:
    old = told.desk.receive()
    told.home.clock.forward(HOURS)
    told.site = replace(told.site, since=told.home.clock())
    told.desk.receive()
    told.send()
    told.desk.result_back(old)
    told.send()
    assert len(national.made) == 1
    assert {entry.state for entry in told.entries()} == {State.SETTLED}


def test_that_a_mistake_that_went_up_is_for_a_person(told: Told) -> None:
    dossier = told.desk.receive()
    told.send()
    void(told, dossier)
    told.send()
    (answer,) = told.at_desk(dossier).portals
    assert answer.trouble is PortalTrouble.TABLE
    assert "voided" in answer.reason


def test_that_a_scan_is_told_with_where_to_fetch_it(told: Told, national: NationalPortal) -> None:
    dossier = told.desk.receive()
    scan = a_scan(told.at_desk(dossier))
    told.desk.note(kinds.PAPER_SCANNED, dossier, scanned_body(scan))
    told.send()
    (file,) = only(national)["TaiLieuNop"]
    assert file["DuongDanTaiTepTin"] == f"https://tep.example.vn/{scan.file.address}"
    assert (file["DuocSoHoa"], only(national)["HoSoCoThanhPhanSoHoa"]) == ("1", "1")


def test_that_a_server_killed_in_the_middle_leaves_the_rest_to_the_next(
    told: Told, national: NationalPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.desk.receive()
    told.desk.catch_up()

    class Killed(BaseException):
        """As the system kills a process."""

    create = told.site.portal.create

    def create_and_die(*args: Any) -> Any:
        create(*args)
        raise Killed

    with monkeypatch.context() as killing:
        killing.setattr(told.site.portal, "create", create_and_die)
        with pytest.raises(Killed):
            told.round()
    assert len(national.made) == 1
    assert told.round() == 0  # whoever was killed may still be at work
    told.home.clock.forward(LEASE + timedelta(seconds=1))
    assert told.round() == 1
    assert national.made == [only(national)["MaHoSo"]]
