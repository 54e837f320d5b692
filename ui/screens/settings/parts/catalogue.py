"""The catalogue of procedures: how many there are, and files taken in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Slot

from desk_app.domain.errors import CatalogueUnreadable
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.catalogue.import_catalogue import ImportCatalogue, ImportReport
from desk_app.services.catalogue.reading import CatalogueProblem, Why
from desk_app.wiring.office import Office
from ui.background import Runs
from ui.news import CatalogueChanged, News
from ui.screens.settings.parts.part import Part

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class CatalogueState:
    procedures: int | None = None  # None: not counted yet
    may_import: bool = False
    busy: bool = False
    report: ImportReport | None = None  # of the last import here


class CataloguePart(Part):
    def __init__(
        self, office: Office, background: Runs, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(office, background, parent)
        self._news = news
        self.state: CatalogueState = CatalogueState()

    def read(self) -> None:
        self.show(replace(self.state, may_import=self.may(Right.IMPORT_CATALOGUE)))
        self.ask(self.office.keeping.procedures, self._count)

    @Slot(object)
    def import_files(self, files: Sequence[Path]) -> None:
        """All or nothing. Nothing chosen: nothing happens."""
        if self.state.busy or not files:
            return
        officer = self.officer
        self.notice_changed.emit(None, None)
        self.show(replace(self.state, busy=True, report=None))
        self.ask(lambda: self._import(files, officer), self._done)

    def _import(self, files: Sequence[Path], officer: Officer) -> ImportReport:
        order = ImportCatalogue(files=[(file.name, _content(file)) for file in files])
        return self.office.keeping.import_catalogue(order, officer)

    def _done(self, report: ImportReport) -> None:
        self.show(replace(self.state, busy=False, report=report))
        if report.edition:
            self._news.tell(CatalogueChanged())
        self.read()

    def _count(self, procedures: int) -> None:
        self.show(replace(self.state, procedures=procedures))

    def rest(self) -> None:
        self.show(replace(self.state, busy=False))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CatalogueUnreadable(file.name, 0, "unreadable") from error


def where_words(problem: CatalogueProblem) -> str:
    """ "#12" is the twelfth of its file."""
    if problem.where.startswith("#"):
        return translate("settings", "Mục thứ {n} của tệp").format(n=problem.where[1:])
    return problem.where


def why_words(problem: CatalogueProblem) -> str:
    """Why it was not read, and what became of it."""
    words = {
        Why.NO_PROCEDURE: translate("settings", "Không phải một thủ tục; đã bỏ qua."),
        Why.CODE_MISSING: translate("settings", "Không có mã thủ tục; đã bỏ qua."),
        Why.CODE_MALFORMED: translate("settings", "Mã thủ tục sai dạng; đã bỏ qua."),
        Why.NAME_MISSING: translate("settings", "Không có tên thủ tục; đã bỏ qua."),
        Why.TWICE: translate("settings", "Mã này có hai lần, nội dung khác nhau; lấy bản sau."),
        Why.MALFORMED: translate("settings", "Dữ liệu thủ tục bị hỏng; đã bỏ qua."),
        Why.CHANNEL_UNKNOWN: translate(
            "settings", "Cách nộp lạ ({value}): bỏ phần này, đã nhập phần còn lại."
        ),
        Why.UNIT_UNKNOWN: translate(
            "settings", "Đơn vị thời hạn lạ ({value}): giữ nguyên lời, không tự tính hẹn."
        ),
    }[problem.why]
    return words.format(value=next(iter(problem.facts.values()), ""))
