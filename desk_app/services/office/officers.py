"""Use cases: officers join, change their work, leave, come back. Acts: every desk learns."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.officers import registered_body, roles_body
from desk_app.domain.errors import LastAdmin, NameMissing
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer, namesake
from desk_app.domain.people.officer_faults import OfficerNameTaken, ResetNeedsTwo
from desk_app.domain.people.rights import Right, Role
from desk_app.domain.people.spelling import tidy
from desk_app.services.desk import Desk

DRAFT: Final = "officer"  # who is half typed; dropped with the act


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterOfficer:
    id: OfficerId  # made by the screen, so that a second press registers nobody twice
    name: str
    role: Role
    also: frozenset[Role] = frozenset()  # further work
    secret: str = field(repr=False)


def register_officer(
    order: RegisterOfficer, by: Officer, digest: Callable[[str], str], desk: Desk
) -> Officer:
    """Take an officer in. Who is known already stays as they are: a PIN is no registration.

    Args:
        digest: identity's way from a secret to what is stored of it.

    Raises:
        RightMissing, NameMissing, SecretTooWeak: nothing was stored.
        OfficerNameTaken: likewise; a word that tells the two apart belongs to the name.
    """
    by.need(Right.MANAGE_OFFICERS)
    name = tidy(order.name)
    if not name:
        raise NameMissing()
    officer = Officer(
        id=order.id,
        name=name,
        role=order.role,
        also=order.also - {order.role},
        secret=digest(order.secret),
    )
    with desk.work() as work:
        if (known := work.officers.find(order.id)) is not None:
            return known
        if (other := namesake(name, work.officers.active())) is not None:
            raise OfficerNameTaken(other.id, other.name)
        work.journal.write(
            kinds.OFFICER_REGISTERED,
            Subject(SubjectKind.OFFICER, officer.id),
            registered_body(officer),
            by=by.id,
            at=desk.now(),
        )
        work.drafts.drop(by.id, DRAFT)
        work.commit()
    return officer


def set_secret(
    officer: OfficerId, secret: str, by: Officer, digest: Callable[[str], str], desk: Desk
) -> None:
    """One's own secret. Another's is reset by two persons: `reset_pin`.

    Raises:
        ResetNeedsTwo, SecretTooWeak: nothing was stored.
        KeyError: nobody is called that; our bug.
    """
    if officer != by.id:
        raise ResetNeedsTwo("alone")
    body = {"secret": digest(secret)}
    with desk.work() as work:
        work.officers.get(officer)
        subject = Subject(SubjectKind.OFFICER, officer)
        work.journal.write(kinds.OFFICER_PIN_SET, subject, body, by=by.id, at=desk.now())
        work.commit()


def let_go(officer: OfficerId, by: Officer, desk: Desk) -> None:
    """The officer logs in no more; their acts keep their name.

    Raises:
        LastAdmin: nobody else could take officers in.
        RightMissing: likewise nothing was stored.
        KeyError: nobody is called that; our bug.
    """
    by.need(Right.MANAGE_OFFICERS)
    with desk.work() as work:
        _leave_an_admin(work, officer)
        subject = Subject(SubjectKind.OFFICER, officer)
        work.journal.write(kinds.OFFICER_LEFT, subject, {}, by=by.id, at=desk.now())
        work.commit()


def take_back(officer: OfficerId, by: Officer, desk: Desk) -> None:
    """Who left works here again, with the PIN, the badge and the work of before.

    Raises:
        RightMissing: nothing was stored.
        KeyError: nobody is called that; our bug.
    """
    by.need(Right.MANAGE_OFFICERS)
    with desk.work() as work:
        work.officers.get(officer)
        subject = Subject(SubjectKind.OFFICER, officer)
        work.journal.write(kinds.OFFICER_BACK, subject, {}, by=by.id, at=desk.now())
        work.commit()


def set_roles(
    officer: OfficerId, role: Role, also: frozenset[Role], by: Officer, desk: Desk
) -> None:
    """Other work from now on; what was done before stays theirs.

    Args:
        role: The main work.
        also: Further work; the rights of all of it hold.

    Raises:
        LastAdmin: nobody else could take officers in.
        RightMissing: likewise nothing was stored.
        KeyError: nobody is called that; our bug.
    """
    by.need(Right.MANAGE_OFFICERS)
    with desk.work() as work:
        if Role.ADMIN not in {role, *also}:
            _leave_an_admin(work, officer)
        subject = Subject(SubjectKind.OFFICER, officer)
        body = roles_body(role, *(each for each in Role if each in also - {role}))
        work.journal.write(kinds.OFFICER_ROLE_SET, subject, body, by=by.id, at=desk.now())
        work.commit()


def _leave_an_admin(work: UnitOfWork, officer: OfficerId) -> None:
    """Raises LastAdmin when nobody but `officer` manages officers."""
    leaves = work.officers.get(officer)
    if {each.id for each in work.officers.active() if Role.ADMIN in each.roles} == {leaves.id}:
        raise LastAdmin()
