"""What screens and commands may ask of reports."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from db.queries.reports.tallies import dossiers_behind
from db.queries.rows import DossierLine
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.reports import register
from desk_app.reports.asked import Asked, Sources
from desk_app.reports.every import ReportName, known_name, list_behind, make_report, report_names
from desk_app.reports.report import Opens, Report, Row
from desk_app.services.counting.count_dossiers import count_dossiers
from desk_app.services.counting.note_index import NoteIndex, note_index
from desk_app.services.counting.note_report import ReportOrder, note_report
from desk_app.services.counting.report_keys import ReportRun, note_run
from desk_app.services.desk import Desk
from desk_app.wiring.opening import OpenDesk
from desk_app.wiring.papers.forms import PaperForms
from desk_app.wiring.reports.files import (
    NOBODY_WAITS,
    FileKind,
    Long,
    Watching,
    export_report,
)
from desk_app.wiring.reports.keys import ReportKeysDesk, report_keys_desk
from desk_app.wiring.reports.sources import report_sources

_BESIDE_VISITORS: Final = 8  # dossiers counted at once: a confirmed intake waits no 40 ms


@dataclass(frozen=True, slots=True)
class Shown:
    """What a screen shows of a report."""

    report: Report
    length: int  # rows of the whole book; more than `report.rows` where it is long


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
    show: Callable[[ReportOrder, Officer], Shown]  # as `make`, of a long book the first rows only
    parts: Callable[[], register.Parts]  # what the register can be asked for alone
    register_rows: Callable[[ReportOrder, Officer], Iterator[Sequence[Row]]]
    """The rows of `mau-07` a page at a time, for what is written to a file; raises RightMissing."""
    write: Callable[[ReportOrder, Officer, FileKind, Path, Watching], bool]
    """A report straight to a file, noted as a look; a long one is never held whole.

    Says False where it was cancelled; raises what `make` and `export_report` raise. A report that
    `make` made already goes to a file by `export`.
    """
    export: Callable[[Report, FileKind, Path, Watching], bool]
    """The report as it is, for who has seen it. Says and raises as `write`; nothing is noted."""
    run: Callable[[ReportOrder, FileKind, Path], Report]
    """The same for a task of the machine: with its report key and nobody at the desk.

    Counts first. Raises ReportKeyMissing, NoReport, NoPart, and what `export_report` raises. Of a
    long report what is returned has no rows.
    """
    keys: ReportKeysDesk
    note_index: Callable[[NoteIndex, Officer], None]  # counter lane
    behind: Callable[[ReportOrder, Officer, int | None], Sequence[DossierLine]]
    """A page of the list behind the cell `row`, `column`; the last is `DossierLine.n` of the last
    line of the page before, None for the first page."""


def reports_desk(opened: OpenDesk, desk: Desk, facts: DeskFacts, forms: PaperForms) -> ReportsDesk:
    sources = report_sources(opened, facts)
    page = opened.store.ask(dossiers_behind)
    keys = report_keys_desk(opened, desk)

    def asked(order: ReportOrder) -> Asked:
        return Asked(
            name=order.name,
            period=order.period,
            whose=order.whose,
            now=desk.now(),
            against=order.against,
            field=order.field,
            level=order.level,
        )

    def make(order: ReportOrder, officer: Officer) -> Report:
        note_report(order, officer, desk)
        return make_report(asked(order), sources)

    def behind(
        order: ReportOrder, officer: Officer, before: int | None = None
    ) -> Sequence[DossierLine]:
        if before is None:
            note_report(order, officer, desk)
        return page(list_behind(Opens(order.row, order.column), asked(order), sources), before)

    def rows(order: ReportOrder, officer: Officer) -> Iterator[Sequence[Row]]:
        note_report(order, officer, desk)
        return register.register_rows(asked(order), sources)

    def show(order: ReportOrder, officer: Officer) -> Shown:
        note_report(order, officer, desk)
        report, long = _begun(asked(order), sources)
        if long is None:
            return Shown(report, len(report.rows))
        return Shown(replace(report, rows=next(long.pages, ())), long.length)

    def write(
        order: ReportOrder,
        officer: Officer,
        kind: FileKind,
        path: Path,
        watching: Watching = NOBODY_WAITS,
    ) -> bool:
        note_report(order, officer, desk)
        report, long = _begun(asked(order), sources)
        return export_report(report, kind, path, watching, long, forms.facts(facts))

    def export(
        report: Report, kind: FileKind, path: Path, watching: Watching = NOBODY_WAITS
    ) -> bool:
        return export_report(report, kind, path, watching, facts=forms.facts(facts))

    def run(order: ReportOrder, kind: FileKind, path: Path) -> Report:
        key = keys.opening(order.name)
        register.known_parts(asked(order), sources)
        while count_dossiers(desk):
            pass
        told = ReportRun(
            report=known_name(order.name),
            period=order.period,
            against=order.against,
            field=order.field,
            level=order.level,
            kind=kind.value,
        )
        note_run(told, key, desk)
        report, long = _begun(asked(order), sources)
        export_report(report, kind, path, long=long, facts=forms.facts(facts))
        return report

    return ReportsDesk(
        names=report_names,
        count=partial(count_dossiers, desk, _BESIDE_VISITORS),
        make=make,
        show=show,
        parts=lambda: register.parts(office_date(desk.now()), sources),
        register_rows=rows,
        write=write,
        export=export,
        run=run,
        keys=keys,
        note_index=partial(note_index, desk=desk),
        behind=behind,
    )


def _begun(asked: Asked, sources: Sources) -> tuple[Report, Long | None]:
    """The rows of a long one are still to come."""
    if known_name(asked.name) != register.NAME:
        return make_report(asked, sources), None
    rows = register.register_rows(asked, sources)
    long = Long(rows, register.register_length(asked, sources))
    return register.register_head(asked, sources), long
