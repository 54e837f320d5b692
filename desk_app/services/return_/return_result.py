"""Use case: hand the result to the person who may have it."""

from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.acts.bodies import collector_body
from desk_app.domain.dossier import Collector, CollectorKind, Dossier
from desk_app.domain.errors import CollectorIncomplete
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk
from desk_app.services.step import take_step


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnResult:
    dossier: DossierId
    collector: Collector


def return_result(order: ReturnResult, officer: Officer, desk: Desk) -> Dossier:
    """Record who took the result. A late result is returned like any other.

    An authorised person is named with their number and the paper that says so.

    Raises:
        CollectorIncomplete: name, number or paper of an authorised person is not there.
        RightMissing, StepNotAllowed, DossierReadOnly: likewise nothing was stored.

    Legal: [return.identity]
    """
    officer.need(Right.RETURN)
    _check(order.collector)
    return take_step(
        order.dossier,
        kinds.RETURNED,
        collector_body(order.collector),
        officer,
        desk,
    )


def _check(collector: Collector) -> None:
    needed = {"name": collector.name}
    if collector.kind is CollectorKind.AUTHORISED:
        needed |= {"id_number": collector.id_number, "paper": collector.paper}
    if missing := [field for field, value in needed.items() if not value.strip()]:
        raise CollectorIncomplete(missing)
