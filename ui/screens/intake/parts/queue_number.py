"""The number of the queue that stands at this counter, and whether it is this visitor's."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from desk_app.domain.law.papers import Channel
from desk_app.services.queue.standing import Standing
from ui.background import Lane, Runs
from ui.screens.intake.form.person_entry import PersonEntry, as_person
from ui.screens.intake.parts.sheet import Sheet
from ui.shortcuts import Keys
from ui.texts import notice

translate = QCoreApplication.translate


class QueueNumberPart(QObject):
    changed = Signal()  # `words` say something else

    def __init__(
        self,
        sheet: Sheet,
        standing: Callable[[], Standing | None],
        background: Runs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet, self._ask, self._background = sheet, standing, background
        self._standing: Standing | None = None
        self.words = ""  # nothing where nobody was called, or what is received came by itself
        sheet.changed.connect(lambda _state: self._tell())

    @Slot()
    def read(self) -> None:
        """Somebody was called, or received."""
        self._background.run(
            self._ask,
            owner=self,
            done=self._found,
            failed=lambda error: self._sheet.noticed.emit(notice(error), None),
            lane=Lane.READING,
            key="intake.queue_number",
        )

    def _found(self, standing: Standing | None) -> None:
        self._standing = standing
        self._tell()

    def _tell(self) -> None:
        by_visitor = self._sheet.form.channel is Channel.DIRECT
        standing = self._standing if by_visitor else None
        words = "" if standing is None else number_words(standing, self._visitor)
        if words != self.words:
            self.words = words
            self.changed.emit()

    @property
    def _visitor(self) -> PersonEntry:
        return self._sheet.form.visitor


def number_words(standing: Standing, visitor: PersonEntry) -> str:
    """Beside the title, where it is seen wherever the page stands."""
    number = standing.wait.ticket
    named = visitor.name.strip()
    if named and not standing.is_of(as_person(visitor)):
        said = translate("intake", "Không theo số: {number} là của khách trước; gọi số: {key}")
        return said.format(number=number, key="+".join(Keys.CALL_NEXT.caps))
    if standing.visitor is not None and not named:
        return translate("intake", "Số {number} đã tiếp nhận").format(number=number)
    return translate("intake", "Đang tiếp số {number}").format(number=number)
