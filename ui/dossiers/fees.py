"""The fees of a dossier as its pages show them. What nobody knows is said, and is no 0."""

from PySide6.QtCore import QCoreApplication

from desk_app.documents.fee_in_words import fee_due_in_words
from desk_app.documents.wording import NO_DATA
from desk_app.domain.dossier import Dossier, FeeDue
from ui import formats

translate = QCoreApplication.translate


def fee_lines(dossier: Dossier) -> tuple[tuple[str, int | str], ...]:
    """Name with what was counted and waived; đồng, or words where there is no figure."""
    known = [(fee_due_in_words(fee), _amount(fee)) for fee in dossier.fees]
    return (*known, *((name, NO_DATA) for name in dossier.unpriced_fees))


def fee_words(dossier: Dossier) -> str:
    """The sum in one line, as in "150.000 đ", "10.000 đ, còn khoản chưa có dữ liệu"."""
    if not dossier.fees:
        return NO_DATA
    known = formats.money(dossier.fee_total) if dossier.fee_total else _nothing()
    if not dossier.unpriced_fees:
        return known
    return translate("facts", "{sum}, còn khoản chưa có dữ liệu").format(sum=known)


def _amount(fee: FeeDue) -> int | str:
    """A free line is told in words; one that was waived keeps its 0."""
    return fee.amount if fee.amount or fee.relief else _nothing()


def _nothing() -> str:
    return translate("facts", "không thu")
