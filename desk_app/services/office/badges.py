"""Use cases: an officer gets a badge, or has it no more. Acts: every desk learns."""

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Subject, SubjectKind
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.badge import badge_digest
from desk_app.domain.people.officer_faults import BadgeTaken
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk


def set_badge(officer: OfficerId, scanned: str, by: Officer, desk: Desk) -> None:
    """The badge just scanned is `officer`'s from now on; the one of before is so no more.

    Raises:
        BadgeUnfit, BadgeTaken, RightMissing: nothing was stored.
        KeyError: nobody is called that; our bug.
    """
    by.need(Right.MANAGE_OFFICERS)
    digest = badge_digest(desk.unit, scanned)
    with desk.work() as work:
        work.officers.get(officer)
        # Who left keeps theirs too: they may come back.
        if any(each.badge == digest and each.id != officer for each in work.officers.all()):
            raise BadgeTaken()
        body: Body = {"badge": digest}
        subject = Subject(SubjectKind.OFFICER, officer)
        work.journal.write(kinds.OFFICER_BADGE_SET, subject, body, by=by.id, at=desk.now())
        work.commit()


def withdraw_badge(officer: OfficerId, by: Officer, desk: Desk) -> None:
    """Lost or given back: it chooses nobody any more.

    Raises:
        RightMissing: nothing was stored.
        KeyError: nobody is called that; our bug.
    """
    by.need(Right.MANAGE_OFFICERS)
    with desk.work() as work:
        work.officers.get(officer)
        subject = Subject(SubjectKind.OFFICER, officer)
        work.journal.write(kinds.OFFICER_BADGE_WITHDRAWN, subject, {}, by=by.id, at=desk.now())
        work.commit()
