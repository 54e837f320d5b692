"""P4: from the confirmed dossier to the job in the queue of a CUPS of our own.

The steps of the print list, one after another as it takes them: the paper is worded, stored
as handed over, drawn, written to a file and given to `lp`. The ways between threads are left out.
"""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from bench.figures import Figure, Round, in_turn, median, p95, with_warm_up
from bench.office import OFFICER, an_office, an_order
from db.store import new_id
from desk_app.documents.editions import shipped_editions
from desk_app.documents.kinds import RECEIPT
from desk_app.documents.paper.draw import pdf
from desk_app.documents.receipt_of import receipt_of
from desk_app.documents.samples.public import FACTS
from desk_app.documents.stored import to_stored
from desk_app.domain.acts.prints import WordedPaper
from desk_app.domain.dossier import Dossier
from desk_app.services.catalogue.starter import starter_catalogue
from desk_app.services.desk import Desk
from desk_app.services.intake.receive_dossier import receive_dossier
from desk_app.services.printing.print_acts import PrintOrder, hand_over_to_printer
from tests.printing.scheduler import Printer, Scheduler, why_not  # a CUPS that is nobody's
from ui.printing.cups import CupsPrinters
from ui.printing.files import keep
from ui.printing.orders import PrintTarget

_QUEUE: Final = "bench"
_MOST_MS: Final = 150.0
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
            os.environ["CUPS_SERVER"] = scheduler.address
            with an_office(filled) as (_store, desk):
                taken, least = in_turn(_ours(desk, folder, rounds), _lp_alone(folder))
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


def _ours(desk: Desk, folder: Path, rounds: int) -> Iterator[Round]:
    chance = Random(rounds)  # noqa: S311  # the same people in each run
    procedure = next(p for p in starter_catalogue() if p.code == _PROCEDURE)
    for _ in range(with_warm_up(rounds)):
        yield partial(
            _print, receive_dossier(an_order(chance, procedure), OFFICER, desk), desk, folder
        )


def _print(dossier: Dossier, desk: Desk, folder: Path) -> None:
    edition = shipped_editions().all[-1]
    content = receipt_of(dossier, FACTS)
    order = PrintOrder(
        job=new_id(desk.now()),
        dossier=dossier.id,
        form=RECEIPT,
        printer=_QUEUE,
        copies=1,
        worded=WordedPaper(edition=edition.id, content=to_stored(content)),
    )
    hand_over_to_printer(order, OFFICER, desk)
    file = keep(folder, f"{dossier.code}.pdf", pdf(RECEIPT, content, edition))
    CupsPrinters().hand_over(file, PrintTarget(printer=_QUEUE))


def _lp_alone(folder: Path) -> Iterator[Round]:
    file = folder / "blank.pdf"
    file.write_bytes(b"%PDF-1.4\n%%EOF\n")
    while True:
        yield partial(CupsPrinters().hand_over, file, PrintTarget(printer=_QUEUE))
