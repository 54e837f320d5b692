"""Where a report's figures come from, in tests: a real store that lived through an office."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection

from db.queries.reports import surroundings as around
from db.queries.reports import tallies as t
from db.queries.reports.noted import noted_indices
from db.queries.reports.register import register_length, register_page
from db.queries.reports.visits import visits
from desk_app.domain.counting.period import Period
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.reports.asked import Asked, Sources
from tests.builders import UNIT


def sources_of(connection: Connection, **changed: Any) -> Sources:
    def ask(query: Callable[..., Any]) -> Callable[..., Any]:
        return partial(query, connection)

    fields: dict[str, Any] = {
        "unit": UNIT,
        "unit_name": "Phường Ninh Kiều",
        "desk": DeskId("Q1"),
        "tallies": ask(t.tallies),
        "procedures": ask(around.procedures_known),
        "officers": ask(around.officers_known),
        "refused_at_intake": ask(around.refused_at_intake),
        "online_unanswered": ask(around.online_unanswered),
        "arrivals": ask(around.arrivals),
        "noted_indices": lambda period: noted_indices(connection, UNIT, period),
        "visits": ask(visits),
        "register_page": ask(register_page),
        "register_length": ask(register_length),
        "left_to_count": ask(t.left_to_count),
    }
    return Sources(**(fields | changed))


def asking(name: str, period: Period, now: datetime, whose: OfficerId | None = None) -> Asked:
    return Asked(name=name, period=period, whose=whose, now=now)
