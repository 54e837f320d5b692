"""Log in without a line: argon2id, lock-out after failures, every try is an act."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from db.repositories.officers import Guard
from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.errors import LogInRefused, OfficerLocked, SecretTooShort, SecretTooWeak
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer

ATTEMPTS: Final = 5
LOCK: Final = timedelta(minutes=10)
LEAST_SECRET: Final = 6  # digits of a PIN, or letters of a password
_LEAST_VARIETY: Final = 3  # different characters
_UP: Final = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz")
_RUNS: Final = (*_UP, *(row[::-1] for row in _UP))

_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def uptime() -> timedelta:
    """Since this machine began: nobody can set it, and it goes on when the program ends."""
    return timedelta(seconds=time.monotonic())


def log_in(
    officer_id: OfficerId,
    secret: str,
    *,
    work: Callable[[], UnitOfWork],
    now: Callable[[], datetime],
    uptime: Callable[[], timedelta] = uptime,
) -> Officer:
    """The officer, when `secret` is theirs; that they sit here now is an act.

    Raises:
        SecretTooShort, LogInRefused, OfficerLocked: as `prove`.
    """
    officer = prove(officer_id, secret, work=work, now=now, uptime=uptime)
    with work() as tx:
        tx.journal.write(kinds.LOGGED_IN, _about(officer_id), {}, by=officer_id, at=now())
        tx.commit()
    return officer


def prove(
    officer_id: OfficerId,
    secret: str,
    *,
    work: Callable[[], UnitOfWork],
    now: Callable[[], datetime],
    uptime: Callable[[], timedelta] = uptime,
) -> Officer:
    """The officer, when `secret` is theirs; who sits at the desk stays who it was.

    The count of failures is kept per desk. The slow digest is computed outside the
    transaction: the counter is not held up.

    Raises:
        SecretTooShort: nobody's secret, Enter came early: not tried and not counted.
        LogInRefused: wrong secret; says how many attempts are left.
        OfficerLocked: too many failures, or still locked from before.
    """
    if len(secret) < LEAST_SECRET:
        raise SecretTooShort(LEAST_SECRET)
    with work() as tx:
        officer = tx.officers.get(officer_id)
        guard = tx.officers.guard(officer_id)
    moment, up = now(), uptime()
    if guard.locked_uptime is not None and (left := still_locked(guard.locked_uptime, up)):
        raise OfficerLocked(moment + left)
    if not officer.active or not secret_matches(officer.secret, secret):
        _fail(officer_id, guard, work, (moment, up))
    with work() as tx:
        tx.officers.set_guard(officer_id, Guard())
        tx.commit()
    return replace(officer, secret="")


def log_out(
    officer: Officer, *, work: Callable[[], UnitOfWork], now: Callable[[], datetime]
) -> None:
    with work() as tx:
        tx.journal.write(kinds.LOGGED_OUT, _about(officer.id), {}, by=officer.id, at=now())
        tx.commit()


def secret_digest(secret: str) -> str:
    """The PHC string that is stored instead of `secret`.

    Raises:
        SecretTooWeak: too short, hardly any different characters, or a run up or down: "123456".
    """
    run = any(secret.lower() in row for row in _RUNS)
    if run or len(secret) < LEAST_SECRET or len(set(secret)) < _LEAST_VARIETY:
        raise SecretTooWeak(LEAST_SECRET)
    return _HASHER.hash(secret)


def shown_digest(secret: str) -> str:
    """The same of a PIN that guards nothing: the demo shows its own to everybody."""
    return _HASHER.hash(secret)


def secret_matches(digest: str, secret: str) -> bool:
    try:
        return _HASHER.verify(digest, secret)
    except (VerifyMismatchError, VerificationError, InvalidHashError):
        return False


def still_locked(locked: timedelta, up: timedelta) -> timedelta:
    """How much of a lock is left; none: `timedelta(0)`.

    Args:
        locked: Uptime of the machine when it was locked. Where the machine was started
            anew since, the lock lasts until it has been up for that long.
        up: Uptime now.
    """
    since = up - locked if up >= locked else up
    return max(LOCK - since, timedelta(0))


def _fail(
    officer_id: OfficerId,
    guard: Guard,
    work: Callable[[], UnitOfWork],
    when: tuple[datetime, timedelta],
) -> None:
    moment, up = when
    failures = guard.failures + 1
    locks = failures >= ATTEMPTS
    with work() as tx:
        tx.officers.set_guard(officer_id, Guard(0, up) if locks else Guard(failures))
        tx.journal.write(kinds.LOG_IN_FAILED, _about(officer_id), {}, by=officer_id, at=moment)
        tx.commit()
    if locks:
        raise OfficerLocked(moment + LOCK)
    raise LogInRefused(ATTEMPTS - failures)


def _about(officer_id: OfficerId) -> Subject:
    return Subject(SubjectKind.OFFICER, officer_id)
