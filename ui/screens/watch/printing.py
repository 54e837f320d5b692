"""The papers that urge units, to the bound printer or to a file: one for each who was urged."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import uuid4

from desk_app.documents.kinds import REMINDER_LIST
from desk_app.domain.officer import Officer
from desk_app.wiring.watching.urging import UrgedUnit
from ui.paper_desk import PaperDesk, form_title
from ui.printing.loose import LooseOrder
from ui.printing.orders import PrintTarget


def print_reminders(
    papers: PaperDesk,
    draw: Callable[[UrgedUnit, Officer], bytes],
    units: Sequence[UrgedUnit],
    by: Officer,
) -> None:
    """What is on its way already is not begun twice; what has no printer is shown together."""
    together = uuid4().hex

    def drawn(unit: UrgedUnit, _target: PrintTarget) -> bytes:
        return draw(unit, by)

    for unit in units:
        papers.loose.print_paper(
            LooseOrder(
                by=by,
                name=unit.whom,
                form=REMINDER_LIST,
                title=form_title(REMINDER_LIST),
                target=papers.bound.target(REMINDER_LIST),
                render=partial(drawn, unit),
                beside=together,
            )
        )
