"""How dossiers count: their spans, made from the acts and kept for reports."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from db.repositories.dossiers import Dossiers
from db.tables import dossier as d
from db.tables.counting import standing as c
from desk_app.domain.counting.facts import facts_of
from desk_app.domain.counting.standing import LAST, Span, spans_of
from desk_app.domain.dossier import Dossier

_BRIEF: Final = timedelta(days=c.SPAN_DAYS)
_NEXT: Final = (
    select(c.uncounted.c.n, d.dossier.c.id)
    .join(d.dossier, d.dossier.c.n == c.uncounted.c.n)
    .order_by(c.uncounted.c.n.desc())
    .limit(bindparam("most"))
)
_FIRST: Final = select(c.uncounted.c.n).limit(1)
_LEFT: Final = select(func.count()).select_from(c.uncounted)
_s: Final = c.standing.c
_WAITS: Final = select(c.uncounted.c.n).where(c.uncounted.c.n == bindparam("dossier"))
_KEPT: Final = select(_s.reach, _s.since, _s.until, _s.standing, _s.late, _s.facts).where(
    _s.n == bindparam("dossier")
)
_DROP: Final = delete(c.standing).where(c.standing.c.n == bindparam("dossier"))
_DONE: Final = delete(c.uncounted).where(c.uncounted.c.n == bindparam("dossier"))
_g: Final = c.count_group.c
_GROUP: Final = insert(c.count_group).on_conflict_do_nothing()
_GROUP_OF: Final = select(_g.id).where(
    _g.procedure_code == bindparam("procedure_code"),
    _g.channel == bindparam("channel"),
    _g.officer == bindparam("officer"),
    _g.desk == bindparam("desk"),
)


class Standings:
    def __init__(self, connection: Connection, dossiers: Dossiers) -> None:
        self._connection = connection
        self._dossiers = dossiers
        self._groups: dict[tuple[str, ...], int] = {}

    def left(self) -> int:
        """How many dossiers wait to be counted."""
        return int(self._connection.execute(_LEFT).scalar_one())

    def any_left(self) -> bool:
        return self._connection.execute(_FIRST).first() is not None

    def count(self, most: int) -> int:
        """Count the newest of those that wait; how many there were, 0: none is left."""
        waiting = self._connection.execute(_NEXT, {"most": most}).all()
        for row in waiting:
            self.keep(row.n, self._dossiers.find(row.id).dossier)
        return len(waiting)

    def keep(self, n: int, dossier: Dossier | None) -> None:
        """Args: n: row number; dossier: None where its acts amount to none."""
        self._connection.execute(_DROP, {"dossier": n})
        rows = [] if dossier is None else list(self.rows(n, dossier))
        if rows:
            self._connection.execute(insert(c.standing), rows)
        self._connection.execute(_DONE, {"dossier": n})

    def differs(self, n: int, dossier: Dossier) -> bool:
        """Whether what is kept is not what `dossier` comes to, though it does not wait."""
        if self._connection.execute(_WAITS, {"dossier": n}).first() is not None:
            return False
        kept = {tuple(row) for row in self._connection.execute(_KEPT, {"dossier": n})}
        facts = int(facts_of(dossier))
        try:
            spans = spans_of(dossier)
        except ArithmeticError:
            spans = ()
        return kept != {
            (reach_of(span), span.since, span.until, span.standing.value, span.late, facts)
            for span in spans
        }

    def rows(self, n: int, dossier: Dossier) -> Iterator[dict[str, Any]]:
        """What is kept of it; its group is kept by asking."""
        try:
            spans = spans_of(dossier)
        except ArithmeticError:  # moments no calendar has: of a desk whose clock is broken
            return
        if not spans:
            return
        group, facts = self._group(dossier), int(facts_of(dossier))
        for span in spans:
            yield {
                "reach": reach_of(span),
                "since": span.since,
                "n": n,
                "until": span.until,
                "standing": span.standing.value,
                "late": span.late,
                "apologised": span.apologised,
                "first": span is spans[0],
                "received_at": dossier.received_at,
                "count_group": group,
                "facts": facts,
            }

    def _group(self, dossier: Dossier) -> int:
        key = (dossier.procedure.code, dossier.channel.value, dossier.officer.hex, dossier.desk)
        if key not in self._groups:
            row = {
                "procedure_code": dossier.procedure.code,
                "channel": dossier.channel.value,
                "officer": dossier.officer,
                "desk": dossier.desk,
            }
            self._connection.execute(_GROUP, row)
            self._groups[key] = int(self._connection.execute(_GROUP_OF, row).scalar_one())
        return self._groups[key]


def reach_of(span: Span) -> int:
    """Which part of the table it lies in."""
    if span.standing in LAST:
        return c.FINAL
    brief = span.until is not None and span.until - span.since <= _BRIEF
    return c.BRIEF if brief else c.LONG
