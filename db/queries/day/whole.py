"""One reading of the day: everything as it stood at one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection

from db.queries.day.line import LineOfDay, line_of_day
from db.queries.day.moments import Day
from db.queries.day.money import CounterShift, DayMoney, day_money, shifts
from db.queries.day.names import (
    NamedProcedure,
    officer_names,
    procedures_named,
    who_decides,
)
from db.queries.day.received import Received, received, received_and_voided, usual_by_hour
from db.queries.day.seen import Findings, Known, findings
from db.queries.day.standing import DueGroup, Standing, due_soon, stands
from db.queries.day.visitors import Satisfaction, Visits, satisfaction, visits
from db.repositories.hand_over.units import units_said

_NOTHING = Findings()


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeDay:
    day: Day
    by: UUID | None = None  # whose own work; None: everybody's
    received: Sequence[Received] = ()
    voided: int = 0  # received on the day as well, and not among `received`
    usual: Mapping[int, float] = field(default_factory=dict)  # hour → median of the days before
    standing: Standing = Standing()  # noqa: RUF009  # frozen
    due: Sequence[DueGroup] = ()
    said: Mapping[str, str] = field(default_factory=dict)  # procedure → unit, by the office
    deciding: Mapping[str, str] = field(default_factory=dict)  # procedure of `due` → authority
    findings: Findings = _NOTHING
    money: DayMoney = DayMoney()  # noqa: RUF009  # frozen
    shifts: Sequence[CounterShift] = ()
    visits: Visits = Visits()  # noqa: RUF009  # frozen
    satisfaction: Satisfaction = Satisfaction()  # noqa: RUF009  # frozen
    line: LineOfDay = LineOfDay()  # noqa: RUF009  # frozen
    officers: Mapping[UUID, str] = field(default_factory=dict)  # names
    procedures: Mapping[str, NamedProcedure] = field(default_factory=dict)  # of `received`


def whole_day(connection: Connection, day: Day, here: str, by: UUID | None = None) -> WholeDay:
    """Args: here: This desk; what it has not sent is known of no other."""
    came, line = received(connection, day, by), line_of_day(connection, day)
    known = Known(shifts(connection, day, by), stands(connection, day, by))
    due, said = due_soon(connection, day, by), units_said(connection)
    unsaid = {group.procedure for group in due if not group.unit} - said.keys()
    return WholeDay(
        day=day,
        by=by,
        received=came,
        voided=received_and_voided(connection, day, by),
        usual=usual_by_hour(connection, day, by),
        standing=known.stands.counts,
        due=due,
        said=said,
        deciding=who_decides(connection, unsaid, day),
        findings=findings(connection, day, line, here, by, known),
        money=day_money(connection, day, by),
        shifts=known.shifts,
        visits=visits(connection, day, by),
        satisfaction=satisfaction(connection, day, by),
        line=line,
        officers=officer_names(connection),
        procedures=procedures_named(connection, {each.procedure for each in came}),
    )
