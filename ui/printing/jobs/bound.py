"""The printers bound to kinds of paper at this desk, and which other one can print a paper."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from desk_app.documents import kinds
from ui.background import Lane, Runs
from ui.printing.bindings import BINDINGS, bindings_from
from ui.printing.orders import ListedPrint, PaperOrder, PrintTarget
from ui.printing.printers import Printers
from ui.printing.thermal.devices import DEVICES, devices_from

BUNDLE: Final = "office.bundle"  # setting: forms printed when a dossier was received, in order
BUNDLE_AT_FIRST: Final = (kinds.RECEIPT, "control_slip", "folder_label", kinds.SLIP)

_SHEETS: Final = frozenset({kinds.A4, kinds.A5})  # a printer of sheets takes either


def takes(
    printer: str, media: str, bound: Iterable[PrintTarget], devices: Collection[str]
) -> bool | None:
    """Whether `printer` can print on `media`, by what is bound to it; None: nobody has said.

    Args:
        bound: The targets of all forms.
        devices: Names of ESC/POS devices: they have a roll or labels, never sheets.
    """
    known = {target.media for target in bound if target.printer == printer}
    if media in known or (media in _SHEETS and known & _SHEETS):
        return True
    if known or (printer in devices and media in _SHEETS):
        return False
    return None


class BoundPrinters(QObject):
    """Read anew after a log-in and after the settings were changed."""

    changed = Signal(object)  # number of forms bound to a printer
    refused = Signal(object)  # DeskError: the bindings cannot be read

    def __init__(
        self,
        setting: Callable[[str], object],
        printers: Printers,
        background: Runs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._setting, self._printers, self._background = setting, printers, background
        self._targets: Mapping[str, PrintTarget] = {}
        self._devices: Collection[str] = ()
        self.known = False  # until then nobody can say that a form has no printer
        self.bundle: Sequence[str] = BUNDLE_AT_FIRST
        self.names: Sequence[str] = ()  # that can be chosen, as last asked

    def read(self) -> None:
        """What is bound at once, which printers there are when they have answered."""
        self._background.run(
            lambda: (self._setting(BINDINGS), self._setting(BUNDLE), self._setting(DEVICES)),
            owner=self,
            done=lambda found: self._bind(*found),
            failed=self.refused.emit,
            lane=Lane.READING,
        )
        self._background.run(
            lambda: tuple(self._printers.names()),
            owner=self,
            done=self._name,
            failed=self.refused.emit,
            lane=Lane.PRINTING,
        )

    def target(self, form: str) -> PrintTarget:
        usual = next(iter(kinds.KINDS[form].files)) if form in kinds.KINDS else kinds.A4
        return self._targets.get(form, PrintTarget(media=usual))

    def at(self, form: str, printer: str) -> PrintTarget | None:
        """As `form` is printed on `printer`, without a fallback; None: it cannot be.

        Its bound printer prints as bound. Another one has its own tray and head, and may
        have the form's other paper: a slip on A5 goes to a roll where that is what it has.
        """
        target = self.target(form)
        if printer == target.printer:
            return replace(target, fallback="")
        if not printer:  # a file for the viewer
            return PrintTarget(media=target.media)
        papers = kinds.KINDS[form].files if form in kinds.KINDS else (target.media,)
        for media in dict.fromkeys((target.media, *papers)):
            if takes(printer, media, self._targets.values(), self._devices):
                return self._own(printer, media, target.copies)
        vouched = target.media in _SHEETS or printer == target.fallback
        said = takes(printer, target.media, self._targets.values(), self._devices)
        return self._own(printer, target.media, target.copies) if said is None and vouched else None

    def elsewhere(self, order: PaperOrder, printer: str) -> PaperOrder | None:
        """`order` on `printer`; None: it cannot print it."""
        target = self.at(order.form, printer)
        if target is None:
            return None
        return replace(order, target=replace(target, copies=order.target.copies))

    def another(self, job: ListedPrint) -> str:
        """The printer to try next, "" for none: in turn the bound one, its fallback, the others."""
        bound, now = self.target(job.order.form), job.order.target.printer
        turn = [
            name
            for name in dict.fromkeys((bound.printer, bound.fallback, *self.names))
            if name == now or (name in self.names and self.at(job.order.form, name) is not None)
        ]
        turn = [name for name in turn if name]
        if now not in turn:
            return turn[0] if turn else ""
        behind = turn[turn.index(now) + 1 :] + turn[: turn.index(now)]
        return behind[0] if behind else ""

    def _own(self, printer: str, media: str, copies: int) -> PrintTarget:
        """With the head it is bound with, and the tray where the paper is the same."""
        target = PrintTarget(printer=printer, media=media, copies=copies)
        for own in self._targets.values():
            if own.printer == printer:
                target = replace(target, dpi=own.dpi)
                if own.media == media:
                    return replace(target, tray=own.tray)
        return target

    def _bind(self, bindings: object, bundle: object, devices: object) -> None:
        self._targets = bindings_from(bindings)
        self._devices = {device.name for device in devices_from(devices)}
        chosen = bundle if isinstance(bundle, list) else BUNDLE_AT_FIRST
        self.bundle = tuple(str(form) for form in chosen)
        self.known = True
        self._tell()

    def _name(self, names: Sequence[str]) -> None:
        self.names = names
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(sum(1 for target in self._targets.values() if target.printer))
