"""What the internal slip of one taking says, worded from the acts of its dossier."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from desk_app.documents.kinds import PAYMENT_SLIP
from desk_app.documents.office.payment_slip import PaymentSlip
from desk_app.documents.office.payment_slip_of import FeesTaken, payment_slip_of
from desk_app.documents.stored import to_stored
from desk_app.documents.wording import money_words
from desk_app.domain.acts.prints import WordedPaper
from desk_app.domain.dossier import Dossier, FeeDue
from desk_app.domain.money.till.moves import Collection, Method, TakenLine
from desk_app.domain.money.till.owed import fee_of
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.wiring.papers.forms import PaperForms

METHODS: Final[Mapping[Method, str]] = MappingProxyType(
    {Method.CASH: "Tiền mặt", Method.TRANSFER: "Chuyển khoản", Method.POS: "POS"}
)


def slip_content(dossier: Dossier, taken: Collection, facts: DeskFacts) -> PaymentSlip:
    """The slip of `taken`, with the sums that were taken, whatever is owed today."""
    method = METHODS[taken.method]
    if taken.reference:
        method = f"{method}, số giao dịch {taken.reference}"
    fees = [_fee_of(dossier, line) for line in taken.lines]
    cash = taken.method is Method.CASH
    slip = payment_slip_of(
        FeesTaken(
            dossier=dossier,
            fees=fees,
            at=taken.at,
            method=method,
            collector=taken.cashier,
            payer=taken.payer,
            number=taken.number.padded,
            given=taken.received if cash and taken.change else 0,
        ),
        facts,
    )
    if not taken.too_much:
        return slip
    beyond = f"Báo có: {money_words(taken.received)}; nộp thừa: {money_words(taken.too_much)}"
    return replace(slip, remarks=(beyond, *slip.remarks))


def _fee_of(dossier: Dossier, line: TakenLine) -> FeeDue:
    """What was paid out twice and comes back is no fee, whatever name it was paid out in."""
    if not line.returned:
        return fee_of(dossier, line)
    name = f"Thu lại tiền đã hoàn hai lần: {line.name}" if line.name else "Thu lại tiền đã hoàn"
    return fee_of(dossier, TakenLine(name=name, amount=line.amount))


def slip_worded(dossier: Dossier, about: str, facts: DeskFacts, forms: PaperForms) -> WordedPaper:
    """Args:
    about: Key of the taking, in hexadecimal figures.

    Raises:
        KeyError: no such taking of this dossier; our bug.
    """
    taken = next((each for each in dossier.money.collections if each.key.hex == about), None)
    if taken is None:
        raise KeyError(about)
    edition = forms.first(PAYMENT_SLIP, office_date(taken.at), dossier.procedure.code)
    content = slip_content(dossier, taken, forms.facts(facts))
    return WordedPaper(edition=edition.id, content=to_stored(content))
