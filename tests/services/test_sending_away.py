"""People sent away at the counter: a paper and its number, no code, found again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from db.check import check_store
from db.queries.search import search
from db.queries.sent_away import SentAwayLine, search_sent_away
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.codes.blocks import NUMBERING_BLOCKED
from desk_app.domain.codes.faults import (
    AlreadyReceived,
    AlreadySentAway,
    PaperNumbersUsedUp,
    SendingAwayIncomplete,
)
from desk_app.domain.codes.paper_number import PaperSeries
from desk_app.domain.errors import (
    ApplicantIncomplete,
    ClockWentBack,
    DeskError,
    NumberingBlocked,
    PersonalNumberImpossible,
    ProcedureUnknown,
)
from desk_app.domain.ids import DeskId, ProcedureCode
from desk_app.domain.people.faults import BirthImpossible, NameImpossible
from desk_app.domain.sent_away import Answer
from desk_app.services.intake.ask_supplement_first import ask_supplement_first
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.intake.refuse_intake import refuse_intake
from tests.builders import (
    UNIT,
    Clock,
    a_desk,
    a_person,
    a_procedure,
    a_sending,
    an_officer,
    an_order,
)
from tests.services.each_role import acts_in

Work = Callable[[], UnitOfWork]


def found(store: Store, sought: str) -> list[SentAwayLine]:
    with store.reading.connect() as connection:
        return list(search_sent_away(connection, sought))


def problems(store: Store) -> tuple[str, ...]:
    with store.reading.connect() as connection:
        return check_store(connection, DeskId("Q1")).problems


def test_that_each_form_counts_for_itself_and_no_code_is_used_up(work: Work, store: Store) -> None:
    desk, officer = a_desk(work), an_officer()
    numbers = [
        str(send(a_sending(), officer, desk).number)
        for send in (ask_supplement_first, refuse_intake, ask_supplement_first)
    ]
    assert numbers == ["1001/PBS-TTPVHCC", "1001/PTC-TTPVHCC", "1002/PBS-TTPVHCC"]
    assert str(receive_dossier(an_order(), officer, desk).code) == "H13.45.12-261120-1001"
    assert problems(store) == ()


def test_that_numbers_run_on_through_the_days_and_begin_again_with_the_year(work: Work) -> None:
    clock = Clock()
    desk, officer, numbers = a_desk(work, clock), an_officer(), []
    for days in (0, 3, 60, 0):
        clock.forward(timedelta(days=days))
        away = ask_supplement_first(a_sending(), officer, desk)
        numbers.append((away.number.year, away.number.number))
    assert numbers == [(2026, 1001), (2026, 1002), (2027, 1001), (2027, 1002)]


def test_that_the_qr_of_a_paper_finds_its_own_year(work: Work, store: Store) -> None:
    clock = Clock()
    desk, officer = a_desk(work, clock), an_officer()
    this_year = ask_supplement_first(a_sending(), officer, desk)
    clock.forward(timedelta(days=63))
    next_year = ask_supplement_first(a_sending(), officer, desk)
    assert str(this_year.number) == str(next_year.number)
    for away in (this_year, next_year):
        assert [line.id for line in found(store, away.number.scanned)] == [away.id]
    for without_year in (str(this_year.number), this_year.number.padded):  # older papers
        assert [line.id for line in found(store, without_year)] == [next_year.id, this_year.id]


def test_that_a_number_with_small_letters_is_found(work: Work, store: Store) -> None:
    own = PaperSeries({"supplement": "PBS-bpmc"})
    away = ask_supplement_first(a_sending(), an_officer(), replace(a_desk(work), series=own))
    for sought in ("1001/PBS-bpmc", "1001/pbs-BPMC", away.number.scanned):
        assert [line.id for line in found(store, sought)] == [away.id]


def test_that_the_next_block_follows_and_then_there_is_an_end(work: Work, store: Store) -> None:
    day = date(2026, 11, 20)
    with work() as tx:
        for _ in range(999):
            tx.paper_numbers.take(UNIT, "supplement", day)
        tx.commit()
    desk = a_desk(work)
    assert ask_supplement_first(a_sending(), an_officer(), desk).number.number == 2001
    assert refuse_intake(a_sending(), an_officer(), desk).number.number == 1001
    with work() as tx:
        for _ in range(998):
            tx.paper_numbers.take(UNIT, "supplement", day)
        tx.commit()
    before = acts_in(store)
    with pytest.raises(PaperNumbersUsedUp):
        ask_supplement_first(a_sending(), an_officer(), desk)
    assert acts_in(store) == before


def test_that_the_record_says_who_was_told_what(work: Work) -> None:
    order = a_sending(contents=("  Căn   cước ", "", "Tờ khai"), reason=" chưa đủ ")
    away = ask_supplement_first(order, an_officer(), a_desk(work))
    assert away.contents == ("Căn cước", "Tờ khai")
    assert (away.reason, away.request) == ("chưa đủ", a_procedure().name)
    with work() as tx:
        folded = tx.dossiers.find(order.key)
    assert (folded.sent_away, folded.dossier, folded.disagreements) == (away, None, ())


def test_that_a_refusal_may_be_of_nothing_this_office_handles(work: Work) -> None:
    order = a_sending(procedure=None, request="Cấp hộ chiếu", contents=(), reason="Không thuộc")
    assert refuse_intake(order, an_officer(), a_desk(work)).procedure is None


@pytest.mark.parametrize(
    ("order", "refusal"),
    [
        ({"contents": ()}, SendingAwayIncomplete),
        ({"contents": ("  ",)}, SendingAwayIncomplete),
        ({"reason": " "}, SendingAwayIncomplete),
        ({"procedure": None}, SendingAwayIncomplete),
        ({"procedure": ProcedureCode("9.999999")}, ProcedureUnknown),
        ({"applicant": a_person(name="")}, ApplicantIncomplete),
        ({"applicant": a_person(id_number="092404001234")}, PersonalNumberImpossible),
        ({"applicant": a_person(id_number="", born=None, birth_year=803)}, BirthImpossible),
        ({"applicant": a_person(name="NGUY?N LAN")}, NameImpossible),
    ],
    ids=str,
)
def test_that_an_incomplete_paper_uses_no_number(
    work: Work, store: Store, order: dict[str, Any], refusal: type[DeskError]
) -> None:
    before, desk = acts_in(store), a_desk(work)
    with pytest.raises(refusal):
        ask_supplement_first(a_sending(**order), an_officer(), desk)
    assert acts_in(store) == before
    assert ask_supplement_first(a_sending(), an_officer(), desk).number.number == 1001


def test_that_an_abolished_procedure_may_be_the_reason(work: Work) -> None:
    with work() as tx:
        tx.catalogue.put("later", [a_procedure(abolished_on=date(2026, 11, 1))])
        tx.commit()
    assert refuse_intake(a_sending(), an_officer(), a_desk(work)).answer is Answer.REFUSED


def test_that_the_same_form_pressed_twice_sends_away_once(work: Work, store: Store) -> None:
    desk, order = a_desk(work), a_sending()
    first = ask_supplement_first(order, an_officer(), desk)
    before = acts_in(store)
    assert ask_supplement_first(order, an_officer(), desk) == first
    with pytest.raises(AlreadySentAway):
        refuse_intake(order, an_officer(), desk)
    with pytest.raises(AlreadySentAway):
        receive_dossier(an_order(key=order.key), an_officer(), desk)
    assert acts_in(store) == before


def test_that_nobody_is_sent_away_with_a_form_that_was_received(work: Work) -> None:
    desk = a_desk(work)
    dossier = receive_dossier(an_order(), an_officer(), desk)
    with pytest.raises(AlreadyReceived):
        refuse_intake(a_sending(key=dossier.id), an_officer(), desk)


def test_that_the_completed_dossier_names_the_visit_before(work: Work) -> None:
    desk = a_desk(work)
    away = ask_supplement_first(a_sending(), an_officer(), desk)
    dossier = receive_dossier(an_order(after=away.id), an_officer(), desk)
    with work() as tx:
        assert tx.dossiers.get(dossier.id).after == away.id
    assert receive_dossier(an_order(), an_officer(), desk).after is None


def test_that_a_restored_store_and_a_clock_set_back_give_no_number(work: Work) -> None:
    clock = Clock()
    desk = a_desk(work, clock)
    receive_dossier(an_order(), an_officer(), desk)
    clock.forward(timedelta(days=-1))
    with pytest.raises(ClockWentBack):
        ask_supplement_first(a_sending(), an_officer(), desk)
    clock.forward(timedelta(days=1))
    with work() as tx:
        tx.settings.set(NUMBERING_BLOCKED, value=True)
        tx.commit()
    with pytest.raises(NumberingBlocked):
        refuse_intake(a_sending(), an_officer(), desk)


@pytest.mark.parametrize(
    ("sought", "numbers"),
    [
        ("1001/PBS-TTPVHCC", ["1001/PBS-TTPVHCC"]),
        ("Số: 1001/pbs-ttpvhcc", ["1001/PBS-TTPVHCC"]),
        ("1001", ["1001/PTC-TTPVHCC", "1001/PBS-TTPVHCC"]),
        ("nguyen thi lan", ["1001/PBS-TTPVHCC"]),
        ("hau", ["1001/PTC-TTPVHCC"]),
        ("092304001234", ["1001/PBS-TTPVHCC"]),
        ("0912345678", ["1001/PTC-TTPVHCC", "1001/PBS-TTPVHCC"]),
        ("1234", ["1001/PBS-TTPVHCC"]),
        ("1001/PXL", []),
        ("H13.45.12-261120-1001", []),
        ("x", []),
        ("", []),
    ],
)
def test_that_they_are_found_by_number_and_by_person(
    work: Work, store: Store, sought: str, numbers: list[str]
) -> None:
    clock = Clock()
    desk = a_desk(work, clock)
    ask_supplement_first(a_sending(), an_officer(), desk)
    clock.forward(timedelta(minutes=1))
    other = a_person(name="LÊ VĂN HẬU", id_number="092095001111")
    refuse_intake(a_sending(applicant=other), an_officer(), desk)
    assert [line.number for line in found(store, sought)] == numbers
    with store.reading.connect() as connection:
        assert search(connection, sought) == ()
