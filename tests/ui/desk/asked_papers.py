"""A paper desk that writes down what is asked of it, for papers the drawing does not know."""

from typing_extensions import override

from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from tests.ui.dossiers.counter import OFFICER, CounterDesk
from tests.ui.inline import Inline
from ui.paper_desk import PaperDesk
from ui.printing.printers import NoPrinters
from ui.workplace import Workplace


class AskedPapers(PaperDesk):
    def __init__(self, desk: CounterDesk) -> None:
        super().__init__(desk.office, Inline(), NoPrinters())
        self.asked: list[tuple[DossierId, str, str]] = []  # subject, code or number, form

    @override
    def print_form(self, dossier: DossierId, code: str, form: str) -> bool:
        self.asked.append((dossier, code, form))
        return True

    @override
    def print_received(self, dossier: Dossier) -> None:
        self.asked.append((dossier.id, str(dossier.code), "received"))


def ask_only(workplace: Workplace, desk: CounterDesk) -> AskedPapers:
    """From now on nothing is printed at `workplace`, only asked for."""
    papers = AskedPapers(desk)
    papers.serve(OFFICER)
    workplace.papers = papers
    return papers
