"""Background work without threads, for tests of presenters and screens."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from desk_app.domain.errors import DeskError
from ui.background import Lane

T = TypeVar("T")


class Inline:
    """Runs work at once, on the caller's thread: no sleeping in tests."""

    def run(
        self,
        work: Callable[[], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[DeskError], None],
        lane: Lane = Lane.COUNTER,
        key: str = "",
    ) -> None:
        if key and lane is not Lane.READING:  # as `Background`, which tests of screens do without
            raise ValueError(f"only reading may be superseded, not {lane}")
        try:
            result = work()
        except DeskError as error:
            failed(error)
        else:
            done(result)
