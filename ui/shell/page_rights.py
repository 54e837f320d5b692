"""What an officer must be allowed to do for a page to be of any use to them."""

from collections.abc import Mapping, Set
from types import MappingProxyType
from typing import Final

from desk_app.domain.people.rights import Right

NEEDS: Final[Mapping[str, Right]] = MappingProxyType(
    {
        "intake": Right.RECEIVE,
        "return": Right.RETURN,
        "hand_over": Right.HAND_OVER,
        "post": Right.RECEIVE,
    }
)
"""Page → right. A page that is not here is of use to everybody: it shows, or it sets one's own."""

_SHOW_ALL_THE_SAME: Final = frozenset({"hand_over", "post"})  # what a scan leads to


def missing(rights: Set[Right], page: str) -> Right | None:
    """The right somebody with `rights` would need at `page`; None when nothing is missing."""
    need = NEEDS.get(page)
    return None if need is None or need in rights else need


def barred(rights: Set[Right], page: str) -> Right | None:
    """The same for a page that is not shown without it, whatever leads to it: a form nobody could
    hand in."""
    return None if page in _SHOW_ALL_THE_SAME else missing(rights, page)


def first_page(rights: Set[Right]) -> str:
    """Where the day of somebody with `rights` begins."""
    if Right.RECEIVE in rights:
        return "intake"
    return "money" if Right.COLLECT in rights else "worklist"
