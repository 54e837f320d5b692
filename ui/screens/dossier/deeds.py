"""What was done with a dossier, in words: one line of its course for each deed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from db.queries.timeline import Deed, DossierView
from desk_app.domain.acts import kinds
from desk_app.domain.acts.prints import PrintJob
from ui.dossiers.deeds.every import said_of
from ui.dossiers.deeds.said import text_of
from ui.dossiers.prints import Said, said_of_print
from ui.dossiers.words import Wording
from ui.widgets.tables.timeline import Mark, Step

translate = QCoreApplication.translate

_DOT: Final = " · "
_BEGINNINGS_OF_PRINTS: Final = frozenset({kinds.PRINT_POSTPONED, kinds.PRINT_HANDED_OVER})
_ENDS_OF_PRINTS: Final = frozenset({kinds.PRINT_FINISHED, kinds.PRINT_FAILED})


def course(view: DossierView, wording: Wording) -> Sequence[Step]:
    """Newest first. A print is one line, whatever became of it.

    The newest deed that the centre has is marked as the present; one it has not is
    said to wait, as are prints of which any part waits. Looks wait unsaid: nobody
    else is shown them.
    """
    jobs = {job.id.hex: job for job in view.prints}
    unsent = {text_of(d.body, "job") for d in view.deeds if _is_print(d) and not d.settled}
    told: list[Step] = []
    for deed in reversed(view.deeds):
        if deed.kind in _ENDS_OF_PRINTS and text_of(deed.body, "job") in jobs:
            continue  # its hand-over tells it
        waits = not deed.settled and kinds.is_shared(deed.kind)
        waits = waits or (_is_print(deed) and text_of(deed.body, "job") in unsent)
        told.append(_step(deed, jobs, wording, waits=waits))
    return _with_present(told)


def _step(deed: Deed, jobs: Mapping[str, PrintJob], wording: Wording, *, waits: bool) -> Step:
    said = _say(deed, jobs)
    waiting = translate("deeds", "chờ gửi khi có mạng") if waits else ""
    text = _DOT.join(part for part in (waiting, said.joined(_by(deed, wording))) if part)
    mark = Mark.WAITING if waits else Mark.PAST
    return Step(deed.at, said.title, text, mark, wording.other_year(deed.at))


def _say(deed: Deed, jobs: Mapping[str, PrintJob]) -> Said:
    if deed.kind in _BEGINNINGS_OF_PRINTS:
        return said_of_print(deed, jobs)
    return said_of(deed.kind, deed.body, deed.at)


def _with_present(steps: Sequence[Step]) -> Sequence[Step]:
    """The newest step that does not wait is where the dossier stands now."""
    for n, step in enumerate(steps):
        if step.mark is Mark.PAST:
            return (*steps[:n], replace(step, mark=Mark.NOW), *steps[n + 1 :])
    return steps


def _by(deed: Deed, wording: Wording) -> str:
    desk = wording.desk(deed.desk)
    return f"{deed.officer}, {desk}" if deed.officer else desk


def _is_print(deed: Deed) -> bool:
    return deed.kind in _BEGINNINGS_OF_PRINTS | _ENDS_OF_PRINTS
