"""A printer of our own behind a CUPS of our own, which counts the papers that come out."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.printing.scheduler import Printer, Scheduler, until, why_not  # a CUPS that is nobody's

QUEUE: Final = "quay"


class Tray:
    """Where papers lie once they are printed."""

    def __init__(self, scheduler: Scheduler, printer: Printer) -> None:
        self.address = scheduler.address
        self.papers = 0
        self._scheduler, self._printer = scheduler, printer
        self._over = threading.Event()
        self._taker = threading.Thread(target=self._take, daemon=True)
        self._taker.start()

    def wait_until_idle(self) -> None:
        until(lambda: self._scheduler.is_idle(QUEUE), self._scheduler.log)

    def close(self) -> None:
        self._over.set()
        self._taker.join()

    def _take(self) -> None:
        while not self._over.wait(0.01):
            while self._printer.is_called():
                self.papers += b"%PDF" in self._printer.take()


@contextmanager
def a_printer() -> Iterator[Tray | None]:
    """None where no CUPS can be started; papers become files then."""
    if reason := why_not():
        print(f"no printer: {reason}")
        yield None
        return
    with TemporaryDirectory(prefix="qmc-cups-", ignore_cleanup_errors=True) as place:
        scheduler, printer = Scheduler(Path(place)), Printer()
        try:
            scheduler.add_raw(QUEUE, printer)
            tray = Tray(scheduler, printer)
            yield tray
            tray.close()
        finally:
            printer.close()
            scheduler.close()
