"""Use cases around a list that came with the post: take it into work, put a line aside."""

from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.post.letters import LetterList, listed_body, put_aside_body
from desk_app.services.desk import Desk


def take_letters(listed: LetterList, officer: Officer, desk: Desk) -> LetterList:
    """Store the list, so that every desk of the office can go on with it; once.

    No dossier is received by it. The same list taken again is the one that is there.

    Raises:
        RightMissing: nothing was stored.
    """
    officer.need(Right.RECEIVE)
    subject = Subject(SubjectKind.POSTAL_LETTERS, listed.id)
    with desk.work() as work:
        if (before := work.postal.letters(listed.id)) is not None:
            return before
        work.journal.write(
            kinds.LETTERS_LISTED, subject, listed_body(listed), by=officer.id, at=desk.now()
        )
        work.commit()
        stored = work.postal.letters(listed.id)
    return stored or listed


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAside:
    """A line that waits: for the sender, for somebody to ask. It may be taken up again."""

    list: LetterList
    line: int
    reason: str  # empty: it waits no longer


def put_letter_aside(order: PutAside, officer: Officer, desk: Desk) -> None:
    """Note that a line is not received with the others, and why; or that it is after all.

    Said twice, it is stored once.

    Raises:
        RightMissing: nothing was stored.
        KeyError: there is no such list, or no such line; our bug.
    """
    officer.need(Right.RECEIVE)
    reason = " ".join(order.reason.split())
    subject = Subject(SubjectKind.POSTAL_LETTERS, order.list.id)
    with desk.work() as work:
        listed = work.postal.letters(order.list.id)
        if listed is None or order.line not in {letter.line for letter in listed.letters}:
            raise KeyError(order.line)
        if listed.aside.get(order.line, "") == reason:
            return
        body = put_aside_body(order.line, reason)
        work.journal.write(kinds.LETTER_PUT_ASIDE, subject, body, by=officer.id, at=desk.now())
        work.commit()
