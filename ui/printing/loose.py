"""Papers that belong to no dossier: notice-board sheet, take-home checklist, trial page.

That one goes to the printer is stored before the printer is called, and how that ended after
it. What the paper says is published anyway, so the words are not kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal

from desk_app.domain.errors import DeskError
from desk_app.domain.officer import Officer
from desk_app.domain.printer_faults import PrintBrokenOff
from desk_app.services.printing.loose_paper import LoosePrint
from ui.background import Lane, Runs
from ui.printing.files import file_name, keep, on_its_way
from ui.printing.orders import PrintTarget, ShownPaper
from ui.printing.printers import JobRef, Printers


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseOrder:
    """One such paper, asked for by somebody."""

    by: Officer
    name: str  # what it is about: the code of the procedure, or of the trial page
    form: str  # "notice_sheet", "take_home_checklist", "trial_page"
    title: str  # as the officer knows it
    target: PrintTarget
    render: Callable[[PrintTarget], bytes]  # a PDF
    beside: str = ""  # papers that say the same here are shown together; empty: alone
    not_out: Callable[[], None] = lambda: None  # for certain: no printer took it
    again: Callable[[], None] | None = None  # where something is noted of each print; None: as here


@dataclass(frozen=True, slots=True)
class LooseActs:
    """What is stored around such a paper; counter lane."""

    handed_over: Callable[[LoosePrint, Officer], None]
    settled: Callable[[UUID, str, Officer], None]  # an empty reason: the printer took it


class LoosePapers(QObject):
    """Drawn and handed over in the printing lane; the same paper is not begun twice."""

    sent = Signal(object)  # LooseOrder: the printer has it
    failed = Signal(object, object)  # LooseOrder that is not out, or nobody knows; DeskError: why
    refused = Signal(object)  # DeskError, for the notice bar: how one ended is not stored
    shown = Signal(object, object)  # ShownPaper, for the viewer of the Officer: no printer has it

    def __init__(
        self,
        acts: LooseActs,
        printers: Printers,
        background: Runs,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        """
        Args:
            folder: Takes the files of papers without a printer; made when it is needed.
        """
        super().__init__(parent)
        self._acts = acts
        self._printers, self._background, self._folder = printers, background, folder
        self._under_way: set[tuple[str, str]] = set()

    def print_paper(self, order: LooseOrder) -> bool:
        """Send `order` on its way. False: this very paper is, and nothing was done."""
        paper = (order.form, order.name)
        if paper in self._under_way:
            return False
        self._under_way.add(paper)
        target = order.target
        stored = LoosePrint(
            job=uuid4(),
            form=order.form,
            about=order.name,
            printer=target.printer,
            copies=target.copies,
        )

        def not_stored(error: DeskError) -> None:
            self._under_way.discard(paper)
            order.not_out()
            self.failed.emit(order, error)

        self._background.run(
            lambda: self._acts.handed_over(stored, order.by),
            owner=self,
            done=lambda _nothing: self._go(order, stored.job),
            failed=not_stored,
        )
        return True

    def _go(self, order: LooseOrder, job: UUID) -> None:
        def done(shown: ShownPaper | None) -> None:
            self._settle(order, job, "")
            if shown is None:
                self.sent.emit(order)
            else:
                self.shown.emit(shown, order.by)

        def failed(error: DeskError) -> None:
            self._settle(order, job, error.code)
            if not isinstance(error, PrintBrokenOff):
                order.not_out()
            self.failed.emit(order, error)

        lane = Lane.PRINTING if order.target.printer else Lane.READING
        self._background.run(
            lambda: self._produce(order), owner=self, done=done, failed=failed, lane=lane
        )

    def _settle(self, order: LooseOrder, job: UUID, failure: str) -> None:
        self._under_way.discard((order.form, order.name))
        self._background.run(
            lambda: self._acts.settled(job, failure, order.by),
            owner=self,
            done=lambda _nothing: None,
            failed=self.refused.emit,
        )

    def _produce(self, order: LooseOrder) -> ShownPaper | None:
        """None: a printer has it."""
        pdf = order.render(order.target)
        name = file_name(order.name, order.form, 0)
        if order.target.printer:
            self._hand_over(order.target, name, pdf)
            return None
        return ShownPaper(
            order.title, pdf, keep(self._folder, name, pdf), order.beside or order.name
        )

    def _hand_over(self, target: PrintTarget, name: str, pdf: bytes) -> JobRef:
        file = keep(on_its_way(self._folder), name, pdf)
        try:
            return self._printers.hand_over(file, target)
        finally:
            file.unlink(missing_ok=True)
