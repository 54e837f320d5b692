"""Use case: hand the result to the person who may have it."""

from dataclasses import dataclass, replace
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body, whole_milliseconds
from desk_app.domain.acts.bodies import collector_body
from desk_app.domain.dossier import Collector, Dossier, LostReceipt
from desk_app.domain.handling.amending_faults import (
    LostReceiptUnproved,
    SupervisorUnfit,
)
from desk_app.domain.handling.collecting import check_collector, check_receipt
from desk_app.domain.ids import DossierId, OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.return_.open_fees import unpaid_body
from desk_app.services.return_.originals import give_all_back
from desk_app.services.step import write_step


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnResult:
    dossier: DossierId
    collector: Collector
    originals: UUID | None = None  # key of the giving back: all on loan go with the result
    unpaid_because: str = ""  # why fees are not taken first; needed only where some are open


def return_result(order: ReturnResult, officer: Officer, desk: Desk) -> Dossier:
    """Record who took the result. A late result is returned like any other.

    Originals on loan go back with it, in the same transaction. Open fees are taken first, or the
    reason why not is kept with the act (docs/decisions/0062, 0067).

    Raises:
        CollectorIncomplete: name, number or paper of an authorised person is not there.
        CollectorNotEntitled: the dossier does not let this person collect.
        LostReceiptUnproved: no receipt came back; `return_without_receipt` is the way then.
        OriginalsStillHere: originals on loan would stay behind.
        FeesOutstanding: fees are open, and no reason is given.
        RightMissing, StepNotAllowed, DossierReadOnly: likewise nothing was stored.

    Legal: [return.identity], [return.fee]
    """
    officer.need(Right.RETURN)
    return _returned(order, officer, desk)


def return_without_receipt(
    order: ReturnResult, commitment: str, supervisor: OfficerId, officer: Officer, desk: Desk
) -> Dossier:
    """The same where the receipt is lost, confirmed by `supervisor`, whose PIN was checked.

    The identity of the collector was checked; what they sign for is kept with the act, and so
    are both officers.

    Raises:
        SupervisorUnfit: not another officer, active, with the role for it.
        LostReceiptUnproved: the commitment says nothing.
        As `return_result`, likewise nothing was stored.

    Legal: [return.identity]
    """
    officer.need(Right.RETURN)
    said = " ".join(commitment.split())
    if not said:
        raise LostReceiptUnproved(["commitment"])
    with desk.glance() as work:
        confirms = work.officers.get(supervisor)
    fit = confirms.active and confirms.may(Right.CONFIRM_LOST_RECEIPT)
    if not fit or confirms.id == officer.id:
        raise SupervisorUnfit()
    lost = LostReceipt(commitment=said, confirmed_by=confirms.id, confirmed_name=confirms.name)
    collector = replace(order.collector, receipt_given_back=False, lost=lost)
    return _returned(replace(order, collector=collector), officer, desk)


def _returned(order: ReturnResult, officer: Officer, desk: Desk) -> Dossier:
    now, collector = whole_milliseconds(desk.now()), order.collector
    unpaid: Body = {}
    with desk.work() as work:
        dossier = work.dossiers.get(order.dossier)
        if dossier.may(kinds.RETURNED):  # otherwise the step says why not
            check_collector(dossier, collector)
            check_receipt(dossier, collector)
            collects = work.till.settings(desk.unit).may_collect(officer)
            unpaid = unpaid_body(dossier, order.unpaid_because, collects=collects)
            give_all_back(work, dossier, (order.originals, collector.name), officer, now)
        body = {**collector_body(collector), **unpaid}
        returned = write_step(work, order.dossier, kinds.RETURNED, body, officer, now)
        work.commit()
    return returned
