"""What an applicant has been asked for after the dossier was received."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import OfficerId
from desk_app.domain.law.deadline.pause import Pause, PauseModel
from desk_app.domain.law.due import DueMoment


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement:
    """One request for more papers: one complete list. A second one counts as late."""

    number: PaperNumber  # of Mẫu 02
    contents: Sequence[str]  # what is to be completed, all of it in one go
    reason: str
    answer_by: date | None = None  # None: the law of the procedure sets no day
    raised_by: str = ""  # who of the handling unit, where the desk asks on its behalf
    asked_at: datetime  # UTC
    asked_by: OfficerId
    officer_name: str  # as printed
    model: PauseModel
    stood: Status  # where the dossier goes on when it is complete
    due_before: DueMoment  # the appointment when it was asked for
    received_at: datetime | None = None  # UTC; None: still waiting
    received: Sequence[str] = ()  # what was handed in

    @property
    def pause(self) -> Pause:
        return _pause(self.asked_at, self.received_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A tax or a charge that the applicant owes to another body before there is a result."""

    what: str
    body: str  # who collects it
    ground: str = ""  # the law by which the clock stands still; empty: it does not
    asked_at: datetime  # UTC
    due_before: DueMoment
    met_at: datetime | None = None  # UTC
    proof: str = ""  # number and date of what showed that it was met

    @property
    def pause(self) -> Pause | None:
        """None: no law stops the clock."""
        return _pause(self.asked_at, self.met_at) if self.ground else None


def _pause(asked_at: datetime, over_at: datetime | None) -> Pause:
    """Two desks' clocks may differ by minutes: nothing is over before it was asked for."""
    return Pause(asked_at, None if over_at is None else max(asked_at, over_at))
