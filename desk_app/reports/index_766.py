"""Index 766: each index with numerator, denominator and value, and never a guess.

What a desk cannot know says so; the office may note value and source, which are then shown as
noted, never as reckoned.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final

from db.queries.reports.surroundings import ProcedureFacts
from db.queries.reports.tallies import Behind, Detail
from desk_app.domain.counting.facts import Fact
from desk_app.domain.counting.noted import NotedIndex
from desk_app.domain.counting.tally import Pick, Tally, total
from desk_app.domain.law.papers import Channel
from desk_app.domain.law.procedure import OnlineLevel
from desk_app.reports.around import around
from desk_app.reports.asked import Asked, Sources
from desk_app.reports.edition import EditionWrong, pick_from
from desk_app.reports.report import (
    NOT_DIVISIBLE,
    NOT_KNOWN,
    Cell,
    Column,
    ColumnKind,
    Note,
    Opens,
    Report,
    Row,
    RowKind,
    Value,
)

NAME: Final = "766"
LABEL: Final = "QĐ 766"
_HUNDREDTH: Final = Decimal("0.01")
_DAY_MS: Final = 86_400_000
_ONLINE: Final = frozenset({OnlineLevel.FULL, OnlineLevel.PARTIAL})
_COLUMNS: Final = (
    Column(key="code", heading="Chỉ số", kind=ColumnKind.TEXT),
    Column(key="name", heading="Nội dung", kind=ColumnKind.TEXT),
    Column(key="over_words", heading="Tử số là", kind=ColumnKind.TEXT),
    Column(key="over", heading="Tử số", kind=ColumnKind.COUNT),
    Column(key="under_words", heading="Mẫu số là", kind=ColumnKind.TEXT),
    Column(key="under", heading="Mẫu số", kind=ColumnKind.COUNT),
    Column(key="value", heading="Giá trị (%, ngày)", kind=ColumnKind.MEAN),
    Column(key="source", heading="Nguồn, lý do", kind=ColumnKind.TEXT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexWords:
    """One index as the edition says it."""

    code: str
    group: str
    name: str
    over_words: str = ""
    under_words: str = ""
    over: Sequence[Pick] = ()
    under: Sequence[Pick] = ()
    rule: str = "share"
    why: str = ""  # why a desk cannot know it; empty: it can


@dataclass(frozen=True, slots=True)
class _Edition:
    title: str
    form: str
    indices: Sequence[IndexWords]
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class Fraction:
    """`over` of `under`, and how it reads."""

    over: int
    under: int
    value: Value


@dataclass(frozen=True, slots=True)
class _Facts:
    tallies: Sequence[Tally]
    procedures: Mapping[str, ProcedureFacts]


def index_title() -> str:
    return _edition().title


def index_report(asked: Asked, sources: Sources) -> Report:
    edition = _edition()
    facts = _Facts(
        sources.tallies(asked.bounds, asked.rows, _DETAIL),
        {
            code: one
            for code, one in sources.procedures(asked.day).items()
            if one.in_force_on(asked.day)
        },
    )
    noted = sources.noted_indices(str(asked.period))
    rows: list[Row] = []
    for place, index in enumerate(edition.indices):
        if place == 0 or edition.indices[place - 1].group != index.group:
            heads = [Cell(""), Cell(index.group), *(Cell(None) for _ in _COLUMNS[2:])]
            rows.append(Row(key=f"group/{index.code}", cells=heads, kind=RowKind.GROUP))
        rows.append(_row(index, facts, noted.get(index.code)))
    return Report(
        name=NAME,
        title=edition.title,
        form=edition.form,
        columns=_COLUMNS,
        rows=rows,
        **around(asked, sources, edition.notes),
    )


def behind_an_index(opens: Opens, asked: Asked) -> Behind:
    """The dossiers of a numerator or a denominator. Raises KeyError: there is none such."""
    index = {one.code: one for one in _edition().indices}[opens.row]
    picks = {"over": index.over, "under": index.under}[opens.column]
    if not picks:
        raise KeyError(opens.column)
    return Behind(bounds=asked.bounds, picks=picks, rows=asked.rows)


def knowable(code: str) -> bool:
    """Whether a desk reckons it; others the office may note. Raises KeyError: no such index."""
    return not {one.code: one for one in _edition().indices}[code].why


_DETAIL: Final = Detail(facts=Fact.ELECTRONIC | Fact.DIGITISED | Fact.REUSED | Fact.DISCONTENT)


def _row(index: IndexWords, facts: _Facts, noted: NotedIndex | None) -> Row:
    if index.why:
        return _unknown(index, noted)
    found = _RULES[index.rule](index, facts)
    over = Opens(index.code, "over") if index.over and index.rule == "share" else None
    under = Opens(index.code, "under") if index.under else None
    cells = [
        Cell(index.code),
        Cell(index.name),
        Cell(index.over_words),
        Cell(found.over, over if found.over else None),
        Cell(index.under_words),
        Cell(found.under, under if found.under else None),
        Cell(found.value),
        Cell("tính từ các việc đã ghi ở quầy"),
    ]
    return Row(key=index.code, cells=cells)


def _unknown(index: IndexWords, noted: NotedIndex | None) -> Row:
    value: Value = NOT_KNOWN if noted is None else noted.value
    source = index.why if noted is None else f"đơn vị ghi: {noted.source}"
    words: Sequence[Value] = (index.code, index.name, "", None, "", None, value, source)
    return Row(key=index.code, cells=[Cell(word) for word in words])


def _share(index: IndexWords, facts: _Facts) -> Fraction:
    return share(total(facts.tallies, index.over), total(facts.tallies, index.under))


def share(over: int, under: int) -> Fraction:
    """In percent, two decimals, halves up; a share of nothing is N/A."""
    if not under:
        return Fraction(over, under, NOT_DIVISIBLE)
    percent = (Decimal(over) * 100 / under).quantize(_HUNDREDTH, ROUND_HALF_UP)
    return Fraction(over, under, percent)


def _mean_days(index: IndexWords, facts: _Facts) -> Fraction:
    own = [one for one in facts.tallies if any(pick.has(one) for pick in index.under)]
    many = sum(one.n for one in own)
    days = Decimal(sum(one.waited for one in own)) / _DAY_MS
    mean: Value = (days / many).quantize(_HUNDREDTH, ROUND_HALF_UP) if many else NOT_DIVISIBLE
    return Fraction(int(days.quantize(Decimal(1), ROUND_HALF_UP)), many, mean)


def _procedures_online(_index: IndexWords, facts: _Facts) -> Fraction:
    return share(len(_online(facts)), len(facts.procedures))


def _procedures_used_online(_index: IndexWords, facts: _Facts) -> Fraction:
    used = {
        one.procedure
        for one in facts.tallies
        if one.channel is Channel.ONLINE and not one.carried and one.n
    }
    return share(len(_online(facts) & used), len(_online(facts)))


def _online(facts: _Facts) -> frozenset[str]:
    return frozenset(code for code, one in facts.procedures.items() if one.online in _ONLINE)


def _content(index: IndexWords, facts: _Facts) -> Fraction:
    """100 % less the shares of late and of discontent: who is both is in both, says the formula."""
    under = total(facts.tallies, index.under)
    late = total(facts.tallies, index.over)
    discontent = sum(
        one.n
        for one in facts.tallies
        if one.facts & Fact.DISCONTENT and any(pick.has(one) for pick in index.under)
    )
    return share(max(0, under - late - discontent), under)


_RULES: Final[Mapping[str, Callable[[IndexWords, _Facts], Fraction]]] = {
    "share": _share,
    "mean_days": _mean_days,
    "procedures_online": _procedures_online,
    "procedures_used_online": _procedures_used_online,
    "content": _content,
}


@cache
def _edition() -> _Edition:
    text = (files("resources") / "reports" / "766.toml").read_text("utf-8")
    said: Mapping[str, Any] = tomllib.loads(text)
    try:
        indices = [_index(each) for each in said["indices"]]
        notes = [Note(**note) for note in said["notes"]]
        return _Edition(said["title"], said["form"], indices, notes)
    except (KeyError, TypeError, ValueError) as error:
        raise EditionWrong(f"766: {error}") from error


def _index(said: Mapping[str, Any]) -> IndexWords:
    picks = {
        side: tuple(pick_from(pick).pick for pick in said.get(side, ()))
        for side in ("over", "under")
    }
    index = IndexWords(**{**said, **picks})
    if index.rule not in _RULES:
        raise EditionWrong(f"no such rule: {index.rule}")
    return index
