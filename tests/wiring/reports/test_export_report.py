"""A report as a file: what stands beside its table is in it, and who waits may stop."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desk_app.domain.counting.period import read_period
from desk_app.domain.ids import UnitCode
from desk_app.reports.report import (
    NOT_KNOWN,
    Cell,
    Check,
    Column,
    ColumnKind,
    Note,
    Report,
    Row,
    RowKind,
)
from desk_app.wiring.reports.files import FileKind, Long, Watching, export_report

COLUMNS = [
    Column(key="field", heading="Lĩnh vực", kind=ColumnKind.TEXT, number="1"),
    Column(key="got", heading="Trực tuyến", kind=ColumnKind.COUNT, number="2", group=("Nhận",)),
    Column(key="share", heading="Tỷ lệ", kind=ColumnKind.SHARE, number="3", group=("Nhận",)),
    Column(key="spent", heading="Phục vụ", kind=ColumnKind.SECONDS, number="4"),
    Column(key="day", heading="Ngày", kind=ColumnKind.DAY, number="5"),
    Column(key="at", heading="Lúc", kind=ColumnKind.MOMENT, number="6"),
]
AT = datetime(2026, 11, 20, 10, 5, tzinfo=UTC)


def a_row(key: str, kind: RowKind = RowKind.BODY) -> Row:
    values = (key, 1_250, Decimal("98.25"), 95, date(2026, 11, 20), AT)
    return Row(key=key, cells=[Cell(value) for value in values], kind=kind)


REPORT = Report(
    name="II.06a",
    title="Tình hình giải quyết",
    form="Biểu số II.06a",
    unit=UnitCode("H13.45.12"),
    unit_name="Phường Ninh Kiều",
    period=read_period("2026-11"),
    columns=COLUMNS,
    rows=[
        a_row("=cmd()"),
        Row(key="b", cells=[Cell(NOT_KNOWN), *[Cell(None)] * 5]),
        a_row("Tổng số", RowKind.TOTAL),
    ],
    as_of=AT,
    counted_to=AT,
    checks=[Check("3 = 4 + 5 + 6", holds=True), Check("3 = 7 + 11", holds=False, where=["Đất"])],
    missing=["Quầy 2 chưa về."],
    notes=[Note("Đếm theo hồ sơ.")],
    unit_of_count="Đơn vị tính: số hồ sơ",
)


def test_that_the_sheet_says_all_that_the_report_says(tmp_path: Path) -> None:
    assert export_report(REPORT, FileKind.XLSX, tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    rows = [[cell.value for cell in line] for line in sheet.iter_rows()]
    said = [line[0] for line in rows]
    assert said[:4] == [
        "Phường Ninh Kiều",
        "Biểu số II.06a",
        "Tình hình giải quyết",
        "Tháng 11/2026 (từ 01/11/2026 đến 30/11/2026)",
    ]
    assert "Số liệu đến 17:05 ngày 20/11/2026; lập lúc 17:05 ngày 20/11/2026" in said
    assert "Kiểm tra 3 = 4 + 5 + 6: khớp" in said
    assert "Kiểm tra 3 = 7 + 11: KHÔNG KHỚP ở: Đất" in said
    assert "Chưa đủ: Quầy 2 chưa về." in said
    assert "Ghi chú: Đếm theo hồ sơ." in said
    line = rows[said.index("=cmd()")]
    assert line[1:3] == [1_250, 98.25]
    assert line[3].total_seconds() == 95
    assert line[4:] == [*map(datetime.fromisoformat, ("2026-11-20", "2026-11-20 17:05"))]
    assert NOT_KNOWN in said


@pytest.mark.parametrize("kind", FileKind)
def test_that_a_long_report_is_told_as_it_goes_and_can_be_stopped(
    kind: FileKind, tmp_path: Path
) -> None:
    told, asked, made = list[tuple[int, int]](), 0, 0

    def pages() -> Iterator[Sequence[Row]]:
        nonlocal made
        for _ in range(5):
            made += 1
            yield [a_row("x")] * 200

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked == 4

    file = tmp_path / f"a.{kind}"
    watching = Watching(lambda done, of: told.append((done, of)), cancelled)
    assert not export_report(REPORT, kind, file, watching, Long(pages(), 1_000))
    assert told == [(200, 1_000), (400, 1_000), (600, 1_000)]
    assert made == 4  # nothing is read ahead
    assert not list(tmp_path.iterdir())


def test_that_json_is_the_same_whether_rows_come_at_once_or_in_pages(tmp_path: Path) -> None:
    export_report(REPORT, FileKind.JSON, tmp_path / "a.json")
    head = replace(REPORT, rows=())
    pages = iter([REPORT.rows[:1], REPORT.rows[1:]])
    export_report(head, FileKind.JSON, tmp_path / "b.json", long=Long(pages, 3))
    raw = (tmp_path / "a.json").read_bytes()
    assert raw == (tmp_path / "b.json").read_bytes()
    said = json.loads(raw)
    assert [row["key"] for row in said["rows"]] == ["=cmd()", "b", "Tổng số"]
    assert said["rows"][0]["values"]["share"] == "98.25"
    assert (said["missing"], len(said["checks"])) == (["Quầy 2 chưa về."], 2)
