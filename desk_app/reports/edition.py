"""Editions of counted reports: which standing belongs to which column, as data.

The classification of a dossier is a rule (`domain/counting/standing.py`); where a form puts it is
not, and the ministry may put it elsewhere tomorrow. A misspelt word is refused when it is read.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Final

from desk_app.domain.counting.facts import NOTHING, Fact
from desk_app.domain.counting.standing import Standing
from desk_app.domain.counting.tally import Pick, Side
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import OnlineLevel
from desk_app.reports.report import Column, ColumnKind, Note


class Rows(StrEnum):
    """What a row of a counted report is."""

    FIELD = "field"  # per level, lĩnh vực
    PROCEDURE = "procedure"
    OFFICER = "officer"  # who received
    DESK = "desk"


class Extra(StrEnum):
    """Figures of what never became a dossier, or that no desk knows."""

    REFUSED_AT_INTAKE = "refused_at_intake"
    ONLINE_UNANSWERED = "online_unanswered"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class PickWords:
    """A pick as an edition says it."""

    pick: Pick
    online: tuple[str, ...] = ()  # levels of the procedure, "" for none on record

    def resolved(self, online: Mapping[str, OnlineLevel | None], seen: frozenset[str]) -> Pick:
        """Args: online: of each procedure on record; seen: codes that any dossier has."""
        if not self.online:
            return self.pick
        codes = frozenset(code for code in seen if (online.get(code) or "") in self.online)
        return replace(self.pick, procedures=codes)


@dataclass(frozen=True, slots=True)
class CountedColumn:
    column: Column
    picks: Sequence[PickWords] = ()
    extra: Extra | None = None
    mean_days: bool = False  # of what the picks have, from receiving to the end


@dataclass(frozen=True, slots=True)
class Identity:
    words: str
    left: Sequence[str]  # keys of columns, added up
    right: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedEdition:
    name: str
    label: str  # as `ReportName.label`
    title: str
    form: str
    unit_of_count: str
    rows: Rows
    heads: Sequence[Column]  # of the columns before the figures
    columns: Sequence[CountedColumn]
    identities: Sequence[Identity]
    notes: Sequence[Note]


class EditionWrong(ValueError):
    """A file below resources/reports says what no report knows; our bug."""


@cache
def counted_edition(file: str) -> CountedEdition:
    """Args: file: name below resources/reports, without its ending."""
    text = (files("resources") / "reports" / f"{file}.toml").read_text("utf-8")
    try:
        return _edition(tomllib.loads(text))
    except (KeyError, TypeError, ValueError) as error:
        raise EditionWrong(f"{file}: {error}") from error


def _edition(said: Mapping[str, Any]) -> CountedEdition:
    edition = CountedEdition(
        name=said["name"],
        label=said["label"],
        title=said["title"],
        form=said.get("form", ""),
        unit_of_count=said.get("unit_of_count", ""),
        rows=Rows(said["rows"]),
        heads=[_column(head, ColumnKind.TEXT) for head in said["heads"]],
        columns=[_counted(column) for column in said["columns"]],
        identities=[Identity(**each) for each in said.get("identities", ())],
        notes=[Note(**note) for note in said.get("notes", ())],
    )
    keys = {one.column.key for one in edition.columns}
    for identity in edition.identities:
        if strange := {*identity.left, *identity.right} - keys:
            raise EditionWrong(f"no such columns: {sorted(strange)}")
    return edition


def _column(said: Mapping[str, Any], kind: ColumnKind) -> Column:
    return Column(
        key=said["key"],
        heading=said["heading"],
        kind=kind,
        number=said.get("number", ""),
        group=tuple(said.get("group", ())),
    )


_COLUMN_WORDS: Final = frozenset(
    {"key", "heading", "number", "group", "picks", "extra", "mean_days"}
)


def _counted(said: Mapping[str, Any]) -> CountedColumn:
    if strange := said.keys() - _COLUMN_WORDS:
        raise EditionWrong(f"no such words: {sorted(strange)}")
    mean = bool(said.get("mean_days", False))
    return CountedColumn(
        column=_column(said, ColumnKind.MEAN if mean else ColumnKind.COUNT),
        picks=[pick_from(pick) for pick in said.get("picks", ())],
        extra=Extra(said["extra"]) if "extra" in said else None,
        mean_days=mean,
    )


def pick_from(said: Mapping[str, Any]) -> PickWords:
    """A pick as an edition says it. Raises ValueError for a word no pick knows."""
    words = dict(said)
    online = tuple(words.pop("online", ()))
    for level in online:
        _ = level and OnlineLevel(level)
    pick = Pick(
        side=Side(words.pop("side", Side.OUTCOME)),
        standings=_set(Standing, words.pop("standings", None)),
        channels=_set(Channel, words.pop("channels", None)),
        late=words.pop("late", None),
        apologised=words.pop("apologised", None),
        carried=words.pop("carried", None),
        facts=_facts(words.pop("facts", ())),
        without=_facts(words.pop("without", ())),
    )
    if words:
        raise EditionWrong(f"no such words: {sorted(words)}")
    return PickWords(pick, online)


def _set(kind: Any, said: Sequence[str] | None) -> Any:
    return None if said is None else frozenset(kind(word) for word in said)


def _facts(said: Sequence[str]) -> Fact:
    found = NOTHING
    for word in said:
        found |= Fact[word.upper()]
    return found
