"""The list for the post on paper: two copies, one for each side."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol
from uuid import UUID

from desk_app.documents.kinds import POSTAL_LIST
from desk_app.domain.officer import Officer
from desk_app.domain.post.given import GivenList
from ui.paper_desk import PaperDesk, form_title
from ui.printing.loose import LooseOrder

_COPIES: Final = 2


class AsksForLists(Protocol):
    """What `ui/screens/post/sent.py` is to a printer."""

    def note_not_out(self, given: GivenList, job: UUID, by: Officer) -> None: ...

    def say_not_printed(self, given: GivenList, job: UUID, by: Officer) -> None: ...

    def print_again(self, list_id: UUID, officer: Officer) -> None: ...


def print_postal_list(
    papers: PaperDesk,
    draw: Callable[[GivenList, str, int], bytes],
    asked: AsksForLists,
    given: GivenList,
    job: UUID,
    by: Officer,
) -> bool:
    """False: this very list is on its way already, or who asked sits here no more.

    Args:
        asked: Hears what did not come out: it is on no list of prints.
        given: As it was before this print: that decides whether it is marked as a reprint.
        job: This print, as it is noted.
    """
    if papers.officer is None or papers.officer.id != by.id:
        asked.say_not_printed(given, job, by)
        return False
    bound = papers.bound.target(POSTAL_LIST)
    begun = papers.loose.print_paper(
        LooseOrder(
            by=by,
            name=given.sign,
            form=POSTAL_LIST,
            title=form_title(POSTAL_LIST),
            target=replace(bound, copies=max(bound.copies, _COPIES)),
            render=lambda target: draw(given, target.media, target.dpi),
            not_out=lambda: asked.note_not_out(given, job, by),
            again=lambda: asked.print_again(given.id, by),  # a print of its own
        )
    )
    if not begun:
        asked.note_not_out(given, job, by)
    return begun
