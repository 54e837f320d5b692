"""What the program asks of the printers of this machine."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from typing_extensions import override

from desk_app.domain.errors import PrinterGone
from ui.printing.orders import PrintTarget


@dataclass(frozen=True, slots=True)
class JobRef:
    """A job as the machine's own print queue knows it."""

    printer: str
    id: str


class Stage(Enum):
    """How far the machine's print queue has come with a job."""

    WAITING = "waiting"  # also: printer off, out of paper
    PRINTED = "printed"
    FAILED = "failed"  # given up or cancelled there
    UNKNOWN = "unknown"  # it knows the job no more, or cannot tell: only the officer sees the paper


class Printers(Protocol):
    """Never called on the GUI thread: each of these may take some seconds."""

    def names(self) -> Sequence[str]:
        """Printers that can be chosen; none when the machine has none or does not answer."""
        ...

    def trays(self, printer: str) -> Sequence[str]:
        """Trays `printer` lets one choose from; none when it has one or is not there."""
        ...

    def hand_over(self, pdf: Path, target: PrintTarget) -> JobRef:
        """Give `pdf` to `target.printer`; the file may be deleted afterwards.

        Never scales the page. `target.fallback` is the caller's to try.

        Raises:
            PrinterGone: no such printer, or nothing answers; nothing will be printed.
            PrinterRefused: it does not take the job; nothing will be printed.
            PrinterOutOfPaper: it says so itself, and nothing was sent to it.
            PrintBrokenOff: it left in the middle, or ran out of paper (PaperRanOut); look
                before printing again.
        """
        ...

    def progress(self, job: JobRef) -> Stage:
        """How far `job` has come. A job that the machine has forgotten is UNKNOWN.

        Raises:
            PrinterGone: nothing answers, so nothing is known.
        """
        ...

    def withdraw(self, job: JobRef) -> None:
        """Take back what is not printed yet; without effect on what is.

        Raises:
            PrintNotTakenBack: it may still be printed.
        """
        ...


class NoPrinters(Printers):
    """A machine whose printers we cannot reach: every paper becomes a file and is shown."""

    @override
    def names(self) -> Sequence[str]:
        return ()

    @override
    def trays(self, printer: str) -> Sequence[str]:
        return ()

    @override
    def hand_over(self, pdf: Path, target: PrintTarget) -> JobRef:
        raise PrinterGone(target.printer)

    @override
    def progress(self, job: JobRef) -> Stage:
        return Stage.FAILED

    @override
    def withdraw(self, job: JobRef) -> None:
        return None
