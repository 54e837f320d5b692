"""What the office's own rules refuse about a print."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken


@dataclass(eq=False)
class ReissueUnfounded(RuleBroken):
    """A corrected paper takes the place of one given out only with a reason."""

    code: ClassVar[str] = "print.reissue_unfounded"
    form: str
