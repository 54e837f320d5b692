"""Use case: somebody is urged to act on a dossier (đôn đốc)."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import whole_milliseconds
from desk_app.domain.acts.steps.oversight import reminded_body
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import CLOSED
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.watching.faults import DossierOver, ReminderIncomplete
from desk_app.domain.watching.oversight import REPLY_WITHIN, Reminder
from desk_app.services.desk import Desk
from desk_app.services.step import write_step


@dataclass(frozen=True, slots=True, kw_only=True)
class Remind:
    dossier: DossierId
    key: UUID  # made when the form opens: a second press urges nobody twice
    whom: str  # the unit, or the officer
    words: str  # as they are sent, shown or printed
    within: timedelta = REPLY_WITHIN


def remind(order: Remind, officer: Officer, desk: Desk) -> Dossier:
    """Keep that somebody was urged, in which words, and by when they have to answer.

    The program sends nothing: the words are handed on by whoever urges.

    Raises:
        ReminderIncomplete: nobody is named, nothing is said, or no time is given to answer.
        DossierOver: nothing more is to be done for it.
        RightMissing, DossierReadOnly: likewise nothing was stored.
    """
    officer.need(Right.REMIND)
    said = {"whom": " ".join(order.whom.split()), "words": order.words.strip()}
    missing = [field for field, value in said.items() if not value]
    if order.within <= timedelta():
        missing.append("hours")
    if missing:
        raise ReminderIncomplete(missing)
    now = whole_milliseconds(desk.now())
    with desk.work() as work:
        dossier = work.dossiers.get(order.dossier)
        if dossier.oversight.has(order.key):
            return dossier
        if dossier.status in CLOSED:
            raise DossierOver(str(dossier.code))
        reminder = Reminder(
            key=order.key, reply_by=now + order.within, at=now, by=officer.id, **said
        )
        body = reminded_body(reminder)
        done = write_step(work, order.dossier, kinds.REMINDED, body, officer, now)
        work.commit()
    return done
