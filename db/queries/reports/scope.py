"""Which dossiers count in a period, as SQL: the two sides of every form.

`standing` holds each dossier's life as spans, `since` inclusive, `until` not. With `begin` and
`end` the bounds of the period:

- *outcome* = last spans that begin in [begin, end), and spans still open at `end`, that is
  since < end <= until;
- *intake* = dossiers whose first span begins in [begin, end), and those that were open when the
  period began, that is since < begin <= until.

Both are the same dossiers, found in two ways. Voided ones, and those received for a unit
elsewhere, have one span, which is a last one: they are found apart.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    and_,
    bindparam,
    literal,
    or_,
    select,
    union_all,
)

from db.tables.counting import standing as c
from db.tables.metadata import Moment
from desk_app.domain.counting.standing import APART, Bounds
from desk_app.domain.counting.tally import Among, Pick, Side

_s: Final = c.standing.c
_BEGIN: Final = bindparam("begin", type_=Moment)
_END: Final = bindparam("end", type_=Moment)
_NOT_APART: Final = _s.standing.not_in(sorted(APART))


def _rows(side: Side, *conditions: ColumnElement[bool]) -> Select[Any]:
    return select(
        literal(side.value).label("side"),
        _s.n,
        _s.since,
        _s.standing,
        _s.late,
        _s.apologised,
        (_s.received_at < _BEGIN).label("carried"),
        _s.received_at,
        _s.count_group,
        _s.facts,
        and_(_s.reach == c.FINAL, _NOT_APART).label("ended"),
    ).where(*conditions)


def _open_at(side: Side, moment: Any, earliest: Any) -> list[Select[Any]]:
    """Spans with since < moment <= until; a brief one begins at most `SPAN_DAYS` before."""
    return [
        _rows(
            side, _s.reach == c.BRIEF, _s.since >= earliest, _s.since < moment, _s.until >= moment
        ),
        _rows(
            side,
            _s.reach == c.LONG,
            _s.since < moment,
            or_(_s.until.is_(None), _s.until >= moment),
        ),
    ]


def _begun(reach: int) -> Select[Any]:
    """Received in the period."""
    within = and_(_s.since >= _BEGIN, _s.since < _END)
    return _rows(Side.INTAKE, _s.reach == reach, within, _s.first, _NOT_APART)


_OUTCOME: Final = (
    _rows(Side.OUTCOME, _s.reach == c.FINAL, _s.since >= _BEGIN, _s.since < _END),
    *_open_at(Side.OUTCOME, _END, bindparam("before_end", type_=Moment)),
)
_INTAKE: Final = (
    *(_begun(reach) for reach in (c.BRIEF, c.LONG, c.FINAL)),
    *_open_at(Side.INTAKE, _BEGIN, bindparam("before_begin", type_=Moment)),
)


def scope(*sides: Side) -> Subquery:
    """The dossiers of a period, one row for each side asked for."""
    parts = {Side.OUTCOME: _OUTCOME, Side.INTAKE: _INTAKE}
    return union_all(*(part for side in sides for part in parts[side])).subquery("scope")


def moments(bounds: Bounds) -> dict[str, datetime]:
    """What `scope` is asked with."""
    brief = timedelta(days=c.SPAN_DAYS)
    return {
        "begin": bounds.begin,
        "end": bounds.end,
        "before_begin": bounds.begin - brief,
        "before_end": bounds.end - brief,
    }


def among(found: Subquery, rows: Among) -> list[ColumnElement[bool]]:
    """Conditions on the groups of `found`; none where all dossiers are asked for."""
    g = c.count_group.c
    asked = [
        column.in_(sorted(values))
        for column, values in (
            (g.procedure_code, rows.procedures),
            (g.channel, rows.channels),
            (g.officer, rows.officers),
            (g.desk, rows.desks),
        )
        if values is not None
    ]
    return [found.c.count_group.in_(select(g.id).where(*asked))] if asked else []


def picked(found: Subquery, pick: Pick) -> ColumnElement[bool]:
    """The same as `Pick.has` says of a tally."""
    f = found.c
    conditions: list[ColumnElement[bool]] = [f.side == pick.side.value]
    if pick.standings is not None:
        conditions.append(f.standing.in_(sorted(pick.standings)))
    for column, value in (
        (f.late, pick.late),
        (f.apologised, pick.apologised),
        (f.carried, pick.carried),
    ):
        if value is not None:
            conditions.append(column == value)
    if pick.facts:
        conditions.append(f.facts.op("&")(int(pick.facts)) == int(pick.facts))
    if pick.without:
        conditions.append(f.facts.op("&")(int(pick.without)) == 0)
    conditions += among(found, Among(channels=pick.channels, procedures=pick.procedures))
    return and_(*conditions)
