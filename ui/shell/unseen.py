"""Notices of pages that are not shown: each waits for the officer whose page it was."""

from typing import TypeAlias

from desk_app.domain.officer import Officer
from ui.texts import Notice
from ui.widgets.bars import NoticeAction

Said: TypeAlias = tuple[Notice, NoticeAction | None]


class UnseenNotices:
    """A page belongs to whoever used it last; what it says later is no other's to read."""

    def __init__(self) -> None:
        self._owners: dict[str, Officer] = {}
        self._kept: dict[tuple[str, Officer], Said] = {}

    def use(self, page: str, officer: Officer) -> Said | None:
        """It is `officer`'s from now on. What waited here for them, once."""
        self._owners[page] = officer
        return self._kept.pop((page, officer), None)

    def keep(self, page: str, said: Notice, action: NoticeAction | None) -> None:
        """The last of each page, and only of those that somebody used."""
        if (owner := self._owners.get(page)) is not None:
            self._kept[page, owner] = (said, action)

    def leave(self, *, locked: bool) -> None:
        """The counter is left; who locks it comes back to what was said meanwhile."""
        if not locked:
            self._kept.clear()
