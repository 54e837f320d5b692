"""Which acts a day holds, as `domain/day_end/held` says it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select, type_coerce

from db.prepared import Prepared, asked_for
from db.tables import journal as t
from db.tables import money as m
from db.tables.dossier import dossier as d
from db.tables.metadata import Id, Moment
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import day_of_office, read_act
from desk_app.domain.day_end.held import AMENDS, DayLine, holds
from desk_app.domain.day_end.seal import OfficeDay, fold_day
from desk_app.domain.ids import UnitCode
from desk_app.domain.office_time import office_date, span_of

_ORDER_BITS: Final = 20  # of a dossier's row number behind the moment: codes/blocks.order_of
_ID_BITS: Final = 80  # of an act's id behind the moment: ids.uuid7
_ABOUT: Final = timedelta(seconds=1)
_ACT: Final = t.act.c
_COLUMNS: Final = (
    _ACT.desk,
    _ACT.seq,
    _ACT.kind,
    _ACT.subject,
    _ACT.actor,
    _ACT.made_at,
    _ACT.digest,
)
_RECEIVED_AT: Final = type_coerce(d.c.n.op(">>")(_ORDER_BITS), Moment())
_TOLD_OF_DAY: Final = Prepared(
    lambda: (
        select(_ACT.raw)
        .where(_ACT.subject == asked_for("day", Id), _ACT.kind.like("day.%"))
        .order_by(_ACT.position.is_(None), _ACT.position, _ACT.n)
    )
)
_LAST_SEAL: Final = select(func.max(_ACT.n)).where(
    _ACT.kind == literal_column(f"'{kinds.DAY_SEALED}'")  # spelled out: SQLite knows its index so
)
_OF_A_DAY: Final = (
    _ACT.seq > 0,  # below zero an act has lost its place to another
    _ACT.kind.not_like("look.%"),
    _ACT.kind.not_like("day.%"),
)


def lines_of_days(
    connection: Connection, first: date, last: date
) -> Mapping[date, Sequence[DayLine]]:
    """What each day from `first` to `last` holds, by day; days that hold nothing are left out."""
    begins, ends = span_of(first)[0], span_of(last)[1]
    found: dict[date, list[DayLine]] = defaultdict(list)
    made = select(*_COLUMNS).where(*made_within(begins, ends), *_OF_A_DAY)
    for row in connection.execute(made):
        found[office_date(row.made_at)].append(_line(row))
    for amends in (_of_dossiers(begins, ends), _of_shifts(begins, ends)):
        for row in connection.execute(amends):
            day = office_date(row.began)
            if office_date(row.made_at) > day:
                found[day].append(_line(row))
    return found


def made_within(begins: datetime, ends: datetime) -> Sequence[ColumnElement[bool]]:
    """Of acts made from `begins` to before `ends`.

    They are found along their ids, which begin with the moment they were made: the table of acts
    carries no index by moment.
    """
    first, behind = ids_within(begins, ends)
    return (_ACT.id >= first, _ACT.id < behind, _ACT.made_at >= begins, _ACT.made_at < ends)


def ids_within(begins: datetime, ends: datetime) -> tuple[UUID, UUID]:
    """The least id an act made from `begins` on can have, and one behind those made before `ends`.

    A second more on either side: a moment is cut to milliseconds in more than one way.
    """
    first, behind = (
        UUID(int=int(at.timestamp() * 1000) << _ID_BITS) for at in (begins - _ABOUT, ends + _ABOUT)
    )
    return first, behind


def office_day(connection: Connection, unit: UnitCode, day: date) -> OfficeDay:
    """The seal of `day` and who worked on behind it."""
    raws = _TOLD_OF_DAY.column(connection, {"day": day_of_office(unit, day).id})
    return fold_day(read_act(raw).act for raw in raws)


def days_of(connection: Connection, subject: UUID) -> set[date]:
    """The day a shift was opened; of other subjects none: what amends them says why by itself."""
    opened = select(m.shift.c.opened_at).where(m.shift.c.id == subject)
    return {office_date(at) for at in connection.execute(opened).scalars()}


def days_come_late(connection: Connection, before: date) -> Sequence[date]:
    """Days before `before` of acts that came into this store behind its last seal."""
    last = connection.execute(_LAST_SEAL).scalar()
    if last is None:
        return ()
    late = select(_ACT.made_at).where(_ACT.n > last, _ACT.made_at < span_of(before)[0], *_OF_A_DAY)
    return sorted({office_date(at) for at in connection.execute(late).scalars()})


def raws_of(
    connection: Connection, lines: Iterable[DayLine], which: frozenset[str]
) -> Sequence[bytes]:
    """The bytes of those of `lines` that are of the kinds `which`, by desk and number."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        if line.kind in which:
            wanted[line.desk].append(line.seq)
    return tuple(
        raw
        for desk in sorted(wanted)
        for part in _portions(sorted(wanted[desk]))
        for raw in connection.execute(
            select(_ACT.raw).where(_ACT.desk == desk, _ACT.seq.in_(part)).order_by(_ACT.seq)
        ).scalars()
    )


def unheld(day: OfficeDay, lines: Iterable[DayLine]) -> Sequence[DayLine]:
    """Those of `lines` that the seal of `day` does not hold; none where it is not sealed."""
    seal = day.seal
    return () if seal is None else tuple(line for line in lines if not holds(seal.held, line))


def _of_dossiers(begins: datetime, ends: datetime) -> Select[Any]:
    """By the day of receiving: the row number keeps it, whatever was corrected later."""
    first, last = (int(at.timestamp() * 1000) << _ORDER_BITS for at in (begins, ends))
    return (
        select(*_COLUMNS, _RECEIVED_AT.label("began"))
        .join_from(d, t.act, _ACT.subject == d.c.id)
        .where(d.c.n >= first, d.c.n < last, _ACT.kind.in_(AMENDS), *_OF_A_DAY)
    )


def _of_shifts(begins: datetime, ends: datetime) -> Select[Any]:
    return (
        select(*_COLUMNS, m.shift.c.opened_at.label("began"))
        .join_from(m.shift, t.act, _ACT.subject == m.shift.c.id)
        .where(
            m.shift.c.opened_at >= begins,
            m.shift.c.opened_at < ends,
            _ACT.kind.in_(AMENDS),
            *_OF_A_DAY,
        )
    )


def _line(row: Any) -> DayLine:
    return DayLine(
        desk=row.desk,
        seq=row.seq,
        kind=row.kind,
        subject=row.subject,
        actor=row.actor,
        made_at=row.made_at,
        digest=row.digest,
    )


def _portions(numbers: Sequence[int], size: int = 500) -> Iterable[Sequence[int]]:
    return (numbers[at : at + size] for at in range(0, len(numbers), size))
