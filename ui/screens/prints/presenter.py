"""The print list: what became of each paper, and what to do about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desk_app.domain.errors import RightMissing
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from ui.paper_desk import PaperDesk
from ui.printing.jobs.listed_papers import may_see_to
from ui.printing.orders import ListedPrint
from ui.screens.prints.rows import Act, PrintRow, PrintWords, acts_of
from ui.shortcuts import Keys
from ui.texts import Notice, notice
from ui.widgets.bars import NoticeAction


@dataclass(frozen=True, slots=True)
class PrintsState:
    rows: Sequence[PrintRow] = ()
    waiting: int = 0  # put off
    in_doubt: int = 0  # handed over, and nobody saw the paper
    later: bool = False  # what is asked for is put off
    may_print: bool = True  # the role of who sits here


class PrintsPresenter(QObject):
    """Everything is kept by the queue; here it is worded, and told what the officer decides.

    What changes in one go is worded once, at the next turn; on a page that was left, not at all.
    """

    state_changed = Signal(object)  # PrintsState
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None

    def __init__(
        self, papers: PaperDesk, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._papers, self._now = papers, now
        self._sending = 0  # papers put off that were sent on their way, until one is stored
        self._officer: Officer | None = None
        self._words = PrintWords(papers.another_printer, self._may)
        self.state = PrintsState()
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._read)
        papers.queue.changed.connect(self._note)
        papers.later_changed.connect(self._note)
        papers.bound_changed.connect(self._words.forget)
        papers.bound_changed.connect(self._note)
        papers.queue.stored.connect(self._say_sending)
        papers.queue.refused.connect(self._say_nothing)

    def enter(self, officer: Officer) -> None:
        self._officer = officer
        self._words.forget()  # who may do what
        self._papers.read_bindings()  # which printers there are now
        self._read()

    def leave(self) -> None:
        self._officer = None
        self._due.stop()

    @Slot(object, object)
    def do(self, act: Act, job: UUID) -> None:
        """Do what the row offers; pressed once too often, nothing."""
        officer, listed = self._officer, self._papers.queue.find(job)
        if officer is None or listed is None:
            return
        if act not in acts_of(listed, self._papers.another_printer(listed)):
            return
        if not may_see_to(listed, officer):
            self.notice_changed.emit(notice(RightMissing(Right.PRINT)), None)
            return
        self._done(act, listed, officer)

    def _may(self, job: ListedPrint) -> bool:
        return self._officer is not None and may_see_to(job, self._officer)

    @Slot()
    def print_put_off(self) -> None:
        """Whether they go is known when the first is stored; what stops them is told instead."""
        self._sending = self._papers.waiting
        if not self._papers.print_put_off():
            self._sending = 0

    @Slot()
    def toggle_later(self) -> None:
        self._papers.toggle_later()

    @Slot()
    def ask_whether_all_came_out(self) -> None:
        jobs = self._papers.listed.in_doubt
        title = self.tr("{n} giấy không rõ: ghi là đã ra giấy cả?").format(n=len(jobs))
        advice = self.tr("Xem khay giấy của các máy in trước.")
        act = NoticeAction(self.tr("Đã ra giấy cả"), lambda: self._note_out(jobs), Keys.CONFIRM)
        self._ask(Notice(title, advice, grave=False), act)

    @Slot()
    def ask_whether_to_print_all(self) -> None:
        """Those in doubt."""
        jobs = self._papers.listed.in_doubt
        title = self.tr("{n} giấy không rõ: in lại cả?").format(n=len(jobs))
        advice = self.tr("Xem khay giấy trước: giấy nào đã ra rồi thì thành hai bản.")
        act = NoticeAction(self.tr("In lại cả"), lambda: self._print_missing(jobs), Keys.CONFIRM)
        self._ask(Notice(title, advice, grave=False), act)

    def _ask(self, question: Notice, action: NoticeAction) -> None:
        if self._officer is not None and self._officer.may(Right.PRINT):
            self.notice_changed.emit(question, action)
        else:
            self.notice_changed.emit(notice(RightMissing(Right.PRINT)), None)

    def _note_out(self, jobs: Sequence[UUID]) -> None:
        if self._officer is not None:
            number = self._papers.listed.note_out(jobs, self._officer)
            self._say_done(self.tr("Đã ghi {n} giấy là đã ra giấy.").format(n=number))

    def _print_missing(self, jobs: Sequence[UUID]) -> None:
        if self._officer is not None:
            number = self._papers.listed.print_missing(jobs, self._officer)
            self._say_done(self.tr("Đang in lại {n} giấy.").format(n=number))

    def _say_done(self, said: str) -> None:
        self.notice_changed.emit(Notice(said, "", done=True), None)

    @Slot(object)
    def _say_sending(self, _dossier: object) -> None:
        number, self._sending = self._sending, 0
        if number:
            self._say_done(self.tr("Đang in {n} giấy để sau.").format(n=number))

    @Slot(object)
    def _say_nothing(self, _error: object) -> None:
        self._sending = 0

    def _done(self, act: Act, listed: ListedPrint, officer: Officer) -> None:
        queue, papers = self._papers.queue, self._papers
        match act:
            case Act.PRINT:
                papers.print_listed(listed)
            case Act.ELSEWHERE:
                papers.print_listed(listed, papers.another_printer(listed))
            case Act.CAME_OUT:
                queue.came_out(listed.job, officer)
            case Act.DID_NOT:
                queue.did_not_come_out(listed.job, officer)
            case Act.LATER:
                queue.later(listed.job, officer)
            case Act.DROP:
                queue.drop(listed.job, officer)
                self._offer_back(listed)

    def _offer_back(self, dropped: ListedPrint) -> None:
        words = Notice(
            self.tr("Đã bỏ khỏi danh sách: {paper}.").format(paper=dropped.order.title),
            " · ".join(part for part in (dropped.order.code, dropped.order.who) if part),
            done=True,
        )
        back = NoticeAction(self.tr("Lấy lại"), lambda: self._papers.queue.postpone(dropped.order))
        self.notice_changed.emit(words, back)

    def _note(self, _changed: object) -> None:
        if self._officer is not None:
            self._due.start()

    @Slot()
    def _read(self) -> None:
        if self._officer is None:
            return
        papers = self._papers
        self.state = PrintsState(
            self._words.rows(papers.queue.jobs, self._now()),
            papers.waiting,
            len(papers.listed.in_doubt),
            papers.prints_later,
            self._officer.may(Right.PRINT),
        )
        self.state_changed.emit(self.state)
