"""Which papers a step prints, on what they are printed, and in whose name."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from db.queries.timeline import DossierView
from desk_app.documents.public.checklist_of import Unprepared
from desk_app.domain.acts.prints import PrintJob
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.officer import Officer
from desk_app.services.printing.print_acts import PrintOrder
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.printing.loose import LooseOrder, LoosePapers
from ui.printing.orders import ListedPrint, PaperOrder, PrintActs, PrintStage, PrintTarget
from ui.printing.print_queue import PrintQueue
from ui.printing.printers import Printers

RECEIPT: Final = "receipt"
SLIP: Final = "appointment_slip"
NOTICE_SHEET: Final = "notice_sheet"
CHECKLIST: Final = "take_home_checklist"
SMALL: Final = frozenset({SLIP, CHECKLIST})  # on A5, or on a roll
BINDINGS: Final = "ui.printers"  # setting: form -> {"printer", "copies", "paper"}

translate = QCoreApplication.translate


class PaperDesk(QObject):
    """The print queue with the office behind it. Each job keeps the officer who asked for it."""

    bound_changed = Signal(object)  # number of printers bound to forms
    on_its_way = Signal(object)  # ListedPrint: asked for again, and not out yet

    def __init__(
        self, office: Office, background: Runs, printers: Printers, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._background = background
        self._officer: Officer | None = None
        self._askers: dict[tuple[DossierId, str], Officer] = {}  # of papers not out yet
        self._by: dict[UUID, Officer] = {}
        self._targets: Mapping[str, Any] = {}
        acts = PrintActs(handed_over=self._hand_over, settled=self._settle)
        self.queue = PrintQueue(acts, printers, background, office.prints, self)
        self.loose = LoosePapers(printers, background, office.prints, self)

    def serve(self, officer: Officer | None) -> None:
        """Papers asked for from now on are asked for by `officer`."""
        self._officer = officer
        self.read_bindings()

    def read_bindings(self) -> None:
        """After a log-in, and after the settings were changed."""
        self._background.run(
            lambda: self._office.keeping.setting(BINDINGS),
            owner=self,
            done=self._bind,
            failed=lambda _error: None,
            lane=Lane.READING,
        )

    def print_received(self, dossier: Dossier) -> None:
        """The bundle of an intake: the receipt and the appointment slip."""
        self.print_form(dossier.id, str(dossier.code), RECEIPT)
        self.print_form(dossier.id, str(dossier.code), SLIP)

    def print_form(self, dossier: DossierId, code: str, form: str) -> bool:
        """False: this paper is on its way already."""
        if self._officer is None:
            return False
        for job in self.queue.jobs:
            if job.stage is PrintStage.IN_DOUBT and _is(job, dossier, form):
                self.queue.did_not_come_out(job.job)  # the officer prints it, so it is not there
        before = self._askers.get((dossier, form))
        self._askers[dossier, form] = self._officer
        if self.queue.print_paper(self._order(dossier, code, form)):
            return True
        if before is not None:
            self._askers[dossier, form] = before
        stuck = [job for job in self.queue.jobs if _is(job, dossier, form)]
        if stuck:
            self.on_its_way.emit(stuck[0])
        return False

    def print_notice_sheet(self, procedure: Procedure) -> bool:
        """For the notice board. False: this paper is on its way already."""
        draw = self._office.catalogue.notice_sheet
        return self.loose.print_paper(
            self._loose(procedure, NOTICE_SHEET, lambda _target: draw(procedure))
        )

    def print_checklist(self, asked: Unprepared) -> bool:
        """For someone who came unprepared; nothing is received. False: it is on its way."""
        draw = self._office.catalogue.checklist
        return self.loose.print_paper(
            self._loose(asked.procedure, CHECKLIST, lambda target: draw(asked, target.media))
        )

    def _loose(
        self, procedure: Procedure, form: str, render: Callable[[PrintTarget], bytes]
    ) -> LooseOrder:
        return LooseOrder(
            name=procedure.code,
            form=form,
            title=form_title(form),
            target=self._target(form),
            render=render,
        )

    def print_instead(self, job: ListedPrint) -> None:
        """Nothing came out of the printer: take the job back and print the paper anew."""
        self.queue.did_not_come_out(job.job)
        self.print_form(job.order.dossier, job.order.code, job.order.form)

    def print_again(self, dossier: DossierId, form: str) -> None:
        """As asked for on the page of a dossier; the use case counts which reprint it is."""

        def found(view: DossierView) -> None:
            if view.folded.dossier is not None:
                self.print_form(dossier, str(view.folded.dossier.code), form)

        self._background.run(
            lambda: self._office.reading.dossier(dossier),
            owner=self,
            done=found,
            failed=self.queue.refused.emit,
            lane=Lane.READING,
        )

    def list_doubtful(self) -> None:
        """Show what was handed over before the program last ended; print nothing of it."""
        self._background.run(
            self._office.reading.prints_in_doubt,
            owner=self,
            done=self._take_over,
            failed=lambda _error: None,
            lane=Lane.READING,
        )

    def _take_over(self, jobs: Sequence[PrintJob]) -> None:
        self.queue.take_over((job.id, self._order(job.dossier, "", job.form)) for job in jobs)

    def _order(self, dossier: DossierId, code: str, form: str) -> PaperOrder:
        draw = self._office.papers.receipt if form == RECEIPT else self._office.papers.slip
        return PaperOrder(
            dossier=dossier,
            code=code,
            form=form,
            title=form_title(form),
            target=self._target(form),
            render=lambda reprint, target: draw(dossier, reprint, target.media),
        )

    def _bind(self, setting: object) -> None:
        self._targets = setting if isinstance(setting, dict) else {}
        bound = sum(1 for target in self._targets.values() if target.get("printer"))
        self.bound_changed.emit(bound)

    def _target(self, form: str) -> PrintTarget:
        bound = self._targets.get(form, {})
        media = str(bound.get("paper", "A5" if form in SMALL else "A4"))
        copies = int(bound.get("copies", 1))
        return PrintTarget(printer=str(bound.get("printer", "")), copies=copies, media=media)

    def _hand_over(self, order: PrintOrder) -> int:
        officer = self._askers[order.dossier, order.form]
        self._by[order.job] = officer
        return self._office.papers.hand_over(order, officer)

    def _settle(self, job: UUID, dossier: DossierId, failure: str) -> None:
        officer = self._by.get(job) or self._officer
        if officer is not None:
            self._office.papers.settle(job, dossier, failure, officer)


def _is(job: ListedPrint, dossier: DossierId, form: str) -> bool:
    return (job.order.dossier, job.order.form) == (dossier, form)


def form_title(form: str) -> str:
    """As officers know the paper."""
    return {
        RECEIPT: translate("paper", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
        SLIP: translate("paper", "Phiếu hẹn trả kết quả"),
        NOTICE_SHEET: translate("paper", "Niêm yết thủ tục"),
        CHECKLIST: translate("paper", "Phiếu hướng dẫn chuẩn bị hồ sơ"),
    }[form]
