"""Stand-ins for what the tests cannot have: time that passes, a printer with paper."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desk_app.domain.errors import DeskError, PrinterGone, PrinterRefused
from desk_app.domain.printer_faults import PrintBrokenOff, PrintNotTakenBack
from ui.printing.orders import PrintTarget
from ui.printing.printers import JobRef, Stage
from ui.sounds.tones import Sound


@dataclass(slots=True)
class FakeClock:
    """Monotonic seconds that pass only when told."""

    seconds: float = 100.0

    def __call__(self) -> float:
        return self.seconds

    def pass_ms(self, milliseconds: float) -> None:
        self.seconds += milliseconds / 1000


@dataclass(slots=True)
class Ear:
    """A speaker that keeps what it was told to play."""

    heard: list[Sound] = field(default_factory=list)

    def play(self, sound: Sound) -> None:
        self.heard.append(sound)


@dataclass(slots=True)
class Paper:
    """One job as it lies in the tray."""

    name: str  # of the file
    pdf: bytes
    printer: str
    copies: int
    media: str
    target: PrintTarget = field(default=PrintTarget(), compare=False)


@dataclass(slots=True)
class FakePrinters:
    """Printers that keep every paper, and can be unplugged, refuse, or jam."""

    plugged_in: list[str] = field(default_factory=lambda: ["quay-1"])
    refuses: str = ""  # reason code
    refusing: set[str] = field(default_factory=set)  # of which printers; empty: of all
    silent: bool = False  # takes the job, and does not answer
    says: DeskError | None = None  # instead of what a silent one leaves unsaid
    keeps: bool = False  # gives no job back
    stage: Stage = Stage.PRINTED  # what every job has come to
    tray: list[Paper] = field(default_factory=list)  # all that was handed over
    withdrawn: list[JobRef] = field(default_factory=list)

    def names(self) -> Sequence[str]:
        return tuple(self.plugged_in)

    def trays(self, printer: str) -> Sequence[str]:
        return ("Upper", "Lower") if printer in self.plugged_in else ()

    def hand_over(self, pdf: Path, target: PrintTarget) -> JobRef:
        printer = target.printer
        if printer not in self.plugged_in:
            raise PrinterGone(printer)
        if self.refuses and (not self.refusing or printer in self.refusing):
            raise PrinterRefused(printer, self.refuses)
        sheet = Paper(pdf.name, pdf.read_bytes(), printer, target.copies, target.media, target)
        self.tray.append(sheet)
        if self.silent:
            raise self.says or PrintBrokenOff(printer)
        return JobRef(printer, f"{printer}-{len(self.tray)}")

    def progress(self, job: JobRef) -> Stage:
        if job.printer not in self.plugged_in:
            raise PrinterGone(job.printer)
        return self.stage

    def withdraw(self, job: JobRef) -> None:
        if self.keeps:
            raise PrintNotTakenBack(job.printer)
        self.withdrawn.append(job)
