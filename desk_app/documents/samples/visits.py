"""Papers of a visit in which several dossiers were handed in."""

from dataclasses import replace
from typing import Final

from desk_app.documents.appointment_slip import AppointmentSlip
from desk_app.documents.receipt import Receipt
from desk_app.documents.samples import receipts
from desk_app.documents.wording import visit_line

_CODES: Final = ("H13.45.12-261120-0014", receipts.SHORT_CODE, "H13.45.12-261120-0016")

RECEIPT: Final[Receipt] = replace(receipts.USUAL, visit_line=visit_line(2, _CODES))
SLIP: Final[AppointmentSlip] = replace(
    receipts.SLIP,
    code=receipts.SHORT_CODE,
    qr=receipts.SHORT_CODE,
    visit_line=visit_line(2, _CODES),
)
