"""Every report by its name, as it is asked for in the window and at the terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from db.queries.reports.tallies import Behind
from desk_app.reports.asked import Asked, Sources
from desk_app.reports.counted import behind_a_number, counted_report
from desk_app.reports.edition import counted_edition
from desk_app.reports.report import Opens, Report

_COUNTED: Final[Mapping[str, str]] = {  # name -> file below resources/reports
    "II.06a": "ii06a",
    "07a": "07a",
    "tien-do": "tien-do",
    "can-bo": "can-bo",
    "quay": "quay",
    "thu-tuc": "thu-tuc",
}


class NoReport(ValueError):
    """Nobody makes a report of this name; its text is what was typed."""


@dataclass(frozen=True, slots=True)
class ReportName:
    name: str
    title: str


def report_names() -> Sequence[ReportName]:
    """In the order of a list to choose from."""
    return [ReportName(name, counted_edition(file).title) for name, file in _COUNTED.items()]


def make_report(asked: Asked, sources: Sources) -> Report:
    """Raises NoReport."""
    return counted_report(counted_edition(_file(asked.name)), asked, sources)


def list_behind(opens: Opens, asked: Asked, sources: Sources) -> Behind:
    """Raises NoReport; KeyError: the report has no such cell."""
    return behind_a_number(counted_edition(_file(asked.name)), opens, asked, sources)


def _file(name: str) -> str:
    for known, file in _COUNTED.items():
        if known.casefold() == name.strip().casefold():
            return file
    raise NoReport(name)
