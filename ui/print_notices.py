"""What the officer is told of prints: in the notice bar, and in one word in the status line."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Final, TypeAlias
from uuid import UUID

from PySide6.QtCore import QObject, Qt

from desk_app.domain.errors import DeskError, PrinterGone, PrinterRefused
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.printer_faults import PrinterOutOfPaper
from ui.paper_desk import PaperDesk
from ui.printing.jobs.listed_papers import may_see_to
from ui.printing.loose import LooseOrder
from ui.printing.orders import ListedPrint, PaperOrder, PrintStage
from ui.printing.words import kept_anyway, loose_not_out
from ui.shell.screen import Go
from ui.shell.shell import Shell
from ui.shortcuts import Keys, bind
from ui.texts import Notice, notice
from ui.widgets.bars import NoticeAction

_LATER: Final = "later"  # whether papers are put off
_ASKED: Final = "asked"  # what became of the paper asked for last
_REFUSED: Final = "refused"
_OF_NONE: Final[Mapping[UUID, PrintStage]] = MappingProxyType({})
_NotOut: TypeAlias = tuple[LooseOrder, DeskError]  # and why


class PrintNotices(QObject):
    """Says nothing while the counter is locked. The list is one key away from anywhere.

    A print goes wrong while the officer still reads what they did: it is told below that, and
    takes nothing of it away. Each sentence goes with its cause, or with what it stands below.
    """

    def __init__(
        self,
        shell: Shell,
        papers: PaperDesk,
        officer: Callable[[], Officer | None],
        go: Callable[[Go], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell, self._papers, self._officer, self._go = shell, papers, officer, go
        self._jobs: dict[Hashable, dict[UUID, PrintStage]] = {}  # as they stood when it was said
        self._not_out: dict[str, dict[str, _NotOut]] = {}  # by form and name: not printed yet
        queue = papers.queue
        queue.refused.connect(self._refuse)
        queue.failed.connect(self._say_failed)
        queue.moved.connect(self._say_moved)
        queue.lacks.connect(self._say_lacking)
        queue.changed.connect(self._count)
        queue.changed.connect(self._look_again)
        papers.later_changed.connect(self._say_later)
        # Queued: some acts are told after their papers were put off, and that stands below.
        papers.put_off.connect(self._say_put_off, Qt.ConnectionType.QueuedConnection)
        papers.on_its_way.connect(self._say_on_its_way)
        papers.in_doubt.connect(self._say_in_doubt)
        papers.loose.failed.connect(self._say_not_out)
        papers.loose.refused.connect(self._refuse)
        papers.previews.refused.connect(self._refuse)
        papers.loose.sent.connect(self._say_sent)
        shell.prints_asked.connect(self._open_list)
        bind(Keys.PRINTS, shell, self._open_list)
        bind(Keys.PRINT_LATER, shell, self._toggle)

    def tell(self) -> None:
        """Somebody sits down: what waits in the list, or went wrong, is told to them too."""
        self._count(self._papers.queue.jobs)

    def _open_list(self) -> None:
        if self._officer() is not None:
            self._go(Go("prints"))

    def _toggle(self) -> None:
        if self._officer() is not None:
            self._papers.toggle_later()

    @property
    def _may_print(self) -> bool:
        """A cashier may not: the slip of what they took is printed by itself."""
        officer = self._officer()
        return officer is not None and officer.may(Right.PRINT)

    def _refuse(self, error: DeskError) -> None:
        self._say(_REFUSED, notice(error))

    def _say_failed(self, job: ListedPrint, error: DeskError) -> None:
        """A printer that does not print: one key, and nobody waits for it any more."""
        action = None
        if isinstance(error, PrinterGone | PrinterRefused | PrinterOutOfPaper) and self._may_print:
            action = NoticeAction(
                self.tr("Để in sau"), self._papers.put_off_failed, Keys.PRINT_LATER
            )
        said = kept_anyway(error, job.order.form)
        if isinstance(error, PrinterGone | PrinterRefused):
            said = replace(said, advice=f"{said.advice} {self._way_on(job)}")
        about = (error.code, job.order.target.printer)
        others = self._jobs.get(about, {}) if self._shell.says(about) else {}
        self._say(about, said, action, {**others, job.job: job.stage})

    def _way_on(self, job: ListedPrint) -> str:
        """Beside waiting for its printer: what the list offers for it."""
        officer = self._officer()
        if officer is None or not may_see_to(job, officer):
            said = self.tr("Ai được in giấy thì in lại từ danh sách in ({keys}).")
        elif self._papers.another_printer(job):
            said = self.tr("Cũng có thể in ở máy khác, từ danh sách in ({keys}).")
        else:
            said = self.tr("Cũng có thể mở tệp PDF, từ danh sách in ({keys}).")
        return said.format(keys="+".join(Keys.PRINTS.caps))

    def _say_not_out(self, order: LooseOrder, error: DeskError) -> None:
        """It is on no list: here it can be printed once more by who asked for it."""
        if not self._shell.says(_loose(order.form)):
            self._not_out.pop(order.form, None)
        self._not_out.setdefault(order.form, {})[order.name] = order, error
        self._tell_not_out(order.form)

    def _tell_not_out(self, form: str) -> None:
        """At least one is not."""
        officer, not_out = self._officer(), tuple(self._not_out[form].values())
        orders, again = tuple(order for order, _error in not_out), None
        if officer is not None and all(order.by.id == officer.id for order in orders):
            again = NoticeAction(self.tr("In lại"), partial(self._print_loose, form))
        self._say(_loose(form), loose_not_out(orders, not_out[-1][1]), again)

    def _print_loose(self, form: str) -> None:
        self._shell.part_notice(_loose(form))
        for order, _error in self._not_out.pop(form, {}).values():
            if order.again is not None:
                order.again()
            else:
                self._papers.loose.print_paper(order)

    def _say_moved(self, job: ListedPrint) -> None:
        title = self.tr("Máy in {before} không nhận, đã chuyển sang {now}.").format(
            before=job.moved_from, now=job.order.target.printer
        )
        advice = self.tr("Lấy giấy ở máy đó; xem máy kia còn giấy, còn mực không.")
        about = ("moved", job.moved_from, job.order.target.printer)
        self._say(about, Notice(title, advice, grave=False), self._to_list())

    def _say_lacking(self, job: ListedPrint) -> None:
        title = self.tr("{paper}: chữ {letters} không có trong phông, được in thành ô trống.")
        advice = self.tr("Viết tay chữ đó vào ô, hoặc sửa tên rồi cấp lại.")
        words = title.format(paper=job.order.title, letters=job.lacking)
        self._say(("lacks", job.job), Notice(words, advice, grave=False), self._to_list())

    def _say_later(self, later: bool) -> None:
        self._count(self._papers.queue.jobs)
        if later:
            title = self.tr("Từ giờ giấy được để in sau.")
            advice = self.tr("Khách tiếp theo không phải chờ máy in; có máy thì in từ danh sách.")
        else:
            title = self.tr("Từ giờ giấy được in ngay.")
            advice = self.tr("Giấy đã để lại vẫn chờ trong danh sách, bấm in mới in.")
            if not self._papers.waiting:
                advice = ""
        self._say(_LATER, Notice(title, advice, grave=False), self._to_list())

    def _say_put_off(self, waiting: int) -> None:
        title = self.tr("Giấy chưa in, để in sau.")
        advice = self.tr("{n} giấy đang chờ trong danh sách in.").format(n=waiting)
        self._say(_LATER, Notice(title, advice, grave=False), self._to_list())

    def _say_on_its_way(self, job: ListedPrint) -> None:
        """The printer has this very paper: say so, and offer what helps when it is stuck."""
        if job.stage is PrintStage.WAITING:
            title = self.tr("Giấy này đang được gửi tới máy in.")
            advice = self.tr("Chờ một chút rồi xem máy in.")
            self._say(_ASKED, Notice(title, advice, grave=False))
            return
        self._say(
            _ASKED,
            Notice(
                self.tr("Giấy này đã gửi tới máy in, chưa thấy ra."),
                self.tr("Xem máy in còn giấy, còn mực không."),
                grave=False,
            ),
            NoticeAction(self.tr("Không ra giấy, in lại"), lambda: self._papers.print_instead(job)),
        )

    def _say_in_doubt(self, job: ListedPrint, order: PaperOrder) -> None:
        """Which of the two it is only the officer can see; it decides what the paper says."""
        missing = NoticeAction(
            self.tr("Không ra giấy, in lại"),
            lambda: self._papers.print_missing(job, order),
            beside=NoticeAction(
                self.tr("Đã ra giấy, in thêm bản"),
                lambda: self._papers.print_another(job, order),
            ),
        )
        advice = self.tr("Xem khay giấy và hỏi người nộp, rồi chọn.")
        title = self.tr("Bản trước không rõ đã ra chưa.")
        self._say(_ASKED, Notice(title, advice, grave=False), missing, {job.job: job.stage})

    def _say_sent(self, order: LooseOrder) -> None:
        """It is on no list, so one word that it went, to who asked for it."""
        others, about = self._not_out.get(order.form, {}), _loose(order.form)
        missed = others.pop(order.name, None) is not None
        officer = self._officer()
        if others and self._shell.says(about):
            if missed:
                self._tell_not_out(order.form)
        elif officer is not None and officer.id == order.by.id:
            sent = self.tr("Đã gửi tới máy in {name}.").format(name=order.target.printer)
            self._say(about, Notice(f"{order.title}:", sent, done=True))

    def _say(
        self,
        about: Hashable,
        said: Notice,
        action: NoticeAction | None = None,
        jobs: Mapping[UUID, PrintStage] = _OF_NONE,
    ) -> None:
        """Args:
        about: What is said about the same later takes its place.
        jobs: It is true as long as one of them stands where it stands now.
        """
        if self._officer() is None:
            return
        self._jobs.pop(about, None)  # of what was said before in its place
        if jobs:
            self._jobs[about] = dict(jobs)
        self._shell.join_notice(about, said, action)

    def _look_again(self, _jobs: object) -> None:
        """What was printed, put off or dropped since is told no more."""
        for about, told in tuple(self._jobs.items()):
            now = {job: self._papers.queue.find(job) for job in told}
            left = {id_: job.stage for id_, job in now.items() if job and job.stage is told[id_]}
            self._jobs[about] = left
            if not left:
                del self._jobs[about]
                self._shell.part_notice(about)

    def _to_list(self) -> NoticeAction:
        return NoticeAction(self.tr("Xem danh sách"), self._open_list, Keys.PRINTS)

    def _count(self, jobs: tuple[ListedPrint, ...]) -> None:
        """ "In: 1 không in được · 2 để in sau"; what matters most stands first, and keeps its words
        where there is no room for all of them."""
        if self._officer() is None:
            return
        words = {
            PrintStage.FAILED: (self.tr("{n} không in được"), self.tr("{n} không in được")),
            PrintStage.IN_DOUBT: (self.tr("{n} không rõ đã in chưa"), self.tr("{n} chưa rõ")),
            PrintStage.POSTPONED: (self.tr("{n} để in sau"), self.tr("{n} để sau")),
        }
        stages = [job.stage for job in jobs]
        parts = [
            (long.format(n=stages.count(stage)), short.format(n=stages.count(stage)))
            for stage, (long, short) in words.items()
            if stage in stages
        ]
        if self._papers.prints_later and PrintStage.POSTPONED not in stages:
            parts.append((self.tr("đang để in sau"), self.tr("để in sau")))
        if not parts:
            self._shell.set_prints([self.tr("Danh sách in")])
            return
        told = self.tr("In: {parts}")
        shortened = [
            [*(long for long, _ in parts[:n]), *(short for _, short in parts[n:])]
            for n in range(len(parts), -1, -1)
        ]
        self._shell.set_prints([told.format(parts=" · ".join(each)) for each in shortened])


def _loose(form: str) -> Hashable:
    """About papers of that form that belong to no dossier."""
    return "loose", form
