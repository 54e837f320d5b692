"""Failures of a printer that tells us about itself; see desk_app/domain/errors for the families."""

from dataclasses import dataclass
from typing import ClassVar

from desk_app.domain.errors import RuleBroken, Unavailable


@dataclass(eq=False)
class PrinterOutOfPaper(Unavailable):
    """The printer itself says that it has no paper; what was begun may lie there in part."""

    code: ClassVar[str] = "print.out_of_paper"
    printer: str


@dataclass(eq=False)
class PrintBrokenOff(Unavailable):
    """The printer left in the middle: nobody but the officer can see what came out."""

    code: ClassVar[str] = "print.broken_off"
    printer: str


@dataclass(eq=False)
class DeviceUnclear(RuleBroken):
    """A printer to be added without a name, by a name that is taken, or by no such address."""

    code: ClassVar[str] = "print.device_unclear"
    field: str  # "name", "taken", "address"
