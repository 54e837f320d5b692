"""The citizen is told once for each press that was meant, and how it went is kept."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.documents.citizen_notice import notice_of, notice_words
from desk_app.domain.dossier import Dossier, ReturnWay
from desk_app.domain.errors import StepNotAllowed
from desk_app.domain.handling.faults import NoticeIncomplete
from desk_app.domain.handling.telling import NoticeAbout, NoticeOutcome, NoticeWay
from desk_app.domain.office import unit_from
from desk_app.domain.post.sending import Outcome
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.post.give_to_post import GiveToPost, ResultToPost, give_to_post
from desk_app.services.post.note_outcome import NoteOutcome, note_outcome
from desk_app.services.telling.tell_citizen import TellCitizen, tell_citizen
from tests.builders import PAID_ELSEWHERE, UNIT, a_desk, a_person, an_officer, an_order

Work = Callable[[], UnitOfWork]
NINH_KIEU = unit_from(UNIT, "Phường Ninh Kiều", {"phone": "02923812345"})


@pytest.fixture
def received(work: Work) -> Dossier:
    return receive_dossier(an_order(), an_officer(), a_desk(work))


def an_sms(dossier: Dossier, **changed: Any) -> TellCitizen:
    fields: dict[str, Any] = {
        "dossier": dossier.id,
        "key": UUID(int=1),
        "about": NoticeAbout.RECEIVED,
        "way": NoticeWay.SMS,
        "to": "0912345678",
        "words": " Đã  tiếp nhận hồ sơ. ",
    }
    return TellCitizen(**(fields | changed))


def test_that_a_message_waits_for_the_centre(work: Work, received: Dossier) -> None:
    told = tell_citizen(an_sms(received), an_officer(), a_desk(work))
    (notice,) = told.notices
    assert (notice.waits, notice.words, notice.to) == (True, "Đã tiếp nhận hồ sơ.", "0912345678")
    assert told.status == received.status


def test_that_a_second_press_queues_nothing_twice(work: Work, received: Dossier) -> None:
    order, desk = an_sms(received), a_desk(work)
    assert tell_citizen(order, an_officer(), desk) == tell_citizen(order, an_officer(), desk)
    with work() as tx:
        assert len(tx.dossiers.acts(received.id)) == 2


def test_that_an_officer_who_calls_instead_settles_the_message_that_waited(
    work: Work, received: Dossier
) -> None:
    desk = a_desk(work)
    tell_citizen(an_sms(received), an_officer(), desk)
    called = an_sms(received, outcome=NoticeOutcome.REACHED, note="con trai nghe máy")
    (notice,) = tell_citizen(called, an_officer(), desk).notices
    assert (notice.outcome, notice.note) == (NoticeOutcome.REACHED, "con trai nghe máy")
    again = replace(called, outcome=NoticeOutcome.NOT_REACHED)
    with pytest.raises(StepNotAllowed):  # the citizen knows: nobody says that it failed
        tell_citizen(again, an_officer(), desk)


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"words": " "}, ["words"]),
        ({"to": ""}, ["to"]),
        ({"way": NoticeWay.CALL}, ["outcome"]),
    ],
)
def test_that_what_a_notice_needs_is_asked_for(
    work: Work, received: Dossier, changed: dict[str, Any], missing: list[str]
) -> None:
    with pytest.raises(NoticeIncomplete) as refused:
        tell_citizen(an_sms(received, **changed), an_officer(), a_desk(work))
    assert refused.value.missing == missing


def test_that_messages_are_worded_for_what_they_are_about(work: Work, received: Dossier) -> None:
    assert notice_of(received) is NoticeAbout.RECEIVED
    said = notice_words(NoticeAbout.RECEIVED, received, NINH_KIEU)
    assert said.startswith(f"{NINH_KIEU.full_name} đã tiếp nhận hồ sơ {received.code} lúc 09:15")
    assert "Hẹn trả: 09:15 ngày 26/11/2026." in said
    back = result_back(ResultBack(dossier=received.id), an_officer(), a_desk(work))
    assert notice_of(back) is NoticeAbout.RESULT_READY
    ready = notice_words(NoticeAbout.RESULT_READY, back, NINH_KIEU)
    assert ready.endswith("mang giấy hẹn và căn cước.")


@pytest.mark.parametrize(
    ("way", "how"),
    [
        (ReturnWay.POST, "Kết quả được gửi qua dịch vụ bưu chính công ích"),
        (ReturnWay.ELECTRONIC, "Nhận bản điện tử trên Cổng Dịch vụ công quốc gia"),
    ],
)
def test_that_nobody_is_asked_to_come_for_a_result_that_is_sent(
    work: Work, way: ReturnWay, how: str
) -> None:
    by, desk = an_officer(), a_desk(work)
    received = receive_dossier(an_order(return_way=way), by, desk)
    back = result_back(ResultBack(dossier=received.id), by, desk)
    said = notice_words(NoticeAbout.RESULT_READY, back, NINH_KIEU)
    assert said == f"Hồ sơ {back.code} đã có kết quả. {how}; không phải đến nhận."


def test_that_who_was_not_met_by_the_post_is_asked_to_come(work: Work) -> None:
    by, desk = an_officer(), a_desk(work)
    person = a_person(address="Ninh Kiều")
    order = an_order(applicant=person, return_way=ReturnWay.POST)
    received = receive_dossier(order, by, desk)
    result_back(ResultBack(dossier=received.id), by, desk)
    sent = ResultToPost(
        dossier=received.id,
        code=str(received.code),
        tracking="A100001",
        unpaid_because=PAID_ELSEWHERE,
    )
    give_to_post(GiveToPost(key=uuid4(), post="Bưu điện", lines=[sent]), by, desk)
    ended = NoteOutcome(dossier=received.id, outcome=Outcome.CAME_BACK, said="đi vắng")
    back = note_outcome(ended, by, desk)
    assert "Mời đến" in notice_words(NoticeAbout.RESULT_READY, back, NINH_KIEU)


@pytest.mark.parametrize("about", NoticeAbout)
def test_that_no_message_holds_a_personal_number(received: Dossier, about: NoticeAbout) -> None:
    said = notice_words(about, received, NINH_KIEU)
    assert received.applicant.id_number not in said
    assert str(received.code) in said
    assert "  " not in said
