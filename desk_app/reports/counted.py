"""Counted reports: a table of sums, one row for each field, officer, desk or procedure."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from db.queries.reports.surroundings import ProcedureFacts
from db.queries.reports.tallies import Behind, Detail
from desk_app.domain.counting.facts import NOTHING, Fact
from desk_app.domain.counting.standing import Standing
from desk_app.domain.counting.tally import Among, Pick, Side, Tally, total
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.domain.law.procedure import Level, OnlineLevel
from desk_app.domain.office import desk_number
from desk_app.reports.around import around
from desk_app.reports.asked import Asked, Sources
from desk_app.reports.edition import CountedColumn, CountedEdition, Extra, Rows
from desk_app.reports.report import (
    NOT_DIVISIBLE,
    NOT_KNOWN,
    Cell,
    Check,
    Note,
    Opens,
    Report,
    Row,
    RowKind,
)

LEVELS: Final = {
    Level.PROVINCE: "Cấp tỉnh",
    Level.DISTRICT: "Cấp huyện",
    Level.COMMUNE: "Cấp xã",
    Level.MINISTRY: "Cấp bộ",
    Level.OTHER: "Cơ quan khác",
    None: "Chưa rõ cấp",
}
_NO_FIELD: Final = "Chưa rõ lĩnh vực"
_TOTAL: Final = "Tổng số"
_DAY_MS: Final = 86_400_000
_HUNDREDTH: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Line:
    """One row before its figures: which dossiers are in it."""

    key: str
    words: str
    rows: Among
    kind: RowKind = RowKind.BODY


@dataclass(frozen=True, slots=True)
class _Figures:
    """What the rows and columns of one report are counted from."""

    edition: CountedEdition
    picks: Mapping[str, Sequence[Pick]]  # of each column
    tallies: Sequence[Tally]
    extras: Mapping[Extra, Mapping[str, int]]  # by procedure
    known: Mapping[str, ProcedureFacts]
    lines: Sequence[Line]


def level_key(level: Level | None) -> str:
    """How a level is named in rows and orders: ``commune``, or ``none`` for one not on record."""
    return level.value if level else "none"


def counted_report(edition: CountedEdition, asked: Asked, sources: Sources) -> Report:
    """The table of `edition`, its identities checked, and what stands beside the figures."""
    figures = _figures(edition, asked, sources)
    rows = [_row(line, figures) for line in _numbered(figures.lines)]
    notes = [*edition.notes, *_beside(figures.tallies)]
    return Report(
        name=edition.name,
        title=edition.title,
        form=edition.form,
        unit_of_count=edition.unit_of_count,
        columns=[*edition.heads, *(one.column for one in edition.columns)],
        rows=rows,
        checks=_checks(edition, rows),
        **around(asked, sources, notes),
    )


def behind_a_number(
    edition: CountedEdition, opens: Opens, asked: Asked, sources: Sources
) -> Behind:
    """The question for the list behind a cell. Raises KeyError: the report has none such."""
    figures = _figures(edition, asked, sources)
    line = {line.key: line for line in figures.lines}[opens.row]
    return Behind(
        bounds=asked.bounds,
        picks=figures.picks[opens.column],
        rows=_within(line.rows, asked.rows),
    )


def _within(one: Among, other: Among) -> Among:
    """Of both; where both name officers, those in both."""
    officers = one.officers if other.officers is None else other.officers
    if one.officers is not None and other.officers is not None:
        officers = one.officers & other.officers
    return Among(
        procedures=one.procedures, channels=one.channels, officers=officers, desks=one.desks
    )


def _figures(edition: CountedEdition, asked: Asked, sources: Sources) -> _Figures:
    found = sources.tallies(asked.bounds, asked.rows, _detail(edition))
    known = sources.procedures(asked.day)
    extras = _extras(edition, asked, sources)
    seen = {one.procedure for one in found}
    seen |= {code for counts in extras.values() for code in counts}
    online = {code: facts.online for code, facts in known.items()}
    picks = {one.column.key: _resolved(one, online, frozenset(seen)) for one in edition.columns}
    lines = _LINES[edition.rows](found, frozenset(seen), known, sources)
    return _Figures(edition, picks, found, extras, known, lines)


def _resolved(
    column: CountedColumn, online: Mapping[str, OnlineLevel | None], seen: frozenset[str]
) -> Sequence[Pick]:
    return [words.resolved(online, seen) for words in column.picks]


def _detail(edition: CountedEdition) -> Detail:
    facts = NOTHING
    for column in edition.columns:
        for words in column.picks:
            facts |= words.pick.facts | words.pick.without
    return Detail(
        officers=edition.rows is Rows.OFFICER,
        desks=edition.rows is Rows.DESK,
        facts=facts | Fact.IN_ANOTHER_SYSTEM,
    )


def _extras(
    edition: CountedEdition, asked: Asked, sources: Sources
) -> Mapping[Extra, Mapping[str, int]]:
    wanted = {column.extra for column in edition.columns}
    found: dict[Extra, Mapping[str, int]] = {}
    if Extra.REFUSED_AT_INTAKE in wanted:
        found[Extra.REFUSED_AT_INTAKE] = sources.refused_at_intake(asked.bounds, asked.rows)
    if Extra.ONLINE_UNANSWERED in wanted and asked.whose is None:  # they wait for nobody by name
        found[Extra.ONLINE_UNANSWERED] = sources.online_unanswered(asked.bounds)
    return found


def _row(numbered: tuple[str, Line], figures: _Figures) -> Row:
    number, line = numbered
    own = [tally for tally in figures.tallies if line.rows.has(tally)]
    heads = [number, line.words][-len(figures.edition.heads) :]
    cells = [_cell(column, line, own, figures) for column in figures.edition.columns]
    return Row(key=line.key or "total", cells=[*map(Cell, heads), *cells], kind=line.kind)


def _cell(column: CountedColumn, line: Line, own: Sequence[Tally], figures: _Figures) -> Cell:
    if column.extra is not None:
        counts = figures.extras.get(column.extra)
        return Cell(NOT_KNOWN if counts is None else _extra(counts, line.rows))
    picks = figures.picks[column.column.key]
    many = total(own, picks)
    opens = Opens(row=line.key, column=column.column.key)
    if column.mean_days:
        waited = sum(one.waited for one in own if any(pick.has(one) for pick in picks))
        return Cell(mean_days(waited, many), opens if many else None)
    return Cell(many, opens if many else None)


def mean_days(waited: int, many: int) -> Decimal | str:
    """Calendar days with two decimals. Args: waited: milliseconds of all of them together."""
    if not many:
        return NOT_DIVISIBLE
    return (Decimal(waited) / _DAY_MS / many).quantize(_HUNDREDTH, ROUND_HALF_UP)


def _extra(counts: Mapping[str, int], rows: Among) -> int | str:
    if rows.officers is not None or rows.desks is not None:
        return NOT_KNOWN  # by whom is not what these are counted by
    return sum(
        many for code, many in counts.items() if rows.procedures is None or code in rows.procedures
    )


def _checks(edition: CountedEdition, rows: Sequence[Row]) -> Sequence[Check]:
    keys = [one.key for one in edition.heads] + [one.column.key for one in edition.columns]
    found = []
    for identity in edition.identities:
        wrong = []
        for row in rows:
            values = {
                key: cell.value if isinstance(cell.value, int) else 0
                for key, cell in zip(keys, row.cells, strict=True)
            }
            if sum(values[key] for key in identity.left) != sum(
                values[key] for key in identity.right
            ):
                wrong.append(str(row.cells[len(edition.heads) - 1].value))
        found.append(Check(identity.words, not wrong, wrong))
    return found


_BESIDE: Final = (
    ("Hồ sơ hủy trong kỳ (không tính vào bảng): {n}", Pick(standings=frozenset({Standing.VOIDED}))),
    (
        "Hồ sơ tiếp nhận hộ cơ quan khác, phi địa giới (không tính vào bảng): {n}",
        Pick(standings=frozenset({Standing.FOR_OTHERS})),
    ),
    (
        "Hồ sơ đã giải quyết của thủ tục không có thời hạn (tính là đúng hạn): {n}",
        Pick(standings=frozenset({Standing.UNDATED})),
    ),
    (
        "Hồ sơ có mã ở cả hệ thống khác (chỉ tính một lần): {n}",
        Pick(side=Side.INTAKE, facts=Fact.IN_ANOTHER_SYSTEM),
    ),
)


def _beside(tallies: Sequence[Tally]) -> Iterator[Note]:
    """How many stand beside the table; what nobody is in is not said."""
    for words, pick in _BESIDE:
        if many := total(tallies, [pick]):
            yield Note(words.format(n=many))


def _numbered(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """TT: rows of the body from 1 on, groups by letters, the total has none."""
    number, groups = 0, 0
    for line in lines:
        if line.kind is RowKind.BODY:
            number += 1
            yield str(number), line
        elif line.kind is RowKind.GROUP:
            groups += 1
            yield "ABCDEFGH"[groups - 1], line
        else:
            yield "", line


def _by_field(
    _found: Sequence[Tally],
    seen: frozenset[str],
    known: Mapping[str, ProcedureFacts],
    _sources: Sources,
) -> Sequence[Line]:
    """A group for each level, in it a row for each field; then the sum of all."""
    fields: defaultdict[Level | None, defaultdict[str, set[str]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for code in seen:
        facts = known.get(code)
        level, field = (facts.level, facts.field) if facts else (None, "")
        fields[level][field].add(code)
    lines = []
    for level in LEVELS:
        if level not in fields:
            continue
        key = level_key(level)
        codes = frozenset[str]().union(*fields[level].values())
        lines.append(Line(key, LEVELS[level], Among(procedures=codes), RowKind.GROUP))
        for field in sorted(fields[level], key=lambda field: (not field, field)):
            rows = Among(procedures=frozenset(fields[level][field]))
            lines.append(Line(f"{key}/{field}", field or _NO_FIELD, rows))
    return [*lines, _all()]


def _by_procedure(
    _found: Sequence[Tally],
    seen: frozenset[str],
    known: Mapping[str, ProcedureFacts],
    _sources: Sources,
) -> Sequence[Line]:
    names = {code: f"{code} – {known[code].name}" if code in known else code for code in seen}
    rows = [Line(code, names[code], Among(procedures=frozenset({code}))) for code in sorted(seen)]
    return [*rows, _all()]


def _by_officer(
    found: Sequence[Tally],
    _seen: frozenset[str],
    _known: Mapping[str, ProcedureFacts],
    sources: Sources,
) -> Sequence[Line]:
    names = sources.officers()
    ids = {OfficerId(one.officer) for one in found if one.officer is not None}
    named = sorted((names.get(one, ""), one) for one in ids)
    lines = [
        Line(one.hex, name or "Cán bộ chưa có trong danh sách", Among(officers=frozenset({one})))
        for name, one in named
    ]
    return [*lines, _all()]


def _by_desk(
    found: Sequence[Tally],
    _seen: frozenset[str],
    _known: Mapping[str, ProcedureFacts],
    _sources: Sources,
) -> Sequence[Line]:
    desks = sorted({DeskId(one.desk) for one in found if one.desk is not None})
    return [
        *(Line(one, f"Quầy {desk_number(one)}", Among(desks=frozenset({one}))) for one in desks),
        _all(),
    ]


def _all() -> Line:
    return Line("", _TOTAL, Among(), RowKind.TOTAL)


_Lines = Callable[
    [Sequence[Tally], frozenset[str], Mapping[str, ProcedureFacts], Sources], Sequence[Line]
]
_LINES: Final[Mapping[Rows, _Lines]] = {
    Rows.FIELD: _by_field,
    Rows.PROCEDURE: _by_procedure,
    Rows.OFFICER: _by_officer,
    Rows.DESK: _by_desk,
}
