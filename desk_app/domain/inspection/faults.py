"""Why no sample is written out."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken


@dataclass(eq=False)
class NothingToInspect(RuleBroken):
    """No dossier was received then, or none that the filter lets through."""

    code: ClassVar[str] = "inspection.nothing"
    period: str  # in words
