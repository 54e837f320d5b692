"""A report for programs: JSON with the same values, and nothing of where they come from."""

import json
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from desk_app.reports.report import Report, Row, Value


def report_json(report: Report) -> bytes:
    """UTF-8. Decimals are text, so that they stay as they were reckoned; moments are ISO 8601."""
    facts = {
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
        "rows": [_row(row, report) for row in report.rows],
        "checks": [asdict(check) for check in report.checks],
        "missing": list(report.missing),
        "notes": [asdict(note) for note in report.notes],
    }
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()


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
