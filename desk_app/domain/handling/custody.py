"""Where the papers of a dossier are, and how they came there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.ids import OfficerId


class Place(StrEnum):
    """Stored and synced: never rename one."""

    DESK = "desk"
    ON_THE_WAY = "on_the_way"  # handed over, and nobody has said yet that it arrived
    UNIT = "unit"  # with the unit that handles it
    CITIZEN = "citizen"  # given back without a result


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One line of the trail: from `at` on the papers are there."""

    place: Place
    unit: str = ""  # the handling unit, as the minutes name it
    batch: UUID | None = None  # the list they went with, also of papers it sent back
    number: PaperNumber | None = None  # of its minutes
    who: str = ""  # who took them over, brought them back, or, a citizen, got them again
    reason: str = ""  # of a sending back; what a citizen was told, or signed, with them
    at: datetime  # UTC
    by: OfficerId


def still_with_unit(trail: Sequence[Stay]) -> Stay | None:
    """Where the dossier itself is while only what was brought later lies at the desk.

    None: its papers are all where the last stay says. What a unit sends back comes with the list
    it went with; a supplement comes with none.
    """
    before, last = trail[-2:] if len(trail) > 1 else (None, None)
    if before is None or last is None or last.place is not Place.DESK or last.batch is not None:
        return None
    return before if before.place in {Place.ON_THE_WAY, Place.UNIT} else None
