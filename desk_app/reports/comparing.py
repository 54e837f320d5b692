"""Two periods side by side: the totals of a counted report, and how they differ."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from desk_app.domain.counting.period import Period
from desk_app.reports.report import Cell, Column, ColumnKind, Report, Row, Value

_HUNDREDTH: Final = Decimal("0.01")
FROM_NOTHING: Final = "kỳ kia là 0"  # there is no share of it
UNCHANGED: Final = "không đổi"  # nothing, then as now
NOT_COMPARED: Final = "không so được"  # a word stands where the figure would


def compared(now: Report, before: Report) -> Report:
    """One row for each figure of `now`: its total in both periods, difference and share of it.

    Both are the same report. Numbers only; what no desk knows stays a word.
    """
    heads = (
        Column(key="figure", heading="Chỉ tiêu", kind=ColumnKind.TEXT),
        _column("now", now.period),
        _column("before", before.period),
        Column(key="difference", heading="Tăng, giảm", kind=ColumnKind.COUNT),
        Column(key="change", heading="Tăng, giảm (%)", kind=ColumnKind.SHARE),
    )
    rows = []
    for place, column in enumerate(now.columns):
        if column.kind is not ColumnKind.COUNT:
            continue
        words = " – ".join([*column.group, column.heading])
        cell, other = now.rows[-1].cells[place], before.rows[-1].cells[place]
        values = (cell, Cell(other.value), *map(Cell, _change(cell.value, other.value)))
        rows.append(Row(key=column.key, cells=[Cell(words), *values]))
    missing = [*now.missing, *(line for line in before.missing if line not in now.missing)]
    return Report(
        name=now.name,
        title=f"{now.title}: so với {before.period.words.lower()}",
        unit=now.unit,
        unit_name=now.unit_name,
        period=now.period,
        whose=now.whose,
        columns=heads,
        rows=rows,
        as_of=now.as_of,
        counted_to=now.counted_to,
        checks=[*now.checks, *before.checks],
        missing=missing,
        notes=now.notes,
        unit_of_count=now.unit_of_count,
    )


def _column(key: str, period: Period) -> Column:
    return Column(key=key, heading=period.words, kind=ColumnKind.COUNT)


def _change(now: Value, before: Value) -> tuple[Value, Value]:
    if not isinstance(now, int) or not isinstance(before, int):
        return None, NOT_COMPARED
    if not before:
        return now, FROM_NOTHING if now else UNCHANGED
    share = Decimal(now - before) * 100 / before
    return now - before, share.quantize(_HUNDREDTH, ROUND_HALF_UP)
