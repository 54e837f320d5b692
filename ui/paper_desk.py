"""Which papers a step prints, on what they are printed, and in whose name."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from db.queries.prints import Unprinted
from db.queries.timeline import DossierView
from desk_app.documents import kinds
from desk_app.documents.public.checklist_of import Unprepared
from desk_app.documents.wording import visit_line
from desk_app.domain.acts.prints import PrintJob, WordedPaper
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import RightMissing
from desk_app.domain.ids import DossierId
from desk_app.domain.law.procedure import Procedure
from desk_app.domain.money.till.shift import Shift
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.queue.ticket import Ticket
from desk_app.wiring.day_end.desk import sheet_name
from desk_app.wiring.money.till_papers import count_name
from desk_app.wiring.office import Office
from desk_app.wiring.papers.sent_away import PAPERS
from ui.background import Lane, Runs
from ui.paper_previews import PaperPreviews
from ui.printing.bindings import BINDINGS
from ui.printing.files import is_kept
from ui.printing.jobs.bound import BUNDLE, BUNDLE_AT_FIRST, BoundPrinters
from ui.printing.jobs.left import left_print
from ui.printing.jobs.listed_papers import PUT_OFF, ListedPapers
from ui.printing.jobs.taking_back import UNSEEN
from ui.printing.loose import LooseActs, LooseOrder, LoosePapers
from ui.printing.orders import ListedPrint, PaperOrder, PrintActs, PrintStage, PrintTarget
from ui.printing.print_queue import PrintQueue
from ui.printing.printers import Printers

__all__ = ["BINDINGS", "BUNDLE", "BUNDLE_AT_FIRST"]  # settings, for those who read them


class PaperDesk(QObject):
    """The print queue with the office behind it. Each job keeps the officer who asked for it."""

    bound_changed = Signal(object)  # number of printers bound to forms
    on_its_way = Signal(object)  # ListedPrint: asked for again, and not out yet
    in_doubt = Signal(object, object)  # ListedPrint nobody saw the end of, PaperOrder asked for
    later_changed = Signal(object)  # bool: whether papers asked for are put off
    put_off = Signal(object)  # number of papers that wait to be printed later

    def __init__(
        self, office: Office, background: Runs, printers: Printers, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._background = background
        self.officer: Officer | None = None  # who sits here, or sat here last
        self.bound = BoundPrinters(office.keeping.setting, printers, background, self)
        self.prints_later = False  # what is asked for is put off: the printers are busy or empty
        acts = PrintActs(
            worded=self._word,
            lacking=lambda order, words: self._office.papers.lacking(order.form, words),
            handed_over=self._hand_over,
            drawn=self._draw,
            postponed=lambda papers: office.papers.postpone(
                [order.to_store(job) for job, order in papers], papers[0][1].by
            ),
            settled=lambda job, order, failure: office.papers.settle(
                job, order.dossier, failure, order.by
            ),
            elsewhere=self.bound.elsewhere,
        )
        self.queue = PrintQueue(acts, printers, background, office.prints, self)
        self.listed = ListedPapers(self.queue, self.bound, self)
        self.previews = PaperPreviews(
            office, background, lambda form: self.bound.target(form).media, self
        )
        around = LooseActs(office.papers.hand_over_loose, office.papers.settle_loose)
        self.loose = LoosePapers(around, printers, background, office.prints, self)
        self.read_bindings = self.bound.read
        self.another_printer = self.bound.another
        self.bound.changed.connect(self.bound_changed)
        self.bound.refused.connect(self.queue.refused)

    @property
    def waiting(self) -> int:
        """Papers put off, and not asked for since."""
        return self.listed.waiting

    @property
    def puts_off(self) -> bool:
        """Also while nobody knows which printer a form is bound to: a file is no receipt."""
        return self.prints_later or not self.bound.known

    def serve(self, officer: Officer | None) -> None:
        """Papers asked for from now on are asked for by `officer`."""
        self.officer = officer
        self.read_bindings()

    def print_received(self, dossiers: Sequence[Dossier], by: Officer | None = None) -> None:
        """The papers of a visit, in order, each on its printer; `by` as `print_form`."""
        codes = [str(dossier.code) for dossier in dossiers]
        for position, dossier in enumerate(dossiers, 1):
            for order in self._bundled(dossier):
                line = visit_line(position, codes)
                self._print(replace(order, visit_line=line, by=by or order.by))
        if self.puts_off and dossiers:
            self.put_off.emit(self.waiting)

    def put_off_received(self, dossier: Dossier) -> None:
        """More of the same visit follow: its papers are listed, and printed at its end."""
        for order in self._bundled(dossier):
            self.queue.postpone(order)

    def print_form(
        self,
        dossier: DossierId,
        code: str,
        form: str,
        *,
        who: str = "",
        reissue: str = "",
        by: Officer | None = None,
    ) -> bool:
        """False: this paper is on its way already, or nobody knows whether it is out.

        Args:
            who: The owner of the dossier, or who was sent away.
            reissue: Ground of a corrected re-issue; empty: the paper as it was given out.
            by: Who asked; once another sits here it waits in the list. None: who sits here.
        """
        order = self._order(dossier, code, form, who=who, by=by)
        printed = order is not None and self._print(replace(order, reissue=reissue))
        if printed and self.puts_off:
            self.put_off.emit(self.waiting)
        return printed

    def print_slip(self, paid: Dossier, about: str, form: str, by: Officer) -> bool:
        """The slip of one taking of money, or the voucher of a refund. False as `print_form`."""
        order = self._order(paid.id, str(paid.code), form, who=paid.applicant.name, by=by)
        return order is not None and self._print(replace(order, about=about))

    def toggle_later(self) -> None:
        """Papers asked for are put off, those in turn too, or printed; what was put off stays."""
        if not self.prints_later or self.listed.any_left:
            self.put_off_failed()
        elif self._allowed() is not None:
            self.prints_later = False
            self.later_changed.emit(False)

    def put_off_failed(self) -> None:
        """The printers do not print: what failed is put off, and what is asked for from now on."""
        by = self._allowed()
        if by is None:
            return
        self.listed.stop()
        for job in self.queue.jobs:
            if job.stage is PrintStage.FAILED:
                self.queue.later(job.job, by)
        self.prints_later = True
        self.later_changed.emit(True)

    def print_put_off(self) -> int:
        """All papers put off, the oldest first; how many go in their turn."""
        by = self._allowed()
        return self.listed.print_put_off(by) if by is not None else 0

    def print_listed(self, job: ListedPrint, printer: str | None = None) -> bool:
        """What failed or was put off, now. False: it is on its way, or nobody is there."""
        return self.officer is not None and self.listed.print_one(job, self.officer, printer)

    def print_notice_sheet(self, procedure: Procedure) -> bool:
        """For the notice board. False: this paper is on its way already."""
        form, draw = kinds.NOTICE_SHEET, self._office.catalogue.notice_sheet
        return self._print_loose(procedure.code, form, lambda _target: draw(procedure))

    def print_ticket(self, ticket: Ticket) -> bool:
        """Of the queue. False: this number is on its way already."""
        draw = self._office.queue.paper
        return self._print_loose(ticket.number, kinds.QUEUE_TICKET, lambda _target: draw(ticket))

    def print_cash_count(self, shift: Shift, asker: Officer) -> bool:
        """Of a shift that was counted. False: it is on its way, or another than `asker` is here."""
        draw, name = self._office.till.count_paper, count_name(shift)
        return self.officer == asker and self._print_loose(
            name, kinds.CASH_COUNT, lambda _target: draw(shift.id, asker)
        )

    def print_day_sheet(self, day: date, sealed: bool) -> bool:
        """Of the whole office. False: it is on its way already."""
        by, draw, name = self.officer, self._office.day_end.paper, sheet_name(day, sealed=sealed)
        return by is not None and self._print_loose(
            name, kinds.DAILY_SHEET, lambda _target: draw(day, by)
        )

    def print_checklist(self, asked: Unprepared) -> bool:
        """For someone who came unprepared; nothing is received. False: it is on its way."""
        draw = self._office.catalogue.checklist
        return self._print_loose(
            asked.procedure.code, kinds.CHECKLIST, lambda target: draw(asked, target.media)
        )

    def _print_loose(self, name: str, form: str, render: Callable[[PrintTarget], bytes]) -> bool:
        if self.officer is None:
            return False
        return self.loose.print_paper(
            LooseOrder(
                by=self.officer,
                name=name,
                form=form,
                title=form_title(form),
                target=self.bound.target(form),
                render=render,
            )
        )

    def print_instead(self, job: ListedPrint) -> None:
        """Nothing came out of the printer, says the officer of a job as it was a while ago."""
        by, now = self._allowed(), self.queue.find(job.job)
        if by is None:
            return
        order = replace(job.order, by=by)
        if now is None or now.stage is PrintStage.PRINTED:  # it is out since: another print of it
            self._print(replace(order, reissue=""))
        elif now.stage in UNSEEN:
            self.queue.did_not_come_out(now.job, by, lambda: self.queue.print_paper(order))
        elif now.stage in PUT_OFF:
            self.print_listed(now)
        else:
            self.on_its_way.emit(now)

    def print_missing(self, job: ListedPrint, order: PaperOrder) -> None:
        """Of a job in doubt nothing is there, says the officer: print `order` instead."""
        now = self.queue.find(job.job)
        if now is not None and now.stage in UNSEEN:
            self.queue.did_not_come_out(now.job, order.by, lambda: self._print(order))
        else:
            self._print(order)

    def print_another(self, job: ListedPrint, order: PaperOrder) -> None:
        """The paper of a job in doubt is there, says the officer: `order` is another print."""
        now = self.queue.find(job.job)
        if now is not None and now.stage in UNSEEN:
            self.queue.came_out(now.job, order.by)
        self._print(order)

    def print_again(
        self, dossier: DossierId, form: str, reissue: str = "", by: Officer | None = None
    ) -> None:
        """As asked for on the page of a dossier; the use case counts which reprint it is."""
        by = by or self.officer

        def found(view: DossierView) -> None:
            if view.folded.dossier is not None:
                code, who = str(view.folded.dossier.code), view.folded.dossier.applicant.name
                self.print_form(dossier, code, form, who=who, reissue=reissue, by=by)

        self._background.run(
            lambda: self._office.reading.dossier(dossier),
            owner=self,
            done=found,
            failed=self.queue.refused.emit,
            lane=Lane.READING,
        )

    def preview(self, dossier: DossierId, form: str, version: UUID | None) -> None:
        """Show a paper that has no value: a version given out before, or the dossier as it is."""
        if self.officer is not None:
            self.previews.show(dossier, form, version, form_title(form), self.officer)

    def list_open(self) -> None:
        """Show what was left when the desk closed: in doubt, put off, failed, and what it never
        came to print; print nothing of it. In one go: until it is listed nobody is asked about
        one in doubt. A desk may have thousands: each is worded once, not where keys are waited for.
        """
        reading, officer, bound = self._office.reading, self.officer, self.bound
        if officer is None:
            return
        known, folder = {job.job for job in self.queue.jobs}, self._office.prints
        # Told to be in doubt before somebody who may not note it.
        doubtful = [job for job in self.queue.jobs if job.stage is PrintStage.IN_DOUBT]

        def left() -> tuple[Sequence[ListedPrint], Sequence[UUID], Sequence[Unprinted]]:
            new = [each for each in reading.open_prints() if each.id not in known]
            listed = [left_print(each, form_title(each.form), bound, officer) for each in new]
            kept = [job.job for job in (*doubtful, *listed) if is_kept(folder, job)]
            return listed, kept, reading.unprinted()

        self._background.run(
            left,
            owner=self,
            done=lambda found: self._list_left(*found, officer),
            failed=self.queue.refused.emit,
            lane=Lane.READING,
        )

    def _list_left(
        self,
        left: Sequence[ListedPrint],
        kept: Sequence[UUID],
        unprinted: Sequence[Unprinted],
        officer: Officer,
    ) -> None:
        if self.officer is not officer:
            return  # whoever sits there now has asked for it too
        self.queue.take_over(left)
        if officer.may(Right.PRINT):  # it is told by acts; otherwise the next officer's
            self.listed.note_out(kept, officer)
            orders = (order for each in unprinted for order in self._never_asked(each))
            self.queue.put_off_left(orders, lambda: self.officer is officer)

    def _never_asked(self, left: Unprinted) -> Sequence[PaperOrder]:
        """The program ended between the reception and its papers: those that have no print."""
        forms = [PAPERS[left.answer]] if left.answer is not None else self._bundle()
        if left.batch:
            forms = [kinds.HAND_OVER_MINUTES]
        forms = [form for form in forms if form not in left.printed]
        return self._orders(left.dossier, left.code, forms, left.applicant)

    def _print(self, order: PaperOrder) -> bool:
        """At once, or put off. Nobody but the officer knows what became of one in doubt."""
        if self.puts_off or self.officer is None or self.officer.id != order.by.id:
            return self.queue.postpone(order)
        doubtful = self.queue.last_of(order, PrintStage.IN_DOUBT)
        if doubtful is not None:
            self.in_doubt.emit(doubtful, order)
            return False
        if self.queue.print_paper(order):
            return True
        stuck = self.queue.last_of(order, PrintStage.WAITING, PrintStage.HANDED_OVER)
        if stuck is not None:
            self.on_its_way.emit(stuck)
        return False

    def _allowed(self) -> Officer | None:
        """Who is there, if they may print; who may not is told so."""
        officer = self.officer
        if officer is not None and not officer.may(Right.PRINT):
            self.queue.refused.emit(RightMissing(Right.PRINT))
            return None
        return officer

    def _order(
        self, dossier: DossierId, code: str, form: str, *, who: str = "", by: Officer | None = None
    ) -> PaperOrder | None:
        """None: nobody is there to ask for it."""
        if (by := by or self.officer) is None:
            return None
        return PaperOrder(
            dossier=dossier,
            code=code,
            who=who,
            form=form,
            title=form_title(form),
            target=self.bound.target(form),
            by=by,
        )

    def _bundled(self, dossier: Dossier) -> Sequence[PaperOrder]:
        """Whoever has the result already gets the receipt alone: nothing is left to come for."""
        forms = self._bundle()
        if dossier.returned_at is not None:
            forms = [form for form in forms if form == kinds.RECEIPT]
        return self._orders(dossier.id, str(dossier.code), forms, dossier.applicant.name)

    def _orders(
        self, dossier: DossierId, code: str, forms: Sequence[str], who: str
    ) -> Sequence[PaperOrder]:
        orders = [self._order(dossier, code, form, who=who) for form in forms]
        return [order for order in orders if order is not None]

    def _bundle(self) -> Sequence[str]:
        """Forms this program cannot print yet are left out."""
        known = self._office.papers.forms()
        return [form for form in self.bound.bundle if form in known]

    def _word(self, order: PaperOrder) -> WordedPaper:
        if order.form == kinds.PAYMENT_SLIP:
            return self._office.till.slip_worded(order.dossier, order.about)
        if order.form == kinds.REFUND_VOUCHER:
            return self._office.till.voucher_worded(order.dossier, order.about)
        return self._office.papers.worded(order.dossier, order.form, order.visit_line)

    def _draw(self, job: UUID, order: PaperOrder) -> bytes:
        return self._office.papers.drawn(order.dossier, job, order.target.media, order.target.dpi)

    def _hand_over(
        self, job: UUID, order: PaperOrder, instead_of: UUID | None, worded: WordedPaper
    ) -> PrintJob:
        stored = replace(order.to_store(job), worded=worded, instead_of=instead_of)
        return self._office.papers.hand_over(stored, order.by)


def form_title(form: str) -> str:
    """As officers know the paper; a form of a newer program by its own name."""
    return kinds.KINDS[form].title if form in kinds.KINDS else form
