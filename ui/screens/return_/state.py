"""All the page of returning shows, and where the result of a dossier stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import CLOSED, Status
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from ui.dossiers import words
from ui.screens.return_.entry import Entry, Need
from ui.screens.return_.facts import ReturnFacts

translate = QCoreApplication.translate

NOTHING: Final = Entry()  # nothing entered yet


class Phase(Enum):
    EMPTY = auto()  # waits for a scan
    TOO_EARLY = auto()  # the result is not at the counter
    READY = auto()
    RETURNED = auto()  # somebody has it already
    LOOK_ONLY = auto()  # this program cannot follow all its acts, or the role may not


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnState:
    """All the view needs to draw itself."""

    phase: Phase = Phase.EMPTY
    dossier: Dossier | None = None  # None: empty
    facts: ReturnFacts | None = None
    entry: Entry = NOTHING
    needs: Sequence[Need] = ()
    debt: bool = False  # fees are open: they are taken first, or a reason is given
    told: bool = False  # the act was tried: what is missing is marked
    may_take_result: bool = False  # this officer may note the result back
    reason: str = ""  # why the result cannot be handed out
    busy: bool = False
    last: str = ""  # what was handed out before
    supervisors: Sequence[Officer] = ()  # who may confirm that a receipt is lost

    def tried(self, *, debt: bool) -> "ReturnState":
        """It did not go out: a secret is typed anew."""
        entry = replace(self.entry, pin_typed=False)
        needs = entry.needs(self.dossier) if self.dossier is not None else ()
        return replace(self, busy=False, entry=entry, needs=needs, debt=debt)


def phase_of(dossier: Dossier, officer: Officer | None, *, read_only: bool) -> tuple[Phase, str]:
    """Where the result stands, and why it cannot be handed out; "" when it can."""
    if dossier.status is Status.RETURNED:
        return Phase.RETURNED, translate("return", "Kết quả đã được trả.")
    if read_only:
        return Phase.LOOK_ONLY, translate("return", "Cần cập nhật chương trình rồi mới trả.")
    if dossier.status in CLOSED or dossier.post.under_way is not None:
        with_post = translate("return", "Kết quả đang ở bưu điện.")
        closed = dossier.status in CLOSED
        return Phase.LOOK_ONLY, f"{words.place(dossier.status)}." if closed else with_post
    if not dossier.may(kinds.RETURNED):
        return Phase.TOO_EARLY, translate("return", "Trả kết quả: khi kết quả đã về quầy.")
    if officer is None or not officer.may(Right.RETURN):
        return Phase.LOOK_ONLY, translate("return", "Trả kết quả: nhờ người có quyền.")
    return Phase.READY, ""
