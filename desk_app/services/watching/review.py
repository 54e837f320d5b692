"""Use case: a leader marks something of the day as seen, or takes that back."""

from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import whole_milliseconds
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.watching.reviews import reviewed_body, subject_of
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSeen:
    """One finding, as it stood when it was looked at."""

    about: str  # domain/watching/findings.Trouble
    key: str
    fact: str
    remark: str = ""
    seen: bool = True  # False: the mark is taken back


def mark_seen(order: MarkSeen, officer: Officer, desk: Desk) -> None:
    """Every desk of the office sees who looked at it and when; it comes back with another fact.

    Raises:
        RightMissing: nothing was stored.
    """
    officer.need(Right.REVIEW)
    remark = " ".join(order.remark.split())
    body = reviewed_body(order.about, order.key, order.fact, remark, seen=order.seen)
    subject = subject_of(order.about, order.key)
    with desk.work() as work:
        now = whole_milliseconds(desk.now())
        work.journal.write(kinds.REVIEWED, subject, body, by=officer.id, at=now)
        work.commit()
