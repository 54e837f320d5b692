"""Use case: hand the result to the person who may have it."""

from dataclasses import dataclass
from datetime import datetime

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Body
from desk_app.domain.acts.bodies import collector_body
from desk_app.domain.dossier import Collector, CollectorKind, Dossier
from desk_app.domain.errors import CollectorIncomplete
from desk_app.domain.ids import DossierId
from desk_app.domain.money.till.faults import FeesOutstanding
from desk_app.domain.money.till.owed import left_of, unsettled
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import take_step


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnResult:
    dossier: DossierId
    collector: Collector
    unpaid_because: str = ""  # why fees are not taken first; needed only where some are open


def return_result(order: ReturnResult, officer: Officer, desk: Desk) -> Dossier:
    """Record who took the result. A late result is returned like any other.

    An authorised person is named with their number and the paper that says so. Where the
    office takes money with this program, open fees are taken first, or the reason why not is
    kept with the act (docs/decisions/0062).

    Raises:
        CollectorIncomplete: name, number or paper of an authorised person is not there.
        FeesOutstanding: fees are open, and no reason is given.
        RightMissing, StepNotAllowed, DossierReadOnly: likewise nothing was stored.

    Legal: [return.identity], [return.fee]
    """
    officer.need(Right.RETURN)
    _check(order.collector)
    because = " ".join(order.unpaid_because.split())

    def words(dossier: Dossier, work: UnitOfWork, _now: datetime) -> Body:
        said = collector_body(order.collector)
        open_ = unsettled(dossier)
        if not open_ or not work.till.is_used():
            return said
        left, unknown = left_of(dossier), sum(line.asked is None for line in open_)
        if not because:
            raise FeesOutstanding(left, unknown)
        return {**said, "unpaid": {"left": left, "unknown": unknown, "reason": because}}

    return take_step(order.dossier, kinds.RETURNED, words, officer, desk)


def _check(collector: Collector) -> None:
    needed = {"name": collector.name}
    if collector.kind is CollectorKind.AUTHORISED:
        needed |= {"id_number": collector.id_number, "paper": collector.paper}
    if missing := [field for field, value in needed.items() if not value.strip()]:
        raise CollectorIncomplete(missing)
