"""A report on its way to a file."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desk_app.domain.errors import DeskError
from desk_app.domain.officer import Officer
from desk_app.reports.register import NAME as REGISTER
from desk_app.reports.report import Report
from desk_app.services.counting.note_report import ReportOrder
from desk_app.wiring.office import Office
from desk_app.wiring.reports.files import FileKind
from ui.background import Lane, Runs
from ui.screens.books.facts import Writing
from ui.screens.books.files.last_word import LastWord
from ui.screens.books.files.under_way import UnderWay
from ui.texts import Notice, notice


class FileWriter(QObject):
    """One file at a time."""

    changed = Signal(object)  # Writing | None
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports, self._background = office.reports, background
        self._under_way = UnderWay(self)
        self._under_way.told.connect(self._tell)
        self._last_word = LastWord(lambda said: self.notice_changed.emit(said, None))

    def serve(self, officer: Officer) -> None:
        """`officer` sits here: the file of another one is given up."""
        if not self._last_word.is_for(officer.id):
            self._under_way.give_up()
        self._last_word.serve(officer.id)

    def write(
        self, report: Report, order: ReportOrder, officer: Officer, kind: FileKind, path: Path
    ) -> None:
        """What is on the screen; of the register, of which that shows the beginning, all of it."""
        if self._under_way.name:
            return
        watching = self._under_way.begin(path.name)
        self._last_word.ask()
        self.notice_changed.emit(None, None)
        self.changed.emit(Writing(path.name))

        def work() -> bool:
            if report.name == REGISTER:
                return self._reports.write(order, officer, kind, path, watching)
            return self._reports.export(report, kind, path, watching)

        self._background.run(
            work, owner=self, done=self._done, failed=self._failed, lane=Lane.FILES
        )

    def give_up(self) -> bool:
        """False: nothing is on its way."""
        return self._under_way.give_up()

    def _tell(self, done: int, of: int) -> None:
        if self._under_way.name:
            self.changed.emit(Writing(self._under_way.name, done, of))

    def _done(self, whole: bool) -> None:  # what was asked for came about
        file = self._end()
        if whole:
            said = self.tr("Đã ghi “{file}”.").format(file=file), ""
        else:
            said = self.tr("Đã thôi, không có tệp nào được ghi."), ""
        self._last_word.tell(Notice(*said, done=True))

    def _failed(self, error: DeskError) -> None:
        self._end()
        self._last_word.tell(notice(error))

    def _end(self) -> str:
        file = self._under_way.end()
        self.changed.emit(None)
        return file
