"""P4: from the confirmed dossier to the job in the queue of a CUPS of our own.

The steps of the print list, one after another as it takes them: the paper is worded from the
store in the edition of its day and sealed, its letters are looked at, it is stored as handed over,
drawn from what was stored, written to a file and given to `lp`. The ways between threads are left
out.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from bench.figures import Figure, Round, in_turn, median, p95, with_warm_up
from bench.office import OFFICER, an_office, an_order
from db.queries.procedures import procedure_on
from db.queries.timeline import dossier_view
from db.store import Store, new_id
from desk_app.documents.kinds import A4, RECEIPT
from desk_app.documents.office_forms.shelf import FormsShelf
from desk_app.documents.samples.public import FACTS
from desk_app.documents.series import the_series
from desk_app.domain.dossier import Dossier
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.services.catalogue.starter import starter_catalogue
from desk_app.services.desk import Desk
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.printing.print_acts import PrintOrder, hand_over_to_printer
from desk_app.services.printing.seal_paper import sealed_text
from desk_app.wiring.drawing import Drawing
from desk_app.wiring.papers.forms import PaperForms
from tests.printing.scheduler import Printer, Scheduler, why_not  # a CUPS that is nobody's
from ui.printing.cups import CupsPrinters
from ui.printing.files import keep
from ui.printing.orders import PrintTarget

_QUEUE: Final = "bench"
_MOST_MS: Final = 150.0
_DPI: Final = 600
_PROCEDURE: Final = "1.001612"


def printing(filled: Path, folder: Path, dossiers: int, rounds: int) -> Iterator[Figure]:
    """Nothing where no CUPS can be started; says why."""
    if reason := why_not():
        print(f"P4 left out: {reason}")
        return
    with TemporaryDirectory(prefix="qmc-cups-", ignore_cleanup_errors=True) as place:
        scheduler, printer = Scheduler(Path(place)), Printer()
        try:
            scheduler.add_raw(_QUEUE, printer)
            scheduler.disable(_QUEUE)  # jobs wait there: a printer's own time is not counted
            with _served_by(scheduler.address), an_office(filled) as (store, desk):
                work = _Counter(desk, drawing(store, desk, forms_of(store, folder)), folder)
                taken, least = in_turn(_ours(work, rounds), _lp_alone(folder))
        finally:
            printer.close()
            scheduler.close()
    yield Figure(
        budget="P4",
        what="confirmed to handed to the printer's queue, beside lp alone",
        dossiers=dossiers,
        ours_ms=p95(taken),
        floor_ms=median(least),
        most=None,
        beside=p95(taken) <= _MOST_MS,
        note=f"p95, bound {_MOST_MS:.0f}; median {median(taken):.1f} ms",
    )


@contextmanager
def _served_by(address: str) -> Iterator[None]:
    """What was said before is said again afterwards."""
    before = os.environ.get("CUPS_SERVER")
    os.environ["CUPS_SERVER"] = address
    try:
        yield
    finally:
        if before is None:
            del os.environ["CUPS_SERVER"]
        else:
            os.environ["CUPS_SERVER"] = before


def forms_of(store: Store, folder: Path) -> PaperForms:
    """Editions as shipped: nothing of the office's own lies in `folder`."""
    shelf = FormsShelf(folder / "forms", str)
    return PaperForms(shelf, the_series(FACTS.unit), store.ask(procedure_on))


def drawing(store: Store, desk: Desk, forms: PaperForms) -> Drawing:
    """As the desk puts it together."""
    sealed = partial(sealed_text, desk=desk)
    return Drawing(store.ask(dossier_view), FACTS, lambda at: (ShownDue(at),), forms, sealed)


@dataclass(frozen=True, slots=True)
class _Counter:
    desk: Desk
    drawing: Drawing
    folder: Path

    def print(self, dossier: Dossier) -> None:
        worded = self.drawing.worded(dossier.id, RECEIPT)
        self.drawing.lacking(RECEIPT, worded)
        order = PrintOrder(
            job=new_id(self.desk.now()),
            dossier=dossier.id,
            form=RECEIPT,
            printer=_QUEUE,
            copies=1,
            worded=worded,
        )
        hand_over_to_printer(order, OFFICER, self.desk)
        drawn = self.drawing.drawn(dossier.id, order.job, A4, _DPI)
        file = keep(self.folder, f"{dossier.code}.pdf", drawn)
        CupsPrinters().hand_over(file, PrintTarget(printer=_QUEUE))


def _ours(work: _Counter, rounds: int) -> Iterator[Round]:
    chance = Random(rounds)  # noqa: S311  # the same people in each run
    procedure = next(p for p in starter_catalogue() if p.code == _PROCEDURE)
    for _ in range(with_warm_up(rounds)):
        dossier = receive_dossier(an_order(chance, procedure), OFFICER, work.desk)
        yield partial(work.print, dossier)


def _lp_alone(folder: Path) -> Iterator[Round]:
    file = folder / "blank.pdf"
    file.write_bytes(b"%PDF-1.4\n%%EOF\n")
    while True:
        yield partial(CupsPrinters().hand_over, file, PrintTarget(printer=_QUEUE))
