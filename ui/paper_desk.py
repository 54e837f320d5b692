"""Which papers a step prints, on what they are printed, and in whose name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from db.queries.prints import OpenPrint
from db.queries.timeline import DossierView
from desk_app.documents import kinds
from desk_app.documents.public.checklist_of import Unprepared
from desk_app.documents.wording import visit_line
from desk_app.domain.acts.prints import PrintJob, PrintState, WordedPaper
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.officer import Officer
from desk_app.services.printing.print_acts import PrintOrder, Reissue
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.paper_previews import PaperPreviews
from ui.printing.loose import LooseOrder, LoosePapers
from ui.printing.orders import ListedPrint, PaperOrder, PrintActs, PrintStage, PrintTarget
from ui.printing.print_queue import PrintQueue
from ui.printing.printers import Printers

RECEIPT: Final = kinds.RECEIPT
SLIP: Final = kinds.SLIP
NOTICE_SHEET: Final = kinds.NOTICE_SHEET
CHECKLIST: Final = kinds.CHECKLIST
SMALL: Final = frozenset({SLIP, CHECKLIST})  # on A5, or on a roll
BINDINGS: Final = "ui.printers"  # setting: form -> {"printer", "copies", "paper", "fallback"}
BUNDLE: Final = "office.bundle"  # setting: forms printed when a dossier was received, in order
BUNDLE_AT_FIRST: Final = (RECEIPT, "control_slip", "folder_label", SLIP)

translate = QCoreApplication.translate

_DPI: Final = 203  # of a printer nobody has said more about
_LEFT: Final = {
    PrintState.HANDED_OVER: PrintStage.IN_DOUBT,
    PrintState.POSTPONED: PrintStage.POSTPONED,
    PrintState.FAILED: PrintStage.FAILED,
}
_PUT_OFF: Final = {PrintStage.FAILED, PrintStage.POSTPONED}


class PaperDesk(QObject):
    """The print queue with the office behind it. Each job keeps the officer who asked for it."""

    bound_changed = Signal(object)  # number of printers bound to forms
    on_its_way = Signal(object)  # ListedPrint: asked for again, and not out yet
    later_changed = Signal(object)  # bool: whether papers asked for are put off
    put_off = Signal(object)  # number of papers that wait to be printed later

    def __init__(
        self, office: Office, background: Runs, printers: Printers, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._background = background
        self._printers = printers
        self._officer: Officer | None = None
        self._targets: Mapping[str, Any] = {}
        self._bundle: Sequence[str] = BUNDLE_AT_FIRST
        self.prints_later = False  # what is asked for is put off: the printers are busy or empty
        self.printers: Sequence[str] = ()  # that can be chosen, as last asked
        acts = PrintActs(
            worded=self._word,
            lacking=lambda order, words: self._office.papers.lacking(order.form, words),
            handed_over=self._hand_over,
            drawn=self._draw,
            postponed=lambda job, order: office.papers.postpone(_stored(job, order), order.by),
            settled=lambda job, order, failure: office.papers.settle(
                job, order.dossier, failure, order.by
            ),
        )
        self.queue = PrintQueue(acts, printers, background, office.prints, self)
        self.previews = PaperPreviews(
            office, background, lambda form: self._target(form).media, self
        )
        self.loose = LoosePapers(printers, background, office.prints, self)

    @property
    def waiting(self) -> int:
        """Papers put off."""
        return sum(1 for job in self.queue.jobs if job.stage is PrintStage.POSTPONED)

    def serve(self, officer: Officer | None) -> None:
        """Papers asked for from now on are asked for by `officer`."""
        self._officer = officer
        self.read_bindings()

    def read_bindings(self) -> None:
        """After a log-in, and after the settings were changed."""
        setting = self._office.keeping.setting
        self._background.run(
            lambda: (setting(BINDINGS), setting(BUNDLE), tuple(self._printers.names())),
            owner=self,
            done=lambda found: self._bind(*found),
            failed=lambda _error: None,
            lane=Lane.READING,
        )

    def print_received(self, dossiers: Sequence[Dossier]) -> None:
        """The bundle of a visit: the papers of each dossier, in order, each on its printer."""
        codes = [str(dossier.code) for dossier in dossiers]
        for position, dossier in enumerate(dossiers, 1):
            for order in self._bundled(dossier):
                self._print(replace(order, visit_line=visit_line(position, codes)))
        if self.prints_later and dossiers:
            self.put_off.emit(self.waiting)

    def put_off_received(self, dossier: Dossier) -> None:
        """More of the same visit follow: its papers are listed, and printed at its end."""
        for order in self._bundled(dossier):
            self.queue.postpone(order)

    def print_form(self, dossier: DossierId, code: str, form: str, *, reissue: str = "") -> bool:
        """False: this paper is on its way already.

        Args:
            reissue: Ground of a corrected re-issue; empty: the paper as it was given out.
        """
        order = self._order(dossier, code, form)
        if order is None:
            return False
        printed = self._print(replace(order, reissue=reissue))
        if printed and self.prints_later:
            self.put_off.emit(self.waiting)
        return printed

    def toggle_later(self) -> None:
        """Papers asked for are put off, or printed again; what was put off stays so."""
        if not self.prints_later:
            self.put_off_failed()
        else:
            self.prints_later = False
            self.later_changed.emit(False)

    def put_off_failed(self) -> None:
        """The printers do not print: what failed is put off, and what is asked for from now on."""
        if self._officer is None:
            return
        for job in self.queue.jobs:
            if job.stage is PrintStage.FAILED:
                self.queue.later(job.job, self._officer)
        self.prints_later = True
        self.later_changed.emit(True)

    def print_put_off(self) -> int:
        """All papers put off, the oldest first; how many were sent on their way."""
        if self._officer is None:
            return 0
        waiting = [job for job in self.queue.jobs if job.stage is PrintStage.POSTPONED]
        by = self._officer
        return sum(self.queue.print_now(job.job, by) for job in reversed(waiting))

    def print_listed(self, job: ListedPrint, printer: str | None = None) -> bool:
        """What failed or was put off, now. False: it is on its way, or nobody is there."""
        if self._officer is None or job.stage not in _PUT_OFF:
            return False
        if job.stage is PrintStage.POSTPONED:
            return self.queue.print_now(job.job, self._officer, printer)
        return self.queue.again(job.job, self._officer, printer)

    def another_printer(self, job: ListedPrint) -> str:
        """The printer to try next, "" for none: in turn the bound one, its fallback, the others."""
        bound, now = self._target(job.order.form), job.order.target.printer
        turn = [
            name
            for name in dict.fromkeys((bound.printer, bound.fallback, *self.printers))
            if name and (name in self.printers or name == now)
        ]
        if now not in turn:
            return turn[0] if turn else ""
        behind = turn[turn.index(now) + 1 :] + turn[: turn.index(now)]
        return behind[0] if behind else ""

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
        if self._officer is not None:
            self.queue.did_not_come_out(job.job, self._officer)
            self.print_form(job.order.dossier, job.order.code, job.order.form)

    def print_again(self, dossier: DossierId, form: str, reissue: str = "") -> None:
        """As asked for on the page of a dossier; the use case counts which reprint it is."""

        def found(view: DossierView) -> None:
            if view.folded.dossier is not None:
                code = str(view.folded.dossier.code)
                self.print_form(dossier, code, form, reissue=reissue)

        self._background.run(
            lambda: self._office.reading.dossier(dossier),
            owner=self,
            done=found,
            failed=self.queue.refused.emit,
            lane=Lane.READING,
        )

    def preview(self, dossier: DossierId, form: str, version: UUID | None) -> None:
        """Show a paper that has no value: a version given out before, or the dossier as it is."""
        if self._officer is not None:
            self.previews.show(dossier, form, version, form_title(form), self._officer)

    def list_open(self) -> None:
        """Show what the last session left: in doubt, put off, failed; print nothing of it."""
        self._background.run(
            self._office.reading.open_prints,
            owner=self,
            done=self._take_over,
            failed=lambda _error: None,
            lane=Lane.READING,
        )

    def _take_over(self, prints: Sequence[OpenPrint]) -> None:
        if self._officer is not None:
            self.queue.take_over([self._left(each, self._officer) for each in prints])

    def _left(self, left: OpenPrint, officer: Officer) -> ListedPrint:
        target = replace(
            self._target(left.form), printer=left.printer, copies=left.copies, fallback=""
        )
        return ListedPrint(
            job=left.id,
            order=PaperOrder(
                dossier=left.dossier,
                code=left.code,
                who=left.applicant,
                form=left.form,
                title=form_title(left.form),
                target=target,
                by=officer,
                reissue=left.ground,
                visit_line=left.visit_line,
            ),
            stage=_LEFT[left.state],
            reason=left.reason,
            reprint=left.reprint,
            at=left.at,
        )

    def _print(self, order: PaperOrder) -> bool:
        """At once, or put off."""
        if self.prints_later:
            return self.queue.postpone(order)
        for job in self.queue.jobs:
            if job.stage is PrintStage.IN_DOUBT and _same(job.order, order):
                self.queue.did_not_come_out(job.job, order.by)  # asked for, so it is not there
        if self.queue.print_paper(order):
            return True
        stuck = [job for job in self.queue.jobs if _same(job.order, order)]
        if stuck:
            self.on_its_way.emit(stuck[0])
        return False

    def _order(
        self, dossier: DossierId, code: str, form: str, *, who: str = ""
    ) -> PaperOrder | None:
        """None: nobody is there to ask for it."""
        if self._officer is None:
            return None
        return PaperOrder(
            dossier=dossier,
            code=code,
            who=who,
            form=form,
            title=form_title(form),
            target=self._target(form),
            by=self._officer,
        )

    def _bundled(self, dossier: Dossier) -> Sequence[PaperOrder]:
        """Forms this program cannot print yet are left out."""
        known, who = self._office.papers.forms(), dossier.applicant.name
        orders = [
            self._order(dossier.id, str(dossier.code), form, who=who)
            for form in self._bundle
            if form in known
        ]
        return [order for order in orders if order is not None]

    def _bind(self, bindings: object, bundle: object, printers: Sequence[str]) -> None:
        self._targets = bindings if isinstance(bindings, dict) else {}
        chosen = bundle if isinstance(bundle, list) else BUNDLE_AT_FIRST
        self._bundle = tuple(str(form) for form in chosen)
        self.printers = printers
        bound = sum(1 for target in self._targets.values() if target.get("printer"))
        self.bound_changed.emit(bound)

    def _target(self, form: str) -> PrintTarget:
        bound = self._targets.get(form, {})
        usual = next(iter(kinds.KINDS[form].files)) if form in kinds.KINDS else kinds.A4
        media = str(bound.get("paper", usual))
        copies = int(bound.get("copies", 1))
        return PrintTarget(
            printer=str(bound.get("printer", "")),
            copies=copies,
            media=media,
            tray=str(bound.get("tray", "")),
            dpi=int(bound.get("dpi", _DPI)),
            fallback=str(bound.get("fallback", "")),
        )

    def _media(self, form: str) -> str:
        return self._target(form).media

    def _word(self, order: PaperOrder) -> WordedPaper:
        return self._office.papers.worded(order.dossier, order.form, order.visit_line)

    def _draw(self, job: UUID, order: PaperOrder) -> bytes:
        target = order.target
        return self._office.papers.drawn(order.dossier, job, target.media, target.dpi)

    def _hand_over(
        self, job: UUID, order: PaperOrder, instead_of: UUID | None, worded: WordedPaper
    ) -> PrintJob:
        stored = replace(_stored(job, order), worded=worded, instead_of=instead_of)
        return self._office.papers.hand_over(stored, order.by)


def _stored(job: UUID, order: PaperOrder) -> PrintOrder:
    return PrintOrder(
        job=job,
        dossier=order.dossier,
        form=order.form,
        printer=order.target.printer,
        copies=order.target.copies,
        media=order.target.media,
        reissue=Reissue(ground=order.reissue) if order.reissue else None,
        visit_line=order.visit_line,
    )


def _same(one: PaperOrder, other: PaperOrder) -> bool:
    return (one.dossier, one.form) == (other.dossier, other.form)


def form_title(form: str) -> str:
    """As officers know the paper; a form of a newer program by its own name."""
    return kinds.KINDS[form].title if form in kinds.KINDS else form
