"""Letters about a received dossier: worded from its acts, each act its own paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.documents.kinds import APOLOGY, RECEIPT, REFUSAL, STOP_NOTICE, SUPPLEMENT_REQUEST
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.ending import StopGround
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.handling.ending import Refuse, Stop, Withdraw, refuse, stop, withdraw
from desk_app.services.handling.reappoint import Apologise, apologise
from desk_app.services.handling.supplement import (
    AskSupplement,
    SupplementReceived,
    ask_supplement,
    supplement_received,
)
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import FRIDAY_MORNING, LEADER, an_officer, an_order
from tests.wiring.test_drawing import Papers

Work = Callable[[], UnitOfWork]
THE_LEADER = an_officer(LEADER, Role.LEADER)


@pytest.fixture
def papers(work: Work, store: Store, tmp_path: Path) -> Papers:
    return Papers(work, store, tmp_path / "forms")


@pytest.fixture
def received(papers: Papers) -> Dossier:
    return receive_dossier(an_order(), papers.by, papers.desk)


def asked(
    papers: Papers,
    dossier: Dossier,
    line: str,
    *,
    again: bool = False,
    by: Officer = THE_LEADER,
) -> None:
    order = AskSupplement(
        dossier=dossier.id,
        contents=(line,),
        reason="Thiếu giấy tờ",
        answer_by=date(2026, 12, 11),
        second_confirmed=again,
    )
    ask_supplement(order, by, papers.desk)


def test_that_a_request_before_the_papers_left_the_desk_names_the_officer_who_asks(
    papers: Papers, received: Dossier
) -> None:
    asked(papers, received, "Bản sao giấy khai sinh", by=papers.by)
    said: Any = papers.at().worded(received.id, SUPPLEMENT_REQUEST).content
    assert said["officer"] == papers.by.name
    assert said["contact"].startswith(f"{papers.by.name}, ")


def test_that_a_request_says_what_is_missing_and_until_when(
    papers: Papers, received: Dossier
) -> None:
    asked(papers, received, "Bản sao giấy khai sinh")
    said: Any = papers.at().worded(received.id, SUPPLEMENT_REQUEST).content
    assert said["number"] == "1001/PBS-TTPVHCC"
    assert said["code"] == str(received.code)
    assert list(said["contents"]) == ["Bản sao giấy khai sinh"]
    assert said["reason"] == "Thiếu giấy tờ. Đề nghị bổ sung chậm nhất ngày 11/12/2026."


def test_that_a_second_request_is_a_paper_of_its_own_and_no_reprint(
    papers: Papers, received: Dossier
) -> None:
    asked(papers, received, "Bản sao giấy khai sinh")
    papers.hand_over(received, SUPPLEMENT_REQUEST)
    papers.hand_over(received, SUPPLEMENT_REQUEST)
    back = SupplementReceived(dossier=received.id, received=("Bản sao",))
    supplement_received(back, papers.by, papers.desk)
    asked(papers, received, "Chữ ký của chủ hộ", again=True)
    papers.hand_over(received, SUPPLEMENT_REQUEST)
    history = papers.at().history(received.id, SUPPLEMENT_REQUEST)
    assert [(each.prints, each.reissue) for each in history.versions] == [(2, 0), (1, 0)]
    assert not history.changed


def test_that_a_receipt_is_right_while_one_waits_and_given_out_anew_afterwards(
    papers: Papers, received: Dossier
) -> None:
    papers.hand_over(received, RECEIPT)
    asked(papers, received, "Bản sao giấy khai sinh")
    assert not papers.at().history(received.id, RECEIPT).changed
    papers.desk = replace(papers.desk, now=lambda: FRIDAY_MORNING + timedelta(days=5))
    back = SupplementReceived(dossier=received.id, received=("Bản sao",))
    supplement_received(back, papers.by, papers.desk)
    history = papers.at().history(received.id, RECEIPT)
    assert (history.changed, history.ground) == (True, "Đã nhận đủ bổ sung, tính lại hẹn trả")


def test_that_a_refusal_carries_the_code_the_dossier_has(papers: Papers, received: Dossier) -> None:
    refuse(Refuse(dossier=received.id, reason="Không thuộc thẩm quyền"), THE_LEADER, papers.desk)
    said = papers.at().worded(received.id, REFUSAL).content
    assert (said["number"], said["code"]) == ("1001/PTC-TTPVHCC", str(received.code))


def test_that_an_apology_names_the_old_appointment_and_the_new_one(
    papers: Papers, received: Dossier
) -> None:
    order = Apologise(dossier=received.id, day=date(2026, 12, 1), reason="Chờ ý kiến")
    apologise(order, THE_LEADER, papers.desk)
    said = papers.at().worded(received.id, APOLOGY).content
    assert said["due"] == "09 giờ 15 phút, ngày 26 tháng 11 năm 2026"
    assert said["new_due"] == "vào 09 giờ 15 phút, ngày 01 tháng 12 năm 2026"
    papers.hand_over(received, APOLOGY)
    assert not papers.at().history(received.id, APOLOGY).changed


def test_that_a_stop_gives_back_the_papers_and_names_the_day_it_was_asked(
    papers: Papers, received: Dossier
) -> None:
    withdraw(Withdraw(dossier=received.id, asked_by="NGUYỄN THỊ LAN"), papers.by, papers.desk)
    order = Stop(dossier=received.id, ground=StopGround.APPLICANT, reason="Tự nguyện rút")
    stop(order, THE_LEADER, papers.desk)
    said: Any = papers.at().worded(received.id, STOP_NOTICE).content
    assert said["asked"] == "ngày 20 tháng 11 năm 2026"
    assert said["papers_back"][0] == "Giấy đề nghị đăng ký hộ kinh doanh (01 bản chính)"


def test_that_a_letter_whose_act_did_not_apply_is_not_called_changed(
    papers: Papers, received: Dossier, monkeypatch: Any
) -> None:
    asked(papers, received, "Bản sao giấy khai sinh")
    papers.hand_over(received, SUPPLEMENT_REQUEST)
    drawing = papers.at()
    view = drawing._view(received.id)
    monkeypatch.setattr(drawing, "_view", lambda _id: _without_request(view, received))
    assert not drawing.history(received.id, SUPPLEMENT_REQUEST).changed


def _without_request(view: Any, received: Dossier) -> Any:
    return replace(view, folded=replace(view.folded, dossier=received))
