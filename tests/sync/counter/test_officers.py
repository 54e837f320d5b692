"""What is decided about an officer at one desk holds at every other of the unit."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

import pytest

from desk_app.domain.errors import LogInRefused
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.badge import badge_holder
from desk_app.domain.people.rights import Role
from desk_app.identity.log_in import log_in, prove, secret_digest
from desk_app.services.calendar.in_force import shipped_calendar
from desk_app.services.desk import Desk
from desk_app.services.office.badges import set_badge, withdraw_badge
from desk_app.services.office.officers import (
    RegisterOfficer,
    let_go,
    register_officer,
    set_roles,
    take_back,
)
from desk_app.services.office.reset_pin import ResetPin, reset_pin
from tests.builders import ADMIN, UNIT, an_officer
from tests.sync.office import Home, TrialDesk

PIN, NEW = "246810", "135799"
BOSS = an_officer(ADMIN, Role.ADMIN)
PEOPLE = {
    OfficerId(UUID(int=n)): role
    for n, role in ((71, Role.ADMIN), (72, Role.LEADER), (73, Role.RECEPTION))
}
CHIEF, HEAD, NGOC = PEOPLE


def at(trial: TrialDesk) -> Desk:
    return Desk(
        unit=UNIT,
        id=trial.name,
        now=trial.clock,
        work=trial.sync.work,
        glance=trial.sync.glance,
        calendar_now=shipped_calendar,
    )


def known(trial: TrialDesk, officer: OfficerId) -> Officer:
    with trial.sync.glance() as tx:
        return tx.officers.get(officer)


def digest_of(trial: TrialDesk) -> str:
    return known(trial, NGOC).secret


@pytest.fixture
def desks(home: Home, new_desk: Callable[[], TrialDesk]) -> tuple[TrialDesk, TrialDesk]:
    """Three officers, taken in at the first desk, known at both."""
    first, second = new_desk(), new_desk()
    for officer, role in PEOPLE.items():
        order = RegisterOfficer(id=officer, name=f"Diễm ({role})", role=role, secret=PIN)
        register_officer(order, BOSS, secret_digest, at(first))
    first.catch_up()
    second.catch_up()
    return first, second


def learn(desks: tuple[TrialDesk, TrialDesk]) -> TrialDesk:
    for desk in desks:
        desk.catch_up()
    return desks[1]


def test_that_a_pin_two_persons_set_holds_at_the_other_desk(
    desks: tuple[TrialDesk, TrialDesk],
) -> None:
    first, second = desks
    order = ResetPin(
        whose=NGOC, secret=NEW, admin=CHIEF, admin_secret=PIN, leader=HEAD, leader_secret=PIN
    )
    proof = partial(prove, work=first.sync.work, now=first.clock)
    reset_pin(order, an_officer(CHIEF, Role.ADMIN), proof, secret_digest, at(first))
    learn(desks)
    ask = partial(log_in, NGOC, work=second.sync.work, now=second.clock)
    with pytest.raises(LogInRefused):
        ask(PIN)
    assert ask(NEW).id == NGOC
    assert digest_of(second).startswith("$argon2id$")


def test_that_a_badge_is_known_and_withdrawn_at_the_other_desk(
    desks: tuple[TrialDesk, TrialDesk],
) -> None:
    first, second = desks

    def holder() -> Officer | None:
        with second.sync.glance() as tx:
            return badge_holder(UNIT, "CB-0042", tx.officers.active())

    set_badge(NGOC, "CB-0042", BOSS, at(first))
    learn(desks)
    found = holder()
    assert found is not None
    assert found.id == NGOC
    withdraw_badge(NGOC, BOSS, at(first))
    learn(desks)
    assert holder() is None


def test_that_other_work_leaving_and_coming_back_are_known_at_the_other_desk(
    desks: tuple[TrialDesk, TrialDesk],
) -> None:
    first, second = desks
    set_roles(NGOC, Role.CASHIER, frozenset(), BOSS, at(first))
    let_go(NGOC, BOSS, at(first))
    learn(desks)
    ngoc = known(second, NGOC)
    assert (ngoc.role, ngoc.active) == (Role.CASHIER, False)
    take_back(NGOC, BOSS, at(second))
    second.catch_up()
    first.catch_up()
    assert known(first, NGOC).active
