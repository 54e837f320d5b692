"""A paper on the screen, without value: what would be printed, or what was given out before."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desk_app.domain.errors import DeskError
from desk_app.domain.ids import DossierId
from desk_app.domain.officer import Officer
from desk_app.wiring.office import Office
from ui.background import Lane, Runs
from ui.printing.orders import ShownPaper

translate = QCoreApplication.translate


class PaperPreviews(QObject):
    """The look is stored before anything is shown; a look that cannot be stored shows nothing."""

    shown = Signal(object)  # ShownPaper, for the viewer
    noted = Signal(object)  # DossierId: the look was stored
    refused = Signal(object)  # DeskError, for the notice bar

    def __init__(
        self,
        office: Office,
        background: Runs,
        media: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        """
        Args:
            media: What a form is printed on at this desk.
        """
        super().__init__(parent)
        self._papers, self._background, self._media = office.papers, background, media
        self._turn = 0  # looks asked for before the last `forget` are of another turn

    def forget(self) -> None:
        """Who asked has left the page, or the counter: what is still being drawn is not shown."""
        self._turn += 1

    def show(
        self, dossier: DossierId, form: str, version: UUID | None, title: str, by: Officer
    ) -> None:
        """Args:
        version: The print that first showed it; None: as the dossier is now.
        """
        turn, media = self._turn, self._media(form)
        name = translate("paper", "Xem trước: {title}").format(title=title)

        def noted(_nothing: object) -> None:
            self.noted.emit(dossier)
            if turn == self._turn:
                self._background.run(
                    lambda: self._papers.preview(dossier, form, version, media),
                    owner=self,
                    done=drawn,
                    failed=failed,
                    lane=Lane.READING,
                )

        def drawn(pdf: bytes) -> None:
            if turn == self._turn:
                self.shown.emit(ShownPaper(name, pdf, None, dossier.hex))

        def failed(error: DeskError) -> None:
            if turn == self._turn:
                self.refused.emit(error)

        self._background.run(
            lambda: self._papers.note_preview(dossier, form, by),
            owner=self,
            done=noted,
            failed=failed,
        )
