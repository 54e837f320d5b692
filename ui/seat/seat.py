"""Who sits at a page where officers take turns, and what waits there for the others."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Generic, TypeVar

from desk_app.domain.officer import Officer
from ui.seat.kept_for import KeptFor
from ui.texts import Notice
from ui.widgets.bars import NoticeAction, Said, in_one

T = TypeVar("T")
A = TypeVar("A")


class Seat(Generic[T]):
    """What an officer asks for here is answered later, and another may sit here by then.

    The answer is theirs: what it changes is changed where they left it, and what is said of it
    they are told now or, of what was to be done, as soon as they are here again that day.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        say: Callable[[Notice, NoticeAction | None], None],
        end: Callable[[T], None] = lambda _left: None,
    ) -> None:
        """Args:
        say: Tells who sits here.
        end: As `KeptFor` has it.
        """
        self.officer: Officer | None = None  # who sits here, or sat here last
        self._say = say
        self._left = KeptFor[T](now, end)
        self.untold = KeptFor[Sequence[Said]](now)

    def tell_with(self, other: "Seat[Any]") -> None:
        """Both are of one page, which shows one notice: who is back is told of both in one."""
        self.untold = other.untold

    def sit(self, officer: Officer, leaves: T, blank: T) -> T:
        """`officer` opens the page. Returns what they find: after another what they left
        themselves or `blank`, otherwise `leaves`, which is what lies here."""
        before, self.officer = self.officer, officer
        if before is None or before.id == officer.id:
            return leaves
        self._left.keep(before.id, leaves)
        left = self._left.give_back(officer.id)
        if (untold := self.untold.give_back(officer.id)) is not None:
            self._say(*in_one(untold))
        return blank if left is None else left

    def holds(self, asker: Officer | None) -> bool:
        """Whether who asked used this page last, maybe once more: no other opened it since.

        They may be at another page by now, or the desk locked; who sits at the desk, this page
        does not know.
        """
        here = self.officer
        return here is not None and asker is not None and here.id == asker.id

    def to_asker(self, then: Callable[[A], None]) -> Callable[[A], None]:
        """`then`, unless another than now sits here when the answer comes."""
        asker = self.officer

        def answered(answer: A) -> None:
            if self.holds(asker):
                then(answer)

        return answered

    def change(self, asker: Officer, shown: T, change: Callable[[T], T]) -> T:
        """What `asker` has here, or left here, is another now. Returns what is to be shown."""
        if self.holds(asker):
            return change(shown)
        self.change_left(asker, change)
        return shown

    def change_left(self, asker: Officer, change: Callable[[T], T]) -> None:
        """The same of who is known to sit here no more."""
        self._left.change(asker.id, change)

    def drop(self, asker: Officer) -> None:
        """What they left was stored meanwhile."""
        self._left.drop(asker.id)

    def tell(self, asker: Officer, said: Notice, action: NoticeAction | None = None) -> None:
        """How it went with what they asked for."""
        if self.holds(asker):
            self._say(said, action)
        else:
            before = self.untold.give_back(asker.id) or ()
            self.untold.keep(asker.id, (*before, (said, action)))
