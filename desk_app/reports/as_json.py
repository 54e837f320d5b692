"""A report for programs: JSON with the same values, and nothing of where they come from."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from desk_app.reports.report import Report, Row, Value


def report_json(report: Report) -> bytes:
    """UTF-8. Decimals are text, so that they stay as they were reckoned; moments are ISO 8601."""
    return b"".join(report_json_parts(report, report.rows))


def report_json_parts(report: Report, rows: Iterable[Row]) -> Iterator[bytes]:
    """The same a row at a time, with `rows` for those of `report`."""
    yield _said(_before(report)).removesuffix("\n}").encode() + b',\n "rows": ['
    between = "\n  "
    for row in rows:
        yield (between + json.dumps(_row(row, report), ensure_ascii=False)).encode()
        between = ",\n  "
    yield b"\n ],\n" + _said(_behind(report)).removeprefix("{\n").encode() + b"\n"


def _said(facts: Mapping[str, Any]) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=1)


def _before(report: Report) -> Mapping[str, Any]:
    return {
        "report": report.name,
        "title": report.title,
        "form": report.form,
        "unit": report.unit,
        "unit_name": report.unit_name,
        "period": {
            "asked": str(report.period),
            "words": report.period.words,
            "first": report.period.first.isoformat(),
            "last": report.period.last.isoformat(),
        },
        "whose": report.whose,
        "as_of": report.as_of.isoformat(),
        "counted_to": report.counted_to.isoformat(),
        "columns": [asdict(column) for column in report.columns],
    }


def _behind(report: Report) -> Mapping[str, Any]:
    return {
        "checks": [asdict(check) for check in report.checks],
        "missing": list(report.missing),
        "notes": [asdict(note) for note in report.notes],
    }


def _row(row: Row, report: Report) -> dict[str, Any]:
    values = zip(report.columns, row.cells, strict=True)
    return {
        "key": row.key,
        "kind": row.kind.value,
        "values": {column.key: _value(cell.value) for column, cell in values},
    }


def _value(value: Value) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date | datetime) else value
