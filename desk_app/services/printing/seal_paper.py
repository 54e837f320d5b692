"""What the QR of a dossier's papers says: sealed where this desk can, the bare code otherwise."""

from datetime import date

from desk_app.domain.codes.seal import LONGEST, seal
from desk_app.domain.dossier import Dossier
from desk_app.services.desk import Desk


def sealed_text(dossier: Dossier, due: date | None, desk: Desk) -> str:
    """Never in the way of a print: without a key of that year the code stands alone, as do
    codes of another unit and those of procedures whose own codes are very long.

    Args:
        due: Office date that the paper promises; None: it promises none.
    """
    code = dossier.code
    with desk.glance() as work:
        key = work.seal_keys.in_use(code.day.year)
    if key is None or code.unit != desk.unit or not dossier.procedure.code:
        return str(code)
    text = str(seal(code, dossier.procedure.code, due, key.key))
    return text if len(text) <= LONGEST else str(code)
