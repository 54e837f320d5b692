"""Papers that belong to no dossier: printed at once, kept in no record.

The notice-board sheet and the take-home checklist say what is published anyway. No act is
written about them, so nothing here waits for the store.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.background import Lane, Runs
from ui.printing.files import file_name, keep, on_its_way
from ui.printing.orders import PrintTarget, ShownPaper
from ui.printing.printers import JobRef, Printers


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseOrder:
    """One paper about a procedure."""

    name: str  # what it is about: the code of the procedure
    form: str  # "notice_sheet", "take_home_checklist"
    title: str  # as the officer knows it
    target: PrintTarget
    render: Callable[[PrintTarget], bytes]  # a PDF


class LoosePapers(QObject):
    """Drawn and handed over in the printing lane; the same paper is not begun twice."""

    sent = Signal(object)  # LooseOrder: the printer has it
    refused = Signal(object)  # DeskError, for the notice bar
    shown = Signal(object)  # ShownPaper, for the viewer: no printer is bound to its form

    def __init__(
        self, printers: Printers, background: Runs, folder: Path, parent: QObject | None = None
    ) -> None:
        """
        Args:
            folder: Takes the files of papers without a printer; made when it is needed.
        """
        super().__init__(parent)
        self._printers, self._background, self._folder = printers, background, folder
        self._under_way: set[tuple[str, str]] = set()

    def print_paper(self, order: LooseOrder) -> bool:
        """Send `order` on its way. False: this very paper is, and nothing was done."""
        paper = (order.form, order.name)
        if paper in self._under_way:
            return False
        self._under_way.add(paper)

        def done(shown: ShownPaper | None) -> None:
            self._under_way.discard(paper)
            if shown is None:
                self.sent.emit(order)
            else:
                self.shown.emit(shown)

        def failed(error: object) -> None:
            self._under_way.discard(paper)
            self.refused.emit(error)

        lane = Lane.PRINTING if order.target.printer else Lane.READING
        self._background.run(
            lambda: self._produce(order), owner=self, done=done, failed=failed, lane=lane
        )
        return True

    def _produce(self, order: LooseOrder) -> ShownPaper | None:
        """None: a printer has it."""
        pdf = order.render(order.target)
        name = file_name(order.name, order.form, 0)
        if order.target.printer:
            self._hand_over(order.target, name, pdf)
            return None
        return ShownPaper(order.title, pdf, keep(self._folder, name, pdf), order.name)

    def _hand_over(self, target: PrintTarget, name: str, pdf: bytes) -> JobRef:
        file = keep(on_its_way(self._folder), name, pdf)
        try:
            return self._printers.hand_over(file, target)
        finally:
            file.unlink(missing_ok=True)
