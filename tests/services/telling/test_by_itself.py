"""Notices that the steps queue by themselves, where the office wants it, and how they end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from db.store import Store
from db.tables import journal as t
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.dossier import Dossier, ReturnWay
from desk_app.domain.errors import DossierReadOnly, RightMissing
from desk_app.domain.handling.faults import NothingToCallOff
from desk_app.domain.handling.telling import NoticeAbout, NoticeOutcome, NoticeWay
from desk_app.domain.people.rights import Right, Role
from desk_app.domain.telling.house_rules import SupplementDaysImpossible
from desk_app.services.amending.void import VoidDossier, void_dossier
from desk_app.services.desk import Desk
from desk_app.services.handing_over.results_back import ResultsBack, results_back
from desk_app.services.handling.reappoint import Apologise, apologise
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.handling.supplement import AskSupplement, ask_supplement, foresee_request
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.telling.by_itself import HELD, CallOff, call_off
from desk_app.services.telling.house_rules import SetHouseRules, house_rules, set_house_rules
from tests.builders import ADMIN, LEADER, Clock, a_desk, a_person, an_officer, an_order

Work = Callable[[], UnitOfWork]
THE_ADMIN = an_officer(ADMIN, Role.ADMIN)
THE_LEADER = an_officer(LEADER, Role.LEADER)
ALL = frozenset(NoticeAbout)


class Counter:
    """A desk whose office tells of `tells` by itself."""

    def __init__(self, work: Work, tells: frozenset[NoticeAbout] = ALL) -> None:
        self.clock = Clock()
        plain = a_desk(work, self.clock)
        self.desk: Desk = replace(plain, notice_words=lambda about, d: f"{about} {d.code}")
        if tells:
            set_house_rules(SetHouseRules(tells=dict.fromkeys(tells, True)), THE_ADMIN, self.desk)

    def receive(self, **changed: object) -> Dossier:
        return receive_dossier(an_order(**changed), an_officer(), self.desk)


def told(dossier: Dossier) -> list[tuple[NoticeAbout, NoticeWay, str]]:
    return [(each.about, each.way, each.to) for each in dossier.notices]


def queued_in(store: Store) -> int:
    with store.reading.connect() as connection:
        query = select(func.count()).select_from(t.act)
        return connection.execute(query.where(t.act.c.kind == kinds.NOTICE_QUEUED)).scalar_one()


def test_that_every_occasion_queues_its_own_notice_and_the_store_has_what_was_answered(
    work: Work,
) -> None:
    counter = Counter(work)
    mobile = (NoticeWay.SMS, "0912345678")
    dossier = counter.receive()
    assert told(dossier) == [(NoticeAbout.RECEIVED, *mobile)]
    (first,) = dossier.notices
    assert first.words == f"received {dossier.code}"
    assert first.not_before == dossier.received_at + HELD
    apology = Apologise(dossier=dossier.id, day=date(2026, 12, 4), reason="Chờ ý kiến")
    assert told(apologise(apology, THE_LEADER, counter.desk))[1:] == [
        (NoticeAbout.APOLOGY, *mobile)
    ]
    back = result_back(ResultBack(dossier=dossier.id), an_officer(), counter.desk)
    assert told(back)[2:] == [(NoticeAbout.RESULT_READY, *mobile)]
    other = counter.receive()
    order = AskSupplement(dossier=other.id, contents=("Bản sao",), reason="Thiếu")
    assert told(ask_supplement(order, THE_LEADER, counter.desk))[1:] == [
        (NoticeAbout.SUPPLEMENT, *mobile)
    ]
    with work() as tx:
        assert tx.dossiers.get(dossier.id).notices == back.notices


def test_that_an_office_that_said_nothing_tells_nobody_by_itself(work: Work, store: Store) -> None:
    counter = Counter(work, frozenset())
    assert counter.receive().notices == ()
    assert queued_in(store) == 0


def test_that_a_second_press_doubles_no_notice(work: Work, store: Store) -> None:
    counter = Counter(work)
    order = an_order()
    first = receive_dossier(order, an_officer(), counter.desk)
    counter.clock.forward(timedelta(seconds=2))
    assert receive_dossier(order, an_officer(), counter.desk).notices == first.notices
    assert queued_in(store) == 1


def test_that_results_back_in_one_go_are_told_one_by_one(work: Work) -> None:
    counter = Counter(work, frozenset({NoticeAbout.RESULT_READY}))
    ids = [counter.receive().id for _ in range(2)]
    unreached = counter.receive(applicant=a_person(phone="", email="")).id
    order = ResultsBack(dossiers=[*ids, unreached])
    assert results_back(order, an_officer(), counter.desk).told == 2
    with work() as tx:
        for dossier in ids:
            assert [each.about for each in tx.dossiers.get(dossier).notices] == [
                NoticeAbout.RESULT_READY
            ]


@pytest.mark.parametrize(
    ("phone", "email", "reached"),
    [
        ("0912345678", "lan@example.vn", [(NoticeWay.SMS, "0912345678")]),
        ("02923812345", "lan@example.vn", [(NoticeWay.EMAIL, "lan@example.vn")]),
        ("02923812345", "lan@example", []),
        ("", "", []),
    ],
)
def test_that_a_citizen_is_told_by_the_way_they_left(
    phone: str, email: str, reached: list[tuple[NoticeWay, str]], work: Work
) -> None:
    counter = Counter(work)
    dossier = counter.receive(applicant=a_person(phone=phone, email=email))
    assert [(each.way, each.to) for each in dossier.notices] == reached


def test_that_nobody_is_asked_to_come_for_a_result_that_goes_by_post(work: Work) -> None:
    counter = Counter(work, frozenset({NoticeAbout.RESULT_READY}))
    dossier = counter.receive(return_way=ReturnWay.POST)
    back = result_back(ResultBack(dossier=dossier.id), an_officer(), counter.desk)
    assert back.notices == ()


def test_that_a_notice_that_waits_is_called_off_once(work: Work) -> None:
    counter = Counter(work)
    dossier = counter.receive()
    off = call_off(CallOff(dossier.id), an_officer(), counter.desk)
    assert [each.outcome for each in off.notices] == [NoticeOutcome.CALLED_OFF]
    with pytest.raises(NothingToCallOff):
        call_off(CallOff(dossier.id), an_officer(), counter.desk)


def test_that_nothing_is_called_off_of_a_dossier_a_newer_program_acted_on(
    work: Work, store: Store
) -> None:
    counter = Counter(work)
    dossier = counter.receive()
    with work() as tx:
        about = Subject(SubjectKind.DOSSIER, dossier.id)
        tx.journal.write("dossier.of_tomorrow", about, {}, by=LEADER, at=counter.clock())
        tx.commit()
    with pytest.raises(DossierReadOnly):
        call_off(CallOff(dossier.id), an_officer(), counter.desk)


def test_that_a_dossier_received_by_mistake_is_told_to_nobody(work: Work) -> None:
    counter = Counter(work)
    dossier = counter.receive()
    order = VoidDossier(dossier=dossier.id, reason="Nhận hai lần")
    voided = void_dossier(order, THE_LEADER, counter.desk)
    assert [each.outcome for each in voided.notices] == [NoticeOutcome.CALLED_OFF]


@pytest.mark.parametrize("role", Role)
def test_that_only_who_may_set_the_rules_or_tell_does_so(role: Role, work: Work) -> None:
    counter = Counter(work)
    dossier, somebody = counter.receive(), an_officer(LEADER, role)
    tries: list[tuple[Right, Callable[[], object]]] = [
        (Right.SETTINGS, lambda: set_house_rules(SetHouseRules(), somebody, counter.desk)),
        (Right.TELL_CITIZEN, lambda: call_off(CallOff(dossier.id), somebody, counter.desk)),
    ]
    for right, do in tries:
        if somebody.may(right):
            do()
            continue
        with pytest.raises(RightMissing):
            do()


def test_that_the_days_to_answer_are_the_office_s_own(work: Work) -> None:
    counter = Counter(work)
    dossier = counter.receive()
    rules = set_house_rules(SetHouseRules(supplement_days=5), THE_ADMIN, counter.desk)
    # 24/11 is a day off
    assert foresee_request(dossier.id, counter.desk).answer_by == date(2026, 11, 30)
    for days in (-1, 91):
        with pytest.raises(SupplementDaysImpossible):
            set_house_rules(SetHouseRules(supplement_days=days), THE_ADMIN, counter.desk)
    assert house_rules(counter.desk) == rules
