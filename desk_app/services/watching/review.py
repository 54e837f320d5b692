"""Use cases: a leader marks something of the day as seen, or several, or takes that back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import whole_milliseconds
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.watching.reviews import reviewed_body, subject_of
from desk_app.services.desk import Desk

AT_ONCE: Final = 50
"""Marks of one transaction; more of them go in several."""


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
    mark_several([order], officer, desk)


def mark_several(orders: Sequence[MarkSeen], officer: Officer, desk: Desk) -> None:
    """An act for each of `orders`, all of them or none: `AT_ONCE` at most, for the counter waits.

    Raises:
        RightMissing: nothing was stored.
    """
    officer.need(Right.REVIEW)
    with desk.work() as work:
        now = whole_milliseconds(desk.now())
        for order in orders:
            remark = " ".join(order.remark.split())
            body = reviewed_body(order.about, order.key, order.fact, remark, seen=order.seen)
            subject = subject_of(order.about, order.key)
            work.journal.write(kinds.REVIEWED, subject, body, by=officer.id, at=now)
        work.commit()
