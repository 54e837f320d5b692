"""The forms papers are printed in: those of the office, what is wrong with them, a look at one."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from desk_app.documents.office_forms.listing import FormLine
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.wiring.office import Office
from desk_app.wiring.papers.forms import SHARED, FormsFacts
from ui.background import Lane, Runs
from ui.printing.orders import ShownPaper
from ui.screens.settings.parts.part import Part
from ui.texts import Notice

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class FormsState:
    facts: FormsFacts | None = None  # None: not read yet
    may_set: bool = False
    busy: bool = False  # the folders are being read


class FormsPart(Part):
    shown = Signal(object)  # ShownPaper: a specimen
    folder_opened = Signal(object)  # Path: to be shown by the machine

    def __init__(self, office: Office, background: Runs, parent: QObject | None = None) -> None:
        super().__init__(office, background, parent)
        self._turn = 0  # specimens asked for before the page was left are of another turn
        self.state: FormsState = FormsState()

    def read(self) -> None:
        self.show(replace(self.state, may_set=self.may(Right.SETTINGS)))
        self.ask(self.office.forms.facts, self._found, key="forms")

    @Slot()
    def read_again(self) -> None:
        """Without starting the program anew. The shared folder may take its time."""
        if not self.state.busy:
            self.notice_changed.emit(None, None)
            self._read_for(self.officer)

    def _read_for(self, by: Officer) -> None:
        self.show(replace(self.state, busy=True))
        self._background.run(
            self.office.forms.read_again,
            owner=self,
            done=partial(self._read, by),
            failed=partial(self.fail, by),
            lane=Lane.NETWORK,
        )

    @Slot(object)
    def preview(self, line: FormLine) -> None:
        turn = self._turn

        def drawn(paper: ShownPaper) -> None:
            if turn == self._turn:
                self.shown.emit(paper)

        self.ask(partial(self._specimen, line), drawn, key="specimen")

    def leave(self) -> None:
        """A specimen still being drawn is not laid over another page."""
        self._turn += 1

    @Slot(object)
    def copy(self, line: FormLine) -> None:
        self.ask(lambda: self.office.forms.copy(line), partial(self._copied, self.officer))

    @Slot()
    def open_folder(self) -> None:
        self.ask(self.office.forms.make_folder, self.seat.to_asker(self.folder_opened.emit))

    @Slot(object)
    def share(self, folder: Path | None) -> None:
        """None: no folder is shared any more."""
        officer, value = self.officer, str(folder or "")
        self.notice_changed.emit(None, None)
        self.do(
            lambda: self.office.keeping.set_setting(SHARED, value, officer),
            lambda _nothing: self._read_for(officer),
        )

    def _specimen(self, line: FormLine) -> ShownPaper:
        """A look without value: it is kept nowhere and cannot be printed."""
        title = translate("settings", "Xem trước: {title}").format(title=line.title)
        pdf = self.office.forms.specimen(line)
        return ShownPaper(title, pdf, None, code=f"{line.edition}_{line.file}")

    def _found(self, facts: FormsFacts) -> None:
        self.show(replace(self.state, facts=facts))

    def _read(self, by: Officer, facts: FormsFacts) -> None:
        self.show(replace(self.state, facts=facts, busy=False))
        if not facts.faults:
            said = translate("settings", "Đã đọc lại mẫu giấy, không có chỗ sai.")
            self.seat.tell(by, Notice(said, "", done=True))

    def _copied(self, by: Officer, file: Path) -> None:
        self.seat.tell(
            by,
            Notice(
                translate("settings", "Mẫu nằm ở {file}.").format(file=file),
                translate("settings", "Sửa tệp, lưu bằng UTF-8, rồi bấm Đọc lại."),
                done=True,
            ),
        )

    def rest(self) -> None:
        self.show(replace(self.state, busy=False))
