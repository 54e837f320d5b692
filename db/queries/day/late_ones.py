"""Late dossiers among the findings of a day: there may be thousands, of which a hundred are told.

What is told first is taken from indexes; only those rows are read.
"""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, func, or_, select, union_all

from db.queries.day.marked import fact_text
from db.queries.day.moments import MOST, NOW, held_by
from db.queries.late import by_a_request, by_the_clock
from db.tables.dossier import dossier as d
from db.tables.metadata import Id
from db.tables.watching import dossier_watch as w
from db.tables.watching import review_mark as r
from desk_app.domain.watching.findings import Trouble

_MARKED, _WITH_IT, _REQUEST = d.alias("marked"), w.alias("marked_watch"), w.alias("request")


def late_fact(dossier: FromClause, watch: FromClause) -> tuple[ColumnElement[Any], ...]:
    """What brings a late dossier back when it was seen: another appointment, or a letter."""
    return dossier.c.due_at, func.coalesce(watch.c.apologised, False)


def seen_late() -> ColumnElement[bool]:
    """Somebody marked it as it is now. Asked of the marks, which are fewer than what is late."""
    found = (
        select(_MARKED.c.n)
        .select_from(r)
        .join(_MARKED, _MARKED.c.id == func.unhex(r.c.key, type_=Id))
        .outerjoin(_WITH_IT, _WITH_IT.c.n == _MARKED.c.n)
        .where(
            r.c.about == Trouble.LATE,
            r.c.seen,
            r.c.fact == fact_text(late_fact(_MARKED, _WITH_IT)),
        )
    )
    return d.c.n.in_(found)


def first_late(own: bool) -> ColumnElement[bool]:
    """Those that can be among the first `MOST`: unseen before seen, then the longest late."""
    of_clock = (_first(~seen_late(), own), _first(seen_late(), own))
    return d.c.n.in_(union_all(*of_clock, by_a_request(NOW)))


def late_before(moment: ColumnElement[Any]) -> ColumnElement[bool]:
    """Late now, and since before `moment`."""
    since_before = select(_REQUEST.c.n).where(
        _REQUEST.c.late_from <= NOW, _REQUEST.c.late_from < moment
    )
    by_clock_alone = and_(by_the_clock(NOW), d.c.due_at < moment, d.c.n.not_in(by_a_request(NOW)))
    return or_(by_clock_alone, d.c.n.in_(since_before))


def _first(which: ColumnElement[bool], own: bool) -> Select[tuple[int]]:
    chosen = (
        select(d.c.n)
        .where(by_the_clock(NOW), which, *held_by(own))
        .order_by(d.c.due_at, d.c.n)
        .limit(MOST)
        .correlate(None)
        .subquery()
    )
    return select(chosen.c.n)
