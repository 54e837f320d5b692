"""What screens and commands may ask of reports."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from db.queries.reports import surroundings as around
from db.queries.reports import tallies as t
from db.queries.rows import DossierLine
from desk_app.domain.office import DeskFacts
from desk_app.domain.officer import Officer
from desk_app.reports.asked import Asked, Sources
from desk_app.reports.every import ReportName, list_behind, make_report, report_names
from desk_app.reports.report import Opens, Report
from desk_app.services.counting.count_dossiers import count_dossiers
from desk_app.services.counting.note_report import ReportOrder, note_report
from desk_app.services.desk import Desk
from desk_app.wiring.opening import OpenDesk


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsDesk:
    """Reading lane, all but `names`. `count` writes rows of its own, a few at a time; asking for a
    report, or for a list, notes the look.

    Before `make`, call `count` until it says 0: a report counts what was counted, and tells how
    many dossiers were not.
    """

    names: Callable[[], Sequence[ReportName]]  # any thread
    count: Callable[[], int]
    make: Callable[[ReportOrder, Officer], Report]  # raises RightMissing, NoReport
    behind: Callable[[ReportOrder, Officer, int | None], Sequence[DossierLine]]
    """A page of the list behind the cell `row`, `column`; the last is `DossierLine.n` of the last
    line of the page before, None for the first page."""


def reports_desk(opened: OpenDesk, desk: Desk, facts: DeskFacts) -> ReportsDesk:
    ask = opened.store.ask
    sources = Sources(
        unit=facts.unit.code,
        unit_name=facts.unit.name,
        desk=facts.desk,
        tallies=ask(t.tallies),
        procedures=ask(around.procedures_known),
        officers=ask(around.officers_known),
        refused_at_intake=ask(around.refused_at_intake),
        online_unanswered=ask(around.online_unanswered),
        arrivals=ask(around.arrivals),
        left_to_count=ask(t.left_to_count),
    )
    page = ask(t.dossiers_behind)

    def asked(order: ReportOrder) -> Asked:
        return Asked(name=order.name, period=order.period, whose=order.whose, now=desk.now())

    def make(order: ReportOrder, officer: Officer) -> Report:
        note_report(order, officer, desk)
        return make_report(asked(order), sources)

    def behind(
        order: ReportOrder, officer: Officer, before: int | None = None
    ) -> Sequence[DossierLine]:
        if before is None:
            note_report(order, officer, desk)
        return page(list_behind(Opens(order.row, order.column), asked(order), sources), before)

    return ReportsDesk(
        names=report_names, count=partial(count_dossiers, desk), make=make, behind=behind
    )
