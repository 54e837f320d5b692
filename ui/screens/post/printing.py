"""The list for the post on paper: two copies, one for each side."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from desk_app.documents.kinds import POSTAL_LIST
from desk_app.domain.officer import Officer
from desk_app.domain.post.given import GivenList
from ui.paper_desk import PaperDesk, form_title
from ui.printing.loose import LooseOrder

_COPIES: Final = 2


def print_postal_list(
    papers: PaperDesk,
    draw: Callable[[GivenList, str, int], bytes],
    left: Callable[[GivenList, Officer], None],
    given: GivenList,
    by: Officer,
) -> bool:
    """False: this very list is on its way already, or who asked sits here no more.

    Args:
        left: Tells them that it was not printed: it is on no list of prints.
        given: As it was before this print: that decides whether it is marked as a reprint.
    """
    if papers.officer is None or papers.officer.id != by.id:
        left(given, by)
        return False
    bound = papers.bound.target(POSTAL_LIST)
    return papers.loose.print_paper(
        LooseOrder(
            by=by,
            name=given.sign,
            form=POSTAL_LIST,
            title=form_title(POSTAL_LIST),
            target=replace(bound, copies=max(bound.copies, _COPIES)),
            render=lambda target: draw(given, target.media, target.dpi),
        )
    )
