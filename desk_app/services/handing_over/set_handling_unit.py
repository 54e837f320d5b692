"""Use case: the office says which unit handles a procedure."""

from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import the_office
from desk_app.domain.handing_over.faults import HandlingUnitMissing
from desk_app.domain.handing_over.handling_unit import handling_unit_body
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class SetHandlingUnit:
    procedure: ProcedureCode
    unit: str  # as minutes name it


def set_handling_unit(order: SetHandlingUnit, officer: Officer, desk: Desk) -> None:
    """From now on dossiers of the procedure go to this unit, at every desk of the office.

    What was said before, and is said again, stores nothing.

    Raises:
        HandlingUnitMissing, RightMissing: nothing was stored.
    """
    officer.need(Right.HAND_OVER)
    unit = " ".join(order.unit.split())
    if not unit:
        raise HandlingUnitMissing()
    with desk.work() as work:
        if work.handling_units.of(order.procedure) == unit:
            return
        body = handling_unit_body(order.procedure, unit)
        office = the_office(desk.unit)
        work.journal.write(kinds.HANDLING_UNIT_SET, office, body, by=officer.id, at=desk.now())
        work.commit()
