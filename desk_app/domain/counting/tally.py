"""Sums of dossiers by how they count, and which of them a number is made of.

The intake of a period and its outcome are told apart, for a form has both and they must agree:
what came in, or was still open when it began, is what ended in it or is open when it ends.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desk_app.domain.counting.facts import NOTHING, Fact
from desk_app.domain.counting.standing import Standing
from desk_app.domain.ids import DeskId, OfficerId
from desk_app.domain.law.papers import Channel


class Side(StrEnum):
    """Words of the editions of reports."""

    INTAKE = "intake"  # received in the period, or open when it began
    OUTCOME = "outcome"  # ended in it, or open when it ends


@dataclass(frozen=True, slots=True)
class Tally:
    """So many dossiers that have all of this alike."""

    side: Side
    procedure: str  # code
    channel: Channel
    officer: OfficerId | None  # who received them; None: not told apart
    desk: DeskId | None  # likewise
    carried: bool  # received before the period
    standing: Standing  # of the intake: where it stood at the beginning; no form asks
    late: bool
    apologised: bool
    facts: Fact
    n: int
    waited: int = 0  # milliseconds from receiving to the end, of all of them; 0 while open


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """Which dossiers a number counts; None: whatever it is."""

    side: Side = Side.OUTCOME
    standings: frozenset[Standing] | None = None
    late: bool | None = None
    apologised: bool | None = None
    carried: bool | None = None
    channels: frozenset[Channel] | None = None
    procedures: frozenset[str] | None = None  # codes
    facts: Fact = NOTHING  # all of these hold
    without: Fact = NOTHING  # none of these holds

    def has(self, tally: Tally) -> bool:
        return (
            tally.side is self.side
            and (self.standings is None or tally.standing in self.standings)
            and (self.late is None or tally.late == self.late)
            and (self.apologised is None or tally.apologised == self.apologised)
            and (self.carried is None or tally.carried == self.carried)
            and (self.channels is None or tally.channel in self.channels)
            and (self.procedures is None or tally.procedure in self.procedures)
            and tally.facts & self.facts == self.facts
            and not tally.facts & self.without
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """Of which dossiers a row of a report is; None: of all."""

    procedures: frozenset[str] | None = None  # codes
    channels: frozenset[Channel] | None = None
    officers: frozenset[OfficerId] | None = None
    desks: frozenset[DeskId] | None = None

    def has(self, tally: Tally) -> bool:
        return (
            (self.procedures is None or tally.procedure in self.procedures)
            and (self.channels is None or tally.channel in self.channels)
            and (self.officers is None or tally.officer in self.officers)
            and (self.desks is None or tally.desk in self.desks)
        )


ALL: Final = Among()


def total(tallies: Iterable[Tally], picks: Sequence[Pick]) -> int:
    """How many dossiers any of `picks` has. No two of them may have the same dossier."""
    return sum(tally.n for tally in tallies if any(pick.has(tally) for pick in picks))
