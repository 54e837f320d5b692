"""What cannot be done with a dossier after it was received, and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from desk_app.domain.errors import RuleBroken


@dataclass(eq=False)
class ArrivalImpossible(RuleBroken):
    """The competent unit cannot have had it then."""

    code: ClassVar[str] = "dossier.arrival_impossible"
    at: datetime
