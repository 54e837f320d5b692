"""The fees of a dossier as its pages show them. What nobody knows is said, and is no 0."""

from PySide6.QtCore import QCoreApplication

from desk_app.documents.fee_in_words import fee_due_in_words
from desk_app.documents.wording import NO_DATA
from desk_app.domain.dossier import Dossier, FeeDue
from desk_app.domain.law.fees import FeeMoment
from desk_app.domain.money.till.owed import OwedLine, owed
from ui import formats

translate = QCoreApplication.translate


def fee_lines(dossier: Dossier) -> tuple[tuple[str, int | str], ...]:
    """Name with what was counted and waived, and whether it is collected with the result; đồng,
    or words where there is no figure.
    """
    known = [(_noted(fee_due_in_words(fee), _after(fee)), _amount(fee)) for fee in dossier.fees]
    unknown = [
        (_noted(name, _later() if name in dossier.unpriced_after else ""), NO_DATA)
        for name in dossier.unpriced_fees
    ]
    return (*known, *unknown)


def open_fee_lines(dossier: Dossier) -> tuple[tuple[str, int | str], ...]:
    """The same for who hands out the result: what is paid and what is still to be paid."""
    known = [
        (_noted(fee_due_in_words(fee), _standing(line)), _amount(fee))
        for fee, line in zip(dossier.fees, owed(dossier), strict=False)
    ]
    unknown = [
        (_noted(line.name, _standing(line)), line.paid or NO_DATA)
        for line in owed(dossier)
        if line.asked is None
    ]
    return (*known, *unknown)


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


def _noted(name: str, note: str) -> str:
    return f"{name} · {note}" if note else name


def _after(fee: FeeDue) -> str:
    return _later() if fee.amount and fee.moment is FeeMoment.AFTER else ""


def _later() -> str:
    return translate("facts", "thu sau")


def _standing(line: OwedLine) -> str:
    if line.paid and line.settled:
        return translate("facts", "đã thu")
    if line.settled:
        return translate("facts", "miễn") if line.waived else ""
    return translate("facts", "chưa thu")


def _nothing() -> str:
    return translate("facts", "không thu")
