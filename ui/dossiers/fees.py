"""The fees of a dossier as its pages show them. What nobody knows is said, and is no 0."""

from PySide6.QtCore import QCoreApplication

from desk_app.documents.fee_in_words import NO_DATA, fee_due_in_words
from desk_app.domain.dossier import Dossier
from ui import formats

translate = QCoreApplication.translate


def fee_lines(dossier: Dossier) -> tuple[tuple[str, int | str], ...]:
    """Name with what was counted and waived; đồng, or words where there is no figure."""
    known = [(fee_due_in_words(fee), fee.amount) for fee in dossier.fees]
    return (*known, *((name, NO_DATA) for name in dossier.unpriced_fees))


def fee_words(dossier: Dossier) -> str:
    """The sum in one line, as in "150.000 đ", "10.000 đ, còn khoản chưa có dữ liệu"."""
    if not dossier.fees and dossier.unpriced_fees:
        return NO_DATA
    known = formats.money(dossier.fee_total) if dossier.fees else translate("facts", "không thu")
    if not dossier.unpriced_fees:
        return known
    return translate("facts", "{sum}, còn khoản chưa có dữ liệu").format(sum=known)
