"""What is loaded behind the log-in, before somebody would wait for it."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Final

from PySide6.QtCore import QTimer

from desk_app.domain.errors import DeskError
from ui.background import Lane, Runs
from ui.texts import read_all
from ui.workplace import Workplace

_PAGES: Final = (  # in the order of a day at the counter
    "intake",
    "worklist",
    "dossier",
    "search",
    "hand_over",
    "return_",
    "money",
    "queue",
    "post",
    "prints",
    "watch",
    "day_end",
    "catalogue",
    "scans",
    "sent_away",
    "stub",
    "versions",
    "online",
    "sync",
    "disputed",
    "calendar",
    "books",
    "settings",
)
_HALF_MADE: Final = ("intake", "dossier", "return", "hand_over", "money")


def read_ahead(
    workplace: Workplace,
    background: Runs,
    read: Callable[[], None],
    failed: Callable[[DeskError], None],
) -> None:
    """Load what draws papers and every page, and make half of the pages of a day at the counter.

    Args:
        read: Called whenever something was loaded.
    """
    names = iter(_HALF_MADE)

    def make_next(_nothing: object = None) -> None:
        """A key that is struck meanwhile waits for one page and not for all."""
        if (name := next(names, None)) is None:
            read()
            return
        workplace.screens.make_ahead(name)
        QTimer.singleShot(0, workplace, make_next)

    run = partial(background.run, owner=workplace, failed=failed)
    run(read_papers, done=lambda _nothing: read(), lane=Lane.PRINTING)  # its first work needs it
    run(read_pages, done=make_next, lane=Lane.FILES)  # where nobody waits yet


def read_papers() -> None:
    """What draws papers and scans, and what the first exchange and the first failure want."""
    import_module("desk_app.documents.paper.layouts")
    import_module("desk_app.documents.paper.books.draw")
    import_module("desk_app.documents.scans.look_at_file")
    import_module("desk_app.documents.scans.page_picture")
    import_module("desk_app.sync.http_central")
    read_all()


def read_pages() -> None:
    """Load them all, on a worker: whoever opens a page waits for no more than its making."""
    for page in _PAGES:
        import_module(f"ui.screens.{page}.screen")
    import_module("ui.shell.keys_screen")
