"""Use case: receive a dossier and hand out its result in one visit ("5 tại chỗ")."""

from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, whole_milliseconds
from desk_app.domain.acts.bodies import collector_body
from desk_app.domain.dossier import Dossier, ReturnWay
from desk_app.domain.handling.collecting import check_collector, who_stands_there
from desk_app.domain.law.due import LimitUnit
from desk_app.domain.law.procedure import Flag, Procedure
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.intake.prepare import ReceiveDossier
from desk_app.services.intake.receive_dossier import write_received
from desk_app.services.return_.open_fees import unpaid_body
from desk_app.services.step import write_step


@dataclass(frozen=True, slots=True, kw_only=True)
class FiveOnTheSpot:
    intake: ReceiveDossier
    note: str = ""  # what the result is
    unpaid_because: str = ""  # why fees are not taken first; needed only where some are open
    pay_first: bool = False  # its result waits at the counter until the fees are taken


def is_for_the_spot(procedure: Procedure) -> bool:
    """What the office has marked, and what the law wants done the same day.

    Legal: [time-limit.same-day]
    """
    limits = [terms.limit for terms in procedure.terms if terms.limit is not None]
    same_day = bool(limits) and all(limit.unit is LimitUnit.SAME_DAY for limit in limits)
    return same_day or Flag.FIVE_ON_THE_SPOT in procedure.flags


def five_on_the_spot(order: FiveOnTheSpot, officer: Officer, desk: Desk) -> Dossier:
    """Received, its result back and in the hands of who stands there: all in one transaction.

    A procedure that is not for the spot takes a leader. Receipt and result may bear the same
    minute. Ordering again with the same key gives the dossier that there is. To `pay_first`, it
    is received and its result is back; who hands it out then does so as ever.

    Raises:
        CollectorNotEntitled: who hands in may not collect.
        FeesOutstanding: fees are open, no reason is given, and nobody is to pay first.
        RightMissing: the role, or the procedure, does not let this officer do it.
        As `receive_dossier`; whichever it is, nothing was stored.

    Legal: [reception.receipt], [return.identity], [return.fee]
    """
    for right in (Right.RECEIVE, Right.RESULT_BACK, Right.RETURN):
        officer.need(right)
    now = whole_milliseconds(desk.now())
    with desk.work() as work:
        before = work.dossiers.find(order.intake.key)
        if before.dossier is not None:
            return before.dossier
        before = work.dossiers.find(order.intake.key)
        dossier = write_received(work, order.intake, officer, desk, now, before=before)
        found = work.catalogue.on(dossier.procedure.code, dossier.code.day)
        if found is None or not is_for_the_spot(found[0]):
            officer.need(Right.ON_THE_SPOT_ANY)
        collector = who_stands_there(dossier)
        check_collector(dossier, collector)
        collects = work.till.settings(desk.unit).may_collect(officer)
        unpaid: Body = {}
        if not order.pay_first:
            unpaid = unpaid_body(dossier, order.unpaid_because, collects=collects)
        note = {"note": " ".join(order.note.split())}
        dossier = write_step(work, dossier.id, kinds.RESULT_BACK, note, officer, now)
        if not order.pay_first:
            body = {**collector_body(collector), **at_once(dossier), **unpaid}
            dossier = write_step(work, dossier.id, kinds.RETURNED, body, officer, now)
        work.commit()
    return dossier


def at_once(dossier: Dossier) -> Body:
    """That nobody came for it: it went in the visit that handed the dossier in."""
    electronic = dossier.return_way is ReturnWay.ELECTRONIC
    return {"on_the_spot": True, **({"sent": ReturnWay.ELECTRONIC} if electronic else {})}
