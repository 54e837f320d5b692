"""Seconds per visit: medians, for each officer and of all."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median
from typing import Final

from db.queries.reports.visits import Visit
from desk_app.domain.ids import OfficerId
from desk_app.reports.around import around
from desk_app.reports.asked import Asked, Sources
from desk_app.reports.report import Cell, Column, ColumnKind, Note, Report, Row, RowKind, Value

NAME: Final = "luot-khach"
LABEL: Final = "Lượt khách"
TITLE: Final = "Thời gian phục vụ một lượt khách"
_COLUMNS: Final = (
    Column(key="officer", heading="Cán bộ", kind=ColumnKind.TEXT),
    Column(key="visits", heading="Số lượt", kind=ColumnKind.COUNT),
    Column(key="waited", heading="Chờ (trung vị)", kind=ColumnKind.SECONDS),
    Column(key="served", heading="Phục vụ (trung vị)", kind=ColumnKind.SECONDS),
    Column(key="longest", heading="Phục vụ lâu nhất", kind=ColumnKind.SECONDS),
)
_NOTES: Final = (
    Note("Chỉ tính lượt khách có lấy số và được gọi; từ lúc gọi đến lúc kết thúc lượt."),
    Note("Lượt để mở quá 2 giờ không tính."),
)


def visits_report(asked: Asked, sources: Sources) -> Report:
    names = sources.officers()
    found = sources.visits(asked.period, asked.whose)
    by_officer: defaultdict[OfficerId | None, list[Visit]] = defaultdict(list)
    for visit in found:
        by_officer[visit.officer].append(visit)
    named = sorted(
        ((names.get(one, "") if one else "", one) for one in by_officer),
        key=lambda pair: (pair[0], str(pair[1])),
    )
    rows = [
        Row(
            key=one.hex if one else "none",
            cells=_cells(name or "Cán bộ chưa có trong danh sách", by_officer[one]),
        )
        for name, one in named
    ]
    rows.append(Row(key="total", cells=_cells("Tổng số", found), kind=RowKind.TOTAL))
    return Report(
        name=NAME, title=TITLE, columns=_COLUMNS, rows=rows, **around(asked, sources, _NOTES)
    )


def _cells(name: str, found: Sequence[Visit]) -> list[Cell]:
    served = [visit.served for visit in found]
    medians: list[Value] = [None, None, None]
    if found:
        waited = median(visit.waited for visit in found)
        medians = [round(waited), round(median(served)), max(served)]
    return [Cell(name), Cell(len(found)), *map(Cell, medians)]
