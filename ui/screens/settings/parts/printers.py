"""Which printer each form goes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from desk_app.wiring.office import Office
from ui.background import Runs
from ui.paper_desk import BINDINGS, CHECKLIST, NOTICE_SHEET, RECEIPT, SLIP, SMALL
from ui.printing.printers import Printers
from ui.screens.settings.parts.part import Part

FORMS: Final = (RECEIPT, SLIP, CHECKLIST, NOTICE_SHEET)
MOST_COPIES: Final = 5


@dataclass(frozen=True, slots=True)
class Binding:
    printer: str = ""  # empty: to a PDF file, and shown
    copies: int = 1
    paper: str = "A4"  # of the small papers: "A5" or "80mm"


@dataclass(frozen=True, slots=True)
class PrintersState:
    names: Sequence[str] | None = None  # None: the machine has not answered yet
    bindings: Mapping[str, Binding] = field(
        default_factory=lambda: {
            form: Binding(paper="A5") if form in SMALL else Binding() for form in FORMS
        }
    )


class PrintersPart(Part):
    """Each change is stored at once."""

    bindings_changed = Signal()

    def __init__(
        self, office: Office, background: Runs, printers: Printers, parent: QObject | None = None
    ) -> None:
        super().__init__(office, background, parent)
        self._printers = printers
        self.state: PrintersState = PrintersState()

    def read(self) -> None:
        self.ask(lambda: self.office.keeping.setting(BINDINGS), self._bind)
        self.ask(self._printers.names, self._offer)

    def bind(self, form: str, binding: Binding) -> None:
        bindings = {**self.state.bindings, form: binding}
        if bindings == self.state.bindings:
            return
        self.show(replace(self.state, bindings=bindings))
        officer, value = self.officer, _setting(bindings)
        self.do(
            lambda: self.office.keeping.set_setting(BINDINGS, value, officer),
            lambda _nothing: self.bindings_changed.emit(),
        )

    def _bind(self, setting: object) -> None:
        self.show(replace(self.state, bindings=_bindings(setting)))

    def _offer(self, names: Sequence[str]) -> None:
        self.show(replace(self.state, names=tuple(names)))


def _setting(bindings: Mapping[str, Binding]) -> Mapping[str, Any]:
    return {
        form: {"printer": bound.printer, "copies": bound.copies, "paper": bound.paper}
        for form, bound in bindings.items()
    }


def _bindings(setting: object) -> Mapping[str, Binding]:
    """What a setting nobody can vouch for says; what it does not say is as at the beginning."""
    found = dict(PrintersState().bindings)
    for form in FORMS:
        body = setting.get(form) if isinstance(setting, dict) else None
        if isinstance(body, dict):
            copies = body.get("copies")
            roll = form in SMALL and body.get("paper") == "80mm"
            found[form] = Binding(
                printer=str(body.get("printer") or ""),
                copies=copies if isinstance(copies, int) and 0 < copies <= MOST_COPIES else 1,
                paper="80mm" if roll else found[form].paper,
            )
    return found
