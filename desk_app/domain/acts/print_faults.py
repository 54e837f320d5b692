"""What can go wrong with a print beyond the printer and the disk."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken, Unavailable


@dataclass(eq=False)
class ReissueUnfounded(RuleBroken):
    """A corrected paper takes the place of one given out only with a reason."""

    code: ClassVar[str] = "print.reissue_unfounded"
    form: str


@dataclass(eq=False)
class PrinterSilent(Unavailable):
    """The printer was called and did not answer: it may have taken the job, or not."""

    code: ClassVar[str] = "print.printer_silent"
    printer: str
