"""The sheet of a day as this desk knows it now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, func, literal, or_, select

from db.queries.day_end.changes import changes_before
from db.queries.day_end.counts import counts_of
from db.queries.day_end.given import numbers_of
from db.queries.day_end.lines import lines_of_days
from db.queries.day_end.marks import lines_of_marks, marks_of
from db.queries.day_end.prints import prints_of
from db.queries.day_end.unpaid import unpaid_of
from db.repositories.till.till import Till
from db.tables import journal as t
from db.tables import money as m
from desk_app.domain.acts.act import moment_text
from desk_app.domain.day_end.held import DayLine, Held
from desk_app.domain.day_end.sheet import CashLine, DaySheet, HeardLine
from desk_app.domain.ids import DeskId, UnitCode
from desk_app.domain.money.till.moves import Method
from desk_app.domain.money.till.shift import ShiftStage
from desk_app.domain.office_time import office_date, span_of

_LATELY: Final = timedelta(days=31)  # a desk silent for longer is not asked after


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDay:
    """What a day holds, and its sheet."""

    lines: Sequence[DayLine]
    sheet: DaySheet
    told: Mapping[date, Held]  # changes of earlier days that the sheet tells of


def day_found(
    connection: Connection, unit: UnitCode, desk: DeskId, day: date, now: datetime
) -> FoundDay:
    """Everything the sheet of `day` says; nothing of it is kept.

    Args:
        desk: That asks: it knows its own store, and of the others what has come.
        now: As of when it is.
    """
    span = span_of(day)
    lines = lines_of_days(connection, day, day).get(day, ())
    made = [line for line in lines if office_date(line.made_at) == day]
    by_field, by_officer = counts_of(connection, made, now)
    series, numbers = numbers_of(connection, lines, day, (unit, desk))
    prints, papers = prints_of(connection, made, span)
    changes = changes_before(connection, unit, day, office_date(now))
    sheet = DaySheet(
        day=day.isoformat(),
        desk=desk,
        made_at=moment_text(now),
        acts=len(lines),
        by_field=by_field,
        by_officer=by_officer,
        series=series,
        numbers=numbers,
        prints=prints,
        papers=papers,
        cash=_cash(connection, span),
        unpaid=unpaid_of(connection, made, day),
        heard=_heard(connection, desk, span[1]),
        unsent=_unsent(connection),
        marks=lines_of_marks(marks_of(connection, made)),
        changes=changes.lines,
        unsealed=tuple(each.isoformat() for each in changes.unsealed),
    )
    return FoundDay(lines=lines, sheet=sheet, told=changes.told)


def _cash(connection: Connection, span: tuple[datetime, datetime]) -> tuple[CashLine, ...]:
    """Shifts opened or closed on the day, and those of before that still stand open."""
    shift = m.shift.c
    ids = connection.execute(
        select(shift.id)
        .where(
            shift.opened_at < span[1],
            or_(
                shift.opened_at >= span[0],
                shift.closed_at >= span[0],
                shift.stage != ShiftStage.CLOSED,
            ),
        )
        .order_by(shift.desk, shift.opened_at)
    ).scalars()
    till = Till(connection)
    found = ((till.shift(shift_id), till.sums(shift_id)) for shift_id in ids.all())
    return tuple(
        CashLine(
            shift=each.id.hex,
            desk=each.desk,
            cashier=each.cashier_name,
            closed=each.stage is ShiftStage.CLOSED,
            opening=each.opening,
            cash=sums.taken(Method.CASH),
            transfer=sums.taken(Method.TRANSFER),
            pos=sums.taken(Method.POS),
            given_back=sum(sums.given_back(method) for method in Method),
            expected=last.expected if (last := each.closings[-1] if each.closings else None) else 0,
            counted=last.in_drawer if last else 0,
            said=last.reason if last else "",
        )
        for each, sums in found
        if each is not None
    )


def _heard(connection: Connection, desk: DeskId, until: datetime) -> tuple[HeardLine, ...]:
    """The last act of each other desk that did anything lately."""
    act = t.act.c
    found: list[HeardLine] = []
    name = connection.execute(select(func.min(act.desk))).scalar()
    while name is not None:  # desk by desk along the index: few desks, many acts
        at = connection.execute(
            select(act.made_at).where(act.desk == name).order_by(act.seq.desc()).limit(1)
        ).scalar()
        if name != desk and at is not None and at >= until - _LATELY:
            found.append(HeardLine(desk=name, last_at=moment_text(at)))
        following = select(func.min(act.desk)).where(act.desk > literal(name))
        name = connection.execute(following).scalar()
    return tuple(found)


def _unsent(connection: Connection) -> int:
    """As the status line counts them: what the centre refused, it has."""
    waiting = select(func.count()).select_from(t.outbox).where(t.outbox.c.refused.is_(None))
    return connection.execute(waiting).scalar_one()
