"""Words the voucher of a refund that was paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desk_app.documents import wording as w
from desk_app.documents.office.payment_slip_of import paid_lines
from desk_app.documents.office.till.refund_voucher import RefundVoucher
from desk_app.documents.receipt_of import letterhead_of
from desk_app.domain.dossier import Dossier, FeeDue
from desk_app.domain.money.amount_in_words import OFFICIAL, SpokenStyle, amount_in_words
from desk_app.domain.office import DeskFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack:
    """What was given back for one dossier at one time."""

    dossier: Dossier
    fees: Sequence[FeeDue]  # how much of which; under no name what was paid beyond what was due
    number: str
    payee: str
    payee_reason: str = ""
    reason: str
    method: str
    at: datetime  # aware
    cashier: str
    approved_by: str
    receipts: Sequence[str] = ()


def refund_voucher_of(
    back: GivenBack, facts: DeskFacts, reprint: str = "", style: SpokenStyle = OFFICIAL
) -> RefundVoucher:
    """Args:
    reprint: `wording.reprint_words`, when it was printed before.
    style: How the office says sums.
    """
    return RefundVoucher(
        letterhead=letterhead_of(facts.unit),
        number=back.number,
        payee=back.payee,
        payee_reason=back.payee_reason,
        code=str(back.dossier.code),
        procedure=back.dossier.procedure.name,
        reason=back.reason,
        lines=paid_lines(back.fees),
        total_in_words=amount_in_words(sum(fee.amount for fee in back.fees), style),
        method=back.method,
        paid=w.short_moment(back.at),
        place=f"{facts.desk_name}, {facts.unit.full_name}",
        cashier=w.personal_name(back.cashier),
        approved_by=w.personal_name(back.approved_by),
        receipts="; ".join(back.receipts),
        trial=facts.trial,
        reprint=reprint,
    )
