"""P18: the figures of a report by month and by year, against the same sums in bare SQL."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice, repeat
from pathlib import Path
from random import Random
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert

from bench.bare_store import BareStore
from bench.figures import Figure, in_turn, median
from bench.office import OFFICER, SCRIBE, UNIT, an_office
from db.queries.reports.tallies import Detail, tallies
from db.repositories.counting.standings import Standings
from db.repositories.dossiers import Dossiers
from db.tables.counting.standing import standing
from desk_app.domain.codes.blocks import Block, Serial, first_of, order_of
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.counting.period import Period, read_period
from desk_app.domain.counting.standing import bounds_of
from desk_app.domain.counting.tally import ALL
from desk_app.domain.dossier import ChosenProcedure, Dossier
from desk_app.domain.ids import DossierId, ProcedureCode
from desk_app.domain.law.due import NO_LIMIT, DueMoment
from desk_app.domain.law.papers import Channel
from desk_app.domain.office_time import office_date
from desk_app.domain.people.person import Person

_A_DAY: Final = 900
_AT_ONCE: Final = 2_000
_PROCEDURES: Final = 400
_OPEN: Final = 0.02  # that were never ended
_ROUNDS: Final = 5
_LAST_DAY: Final = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
_NOW: Final = datetime(2027, 1, 4, 1, 0, tzinfo=UTC)
_PERIODS: Final = (("2026-11", 1_000.0), ("2026", 5_000.0))  # and the most ms allowed
_FLOOR: Final = """
SELECT g.procedure_code, g.channel, s.standing, s.late, s.received_at < :begin, COUNT(*)
FROM (
    SELECT * FROM standing WHERE reach = 2 AND since >= :begin AND since < :end
    UNION ALL
    SELECT * FROM standing WHERE reach = 0 AND since >= :before AND since < :end AND until >= :end
    UNION ALL
    SELECT * FROM standing WHERE reach = 1 AND since < :end AND (until IS NULL OR until >= :end)
) AS s JOIN count_group AS g ON g.id = s.count_group GROUP BY 1, 2, 3, 4, 5
"""


def reports(folder: Path, dossiers: int) -> Iterator[Figure]:
    """In a store of its own: what was counted of so many dossiers, ended within days, some late."""
    file = folder / f"reports-{dossiers}.sqlite"
    with an_office(file) as (store, _desk):
        with store.engine.begin() as connection:
            standings = Standings(connection, Dossiers(connection))
            rows = (row for one in _dossiers(dossiers) for row in standings.rows(one.order, one))
            while portion := list(islice(rows, _AT_ONCE)):
                connection.execute(insert(standing), portion)
        ask = store.ask(tallies)
        with BareStore(file) as bare:
            for words, most in _PERIODS:
                period = read_period(words)
                ours, floor = in_turn(
                    repeat(partial(ask, bounds_of(period, _NOW), ALL, Detail()), _ROUNDS + 3),
                    repeat(partial(bare.ask, _FLOOR, _moments(period))),
                )
                yield Figure(
                    budget="P18",
                    what=f"figures of {words} for a report, both sides of the form",
                    dossiers=dossiers,
                    ours_ms=median(ours),
                    floor_ms=median(floor),
                    most=None,
                    beside=median(ours) <= most,
                    note=f"bound {most:.0f} ms; floor: one side in bare SQL",
                )


def _moments(period: Period) -> dict[str, int]:
    bounds = bounds_of(period, _NOW)
    moments = {
        "begin": bounds.begin,
        "end": bounds.end,
        "before": bounds.end - timedelta(days=45),
    }
    return {name: round(at.timestamp() * 1000) for name, at in moments.items()}


def _dossiers(many: int) -> Iterator[Dossier]:
    chance = Random(many)  # noqa: S311  # the same lives in each run
    a_dossier = _a_dossier()
    first = _LAST_DAY - timedelta(days=(many - 1) // _A_DAY)
    for number in range(many):
        days, place = divmod(number, _A_DAY)
        at = first + timedelta(days=days, seconds=25 * place)
        code = ProcedureCode(f"1.{chance.randrange(_PROCEDURES):06}")
        ended = at + timedelta(days=chance.expovariate(1 / 4))
        yield replace(
            a_dossier,
            order=order_of(at, Serial(Block(1), first_of(Block(1)) + place)),
            received_at=at,
            procedure=replace(a_dossier.procedure, code=code),
            channel=chance.choice(list(Channel)),
            due=replace(a_dossier.due, at=at + timedelta(days=chance.choice([1, 3, 5, 10, 20]))),
            result_back_at=None if chance.random() < _OPEN or ended > _NOW else ended,
        )


def _a_dossier() -> Dossier:
    person: dict[str, Any] = {"name": "NGUYỄN THỊ LAN"}
    return Dossier(
        id=DossierId(UUID(int=1)),
        code=DossierCode(UNIT, office_date(_NOW), first_of(Block(1))),
        order=0,
        unit=UNIT,
        desk=SCRIBE.desk,
        officer=OFFICER.id,
        officer_name=OFFICER.name,
        procedure=ChosenProcedure(code=ProcedureCode("1.000001"), name="Đăng ký", edition="bench"),
        channel=Channel.DIRECT,
        applicant=Person(**person),
        received_at=_NOW,
        due=DueMoment(at=_NOW, counted_from=_NOW, limit=NO_LIMIT),
    )
