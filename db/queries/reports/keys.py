"""Report keys that leaders of the office gave."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final

from sqlalchemy import Connection, bindparam, select

from db.tables import journal as t
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, ActUnreadable, read_act, the_office
from desk_app.domain.counting.report_key import ReportKey, keys_from
from desk_app.domain.ids import UnitCode

_ABOUT_KEYS: Final = (
    select(t.act.c.raw)
    .where(
        t.act.c.subject == bindparam("office"),
        t.act.c.kind.in_([kinds.REPORT_KEY_GIVEN, kinds.REPORT_KEY_REVOKED]),
    )
    .order_by(t.act.c.position.is_(None), t.act.c.position, t.act.c.n)
)


def report_keys(connection: Connection, unit: UnitCode) -> Sequence[ReportKey]:
    """All of the unit, of every desk, oldest first.

    Formula: of the acts `office.report_key_given` the first of each key, revoked where any act
    `office.report_key_revoked` names it.
    """
    return keys_from(_acts(connection, unit))


def _acts(connection: Connection, unit: UnitCode) -> Iterator[Act]:
    for raw in connection.execute(_ABOUT_KEYS, {"office": the_office(unit).id}).scalars():
        with suppress(ActUnreadable):
            yield read_act(raw).act
