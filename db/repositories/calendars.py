"""The calendar in force, what was decided before it, and editions that arrived."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from db.prepared import Prepared
from db.tables import calendar as c
from db.tables import journal as t
from db.tables import office as o
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, read_act
from desk_app.domain.law.calendar import WorkingCalendar, calendar_facts, read_calendar
from desk_app.domain.law.office_calendar import Origin, PutAside, fold_calendars, put_aside

CALENDAR: Final = "calendar"  # kind of an edition

_IN_FORCE: Final = select(c.calendar.c.act).where(c.calendar.c.in_force)
_OFFICE: Final = (  # of one row, and not a join: that would look through all acts for it
    select(select(t.act.c.subject).where(t.act.c.id == c.calendar.c.act).scalar_subquery())
    .select_from(c.calendar)
    .limit(1)
    .scalar_subquery()
)
_WORDS: Final = (  # in the unit's order
    select(t.act.c.raw)
    .where(t.act.c.subject == _OFFICE, t.act.c.kind == kinds.CALENDAR_SET)
    .order_by(t.act.c.position.is_(None), t.act.c.position, t.act.c.n)
)
_BODY: Final = select(c.calendar.c.body).where(c.calendar.c.in_force)
_HELD: Final = Prepared(lambda: select(c.edition.c.kind, c.edition.c.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of the office about its calendar, as a screen lists it."""

    act: UUID
    at: datetime  # UTC
    officer: str  # name; empty when this store does not know them
    reason: str
    origin: Origin
    edition: str
    applied: bool  # False: an edition of the centre that was not applied
    in_force: bool


@dataclass(frozen=True, slots=True)
class ArrivedEdition:
    kind: str
    name: str
    body: str  # JSON, as it came
    at: datetime


class Calendars:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def in_force(self) -> UUID | None:
        """The act that set the calendar in force; None: the one shipped with the program is."""
        found: UUID | None = self._connection.execute(_IN_FORCE).scalar()
        return found

    def calendar(self) -> WorkingCalendar | None:
        """The calendar in force; None as above."""
        body = self._connection.execute(_BODY).scalar()
        return None if body is None else read_calendar(json.loads(body))

    def decisions(self) -> Sequence[Decision]:
        """Newest first."""
        table = c.calendar
        rows = self._connection.execute(
            select(table, o.officer.c.name)
            .select_from(table.outerjoin(o.officer, o.officer.c.id == table.c.actor))
            .order_by(table.c.n.desc())
        )
        return tuple(
            Decision(
                act=row.act,
                at=row.at,
                officer=row.name or "",
                reason=row.reason,
                origin=Origin(row.origin),
                edition=row.edition,
                applied=row.body is not None,
                in_force=row.in_force,
            )
            for row in rows
        )

    def put_aside(self) -> Sequence[PutAside]:
        """What was set beside the calendar in force without knowing of it; oldest first."""
        raws = self._connection.execute(_WORDS).scalars()
        return put_aside(read_act(raw).act for raw in raws)

    def calendar_of(self, act: UUID) -> WorkingCalendar | None:
        """The calendar that `act` set; None where it set none that can be read."""
        of_it = select(c.calendar.c.body).where(c.calendar.c.act == act)
        body = self._connection.execute(of_it).scalar()
        return None if body is None else read_calendar(json.loads(body))

    def held(self) -> Mapping[str, str]:
        """Kind and name of each edition of the centre that is here."""
        return dict(_HELD.rows(self._connection, {}))

    def keep(self, arrived: ArrivedEdition) -> None:
        """It waits from now on; an older one of its kind goes."""
        save = insert(c.edition).values(
            kind=arrived.kind, name=arrived.name, body=arrived.body, arrived_at=arrived.at
        )
        values = {name: save.excluded[name] for name in ("name", "body", "arrived_at")}
        self._connection.execute(save.on_conflict_do_update(index_elements=["kind"], set_=values))

    def waiting(self) -> ArrivedEdition | None:
        """The centre's calendar about which the office has not decided yet."""
        table = c.edition
        decided = select(c.calendar.c.edition).where(c.calendar.c.origin == Origin.CENTRE)
        row = self._connection.execute(
            select(table).where(table.c.kind == CALENDAR, table.c.name.not_in(decided))
        ).first()
        return ArrivedEdition(row.kind, row.name, row.body, row.arrived_at) if row else None


def settle_calendar(connection: Connection, acts: Iterable[Act]) -> None:
    """Fold the office's `acts` about its calendar, which stand in the unit's order."""
    words = fold_calendars(acts)
    applied = [word.act for word in words if word.calendar is not None]
    connection.execute(delete(c.calendar))
    for n, word in enumerate(words, 1):
        facts = None if word.calendar is None else calendar_facts(word.calendar)
        connection.execute(
            insert(c.calendar).values(
                n=n,
                act=word.act,
                at=word.at,
                actor=word.by,
                reason=word.reason,
                origin=word.origin,
                edition=word.edition,
                body=None if facts is None else json.dumps(facts, ensure_ascii=False),
                in_force=applied[-1:] == [word.act],
            )
        )
