"""What is to be printed, on what, and how far it has come."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

from desk_app.domain.acts.prints import PrintJob, WordedPaper
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.services.printing.print_acts import PrintOrder, Reissue


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
    """One form of one dossier, asked for by somebody."""

    dossier: DossierId
    code: str  # of the dossier, or the number of the paper where there is no code
    who: str = ""  # the owner of the dossier
    form: str  # "receipt", "appointment_slip"
    title: str  # as the officer knows it: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    target: PrintTarget
    by: Officer
    reissue: str = ""  # ground of a corrected re-issue
    visit_line: str = ""  # other dossiers of the same visit, in words
    about: str = ""  # which of several papers of its form: the key of the money taken

    def at(self, printer: str) -> "PaperOrder":
        """The same on another printer: the tray and the head of this one are not its own."""
        copies, media = self.target.copies, self.target.media
        return replace(self, target=PrintTarget(printer=printer, copies=copies, media=media))

    def corrected_as(self, before: "PaperOrder") -> "PaperOrder":
        """The same, and a correction where `before`, put off, was one and nobody says anew."""
        return replace(self, reissue=self.reissue or before.reissue)

    def same(self, other: "PaperOrder") -> bool:
        """Whether both ask for the same form of the same dossier."""
        mine, theirs = (self.dossier, self.form, self.about), (other.dossier, other.form)
        return mine == (*theirs, other.about)

    def to_store(self, job: UUID) -> PrintOrder:
        """What is kept of it as it is handed over."""
        return PrintOrder(
            job=job,
            dossier=self.dossier,
            form=self.form,
            printer=self.target.printer,
            copies=self.target.copies,
            media=self.target.media,
            reissue=Reissue(ground=self.reissue) if self.reissue else None,
            visit_line=self.visit_line,
            about=self.about,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintActs:
    """What the queue asks of the office. `worded`, `lacking` and `drawn` only read."""

    worded: Callable[[PaperOrder], WordedPaper]  # what the paper says, should it be the first
    lacking: Callable[[PaperOrder, WordedPaper], str]  # letters no face has: "𠀀, 𠀁"
    handed_over: Callable[[UUID, PaperOrder, UUID | None, WordedPaper], PrintJob]
    drawn: Callable[[UUID, PaperOrder], bytes]  # the print as it is stored → PDF
    postponed: Callable[[Sequence[tuple[UUID, PaperOrder]]], None]  # of one officer; all or none
    settled: Callable[[UUID, PaperOrder, str], None]  # an empty reason: the paper is out
    # The same on another printer, as that one prints; None: it cannot print it.
    elsewhere: Callable[[PaperOrder, str], PaperOrder | None] = PaperOrder.at


class PrintStage(Enum):
    POSTPONED = "postponed"  # printed when an officer says so
    WAITING = "waiting"  # being stored, drawn, handed over
    HANDED_OVER = "handed_over"  # the printer has it
    PRINTED = "printed"
    FAILED = "failed"
    IN_DOUBT = "in_doubt"  # handed over, and nobody saw the paper


NEXT: Final[Mapping[PrintStage, frozenset[PrintStage]]] = {
    PrintStage.POSTPONED: frozenset({PrintStage.WAITING, PrintStage.FAILED}),
    PrintStage.WAITING: frozenset(
        {
            PrintStage.POSTPONED,  # that it goes to the printer could not be stored
            PrintStage.HANDED_OVER,
            PrintStage.PRINTED,
            PrintStage.FAILED,
            PrintStage.IN_DOUBT,
        }
    ),
    PrintStage.HANDED_OVER: frozenset(
        {
            PrintStage.PRINTED,
            PrintStage.FAILED,
            PrintStage.IN_DOUBT,  # its printer's queue knows nothing of it any more
        }
    ),
    PrintStage.IN_DOUBT: frozenset({PrintStage.PRINTED, PrintStage.FAILED}),
    PrintStage.PRINTED: frozenset(),
    PrintStage.FAILED: frozenset(),
}
"""How a job moves. Out of doubt only an officer who looked leads it, and never to the printer:
what is printed again is another job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPrint:
    """A line of the print list."""

    job: UUID
    order: PaperOrder
    stage: PrintStage = PrintStage.WAITING
    reason: str = ""  # code: why it failed, or why a printer that has it says nothing
    reprint: int = 0
    reissue: int = 0
    at: datetime | None = None  # when it was handed over or postponed; UTC
    moved_from: str = ""  # the printer that did not take it, so that it went to the fallback
    lacking: str = ""  # letters that are empty boxes on this paper
    unstored: bool = False  # that it goes to the printer could not be stored, so it does not
    unsettled: bool = False  # how it ended is not stored yet; that is tried again

    def step(self, stage: PrintStage, **changed: Any) -> "ListedPrint":
        """The job at its next stage.

        Raises:
            ValueError: `NEXT` has no such step.
        """
        if stage not in NEXT[self.stage]:
            raise ValueError(f"a job that is {self.stage.value} does not become {stage.value}")
        return replace(self, stage=stage, **changed)


def new_print(order: PaperOrder) -> ListedPrint:
    return ListedPrint(job=uuid4(), order=order, unstored=True)


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A paper for the viewer: no printer is bound to its form, or it is only looked at."""

    title: str
    pdf: bytes
    file: Path | None  # None: it has no value and is not to be printed
    code: str = ""  # of the dossier, or of one asking: their papers are shown together
