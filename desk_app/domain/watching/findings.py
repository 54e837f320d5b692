"""What of an office's day a leader has to see: kinds of findings, and what makes one another."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from desk_app.domain.ids import DossierId, OfficerId


class Trouble(StrEnum):
    """Stored in acts of review: never rename one. In the order of the screen, red before ochre."""

    LATE = "late"  # its appointment has passed
    UNPRINTED = "unprinted"  # a paper did not come out, or nobody knows
    REFUSED = "refused"  # an act of this desk, by the centre
    DISAGREEMENT = "disagreement"  # two desks acted without knowing of each other
    SHIFT_LEFT_OPEN = "shift_left_open"  # of an earlier day
    NOT_HANDED_OVER = "not_handed_over"  # papers that should be with their unit
    SECOND_SUPPLEMENT = "second_supplement"  # more than one request of an open dossier
    SUPPLEMENT_OVER = "supplement_over"  # asked for, and not brought in time
    RETURNED_UNPAID = "returned_unpaid"  # on this day, and its fees are still open
    NUMBER_GAP = "number_gap"  # serials of the day that no dossier has
    VOIDED = "voided"  # on this day
    CORRECTED = "corrected"  # on this day, after it was received
    SHIFT_DIFFERS = "shift_differs"  # counted more or less than the acts say
    NOT_COLLECTED = "not_collected"  # results that lie at the counter too long
    COMPLAINT = "complaint"  # on this day
    LOW_RATING = "low_rating"  # on this day
    UNANSWERED = "unanswered"  # somebody was urged to act, and the hour has passed
    UNSENT = "unsent"  # acts of this desk that the centre does not have
    SILENT_DESK = "silent_desk"  # not heard of today


RED: Final = frozenset(
    {
        Trouble.LATE,
        Trouble.UNPRINTED,
        Trouble.REFUSED,
        Trouble.DISAGREEMENT,
        Trouble.SHIFT_LEFT_OPEN,
    }
)
"""These are late, lost or against the rules; all others want a look."""

ASKED_AFTER: Final = RED - {Trouble.SHIFT_LEFT_OPEN}
"""Whoever seals the day has seen these or says why; after each open shift the seal asks anyway."""

LOW_STARS: Final = 2
"""A rating of so many stars or fewer is to be seen."""

OVER: Final = frozenset({Trouble.RETURNED_UNPAID, Trouble.VOIDED, Trouble.LOW_RATING})
"""Nobody has such a dossier in hand any more: nobody can be urged about it."""

ORDER: Final = {trouble: place for place, trouble in enumerate(Trouble)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A leader saw it, as it was then."""

    fact: str  # what it was; a finding with another fact is not seen
    remark: str
    by: OfficerId
    name: str  # of who saw it
    at: datetime  # UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of what is to be seen."""

    about: Trouble
    key: str  # names it among those of its kind
    fact: str  # what of it brings it back when it is another
    dossier: DossierId | None = None
    code: str = ""  # of the dossier, or the number of a paper
    who: str = ""  # applicant, cashier, desk
    what: str = ""  # procedure, form, reason
    unit: str = ""  # that has the papers; empty: they are at the desk
    holder: str = ""  # name of the officer who sees to it
    at: datetime | None = None  # UTC; when it came to be
    day: date | None = None  # office day, of a gap
    count: int = 0  # how many, or how much: dossiers, requests, stars, đồng
    apologised: bool = False  # of what is late
    reason: str = ""  # why it went out unpaid, or why the drawer differs
    mark: Mark | None = None  # the last one, of whatever fact

    @property
    def seen(self) -> bool:
        return self.mark is not None and self.mark.fact == self.fact

    @property
    def red(self) -> bool:
        return self.about in RED


def in_order(finding: Finding) -> tuple[bool, int, bool, float, str]:
    """What is not seen first, red before ochre, the oldest first."""
    at = 0.0 if finding.at is None else finding.at.timestamp()
    return finding.seen, ORDER[finding.about], finding.apologised, at, finding.key
