"""Rows of the four tables, gathered by procedure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desk_app.domain.ids import ProcedureCode
from desk_app.services.catalogue.reading import CatalogueProblem, NotRead, Why
from desk_app.services.catalogue.sheets.cells import Cells, code_of
from desk_app.services.catalogue.sheets.columns import Sheet
from desk_app.services.catalogue.sheets.entry import SheetEntry
from desk_app.services.catalogue.sheets.paper_rows import PapersSaid, papers_from
from desk_app.services.catalogue.sheets.procedure_row import facts_from
from desk_app.services.catalogue.sheets.process_rows import process_from
from desk_app.services.catalogue.sheets.table import Row, Table
from desk_app.services.catalogue.sheets.term_rows import TermsSaid, terms_from


def entries_from(
    tables: Iterable[Table],
) -> tuple[Sequence[SheetEntry], Sequence[CatalogueProblem]]:
    """Each code once, in the order of the tables, and what could not be understood."""
    found: dict[ProcedureCode, dict[str, Any]] = {}
    problems: list[CatalogueProblem] = []
    for table in tables:
        problems += [
            CatalogueProblem(table.sheet.value, Why.COLUMN_UNKNOWN, {"column": head[:60]})
            for head in table.unknown
        ]
        for code, rows in _by_code(table, problems).items():
            cells = [Cells(table.sheet, row, problems) for row in rows]
            found.setdefault(code, {}).update(_parts(table, cells, problems, code))
    return tuple(SheetEntry(code, parts) for code, parts in found.items()), problems


def _by_code(
    table: Table, problems: list[CatalogueProblem]
) -> Mapping[ProcedureCode, Sequence[Row]]:
    """A row without a code belongs to the one above, as under a cell joined over several rows."""
    found: dict[ProcedureCode, list[Row]] = {}
    above: ProcedureCode | None = None
    for row in table.rows:
        if said := row.cells.get("code", ""):
            try:
                above, restored = code_of(said)
            except NotRead as given_up:
                above = None
                problems.append(CatalogueProblem(row.place, given_up.why))
                continue
            if restored:
                problems.append(CatalogueProblem(above, Why.CODE_RESTORED, {"value": said}))
        elif above is None or table.sheet is Sheet.PROCEDURES:
            problems.append(CatalogueProblem(row.place, Why.CODE_MISSING))
            continue
        found.setdefault(above, []).append(row)
    return found


def _parts(
    table: Table,
    rows: Sequence[Cells],
    problems: list[CatalogueProblem],
    code: ProcedureCode,
) -> Mapping[str, Any]:
    match table.sheet:
        case Sheet.PROCEDURES:
            if len(rows) > 1:
                problems.append(CatalogueProblem(code, Why.TWICE))
            return facts_from(rows[-1])
        case Sheet.TERMS:
            return {"terms": TermsSaid(terms_from(rows), table.keys)}
        case Sheet.PAPERS:
            return {"cases": PapersSaid(papers_from(rows), table.keys)}
        case Sheet.PROCESS:
            return process_from(rows)
