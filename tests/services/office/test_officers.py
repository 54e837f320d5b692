"""Officers as data of the unit: other work, leaving and coming back, a PIN set by two."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Subject, SubjectKind, read_act
from desk_app.domain.acts.officers import fold_officer
from desk_app.domain.errors import LastAdmin, LogInRefused, OfficerLocked, RightMissing
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.officer_faults import OfficerNameTaken, ResetNeedsTwo
from desk_app.domain.people.rights import Right, Role
from desk_app.identity.log_in import ATTEMPTS, log_in, prove, secret_digest
from desk_app.services.office.officers import (
    RegisterOfficer,
    let_go,
    register_officer,
    set_roles,
    set_secret,
    take_back,
)
from desk_app.services.office.reset_pin import ResetPin, reset_pin
from tests.builders import ADMIN, CASHIER, LEADER, RECEPTION, Clock, a_desk, an_officer

Work = Callable[[], UnitOfWork]
PIN, NEW = "246810", "135799"
WRONG = {"leader_secret": "000111"}
ADMINISTRATOR = an_officer(ADMIN, Role.ADMIN)
HEAD = an_officer(LEADER, Role.LEADER)


@pytest.fixture
def clock(work: Work) -> Clock:
    """Everybody has the same PIN."""
    clock = Clock()
    for officer in (RECEPTION, LEADER, ADMIN, CASHIER):
        set_secret(officer, PIN, an_officer(officer), secret_digest, a_desk(work, clock))
    return clock


def known(work: Work, officer: OfficerId) -> Officer:
    with work() as tx:
        return tx.officers.get(officer)


def a_reset(**changed: Any) -> ResetPin:
    facts: dict[str, Any] = {
        "whose": RECEPTION,
        "secret": NEW,
        "admin": ADMIN,
        "admin_secret": PIN,
        "leader": LEADER,
        "leader_secret": PIN,
    }
    return ResetPin(**(facts | changed))


def reset(order: ResetPin, by: Officer, work: Work, clock: Clock) -> None:
    proof = partial(prove, work=work, now=clock)
    reset_pin(order, by, proof, secret_digest, a_desk(work, clock))


def last_act(work: Work) -> Act:
    with work() as tx:
        raw = tx._connection.exec_driver_sql("select raw from act order by n desc limit 1").scalar()
    assert raw is not None
    return read_act(raw).act


def test_that_other_work_is_theirs_from_now_on(work: Work) -> None:
    set_roles(CASHIER, Role.RECEPTION, frozenset(), ADMINISTRATOR, a_desk(work))
    assert known(work, CASHIER).role is Role.RECEPTION


def test_that_who_has_several_roles_may_what_each_of_them_may(work: Work, clock: Clock) -> None:
    """Leads in the morning, takes money in the afternoon, without a second log-in."""
    also = frozenset({Role.CASHIER, Role.LEADER})
    set_roles(LEADER, Role.LEADER, also, ADMINISTRATOR, a_desk(work, clock))
    assert last_act(work).body == {"role": "leader", "also": ["cashier"]}
    sits = log_in(LEADER, PIN, work=work, now=clock)
    assert sits.roles == (Role.LEADER, Role.CASHIER)
    for right in (Right.CHANGE_DUE, Right.COLLECT):
        sits.need(right)
    with pytest.raises(RightMissing):
        sits.need(Right.MANAGE_OFFICERS)


def test_that_a_newcomer_may_have_several_roles_from_the_start(work: Work) -> None:
    order = RegisterOfficer(
        id=OfficerId(UUID(int=77)),
        name="Phạm Ngọc Diễm",
        role=Role.RECEPTION,
        also=frozenset({Role.CASHIER}),
        secret=PIN,
    )
    register_officer(order, ADMINISTRATOR, secret_digest, a_desk(work))
    assert known(work, order.id).roles == (Role.RECEPTION, Role.CASHIER)


def test_that_nobody_is_taken_in_under_the_name_of_who_works_here(work: Work) -> None:
    name = known(work, RECEPTION).name
    order = RegisterOfficer(
        id=OfficerId(UUID(int=77)), name=f"{name.lower()}  ", role=Role.CASHIER, secret=PIN
    )
    with pytest.raises(OfficerNameTaken):
        register_officer(order, ADMINISTRATOR, secret_digest, a_desk(work))
    apart = replace(order, name=f"{name} (Hộ tịch)")
    assert register_officer(apart, ADMINISTRATOR, secret_digest, a_desk(work)).id == order.id


@pytest.mark.parametrize("also", [None, [], "leader", ["guardian"]])
def test_that_acts_of_one_role_and_roles_of_a_newer_program_grant_no_more(
    work: Work, also: object
) -> None:
    body: dict[str, Any] = {"role": "cashier"} | ({} if also is None else {"also": also})
    with work() as tx:
        subject = Subject(SubjectKind.OFFICER, RECEPTION)
        tx.journal.write(kinds.OFFICER_ROLE_SET, subject, body, by=ADMIN, at=Clock()())
        tx.commit()
    assert known(work, RECEPTION).roles == (Role.CASHIER,)


def test_that_one_role_set_by_an_older_program_takes_the_others_away(work: Work) -> None:
    set_roles(CASHIER, Role.CASHIER, frozenset({Role.LEADER}), ADMINISTRATOR, a_desk(work))
    with work() as tx:
        subject = Subject(SubjectKind.OFFICER, CASHIER)
        body = {"role": "reception"}
        tx.journal.write(kinds.OFFICER_ROLE_SET, subject, body, by=ADMIN, at=Clock()())
        tx.commit()
    assert known(work, CASHIER).roles == (Role.RECEPTION,)


def test_that_who_administers_beside_other_work_is_an_administrator_who_is_left(
    work: Work,
) -> None:
    set_roles(CASHIER, Role.CASHIER, frozenset({Role.ADMIN}), ADMINISTRATOR, a_desk(work))
    set_roles(ADMIN, Role.LEADER, frozenset(), ADMINISTRATOR, a_desk(work))
    with pytest.raises(LastAdmin):
        set_roles(CASHIER, Role.CASHIER, frozenset(), ADMINISTRATOR, a_desk(work))


def test_that_an_administrator_who_leads_as_well_is_one_of_the_two_and_never_both(
    work: Work, clock: Clock
) -> None:
    set_roles(ADMIN, Role.ADMIN, frozenset({Role.LEADER}), ADMINISTRATOR, a_desk(work, clock))
    both = known(work, ADMIN)
    with pytest.raises(ResetNeedsTwo):
        reset(a_reset(leader=ADMIN), both, work, clock)
    reset(a_reset(), both, work, clock)
    assert log_in(RECEPTION, NEW, work=work, now=clock).id == RECEPTION


def test_that_the_last_administrator_gets_no_other_work(work: Work) -> None:
    with pytest.raises(LastAdmin):
        set_roles(ADMIN, Role.LEADER, frozenset(), ADMINISTRATOR, a_desk(work))
    set_roles(CASHIER, Role.ADMIN, frozenset(), ADMINISTRATOR, a_desk(work))
    set_roles(ADMIN, Role.LEADER, frozenset(), ADMINISTRATOR, a_desk(work))
    assert known(work, ADMIN).role is Role.LEADER


def test_that_who_left_comes_back_with_their_pin(work: Work, clock: Clock) -> None:
    let_go(RECEPTION, ADMINISTRATOR, a_desk(work, clock))
    with pytest.raises(LogInRefused):
        log_in(RECEPTION, PIN, work=work, now=clock)
    take_back(RECEPTION, ADMINISTRATOR, a_desk(work, clock))
    assert log_in(RECEPTION, PIN, work=work, now=clock).id == RECEPTION


@pytest.mark.parametrize("by", [ADMINISTRATOR, HEAD], ids=["administrator", "leader"])
def test_that_two_persons_give_a_third_a_new_pin_and_both_are_named(
    work: Work, clock: Clock, by: Officer
) -> None:
    reset(a_reset(), by, work, clock)
    act = last_act(work)
    assert (act.kind, act.actor) == (kinds.OFFICER_PIN_SET, by.id)
    assert act.body["reset_by"] == [ADMIN.hex, LEADER.hex]
    assert NEW not in str(act.body)
    assert log_in(RECEPTION, NEW, work=work, now=clock).id == RECEPTION


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        (a_reset(leader=ADMIN), "alone"),
        (a_reset(whose=ADMIN), "own"),
        (a_reset(whose=LEADER), "own"),
        (a_reset(admin=CASHIER), "admin"),
        (a_reset(leader=CASHIER), "leader"),
    ],
)
def test_that_no_other_two_may(work: Work, clock: Clock, order: ResetPin, reason: str) -> None:
    before = last_act(work)
    with pytest.raises(ResetNeedsTwo) as refused:
        reset(order, ADMINISTRATOR, work, clock)
    assert refused.value.reason == reason
    assert last_act(work) == before


def test_that_a_third_who_only_sits_there_cannot_do_it_for_the_two(
    work: Work, clock: Clock
) -> None:
    with pytest.raises(ResetNeedsTwo) as refused:
        reset(a_reset(), an_officer(CASHIER, Role.ADMIN), work, clock)
    assert refused.value.reason == "seat"


@pytest.mark.parametrize("whose", ["admin_secret", "leader_secret"])
def test_that_each_of_the_two_types_the_right_pin(work: Work, clock: Clock, whose: str) -> None:
    with pytest.raises(LogInRefused):
        reset(a_reset(**{whose: "000111"}), ADMINISTRATOR, work, clock)
    assert log_in(RECEPTION, PIN, work=work, now=clock).id == RECEPTION


def test_that_guessing_a_leaders_pin_that_way_locks_it(work: Work, clock: Clock) -> None:
    for _ in range(ATTEMPTS - 1):
        with pytest.raises(LogInRefused):
            reset(a_reset(**WRONG), ADMINISTRATOR, work, clock)
    with pytest.raises(OfficerLocked):
        reset(a_reset(**WRONG), ADMINISTRATOR, work, clock)
    with pytest.raises(OfficerLocked):
        log_in(LEADER, PIN, work=work, now=clock)


def test_that_nobody_sets_anothers_pin_alone(work: Work) -> None:
    with pytest.raises(ResetNeedsTwo):
        set_secret(RECEPTION, NEW, ADMINISTRATOR, secret_digest, a_desk(work))


def test_that_an_act_by_which_somebody_reset_their_own_pin_counts_for_nothing(
    work: Work, clock: Clock
) -> None:
    """However it came into the stream."""
    body = {"secret": secret_digest(NEW), "reset_by": [RECEPTION.hex, LEADER.hex]}
    with work() as tx:
        subject = Subject(SubjectKind.OFFICER, RECEPTION)
        tx.journal.write(kinds.OFFICER_PIN_SET, subject, body, by=RECEPTION, at=clock())
        tx.commit()
    assert log_in(RECEPTION, PIN, work=work, now=clock).id == RECEPTION


def test_that_what_a_newer_program_says_of_an_officer_changes_nothing_here(work: Work) -> None:
    with work() as tx:
        subject = Subject(SubjectKind.OFFICER, RECEPTION)
        tx.journal.write("officer.portrait_set", subject, {}, by=ADMIN, at=Clock()())
        tx.commit()
    act = last_act(work)
    assert fold_officer([act]) is None
    assert known(work, RECEPTION).active


def test_that_registering_again_sets_no_pin(work: Work, clock: Clock) -> None:
    """It would be the way round the two persons."""
    again = RegisterOfficer(id=RECEPTION, name="Ai đó", role=Role.ADMIN, secret=NEW)
    register_officer(again, ADMINISTRATOR, secret_digest, a_desk(work, clock))
    assert known(work, RECEPTION).role is Role.RECEPTION
    assert log_in(RECEPTION, PIN, work=work, now=clock).id == RECEPTION
