"""Other agencies with a part in a dossier: the legs of an interlinked one, the competent unit."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk_app.domain.ids import ActId, DossierId, UnitCode
from desk_app.domain.law.deadline.limit import Limit
from desk_app.domain.law.due import DueMoment


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierLeg:
    """One agency's part. The dossier stays one dossier and is counted once."""

    agency: str
    limit: Limit
    due: DueMoment  # planned at receipt; counted anew from where it really began
    begun_at: datetime | None = None  # UTC
    ended_at: datetime | None = None  # UTC
    result: str = ""  # what the agency sent on

    @property
    def runs(self) -> bool:
        return self.begun_at is not None and self.ended_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence:
    """Received here for a unit elsewhere (phi địa giới), which decides and whose clock counts."""

    unit: str
    forwarded_at: datetime | None = None  # UTC
    way: str = ""  # how it went there
    has_it_at: datetime | None = None  # UTC; the clock starts here


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a dossier came from that another unit received first. It is counted there, or here,
    never twice: a part of an interlinked one by the unit that leads, one for the competent
    unit by that one.

    Legal: [interlinked.legs], [time-limit.start]
    """

    unit: UnitCode
    unit_name: str
    dossier: DossierId  # there
    code: str  # there
    leg: int | None = None  # its place among the legs; None: the whole, this unit decides


class Progress(StrEnum):
    """What a unit elsewhere did with its part. Stored and synced: never rename one."""

    RECEIVED = "received"  # under a code of its own
    SENT_AWAY = "sent_away"  # to be completed before it is received
    SUPPLEMENT_ASKED = "supplement_asked"
    SUPPLEMENT_RECEIVED = "supplement_received"
    NEW_DATE = "new_date"
    RESULT = "result"
    GIVEN = "given"  # the result left the unit
    REFUSED = "refused"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiding:
    """What a unit elsewhere did, as the centre tells it."""

    act: ActId  # there; told again it is the same tiding
    what: Progress
    at: datetime  # UTC; when it was done
    unit: str  # its name
    code: str = ""  # of the dossier there; empty before it has one
    words: str = ""  # reason, contents, result
    due: DueMoment | None = None  # the appointment there, where this is about it
    leg: int | None = None  # None: the whole
