"""All printers of this desk in one list, whatever the way to them."""

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ui.printing.cups import CupsPrinters
from ui.printing.orders import PrintTarget
from ui.printing.printers import JobRef, NoPrinters, Printers, Stage
from ui.printing.thermal.devices import devices_from
from ui.printing.thermal.escpos import EscposPrinters, is_ours

if sys.platform == "win32":
    from ui.printing.windows import QtPrinters


def printers_here(devices: Callable[[], object] = lambda: None) -> Printers:
    """The machine's printers and those an administrator added.

    Args:
        devices: The setting that holds them; asked wherever printers are asked.
    """
    return EveryPrinter(EscposPrinters(lambda: devices_from(devices())), _of_the_machine())


def _of_the_machine() -> Printers:
    """Qt's on Windows, elsewhere CUPS where its commands are installed, otherwise none."""
    found: Printers = NoPrinters()
    if sys.platform == "win32":
        found = QtPrinters()
    elif shutil.which("lp") and shutil.which("lpstat"):
        found = CupsPrinters()
    return found


class EveryPrinter:
    """Goes by the name: a printer added here hides one of the machine's of the same name."""

    def __init__(self, added: EscposPrinters, machine: Printers) -> None:
        self._added, self._machine = added, machine

    def names(self) -> Sequence[str]:
        return tuple(dict.fromkeys([*self._added.names(), *self._machine.names()]))

    def trays(self, printer: str) -> Sequence[str]:
        return self._of(printer).trays(printer)

    def hand_over(self, pdf: Path, target: PrintTarget) -> JobRef:
        return self._of(target.printer).hand_over(pdf, target)

    def progress(self, job: JobRef) -> Stage:
        return (self._added if is_ours(job) else self._machine).progress(job)

    def withdraw(self, job: JobRef) -> None:
        (self._added if is_ours(job) else self._machine).withdraw(job)

    def _of(self, printer: str) -> Printers:
        return self._added if printer in self._added.names() else self._machine
