"""Numbers given on a day, and what is known of the desks that gave them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from sqlalchemy import Connection, select

from db.queries.day_end.lines import made_within, raws_of
from db.queries.day_end.names import portions
from db.tables import journal as t
from db.tables import office as o
from db.tables.dossier import dossier as d
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, ActUnreadable, read_act
from desk_app.domain.codes.blocks import Block
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.paper_number import number_in
from desk_app.domain.day_end.held import COUNTED, DayLine
from desk_app.domain.day_end.numbers import (
    DeskNight,
    GivenNumber,
    missing_in,
    series_of,
)
from desk_app.domain.day_end.sheet import CODES, NumberLine, NumberWhy, SeriesLine
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DeskId, UnitCode
from desk_app.domain.office_time import span_of

_GIVING: Final = COUNTED | {kinds.BLOCK_OPENED, kinds.STORE_RESTORED}


def numbers_of(
    connection: Connection, lines: Sequence[DayLine], day: date, here: tuple[UnitCode, DeskId]
) -> tuple[tuple[SeriesLine, ...], tuple[NumberLine, ...]]:
    """Every series of `day`, and every number in it without a dossier or paper that stands.

    Args:
        lines: What the day holds.
        here: The unit, and the desk that asks.
    """
    acts = [read_act(raw).act for raw in raws_of(connection, lines, _GIVING)]
    given = [number for act in acts for number in given_by(act, day)]
    nights = _nights(connection, lines, acts, given, day, here)
    voided = _voided(connection, acts, day)
    return tuple(series_of(given)), (*voided, *missing_in(given, nights))


def given_by(act: Act, day: date) -> Iterable[GivenNumber]:
    """The numbers `act` used on `day`; none where a program we cannot follow wrote it."""
    try:
        if act.kind == kinds.RECEIVED:
            code = DossierCode.parse(str(act.body["code"]))
            if code.day == day:
                yield _given(CODES, code.serial, act)
        elif (number := number_in(act.body)) is not None:
            yield _given(number.form, number.number, act)
    except UNREADABLE:
        return


def _given(series: str, number: int, act: Act) -> GivenNumber:
    return GivenNumber(series=series, desk=act.desk, number=number, seq=act.seq)


def _nights(
    connection: Connection,
    lines: Sequence[DayLine],
    acts: Sequence[Act],
    given: Sequence[GivenNumber],
    day: date,
    here: tuple[UnitCode, DeskId],
) -> Mapping[str, DeskNight]:
    blocks: dict[str, set[Block]] = defaultdict(set)
    for number in given:
        blocks[number.desk].add(number.block)
    seqs: dict[str, set[int]] = defaultdict(set)
    for line in lines:
        seqs[line.desk].add(line.seq)
    passed: dict[str, dict[Block, str]] = defaultdict(dict)
    for act in acts:
        if act.kind == kinds.BLOCK_OPENED:
            others = blocks[act.desk] - {Block(int(str(act.body.get("block", 0))))}
            passed[act.desk] |= dict.fromkeys(others, str(act.body.get("reason", "")))
    aside, unit = _aside(connection, day), here[0]
    return {
        desk: DeskNight(
            passed_over=passed[desk],
            restored=any(a.kind == kinds.STORE_RESTORED and a.desk == desk for a in acts),
            ours=desk == here[1],
            seqs=seqs[desk],
            aside=aside,
            last=_last(connection, unit, day) if desk == here[1] else None,
        )
        for desk in blocks
    }


def _aside(connection: Connection, day: date) -> frozenset[tuple[str, int]]:
    """Numbers said by acts that lost their place to others and wait for a person."""
    begins, ends = span_of(day)
    act = t.act.c
    raws = connection.execute(
        select(act.raw).where(*made_within(begins, ends), act.seq < 0)
    ).scalars()
    found: set[tuple[str, int]] = set()
    for raw in raws:
        try:
            found |= {(each.series, each.number) for each in given_by(read_act(raw).act, day)}
        except ActUnreadable:
            continue
    return frozenset(found)


def _last(connection: Connection, unit: UnitCode, day: date) -> Mapping[Block, int]:
    serial = o.last_serial.c
    rows = connection.execute(
        select(serial.block, serial.last).where(serial.unit == unit, serial.day == day)
    )
    return {Block(row.block): row.last for row in rows}


def _voided(connection: Connection, acts: Sequence[Act], day: date) -> Sequence[NumberLine]:
    reasons = {
        act.subject.id: str(act.body.get("reason", "")) for act in acts if act.kind == kinds.VOIDED
    }
    rows = [
        row
        for part in portions(tuple(reasons))
        for row in connection.execute(
            select(d.c.id, d.c.code, d.c.serial, d.c.desk).where(
                d.c.id.in_(part), d.c.status == Status.VOIDED
            )
        )
        if DossierCode.parse(row.code).day == day
    ]
    return tuple(
        NumberLine(
            series=CODES,
            desk=row.desk,
            first=row.serial,
            last=row.serial,
            why=NumberWhy.VOIDED,
            said=reasons[row.id],
        )
        for row in sorted(rows, key=lambda row: row.serial)
    )
