"""How a dossier ends without a result."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.ids import OfficerId


class StopGround(StrEnum):
    """Why the office goes no further. Stored and synced: never rename one."""

    APPLICANT = "applicant"  # asked for it, or wants the dossier back
    NOT_SUPPLEMENTED = "not_supplemented"  # in time
    OBLIGATION_NOT_MET = "obligation_not_met"
    LAW = "law"  # another ground, named in the reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A refusal, a withdrawal, a stop or a voiding; the act's kind says which."""

    step: str  # kind of the act
    reason: str
    number: PaperNumber | None = None  # of Mẫu 03 or 05; None: no paper is made
    ground: StopGround | None = None  # of a stop
    asked_by: str = ""  # who asked for it, where a citizen did
    paper: str = ""  # the letter that says so
    papers_given_back: bool = False  # at once, to who asked
    fee: str = ""  # what becomes of the fee paid, as the notice of a stop says it
    at: datetime  # UTC
    by: OfficerId
    officer_name: str  # as printed
