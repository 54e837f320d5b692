"""Other agencies with a part in a dossier: the legs of an interlinked one, the competent unit."""

from dataclasses import dataclass
from datetime import datetime

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
