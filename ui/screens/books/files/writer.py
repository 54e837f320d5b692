"""A report on its way to a file: how far it is, and giving it up."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from desk_app.domain.errors import DeskError
from desk_app.domain.officer import Officer
from desk_app.reports.register import NAME as REGISTER
from desk_app.reports.report import Report
from desk_app.services.counting.note_report import ReportOrder
from desk_app.wiring.office import Office
from desk_app.wiring.reports.files import FileKind, Watching
from ui.background import Lane, Runs
from ui.screens.books.facts import Writing
from ui.texts import Notice, notice


class FileWriter(QObject):
    """One file at a time."""

    changed = Signal(object)  # Writing | None
    notice_changed = Signal(object, object)  # Notice | None, NoticeAction | None
    _written = Signal(int, int)  # told by the thread that writes

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports, self._background = office.reports, background
        self._file = ""  # on its way; empty: none
        self._given_up = Event()
        self._written.connect(self._tell)

    def write(
        self, report: Report, order: ReportOrder, officer: Officer, kind: FileKind, path: Path
    ) -> None:
        """What is on the screen; of the register, of which that shows the beginning, all of it."""
        if self._file:
            return
        self._file = path.name
        self._given_up = given_up = Event()
        watching = Watching(self._written.emit, given_up.is_set)
        self.notice_changed.emit(None, None)
        self.changed.emit(Writing(path.name))

        def work() -> bool:
            if report.name == REGISTER:
                return self._reports.write(order, officer, kind, path, watching)
            return self._reports.export(report, kind, path, watching)

        self._background.run(
            work, owner=self, done=self._done, failed=self._failed, lane=Lane.READING
        )

    def give_up(self) -> bool:
        """False: nothing is on its way."""
        self._given_up.set()
        return bool(self._file)

    def _tell(self, done: int, of: int) -> None:
        if self._file:
            self.changed.emit(Writing(self._file, done, of))

    def _done(self, whole: bool) -> None:
        file = self._end()
        if whole:
            said = self.tr("Đã ghi “{file}”.").format(file=file), ""
        else:
            said = self.tr("Đã thôi, không có tệp nào được ghi."), ""
        self.notice_changed.emit(Notice(*said, grave=False), None)

    def _failed(self, error: DeskError) -> None:
        self._end()
        self.notice_changed.emit(notice(error), None)

    def _end(self) -> str:
        file, self._file = self._file, ""
        self.changed.emit(None)
        return file
