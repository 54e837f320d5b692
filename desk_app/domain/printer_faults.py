"""Failures of a printer that tells us about itself; see desk_app/domain/errors for the families."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken, Unavailable


@dataclass(eq=False)
class PrinterOutOfPaper(Unavailable):
    """The printer itself says that it has no paper, before anything was sent to it."""

    code: ClassVar[str] = "print.out_of_paper"
    printer: str


@dataclass(eq=False)
class PrintBrokenOff(Unavailable):
    """The printer left in the middle: nobody but the officer can see what came out."""

    code: ClassVar[str] = "print.broken_off"
    printer: str


@dataclass(eq=False)
class PaperRanOut(PrintBrokenOff):
    """The printer ran out of paper after it was sent something: that may lie there, even whole."""

    code: ClassVar[str] = "print.ran_out"


@dataclass(eq=False)
class PrintNotTakenBack(Unavailable):
    """The job stays where it is: the printer may still print it."""

    code: ClassVar[str] = "print.not_taken_back"
    printer: str


@dataclass(eq=False)
class DeviceUnclear(RuleBroken):
    """A printer to be added without a name, by a name that is taken, or by no such address."""

    code: ClassVar[str] = "print.device_unclear"
    field: str  # "name", "taken", "address"
