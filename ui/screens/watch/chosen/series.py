"""Orders carried out one after the other, each in a transaction of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from desk_app.domain.errors import DeskError, ProgramFault, RightMissing
from desk_app.domain.ids import DossierId
from ui.background import Runs

_NO_MORE: Final = (RightMissing, ProgramFault)
"""After one of these the rest is not tried: it would fare no better."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """What is to be done for some dossiers together; as a rule for one."""

    dossiers: tuple[DossierId, ...]
    carry_out: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Went:
    """How a series ended: every dossier of it is in one of the two."""

    done: tuple[DossierId, ...] = ()
    failed: tuple[tuple[DossierId, DeskError], ...] = ()


class Series(QObject):
    """At the counter between two of its orders: a confirm waits for one of them at most."""

    def __init__(self, background: Runs, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background

    def run(
        self,
        orders: Sequence[OneOf],
        told: Callable[[int], None],
        ended: Callable[[Went], None],
    ) -> None:
        """Args:
        told: Gets how many dossiers have been seen to, after each order but the last.
        """
        waiting = list(orders)
        done: list[DossierId] = []
        failed: list[tuple[DossierId, DeskError]] = []

        def follow() -> None:
            if waiting:
                told(len(done) + len(failed))
                begin()
            else:
                ended(Went(tuple(done), tuple(failed)))

        def went(order: OneOf) -> None:
            done.extend(order.dossiers)
            follow()

        def broke(order: OneOf, error: DeskError) -> None:
            left = [order, *waiting] if isinstance(error, _NO_MORE) else [order]
            failed.extend((each, error) for one in left for each in one.dossiers)
            if len(left) > 1:
                waiting.clear()
            follow()

        def begin() -> None:
            order = waiting.pop(0)
            self._background.run(
                order.carry_out,
                owner=self,
                done=lambda _stored: went(order),
                failed=lambda error: broke(order, error),
            )

        follow() if not waiting else begin()
