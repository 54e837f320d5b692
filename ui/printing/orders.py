"""What is to be printed, on what, and how far it has come."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from uuid import UUID

from desk_app.domain.ids import DossierId
from desk_app.services.printing.print_acts import PrintOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintTarget:
    """Where a form goes; bound to each form in the settings."""

    printer: str = ""  # of `Printers.names`; empty: a file and the viewer
    copies: int = 1
    media: str = "A4"  # "A4", "A5", "80mm" (a roll), "70x50mm" (a label)
    tray: str = ""  # of `Printers.trays`; empty: the printer's own
    dpi: int = 203  # of the printer's head: codes are drawn in whole dots of it
    fallback: str = ""  # another printer of `Printers.names`, for when this one cannot


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """One form of one dossier."""

    dossier: DossierId
    code: str  # of the dossier, or the number of the paper where there is no code
    form: str  # "receipt", "appointment_slip"
    title: str  # as the officer knows it: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    target: PrintTarget
    render: Callable[[int, PrintTarget], bytes]  # reprint (0 = first print) and target → PDF


@dataclass(frozen=True, slots=True)
class PrintActs:
    """The use cases around a print; `Office` has both."""

    handed_over: Callable[[PrintOrder], int]  # which reprint it is, 0 = first print
    settled: Callable[[UUID, DossierId, str], None]  # an empty reason: the paper is out


class PrintStage(Enum):
    WAITING = "waiting"  # being stored, drawn, handed over
    HANDED_OVER = "handed_over"  # the printer has it
    PRINTED = "printed"
    FAILED = "failed"
    IN_DOUBT = "in_doubt"  # handed over before the program ended; nobody saw the paper


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPrint:
    """A line of the print list."""

    job: UUID
    order: PaperOrder
    stage: PrintStage = PrintStage.WAITING
    reason: str = ""  # code, with FAILED
    reprint: int = 0


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A paper for the viewer: no printer is bound to its form."""

    title: str
    pdf: bytes
    file: Path
    code: str = ""  # of the dossier: its papers are shown together
