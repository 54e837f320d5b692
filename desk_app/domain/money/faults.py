"""What can be wrong about the money of a dossier."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken


@dataclass(eq=False)
class ExemptionUnproved(RuleBroken):
    """The officer gave no rule and paper for it; published words alone exempt nobody."""

    code: ClassVar[str] = "money.exemption_unproved"
    ground: str
