"""Every report by its name, as it is asked for in the window and at the terminal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from db.queries.reports.tallies import Behind
from desk_app.reports import index_766, register, visiting
from desk_app.reports.asked import Asked, Sources
from desk_app.reports.comparing import compared
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


class _Other(NamedTuple):
    label: str
    title: str
    make: Callable[[Asked, Sources], Report]


_OTHERS: Final[Mapping[str, _Other]] = {
    index_766.NAME: _Other(index_766.LABEL, index_766.index_title(), index_766.index_report),
    register.NAME: _Other(register.LABEL, register.TITLE, register.register_report),
    visiting.NAME: _Other(visiting.LABEL, visiting.TITLE, visiting.visits_report),
}


class NoReport(ValueError):
    """Nobody makes a report of this name; its text is what was typed."""


@dataclass(frozen=True, slots=True)
class ReportName:
    name: str  # as it is typed at a terminal: ``tien-do``
    label: str  # as people call it, on screens and in the names of files: ``Tiến độ``
    title: str
    compares: bool  # it can be held against another period
    in_parts: bool = False  # it can be asked for one field (lĩnh vực) or one level alone


def report_names() -> Sequence[ReportName]:
    """In the order of a list to choose from."""
    counted = [
        ReportName(name, counted_edition(file).label, counted_edition(file).title, compares=True)
        for name, file in _COUNTED.items()
    ]
    others = [
        ReportName(name, label, title, compares=False, in_parts=name == register.NAME)
        for name, (label, title, _) in _OTHERS.items()
    ]
    return [*counted, *others]


def label_of(name: str) -> str:
    """What people call the report; a name that only a later program knows, as it is."""
    return next((one.label for one in report_names() if one.name == name), name)


def make_report(asked: Asked, sources: Sources) -> Report:
    """Held against another period where `asked.against` names one and the report can be.

    Raises NoReport.
    """
    name = known_name(asked.name)
    if name in _OTHERS:
        return _OTHERS[name].make(asked, sources)
    edition = counted_edition(_COUNTED[name])
    report = counted_report(edition, asked, sources)
    if asked.against is None:
        return report
    before = replace(asked, period=asked.against, against=None)
    return compared(report, counted_report(edition, before, sources))


def list_behind(opens: Opens, asked: Asked, sources: Sources) -> Behind:
    """Raises NoReport; KeyError: the report has no such cell, or no list behind it."""
    name = known_name(asked.name)
    if name == index_766.NAME:
        return index_766.behind_an_index(opens, asked)
    return behind_a_number(counted_edition(_COUNTED[name]), opens, asked, sources)


def known_name(name: str) -> str:
    """As it is written here, however it was typed. Raises NoReport."""
    for known in (*_COUNTED, *_OTHERS):
        if known.casefold() == name.strip().casefold():
            return known
    raise NoReport(name)
