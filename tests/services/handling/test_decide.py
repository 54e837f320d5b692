"""A leader decides between two acts of two desks: right, reason, and what is in the way."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from db.queries.sync.disagreements import disputed, how_many_disagree, open_disagreements
from db.store import Store
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.bodies import collector_body
from desk_app.domain.acts.contested import Contested, contested
from desk_app.domain.dossier import Collector, CollectorKind, Dossier
from desk_app.domain.errors import DossierReadOnly, RightMissing
from desk_app.domain.handling.deciding_faults import (
    DecidedAlready,
    DecisionImpossible,
    DecisionUnfounded,
)
from desk_app.domain.ids import ActId
from desk_app.domain.people.rights import Right, Role, rights_of
from desk_app.services.desk import Desk
from desk_app.services.handling.decide import Decide, decide
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import LEADER, a_desk, an_officer, an_order

Work = Callable[[], UnitOfWork]
BOSS = an_officer(LEADER, Role.LEADER)


@pytest.fixture
def desk(work: Work) -> Desk:
    return a_desk(work)


@pytest.fixture
def dossier(desk: Desk) -> Dossier:
    """Its result went out to two persons."""
    received = receive_dossier(an_order(), an_officer(), desk)
    result_back(ResultBack(dossier=received.id), an_officer(), desk)
    for name in ("NGUYỄN THỊ LAN", "TRẦN VĂN HẬU"):
        arrives(desk, received, kinds.RETURNED, name)
    return received


def arrives(desk: Desk, dossier: Dossier, kind: str, name: str) -> None:
    """An act that the fold judges, as it comes from another desk."""
    body = collector_body(Collector(kind=CollectorKind.OWNER, name=name))
    with desk.work() as work:
        subject = Subject(SubjectKind.DOSSIER, dossier.id)
        work.journal.write(kind, subject, body, by=BOSS.id, at=desk.now())
        work.commit()


def pair_of(desk: Desk, dossier: Dossier) -> Contested:
    with desk.glance() as work:
        (pair,) = contested(work.dossiers.acts(dossier.id))
    return pair


def order_of(desk: Desk, dossier: Dossier, *, change: bool, reason: str = "Sổ ký nhận") -> Decide:
    pair = pair_of(desk, dossier)
    stands = None if pair.stands is None else pair.stands.id
    return Decide(
        dossier=dossier.id, aside=pair.aside.id, stands=stands, change=change, reason=reason
    )


@pytest.mark.parametrize(
    ("change", "collector"), [(False, "NGUYỄN THỊ LAN"), (True, "TRẦN VĂN HẬU")]
)
def test_that_the_leaders_choice_stands_and_the_row_is_no_longer_disputed(
    desk: Desk, dossier: Dossier, store: Store, change: bool, collector: str
) -> None:
    (line,) = store.ask(open_disagreements)(10)
    assert (line.dossier, line.code, line.kind) == (dossier.id, str(dossier.code), kinds.RETURNED)
    assert store.ask(how_many_disagree)() == 1
    shown = store.ask(disputed)(dossier.id)
    assert [pair.aside.act for pair in shown.pairs] == [line.act]
    decide(order_of(desk, dossier, change=change, reason="  Sổ  ký nhận "), BOSS, desk)
    assert store.ask(open_disagreements)(10) == ()
    assert store.ask(disputed)(dossier.id).pairs == ()
    with desk.glance() as work:
        after = work.dossiers.find(dossier.id)
    assert after.dossier is not None
    assert after.dossier.collector is not None
    assert after.dossier.collector.name == collector
    assert [each.reason for each in after.decisions] == ["Sổ ký nhận"]


@pytest.mark.parametrize("role", Role)
def test_that_only_who_may_decide_does(desk: Desk, dossier: Dossier, role: Role) -> None:
    order = order_of(desk, dossier, change=True)
    somebody = an_officer(LEADER, role)
    if Right.DECIDE in rights_of([role]):
        assert decide(order, somebody, desk).disagreements == ()
        return
    with pytest.raises(RightMissing):
        decide(order, somebody, desk)
    assert pair_of(desk, dossier).aside.id == order.aside


def test_that_a_decision_needs_a_reason(desk: Desk, dossier: Dossier) -> None:
    with pytest.raises(DecisionUnfounded):
        decide(order_of(desk, dossier, change=False, reason="  "), BOSS, desk)


def test_that_what_was_decided_meanwhile_is_not_decided_again(desk: Desk, dossier: Dossier) -> None:
    order = order_of(desk, dossier, change=True)
    decide(replace(order, change=False), BOSS, desk)
    with pytest.raises(DecidedAlready):
        decide(order, BOSS, desk)


def test_that_the_leader_decides_about_what_was_on_the_screen(desk: Desk, dossier: Dossier) -> None:
    order = order_of(desk, dossier, change=True)
    with pytest.raises(DecidedAlready):
        decide(replace(order, stands=ActId(order.dossier)), BOSS, desk)


def test_that_a_code_given_out_is_not_taken_back(desk: Desk) -> None:
    received = receive_dossier(an_order(), an_officer(), desk)
    arrives(desk, received, kinds.REFUSED_AT_INTAKE, "")
    order = order_of(desk, received, change=True)
    with pytest.raises(DecisionImpossible):
        decide(order, BOSS, desk)
    assert decide(replace(order, change=False), BOSS, desk).disagreements == ()


def test_that_a_dossier_of_a_newer_program_is_left_alone(desk: Desk, dossier: Dossier) -> None:
    order = order_of(desk, dossier, change=True)
    arrives(desk, dossier, "dossier.of_tomorrow", "")
    with pytest.raises(DossierReadOnly):
        decide(order, BOSS, desk)
