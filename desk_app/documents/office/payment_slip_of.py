"""Words the internal slip of fees taken; phí and lệ phí stand apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desk_app.documents import wording as w
from desk_app.documents.fee_in_words import fee_due_in_words
from desk_app.documents.office import listed
from desk_app.documents.office.payment_slip import PaidLine, PaymentSlip
from desk_app.documents.receipt_of import letterhead_of
from desk_app.domain.dossier import Dossier, FeeDue
from desk_app.domain.money.amount_in_words import OFFICIAL, SpokenStyle, amount_in_words
from desk_app.domain.office import DeskFacts

_BEYOND: Final = "Nộp thừa"  # what was credited beyond what was due has no fee of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class FeesTaken:
    """What was paid for one dossier at one time."""

    dossier: Dossier
    fees: Sequence[FeeDue]  # those of the dossier that were paid now
    at: datetime  # aware
    method: str  # as the office words it: "Tiền mặt", "Chuyển khoản"
    collector: str
    payer: str = ""  # empty: who handed in
    number: str = ""  # "0007/PT"
    given: int = 0  # đồng handed over in cash; 0: not told


def payment_slip_of(
    taken: FeesTaken, facts: DeskFacts, reprint: str = "", style: SpokenStyle = OFFICIAL
) -> PaymentSlip:
    """Args:
    reprint: `wording.reprint_words`, when it was printed before.
    style: How the office says sums.
    """
    dossier, total = taken.dossier, sum(fee.amount for fee in taken.fees)
    return PaymentSlip(
        letterhead=letterhead_of(facts.unit),
        payer=taken.payer or dossier.hands_in.name,
        code=str(dossier.code),
        procedure=dossier.procedure.name,
        lines=paid_lines(taken.fees),
        total_in_words=amount_in_words(total, style),
        method=taken.method,
        paid=w.short_moment(taken.at),
        place=f"{facts.desk_name}, {facts.unit.full_name}",
        collector=w.personal_name(taken.collector),
        remarks=(*_cash(taken, total), *_open(taken)),
        number=taken.number,
        trial=facts.trial,
        reprint=reprint,
    )


def paid_lines(fees: Sequence[FeeDue]) -> tuple[PaidLine, ...]:
    """The kinds apart, each above its fees, and the sum of all."""
    total = listed.grouped(sum(fee.amount for fee in fees))
    return (*_lines(fees), PaidLine(name="Tổng cộng", amount=total, total=True))


def _cash(taken: FeesTaken, total: int) -> Iterator[str]:
    if taken.given:
        change = listed.grouped(taken.given - total)
        yield f"Khách đưa: {listed.grouped(taken.given)} đồng; trả lại: {change} đồng"


def _open(taken: FeesTaken) -> Iterator[str]:
    paid = {fee.name for fee in taken.fees}
    for name in taken.dossier.unpriced_fees:
        if name not in paid:
            yield f"Chưa thu: {name}, {w.NO_DATA}"


def _lines(fees: Sequence[FeeDue]) -> Iterator[PaidLine]:
    for kind, words in listed.FEE_KINDS.items():
        of_kind = [fee for fee in fees if fee.kind is kind]
        if not of_kind:
            continue
        amount = listed.grouped(sum(fee.amount for fee in of_kind))
        yield PaidLine(name=words, amount=amount, heading=True)
        for fee in of_kind:
            yield PaidLine(name=fee_due_in_words(fee) or _BEYOND, amount=listed.grouped(fee.amount))
