"""A print that was left when the desk closed, as the print list shows it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from db.queries.prints import OpenPrint
from desk_app.domain.acts.prints import PrintState
from desk_app.domain.officer import Officer
from ui.printing.jobs.bound import BoundPrinters
from ui.printing.orders import ListedPrint, PaperOrder, PrintStage

_LEFT: Final[Mapping[PrintState, PrintStage]] = {
    PrintState.HANDED_OVER: PrintStage.IN_DOUBT,
    PrintState.POSTPONED: PrintStage.POSTPONED,
    PrintState.FAILED: PrintStage.FAILED,
}


def left_print(left: OpenPrint, title: str, bound: BoundPrinters, by: Officer) -> ListedPrint:
    """For `by` to deal with, on the printer it was meant for; nothing is printed of it."""
    printed_on = bound.at(left.form, left.printer) if left.printer else None
    target = printed_on or replace(bound.target(left.form), printer=left.printer)
    return ListedPrint(
        job=left.id,
        order=PaperOrder(
            dossier=left.dossier,
            code=left.code,
            who=left.applicant,
            form=left.form,
            title=title,
            target=replace(target, copies=left.copies, fallback=""),
            by=by,
            reissue=left.ground,
            visit_line=left.visit_line,
            about=left.about,
        ),
        stage=_LEFT[left.state],
        reason=left.reason,
        reprint=left.reprint,
        reissue=left.reissue,
        at=left.at,
    )
