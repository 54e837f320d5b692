"""Background work that waits until the test lets it go on: what a slow machine looks like."""

from collections.abc import Callable, Set

from PySide6.QtCore import QObject

from desk_app.domain.errors import DeskError
from tests.ui.inline import Inline
from ui.background import Lane


class Later:
    def __init__(
        self,
        held: Callable[[QObject, str], bool] = lambda _owner, _key: True,
        lanes: Set[Lane] = frozenset(Lane),
    ) -> None:
        """
        Args:
            held: Says by owner and key what waits; all else is done at once.
            lanes: That are slow; no other waits.
        """
        self._held, self._lanes = held, lanes
        self.waiting: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[], object],
        *,
        owner: QObject,
        done: Callable[..., None],
        failed: Callable[[DeskError], None],
        lane: Lane = Lane.COUNTER,
        key: str = "",
    ) -> None:
        def begin() -> None:
            Inline().run(work, owner=owner, done=done, failed=failed)

        if lane in self._lanes and self._held(owner, key):
            self.waiting.append(begin)
        else:
            begin()

    def go_on(self) -> None:
        """All that waits, and what that asks for in turn."""
        while self.waiting:
            self.waiting.pop(0)()
