"""Logging in without a line."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from db.store import Store
from db.tables import journal as t
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.errors import (
    LogInRefused,
    OfficerLocked,
    RightMissing,
    SecretTooShort,
    SecretTooWeak,
)
from desk_app.domain.ids import OfficerId
from desk_app.domain.office import TRIAL_PIN
from desk_app.domain.people.rights import Role
from desk_app.identity.log_in import (
    ATTEMPTS,
    LOCK,
    log_in,
    secret_digest,
    secret_matches,
    shown_digest,
)
from desk_app.services.office.officers import RegisterOfficer, let_go, register_officer, set_secret
from tests import thrift
from tests.builders import ADMIN, LEADER, RECEPTION, Clock, a_desk, an_officer

Work = Callable[[], UnitOfWork]
PIN = "246810"
ADMINISTRATOR = an_officer(ADMIN, Role.ADMIN)


@pytest.fixture
def clock(work: Work) -> Clock:
    """With the reception officer's PIN set."""
    clock = Clock()
    set_secret(RECEPTION, PIN, an_officer(), secret_digest, a_desk(work, clock))
    return clock


def test_that_the_right_pin_lets_the_officer_in_without_their_secret(
    work: Work, clock: Clock
) -> None:
    officer = log_in(RECEPTION, PIN, work=work, now=clock)
    assert (officer.id, officer.role, officer.secret) == (RECEPTION, Role.RECEPTION, "")


def test_that_each_wrong_pin_says_how_many_tries_are_left(work: Work, clock: Clock) -> None:
    for left in range(ATTEMPTS - 1, 0, -1):
        with pytest.raises(LogInRefused) as refused:
            log_in(RECEPTION, "000111", work=work, now=clock)
        assert refused.value.left == left


def test_that_five_wrong_pins_lock_for_ten_minutes_even_for_the_right_one(
    work: Work, clock: Clock
) -> None:
    up = Uptime()
    locked_out(work, clock, up)
    with pytest.raises(OfficerLocked):
        log_in(RECEPTION, PIN, work=work, now=clock, uptime=up)
    up.at += LOCK
    assert log_in(RECEPTION, PIN, work=work, now=clock, uptime=up).id == RECEPTION


@pytest.mark.parametrize("by", [timedelta(days=1), timedelta(days=-1)])
def test_that_setting_the_clock_neither_ends_nor_prolongs_a_lock(
    by: timedelta, work: Work, clock: Clock
) -> None:
    up = Uptime()
    locked_out(work, clock, up)
    clock.forward(by)
    up.at += LOCK / 2
    with pytest.raises(OfficerLocked) as refused:
        log_in(RECEPTION, PIN, work=work, now=clock, uptime=up)
    assert refused.value.until == clock() + LOCK / 2, "told by the clock that is on the wall"
    up.at += LOCK / 2
    log_in(RECEPTION, PIN, work=work, now=clock, uptime=up)


def test_that_starting_the_machine_anew_does_not_shorten_a_lock(work: Work, clock: Clock) -> None:
    up = Uptime()
    locked_out(work, clock, up)
    up.at = timedelta(minutes=9)
    with pytest.raises(OfficerLocked):
        log_in(RECEPTION, PIN, work=work, now=clock, uptime=up)
    up.at = LOCK
    log_in(RECEPTION, PIN, work=work, now=clock, uptime=up)


def locked_out(work: Work, clock: Clock, up: "Uptime") -> None:
    for _ in range(ATTEMPTS - 1):
        with pytest.raises(LogInRefused):
            log_in(RECEPTION, "000111", work=work, now=clock, uptime=up)
    with pytest.raises(OfficerLocked):
        log_in(RECEPTION, "000111", work=work, now=clock, uptime=up)


class Uptime:
    """Of a machine that was started half an hour ago."""

    def __init__(self) -> None:
        self.at = timedelta(minutes=30)

    def __call__(self) -> timedelta:
        return self.at


def test_that_every_try_is_an_act(work: Work, clock: Clock, store: Store) -> None:
    with pytest.raises(LogInRefused):
        log_in(RECEPTION, "000111", work=work, now=clock)
    log_in(RECEPTION, PIN, work=work, now=clock)
    with store.reading.connect() as connection:
        made = connection.execute(select(t.act.c.kind).order_by(t.act.c.seq)).scalars().all()
    assert made[-2:] == [kinds.LOG_IN_FAILED, kinds.LOGGED_IN]


def test_that_a_pin_too_short_is_neither_tried_nor_counted(
    work: Work, clock: Clock, store: Store
) -> None:
    for _ in range(ATTEMPTS):
        with pytest.raises(SecretTooShort):
            log_in(RECEPTION, PIN[:5], work=work, now=clock)
    with store.reading.connect() as connection:
        made = connection.execute(select(t.act.c.kind)).scalars().all()
    assert kinds.LOG_IN_FAILED not in made
    with pytest.raises(LogInRefused) as refused:
        log_in(RECEPTION, "000111", work=work, now=clock)
    assert refused.value.left == ATTEMPTS - 1


def test_that_who_has_left_cannot_log_in(work: Work, clock: Clock) -> None:
    let_go(RECEPTION, ADMINISTRATOR, a_desk(work, clock))
    with pytest.raises(LogInRefused):
        log_in(RECEPTION, PIN, work=work, now=clock)


def test_that_only_who_manages_officers_registers_one(work: Work) -> None:
    order = RegisterOfficer(
        id=OfficerId(LEADER), name="Phạm Ngọc Diễm", role=Role.RECEPTION, secret=PIN
    )
    with pytest.raises(RightMissing):
        register_officer(order, an_officer(), secret_digest, a_desk(work))


@pytest.mark.parametrize(
    "weak", ["", "12345", "111111", "121212", "123456", "654321", "567890", "ABCDEF"]
)
def test_that_a_pin_anybody_would_guess_is_refused(weak: str) -> None:
    with pytest.raises(SecretTooWeak):
        secret_digest(weak)


def test_that_the_demo_keeps_the_pin_it_shows_though_it_is_a_run() -> None:
    with pytest.raises(SecretTooWeak):
        secret_digest(TRIAL_PIN)
    assert secret_matches(shown_digest(TRIAL_PIN), TRIAL_PIN)


def test_that_what_is_stored_of_a_pin_does_not_hold_the_pin() -> None:
    digest = secret_digest(PIN)
    assert PIN not in digest
    assert digest.startswith("$argon2id$")
    assert not secret_matches("nonsense", PIN)


def test_that_each_guess_at_a_pin_takes_19_mib_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{log_in.__module__}._HASHER", thrift.PROGRAMS_OWN)
    digest = secret_digest(PIN)
    assert digest.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert secret_matches(digest, PIN)
