"""What papers are sealed with, and what a scanned one is worth at this desk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import THIS_DESK, moment_text
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.faults import (
    PaperForged,
    PaperOfOtherUnit,
    PaperReplaced,
    PaperUnproven,
    SealKeysBehind,
)
from desk_app.domain.codes.scan import CodeScan, read_scan
from desk_app.domain.codes.seal import (
    LAST_EXCHANGE,
    Proof,
    SealedCode,
    SealKey,
    prove,
    seal,
    year_key,
)
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import ProcedureCode, UnitCode
from desk_app.domain.office_time import office_date
from desk_app.domain.people.rights import Role
from desk_app.services.calendar.reschedule import Reschedule, reschedule
from desk_app.services.handling.look_at_paper import PaperLook, fault_of, look_at_paper
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.printing.seal_paper import sealed_text
from tests.builders import (
    BUSINESS,
    FRIDAY_MORNING,
    LEADER,
    UNIT,
    a_calendar,
    a_desk,
    an_officer,
    an_order,
)

Work = Callable[[], UnitOfWork]
SECRET = bytes(range(32))
ELSEWHERE = DossierCode.parse("H13.45.12-260311-5001")  # received at another desk
DUE = date(2026, 3, 16)


def a_key(year: int = 2026, **changed: Any) -> SealKey:
    key = SealKey(f"{year}-a", year, year_key(SECRET, UNIT, year))
    return replace(key, **changed)


@pytest.fixture
def keyed(work: Work) -> Work:
    """A store with the keys of this year and last year."""
    with work() as tx:
        tx.seal_keys.keep([a_key(2025), a_key(2026)])
        tx.settings.set(LAST_EXCHANGE, moment_text(FRIDAY_MORNING))
        tx.commit()
    return work


@pytest.fixture
def received(keyed: Work) -> Dossier:
    return receive_dossier(an_order(), an_officer(), a_desk(keyed))


def a_paper(code: DossierCode = ELSEWHERE, **changed: Any) -> SealedCode:
    facts: dict[str, Any] = {"procedure": BUSINESS, "due": DUE, "key": a_key(code.day.year).key}
    return seal(code, **(facts | changed))


def look(paper: SealedCode, work: Work) -> PaperLook:
    return look_at_paper(paper, an_officer(), a_desk(work))


def looks(work: Work, of: Any = THIS_DESK.id) -> list[Any]:
    with work() as tx:
        acts = tx.dossiers.acts(of)
    return [act.body for act in acts if act.kind == kinds.PAPER_PROVEN]


def test_that_the_papers_of_a_dossier_are_sealed_with_the_day_they_promise(
    keyed: Work, received: Dossier
) -> None:
    text = sealed_text(received, DUE, a_desk(keyed))
    scan = read_scan(text)
    assert isinstance(scan, CodeScan)
    assert scan.sealed is not None
    assert (scan.code, scan.sealed.procedure) == (str(received.code), BUSINESS)
    assert scan.sealed.due == DUE
    assert prove(scan.sealed, UNIT, [a_key()]) is Proof.GENUINE
    assert "*000000*" in sealed_text(received, None, a_desk(keyed))


def test_that_a_desk_without_a_key_prints_the_bare_code(work: Work) -> None:
    received = receive_dossier(an_order(), an_officer(), a_desk(work))
    assert sealed_text(received, DUE, a_desk(work)) == str(received.code)


def test_that_what_the_seal_has_no_room_for_is_printed_with_the_bare_code(
    keyed: Work, received: Dossier
) -> None:
    local = replace(received.procedure, code=ProcedureCode("Thủ tục riêng của tỉnh.H13"))
    assert sealed_text(replace(received, procedure=local), DUE, a_desk(keyed)) == str(received.code)
    foreign = replace(received, code=DossierCode.parse("G09.20-20260609-0092637"))
    assert sealed_text(foreign, DUE, a_desk(keyed)) == str(foreign.code)


def test_that_a_receipt_of_another_desk_proves_itself_without_its_dossier(keyed: Work) -> None:
    seen = look(a_paper(), keyed)
    assert (seen.proof, seen.dossier) == (Proof.GENUINE, None)
    assert seen.procedure == "Đăng ký thành lập hộ kinh doanh"
    assert looks(keyed) == [{"paper": str(a_paper()), "proof": "genuine"}]


def test_that_a_receipt_this_desk_wrote_and_lost_the_dossier_of_is_told_as_its_own(
    keyed: Work,
) -> None:
    own = DossierCode.parse("H13.45.12-260311-1999")
    assert look(a_paper(own), keyed).ours
    assert not look(a_paper(), keyed).ours


def test_that_a_receipt_of_last_year_is_proven_with_last_years_key(keyed: Work) -> None:
    last_year = a_paper(DossierCode.parse("H13.45.12-251230-5001"))
    assert look(last_year, keyed).proof is Proof.GENUINE


def test_that_a_receipt_whose_dossier_is_here_opens_it_and_is_no_look(
    keyed: Work, received: Dossier
) -> None:
    seen = look(a_paper(received.code), keyed)
    assert (seen.proof, seen.dossier) == (Proof.GENUINE, received.id)
    assert looks(keyed) == looks(keyed, received.id) == []


def test_that_a_changed_due_date_is_told_and_kept(keyed: Work) -> None:
    changed = replace(a_paper(), due=date(2026, 3, 12))
    with pytest.raises(PaperForged) as told:
        look(changed, keyed)
    assert not told.value.known
    assert looks(keyed) == [{"paper": str(changed), "proof": "forged"}]


def test_that_a_forged_receipt_of_a_dossier_that_is_here_is_kept_with_it(
    keyed: Work, received: Dossier
) -> None:
    seen = look(a_paper(received.code, key=bytes(32)), keyed)
    assert (seen.proof, seen.dossier) == (Proof.FORGED, received.id)
    (noted,) = looks(keyed, received.id)
    assert noted["proof"] == "forged"
    with keyed() as tx:
        assert tx.dossiers.get(received.id) == received  # the look changes nothing about it


@pytest.mark.parametrize(
    ("code", "error"),
    [("H13.45.13-260311-1001", PaperOfOtherUnit), ("H13.45.12-220311-1001", PaperUnproven)],
)
def test_that_what_this_desk_cannot_prove_is_said_and_not_kept(
    code: str, error: type[Exception], keyed: Work
) -> None:
    with pytest.raises(error):
        look(a_paper(DossierCode.parse(code)), keyed)
    assert looks(keyed) == []


def test_that_a_receipt_of_a_key_replaced_since_has_to_be_compared(keyed: Work) -> None:
    with keyed() as tx:
        new = a_key(name="2026-b", key=year_key(bytes(32), UNIT, 2026))
        tx.seal_keys.keep([a_key(in_use=False), new])
        tx.commit()
    assert look(a_paper(), keyed).proof is Proof.RENEWED
    assert look(a_paper(key=new.key), keyed).proof is Proof.GENUINE


def test_that_keys_of_neighbours_seal_nothing_here(keyed: Work) -> None:
    neighbours = year_key(SECRET, UnitCode("H13.45.13"), 2026)
    with pytest.raises(PaperForged):
        look(a_paper(key=neighbours), keyed)


@pytest.mark.parametrize(
    ("day", "offline", "error"),
    [
        ("261120", timedelta(minutes=5), PaperForged),  # the keys were asked for just now
        ("261120", timedelta(hours=1), SealKeysBehind),
        ("261121", timedelta(days=1), SealKeysBehind),
        ("261119", timedelta(days=1), PaperForged),
        ("261120", -timedelta(hours=1), SealKeysBehind),  # the clock was put back
    ],
)
def test_that_what_newer_keys_may_have_sealed_is_not_called_forged(
    day: str, offline: timedelta, error: type[Exception], keyed: Work
) -> None:
    paper = a_paper(DossierCode.parse(f"H13.45.12-{day}-5001"), key=bytes(32))
    desk = replace(a_desk(keyed), now=lambda: FRIDAY_MORNING + offline)
    with pytest.raises(error):
        look_at_paper(paper, an_officer(), desk)
    assert bool(looks(keyed)) is (error is PaperForged)


def test_that_a_desk_that_never_exchanged_calls_nothing_of_others_forged(keyed: Work) -> None:
    with keyed() as tx:
        tx.settings.set(LAST_EXCHANGE, None)
        tx.commit()
    with pytest.raises(SealKeysBehind):
        look(a_paper(key=bytes(32)), keyed)
    with pytest.raises(PaperForged):
        look(a_paper(DossierCode.parse("H13.45.12-261120-1999"), key=bytes(32)), keyed)


def test_that_a_receipt_of_before_another_appointment_is_told_as_old(
    keyed: Work, received: Dossier
) -> None:
    assert received.due.at is not None
    promised = office_date(received.due.at)
    paper = a_paper(received.code, due=promised)
    assert look(paper, keyed).due_now is None
    boss, desk = an_officer(LEADER, Role.LEADER), a_desk(keyed)
    days_off = {**a_calendar().days_off, promised: "Nghỉ bù"}
    longer = replace(desk, calendar_now=lambda: a_calendar(days_off=days_off))
    assert reschedule(Reschedule(dossiers=[received.id], reason="CV 1"), boss, longer)
    seen = look(paper, keyed)
    assert seen.due_now is not None
    assert seen.due_now > promised
    assert isinstance(fault_of(seen), PaperReplaced)
    assert look(a_paper(received.code, due=seen.due_now), keyed).due_now is None
