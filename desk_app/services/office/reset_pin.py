"""Use case: two persons give a third a new PIN, without a line."""

from collections.abc import Callable
from dataclasses import dataclass, field

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.officers import check_reset, reset_body
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.officer_faults import ResetNeedsTwo
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk

Vouch = Callable[[OfficerId, str], Officer]
Digest = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetPin:
    whose: OfficerId
    secret: str = field(repr=False)  # the new one
    admin: OfficerId
    admin_secret: str = field(repr=False)  # their own
    leader: OfficerId
    leader_secret: str = field(repr=False)


def reset_pin(order: ResetPin, by: Officer, vouch: Vouch, digest: Digest, desk: Desk) -> None:
    """Each of the two types their own PIN at this desk; both are named in the act.

    Args:
        vouch: identity's way to prove that somebody is there; a wrong PIN counts as at the log-in.
        digest: identity's way from a secret to what is stored of it.

    Raises:
        ResetNeedsTwo: not an administrator and a leader, or one of them is its owner, or who
            sits at the desk is neither.
        LogInRefused, OfficerLocked: one of the two did not prove to be there.
        RightMissing, SecretTooWeak: likewise nothing was stored.
        KeyError: nobody is called that; our bug.
    """
    by.need(Right.RESET_PIN)
    with desk.glance() as work:
        whose = work.officers.get(order.whose)
        admin, leader = work.officers.get(order.admin), work.officers.get(order.leader)
    check_reset(whose.id, admin, leader)
    if by.id not in {admin.id, leader.id}:
        raise ResetNeedsTwo("seat")
    secret = digest(order.secret)
    body = reset_body(
        secret, vouch(admin.id, order.admin_secret), vouch(leader.id, order.leader_secret)
    )
    with desk.work() as work:
        subject = Subject(SubjectKind.OFFICER, whose.id)
        work.journal.write(kinds.OFFICER_PIN_SET, subject, body, by=by.id, at=desk.now())
        work.commit()
