"""What the officer is told of prints: in the notice bar, and in one word in the status line."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from desk_app.domain.errors import DeskError, PrinterGone, PrinterRefused
from desk_app.domain.officer import Officer
from desk_app.domain.printer_faults import PrinterOutOfPaper
from ui.paper_desk import PaperDesk
from ui.printing.loose import LooseOrder
from ui.printing.orders import ListedPrint, PaperOrder, PrintStage
from ui.shell.screen import Go
from ui.shell.shell import Shell
from ui.shortcuts import Keys, bind
from ui.texts import Notice, notice
from ui.widgets.bars import NoticeAction


class PrintNotices(QObject):
    """Says nothing while the counter is locked. The list is one key away from anywhere."""

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
        queue = papers.queue
        queue.refused.connect(self._refuse)
        queue.moved.connect(self._say_moved)
        queue.lacks.connect(self._say_lacking)
        queue.changed.connect(self._count)
        papers.later_changed.connect(self._say_later)
        papers.put_off.connect(self._say_put_off)
        papers.on_its_way.connect(self._say_on_its_way)
        papers.in_doubt.connect(self._say_in_doubt)
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

    def _refuse(self, error: DeskError) -> None:
        """A printer that does not print: one key, and nobody waits for it any more."""
        action = None
        if isinstance(error, PrinterGone | PrinterRefused | PrinterOutOfPaper):
            action = NoticeAction(
                self.tr("Để in sau"), self._papers.put_off_failed, Keys.PRINT_LATER
            )
        said = notice(error)
        if isinstance(error, PrinterGone | PrinterRefused):
            advice = " ".join(part for part in (said.advice, self._way_on(error.printer)) if part)
            said = replace(said, advice=advice)
        self._say(said, action)

    def _way_on(self, printer: str) -> str:
        """Beside waiting for `printer`: what the list offers for the paper it did not take."""
        left = (
            job
            for job in self._papers.queue.jobs
            if job.stage is PrintStage.FAILED and job.order.target.printer == printer
        )
        if (job := next(left, None)) is None:
            return ""  # a paper that is on no list
        if self._papers.another_printer(job):
            said = self.tr("Cũng có thể in ở máy khác, từ danh sách in ({keys}).")
        else:
            said = self.tr("Cũng có thể mở tệp PDF, từ danh sách in ({keys}).")
        return said.format(keys="+".join(Keys.PRINTS.caps))

    def _say_moved(self, job: ListedPrint) -> None:
        title = self.tr("Máy in {before} không nhận, đã chuyển sang {now}.").format(
            before=job.moved_from, now=job.order.target.printer
        )
        advice = self.tr("Lấy giấy ở máy đó; xem máy kia còn giấy, còn mực không.")
        self._say(Notice(title, advice, grave=False), self._to_list())

    def _say_lacking(self, job: ListedPrint) -> None:
        title = self.tr("{paper}: chữ {letters} không có trong phông, được in thành ô trống.")
        advice = self.tr("Viết tay chữ đó vào ô, hoặc sửa tên rồi cấp lại.")
        words = title.format(paper=job.order.title, letters=job.lacking)
        self._say(Notice(words, advice, grave=False), self._to_list())

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
        self._say(Notice(title, advice, grave=False), self._to_list())

    def _say_put_off(self, waiting: int) -> None:
        title = self.tr("Giấy chưa in, để in sau.")
        advice = self.tr("{n} giấy đang chờ trong danh sách in.").format(n=waiting)
        self._say(Notice(title, advice, grave=False), self._to_list())

    def _say_on_its_way(self, job: ListedPrint) -> None:
        """The printer has this very paper: say so, and offer what helps when it is stuck."""
        if job.stage is PrintStage.WAITING:
            title = self.tr("Giấy này đang được gửi tới máy in.")
            self._say(Notice(title, self.tr("Chờ một chút rồi xem máy in."), grave=False))
            return
        self._say(
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
        self._say(Notice(title, advice, grave=False), missing)

    def _say_sent(self, order: LooseOrder) -> None:
        """It is on no list, so one word that it went, to who asked for it."""
        officer = self._officer()
        if officer is None or officer.id != order.by.id:
            return
        sent = self.tr("Đã gửi tới máy in {name}.").format(name=order.target.printer)
        self._say(Notice(f"{order.title}:", sent, done=True))

    def _say(self, said: Notice, action: NoticeAction | None = None) -> None:
        if self._officer() is not None:
            self._shell.show_notice(said, action)

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
