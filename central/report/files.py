"""A ranking as a file: JSON for programs, CSV and XLSX for people."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any, Final

import xlsxwriter

from central.report.ranking import UNKNOWN, Index, Line, Ranking
from desk_app.domain.counting.course import Measure
from desk_app.version import typed

NOT_KNOWN: Final = "không tính được"
_HEADS: Final = (
    "Hạng",
    "Mã đơn vị",
    "Đơn vị",
    "Tiếp nhận trong kỳ",
    "Trong đó trực tuyến",
    "Trong đó bưu chính",
    "Giải quyết trước hạn",
    "Giải quyết đúng hạn",
    "Trả lại, rút, dừng trong hạn",
    "Giải quyết quá hạn",
    "Trả lại, rút, dừng quá hạn",
    "Không có thời hạn",
    "Đã trả kết quả",
    "Đang giải quyết cuối kỳ",
    "Trong đó quá hạn",
    "Tử số đúng hạn",
    "Mẫu số đúng hạn",
    "Tỷ lệ đúng hạn (%)",
    "Tỷ lệ trực tuyến (%)",
    "Số ngày trung bình",
)
_SUMS: Final = (
    Measure.RECEIVED,
    Measure.RECEIVED_ONLINE,
    Measure.RECEIVED_BY_POST,
    Measure.ENDED_EARLY,
    Measure.ENDED_ON_DAY,
    Measure.CLOSED_IN_TIME,
    Measure.ENDED_LATE,
    Measure.CLOSED_LATE,
    Measure.ENDED_UNDATED,
    Measure.RETURNED,
)


def as_json(ranking: Ranking) -> bytes:
    facts = {
        "period": [ranking.period.first.isoformat(), ranking.period.last.isoformat()],
        "units": [_facts(line) for line in ranking.lines],
        "uncounted": list(ranking.uncounted),
        "unknown": [{"index": name, "reason": reason} for name, reason in UNKNOWN],
    }
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()


def as_csv(ranking: Ranking) -> bytes:
    """UTF-8 with the mark that spreadsheets look for."""
    out = io.StringIO()
    csv.writer(out).writerows(_rows(ranking))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(ranking: Ranking) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Xếp hạng")
        for at, row in enumerate(_rows(ranking)):
            sheet.write_row(at, 0, row)
        sheet.freeze_panes(2, 0)
        sheet.set_column(1, 2, 28)
    return out.getvalue()


def _rows(ranking: Ranking) -> list[Sequence[Any]]:
    period = f"{ranking.period.words}, đến hết ngày {ranking.period.last:%d/%m/%Y}"
    rows: list[Sequence[Any]] = [(f"Xếp hạng đơn vị. {period}",), _HEADS]
    rows += [_row(line) for line in ranking.lines]
    rows += [("", unit, f"Chưa đếm lại: {typed('central')} recount") for unit in ranking.uncounted]
    rows += [(), ("Tỷ lệ đúng hạn = trước hạn, đúng hạn và trả lại trong hạn / đã giải quyết",)]
    rows += [("Tỷ lệ trực tuyến = tiếp nhận trực tuyến / tiếp nhận trong kỳ",)]
    rows += [("Số ngày trung bình = tổng thời gian từ tiếp nhận đến kết thúc / đã kết thúc",)]
    return rows + [(f"{name}: {NOT_KNOWN} ({reason})",) for name, reason in UNKNOWN]


def _row(line: Line) -> Sequence[Any]:
    return (
        "" if line.rank is None else line.rank,
        line.unit,
        line.name,
        *(line.sums[measure] for measure in _SUMS),
        line.open,
        line.overdue,
        line.in_time.over,
        line.in_time.under,
        *(index.value or NOT_KNOWN for index in (line.in_time, line.online, line.mean_days)),
    )


def _facts(line: Line) -> dict[str, Any]:
    return {
        "rank": line.rank,
        "unit": line.unit,
        "name": line.name,
        "sums": {measure.value: line.sums[measure] for measure in _SUMS},
        "open": line.open,
        "overdue": line.overdue,
        "in_time": _index(line.in_time),
        "online": _index(line.online),
        "mean_days": _index(line.mean_days),
    }


def _index(index: Index) -> dict[str, Any]:
    """The value as text, for a decimal stays as it was reckoned; null: không tính được."""
    return {"over": index.over, "under": index.under, "value": index.value}
