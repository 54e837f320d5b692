"""Use case: give results to the post, one list at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, Subject, SubjectKind, whole_milliseconds
from desk_app.domain.acts.fold import Folded
from desk_app.domain.acts.steps.post import posted_body
from desk_app.domain.ids import DossierId
from desk_app.domain.money.till.faults import FeesOutstanding
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.post.faults import NotForThePost, PostalListIncomplete, TrackingTaken
from desk_app.domain.post.given import (
    MOST_LINES,
    SERIES,
    GivenList,
    given_body,
    line_of,
    print_body,
)
from desk_app.domain.post.sending import Sending
from desk_app.domain.post.tracking import is_tracking, tidy_tracking
from desk_app.services.desk import Desk
from desk_app.services.return_.open_fees import unpaid_body
from desk_app.services.step import numbered

_MOST_FEE: Final = 100_000_000  # đồng


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultToPost:
    dossier: DossierId
    code: str  # for what is said of it
    tracking: str
    address: str = ""  # empty: as the dossier has it
    fee: int = 0  # đồng to be collected on delivery
    unpaid_because: str = ""  # why fees are not taken first; needed only where some are open


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveToPost:
    """What the officer entered."""

    key: UUID  # made when the list was begun: a second press gives nothing twice
    post: str
    taker: str = ""  # of the post
    lines: Sequence[ResultToPost]


def give_to_post(order: GiveToPost, officer: Officer, desk: Desk) -> GivenList:
    """Number the list and note of each result that it went with it; all of it, or nothing.

    A result leaves the counter here: open fees are taken first, or the reason why not is kept
    with the act, as at a return (docs/decisions/0112).

    Raises:
        PostalListIncomplete: no lines, too many, no post office; or lines without a number of
            their item or an address.
        TrackingTaken: two items of one number, here or given before.
        NotForThePost: results that are not at the counter any more.
        FeesOutstanding: fees of some are open, and no reason is given.
        RightMissing, NumberingBlocked, PaperNumbersUsedUp: no number can be given.
        Whichever it is, nothing was stored.

    Legal: [return.fee]
    """
    officer.need(Right.RETURN)
    now = whole_milliseconds(desk.now())
    _check(order)
    with desk.work() as work:
        if (before := work.postal.given(order.key)) is not None:
            return before
        found = _dossiers(order, work)
        collects = work.till.settings(desk.unit).may_collect(officer)
        unpaid = _unpaid(order, found, collects=collects)
        given = _given(order, found, officer, (work, now, desk))
        for line in given.lines:
            sending = Sending(
                list=given.id,
                number=given.number,
                post=given.post,
                tracking=line.tracking,
                receiver=line.receiver,
                phone=line.phone,
                address=line.address,
                fee=line.fee,
                at=now,
                by=officer.id,
            )
            subject = Subject(SubjectKind.DOSSIER, line.dossier)
            body = {**posted_body(sending), **unpaid[line.dossier]}
            onto = found[line.dossier]
            work.journal.write(kinds.POSTED, subject, body, by=officer.id, at=now, onto=onto)
        subject = Subject(SubjectKind.POSTAL_LIST, given.id)
        work.journal.write(
            kinds.POSTAL_LIST_GIVEN, subject, given_body(given), by=officer.id, at=now
        )
        work.commit()
    return given


def note_list_printed(list_id: UUID, job: UUID, officer: Officer, desk: Desk) -> GivenList:
    """Note that the list goes to the printer now; returned as it was before this print.

    Args:
        job: Made for this print.

    Raises:
        RightMissing: nothing was stored, and nothing is to be printed.
        KeyError: there is no such list; our bug.
    """
    officer.need(Right.PRINT)
    with desk.work() as work:
        given = work.postal.given(list_id)
        if given is None:
            raise KeyError(list_id)
        subject = Subject(SubjectKind.POSTAL_LIST, list_id)
        body, now = print_body(job), desk.now()
        work.journal.write(kinds.POSTAL_LIST_PRINTED, subject, body, by=officer.id, at=now)
        work.commit()
    return given


def note_list_not_out(list_id: UUID, job: UUID, officer: Officer, desk: Desk) -> None:
    """Note that no printer took the print `job`: the next one is what it would have been.

    Only where that is certain. A print that nobody saw the end of counts.

    Raises:
        RightMissing: nothing was stored.
    """
    officer.need(Right.PRINT)
    with desk.work() as work:
        subject = Subject(SubjectKind.POSTAL_LIST, list_id)
        body, now = print_body(job), desk.now()
        work.journal.write(kinds.POSTAL_LIST_NOT_OUT, subject, body, by=officer.id, at=now)
        work.commit()


def _check(order: GiveToPost) -> None:
    if not order.lines:
        raise PostalListIncomplete("lines")
    if len(order.lines) > MOST_LINES:
        raise PostalListIncomplete("too_many")
    if not order.post.strip():
        raise PostalListIncomplete("post")
    if bare := [line.code for line in order.lines if not is_tracking(line.tracking)]:
        raise PostalListIncomplete("tracking", bare)
    seen: dict[str, str] = {}
    for line in order.lines:
        tracking = tidy_tracking(line.tracking)
        if tracking in seen:
            raise TrackingTaken(tracking, seen[tracking])
        seen[tracking] = line.code
        if not 0 <= line.fee < _MOST_FEE:
            raise ValueError(f"no fee: {line.fee}")


def _dossiers(order: GiveToPost, work: UnitOfWork) -> dict[DossierId, Folded]:
    """Each as it stands now; the fold would set aside what is refused here."""
    found, refused = dict[DossierId, Folded](), list[str]()
    for line in order.lines:
        folded = work.dossiers.find(line.dossier)
        dossier = folded.dossier
        fits = dossier is not None and dossier.may(kinds.POSTED) and not folded.read_only
        if not fits or line.dossier in found:
            refused.append(line.code)
        found[line.dossier] = folded
        if (holder := work.postal.holder(tidy_tracking(line.tracking))) is not None:
            raise TrackingTaken(tidy_tracking(line.tracking), holder[1])
    if refused:
        raise NotForThePost(refused)
    return found


def _unpaid(
    order: GiveToPost, found: Mapping[DossierId, Folded], *, collects: bool
) -> Mapping[DossierId, Body]:
    """What the act of each result says of fees that stay open."""
    bodies, open_ = dict[DossierId, Body](), dict[str, FeesOutstanding]()
    for line in order.lines:
        dossier = found[line.dossier].dossier
        try:
            said = unpaid_body(dossier, line.unpaid_because, collects=collects) if dossier else {}
        except FeesOutstanding as error:
            open_[line.code] = error
        else:
            bodies[line.dossier] = said
    if open_:
        left = sum(each.left for each in open_.values())
        unknown = sum(each.unknown for each in open_.values())
        raise FeesOutstanding(left, unknown, collects, tuple(open_))
    return bodies


def _given(
    order: GiveToPost,
    found: dict[DossierId, Folded],
    officer: Officer,
    around: tuple[UnitOfWork, datetime, Desk],
) -> GivenList:
    work, now, desk = around
    lines = [
        line_of(dossier, line.fee, tidy_tracking(line.tracking), " ".join(line.address.split()))
        for line in order.lines
        if (dossier := found[line.dossier].dossier) is not None
    ]
    if unknown := [line.code for line in lines if not line.address]:
        raise PostalListIncomplete("address", unknown)
    return GivenList(
        id=order.key,
        number=numbered(SERIES, work, now, desk),
        desk=desk.id,
        post=" ".join(order.post.split()),
        giver=officer.name,
        taker=" ".join(order.taker.split()),
        lines=tuple(lines),
        at=now,
        by=officer.id,
    )
