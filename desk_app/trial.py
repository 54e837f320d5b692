"""Trying the program out: a demo office with a central server of its own beside it."""

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from desk_app.domain.errors import TrialServerFailed, TrialServerMissing
from desk_app.frozen import server_words
from desk_app.paths import Folders, trial_folder


def try_out(order: argparse.Namespace, keys: Path, started: Path | None) -> int:
    """The demo office, by `--demo` or chosen at the first start: a folder and a server of its own.

    A tour has both for itself, and leaves nothing of them.

    Args:
        started: The program that a person started, where that one handed over to this.

    Raises:
        TrialServerMissing, TrialServerFailed: nothing is opened.
    """
    from ui.app import Start, open_window

    if order.tour is not None:
        from ui.tour.tour import make_tour

        with TemporaryDirectory(prefix="qmc-", ignore_cleanup_errors=True) as name:
            data = Path(name)
            with _server_in(data, started) as (url, add_desk):
                start = Start(
                    folders=Folders(data / "desks"),
                    keys=data / "keys",
                    trial=True,
                    central=url,
                    code=add_desk(1),
                )
                return make_tour(start, order.tour, add_desk(2))
    data = order.data.absolute() if order.data else trial_folder()
    folders = Folders(data / "desk-1")
    with _server_in(data, started) as (url, add_desk):
        code = "" if folders.faces.exists() else add_desk(1)
        return open_window(Start(folders=folders, keys=keys, trial=True, central=url, code=code))


@contextmanager
def _server_in(data: Path, started: Path | None) -> Iterator[tuple[str, Callable[[int], str]]]:
    """Address of the demo's server, and how a desk gets its one-time code.

    Raises:
        TrialServerMissing: none lies beside this desk.
        TrialServerFailed: it does not run; its log says why.
    """
    from central.beside import ServerBeside

    words = server_words(started)
    if words is None:
        raise TrialServerMissing()
    centre = ServerBeside(data / "central", words, os.environ)
    with ExitStack() as block:
        try:
            url = block.enter_context(centre.shared())
        except SystemExit as error:  # as `dev.py` hears it
            raise TrialServerFailed(str(centre.folder)) from error
        yield url, centre.add_desk
