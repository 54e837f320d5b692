"""Use case: somebody asks for a report, or for the dossiers behind a number."""

from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import the_office
from desk_app.domain.counting.period import Period
from desk_app.domain.ids import OfficerId
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOrder:
    """What was asked for."""

    name: str  # of the report
    period: Period
    whose: OfficerId | None = None  # dossiers this officer received; None: of the whole unit
    against: Period | None = None  # another period beside it
    field: str = ""  # of the register: one lĩnh vực
    level: str = ""  # of the register: one level
    row: str = ""  # the list behind this cell; both empty: the report itself
    column: str = ""


def note_report(order: ReportOrder, officer: Officer, desk: Desk) -> None:
    """Note that `officer` sees these figures, or the dossiers behind one of them.

    Raises:
        RightMissing: an officer sees the own figures only; nothing was stored.
    """
    officer.need(Right.SEE)
    if order.whose != officer.id:
        officer.need(Right.SEE_WHOLE_DAY)
    body = {
        "report": order.name,
        "period": str(order.period),
        "whose": "" if order.whose is None else order.whose.hex,
        "against": "" if order.against is None else str(order.against),
        "field": order.field,
        "level": order.level,
        "row": order.row,
        "column": order.column,
    }
    with desk.work() as work:
        work.journal.write(
            kinds.REPORTED, the_office(desk.unit), body, by=officer.id, at=desk.now()
        )
        work.commit()
