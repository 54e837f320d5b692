"""The course of a dossier as lines of text, for what is read outside of the program."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from db.queries.timeline import DossierView
from desk_app.domain.acts import kinds
from ui import formats
from ui.dossiers.deeds.every import said_of
from ui.dossiers.prints import said_of_print

translate = QCoreApplication.translate

_PRINTS: Final = frozenset({kinds.PRINT_POSTPONED, kinds.PRINT_HANDED_OVER})


def trail(view: DossierView) -> Sequence[str]:
    """Oldest first: when, what, its details, by whom and at which desk."""
    jobs = {job.id.hex: job for job in view.prints}
    lines = []
    for deed in view.deeds:
        is_print = deed.kind in _PRINTS
        said = said_of_print(deed, jobs) if is_print else said_of(deed.kind, deed.body, deed.at)
        desk = translate("deeds", "quầy {desk}").format(desk=deed.desk)
        told = (formats.moment(deed.at), said.title, said.joined(deed.officer, desk))
        lines.append(" · ".join(told))
    return lines
