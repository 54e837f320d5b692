"""P18: the figures of a report by month and by year, against the same sums in bare SQL."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Final

from bench.bare_store import BareStore
from bench.figures import Figure, in_turn, median
from bench.office import NOW, an_office
from db.queries.reports.tallies import Detail, tallies
from desk_app.domain.counting.period import Period, read_period
from desk_app.domain.counting.standing import bounds_of
from desk_app.domain.counting.tally import ALL

MONTH: Final = read_period("2026-10")  # the last ones that are over
YEAR: Final = read_period("2025")
BOUNDS_MS: Final = {MONTH: 1_000.0, YEAR: 5_000.0}
_ROUNDS: Final = 5
FLOOR: Final = """
SELECT g.procedure_code, g.channel, s.standing, s.late, s.received_at < :begin, COUNT(*)
FROM (
    SELECT * FROM standing WHERE reach = 2 AND since >= :begin AND since < :end
    UNION ALL
    SELECT * FROM standing WHERE reach = 0 AND since >= :before AND since < :end AND until >= :end
    UNION ALL
    SELECT * FROM standing WHERE reach = 1 AND since < :end AND (until IS NULL OR until >= :end)
) AS s JOIN count_group AS g ON g.id = s.count_group GROUP BY 1, 2, 3, 4, 5
"""


def reports(filled: Path, dossiers: int) -> Iterator[Figure]:
    with an_office(filled) as (store, _desk), BareStore(filled) as bare:
        ask = store.ask(tallies)
        for period, most in BOUNDS_MS.items():
            ours, floor = in_turn(
                repeat(partial(ask, bounds_of(period, NOW), ALL, Detail()), _ROUNDS + 3),
                repeat(partial(bare.ask, FLOOR, moments_of(period))),
            )
            yield Figure(
                budget="P18",
                what=f"figures of {period} for a report, both sides of the form",
                dossiers=dossiers,
                ours_ms=median(ours),
                floor_ms=median(floor),
                most=None,
                beside=median(ours) <= most,
                note=f"bound {most:.0f} ms; floor: one side in bare SQL",
            )


def moments_of(period: Period) -> dict[str, int]:
    """What the floor asks for."""
    bounds = bounds_of(period, NOW)
    found = {
        "begin": bounds.begin,
        "end": bounds.end,
        "before": bounds.end - timedelta(days=45),
    }
    return {name: round(at.timestamp() * 1000) for name, at in found.items()}
