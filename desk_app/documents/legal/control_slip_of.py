"""Words Mẫu 06 for a dossier just received: the first hand-over begins, the rest is open."""

from desk_app.documents import wording as w
from desk_app.documents.legal.control_slip import ControlSlip, ControlStep
from desk_app.documents.receipt_of import NO_DUE, letterhead_of
from desk_app.documents.series import the_series
from desk_app.domain.codes.paper_number import CONTROL_SLIP, PaperSeries
from desk_app.domain.dossier import Dossier
from desk_app.domain.law.deadline.display import ShownDue
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date


def control_slip_of(
    dossier: Dossier,
    facts: DeskFacts,
    agency: str = "",
    shown: ShownDue | None = None,
    series: PaperSeries | None = None,
) -> ControlSlip:
    """Args:
        agency: Who handles the dossier; empty: not on record, written by hand.
        shown: The due moment as the office shows it; None: exactly.

    Legal: [forms.control-slip]
    """
    unit = facts.unit
    first = ControlStep(giver=unit.full_name, taker=agency)  # who gives it is known only then
    return ControlSlip(
        letterhead=letterhead_of(unit),
        number=_number(dossier, series or the_series(unit)),
        code=str(dossier.code),
        qr=str(dossier.code),
        place_date=w.place_date(unit.place, office_date(dossier.received_at)),
        agency=agency,
        cooperating="",
        received=w.moment_words(dossier.received_at),
        due=NO_DUE if dossier.due.at is None else w.due_after(shown or ShownDue(dossier.due.at)),
        steps=(first,),
        trial=facts.trial,
    )


def _number(dossier: Dossier, series: PaperSeries) -> str:
    """The serial of the code, as on the receipt the slip travels with."""
    serial = f"{dossier.code.serial:0{dossier.code.serial_width}}"
    return f"{serial}/{series.suffixes[CONTROL_SLIP]}"
