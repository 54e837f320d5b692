"""Notices of pages that are not shown: each waits for the officer whose page it was."""

from collections.abc import Sequence

from desk_app.domain.officer import Officer
from ui.texts import Notice
from ui.widgets.bars import NoticeAction, Said, in_one


class UnseenNotices:
    """A page belongs to whoever used it last; what it says later is no other's to read."""

    def __init__(self) -> None:
        self._owners: dict[str, Officer] = {}
        self._kept: dict[tuple[str, Officer], Sequence[Said]] = {}

    def use(self, page: str, officer: Officer) -> Said | None:
        """It is `officer`'s from now on. What waited here for them, once."""
        self._owners[page] = officer
        kept = self._kept.pop((page, officer), ())
        return in_one(kept) if kept else None

    def keep(self, page: str, said: Notice, action: NoticeAction | None) -> None:
        """Only of pages that somebody used; what is said again is said once."""
        if (owner := self._owners.get(page)) is not None:
            before = (each for each in self._kept.get((page, owner), ()) if each[0] != said)
            self._kept[page, owner] = (*before, (said, action))

    def leave(self, *, locked: bool) -> None:
        """The counter is left; who locks it comes back to what was said meanwhile."""
        if not locked:
            self._kept.clear()
