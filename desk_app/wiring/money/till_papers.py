"""Papers of the till: the voucher of a refund, and the count of a shift."""

from typing import TypeAlias
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.documents.kinds import CASH_COUNT, REFUND_VOUCHER
from desk_app.documents.office.till.cash_count_of import cash_count_of
from desk_app.documents.office.till.refund_voucher_of import GivenBack, refund_voucher_of
from desk_app.documents.paper.draw import pdf
from desk_app.documents.stored import to_stored
from desk_app.domain.acts.prints import WordedPaper
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId, OfficerId
from desk_app.domain.money.till.moves import Refund
from desk_app.domain.money.till.owed import fee_of
from desk_app.domain.money.till.shift import Shift
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.wiring.money.slip import METHODS
from desk_app.wiring.papers.again import Again
from desk_app.wiring.papers.forms import PaperForms

_Around: TypeAlias = tuple[DeskFacts, PaperForms]


def voucher_worded(
    dossier: DossierId, about: str, work: UnitOfWork, around: _Around
) -> WordedPaper:
    """Args:
    about: Key of the refund, in hexadecimal figures. Paid at another desk as well, its paying
        here is meant: which of them is the first may turn round until this paper is printed.

    Raises:
        KeyError: no such refund of this dossier, or it is not paid; our bug.
    """
    found, (facts, forms) = work.dossiers.get(dossier), around
    payings = [each for each in found.money.refunds if each.request == UUID(about)]
    here = (each for each in payings if each.paid_desk == facts.desk)
    refund = next(here, found.money.refund(UUID(about)))
    if refund is None or refund.paid_at is None or refund.number is None:
        raise KeyError(about)
    edition = forms.first(REFUND_VOUCHER, office_date(refund.paid_at), found.procedure.code)
    content = refund_voucher_of(_given_back(found, refund, work), forms.facts(facts))
    return WordedPaper(edition=edition.id, content=to_stored(content))


def count_name(shift: Shift) -> str:
    """What the paper of the last count is about, in the acts of its prints."""
    counted = len(shift.closings)
    return f"{shift.desk}-{shift.opened_at:%y%m%d}-{shift.id.hex[-6:]}-{counted}"


def count_pdf(shift_id: UUID, work: UnitOfWork, around: _Around, again: Again) -> bytes:
    """The last count of a shift of this desk, as its act says it; marked when printed before.

    Raises:
        KeyError, ValueError: no such shift, or it was never counted; our bug.
    """
    shift, (facts, forms) = work.till.shift(shift_id), around
    if shift is None or not shift.closings:
        raise KeyError(shift_id)
    here = forms.facts(facts)
    edition = forms.first(CASH_COUNT, office_date(shift.closings[-1].at))
    mark = again(CASH_COUNT, count_name(shift), shift.closings[-1].at)
    return pdf(CASH_COUNT, cash_count_of(shift, here.desk_name, here, mark), edition)


def _given_back(dossier: Dossier, refund: Refund, work: UnitOfWork) -> GivenBack:
    if refund.paid_at is None or refund.number is None or refund.shift is None:
        raise KeyError(refund.key)
    shift = work.till.shift(refund.shift)
    method = METHODS[refund.method]
    if refund.reference:
        method = f"{method}, số giao dịch {refund.reference}"
    return GivenBack(
        dossier=dossier,
        fees=[fee_of(dossier, line) for line in refund.lines],
        number=refund.number.padded,
        payee=refund.payee,
        payee_reason=refund.payee_reason,
        reason=refund.reason,
        method=method,
        at=refund.paid_at,
        cashier="" if shift is None else shift.cashier_name,
        approved_by=_name(refund.decided_by, work),
        receipts=[f"{each.symbol} số {each.number}" for each in dossier.money.receipts],
    )


def _name(officer: OfficerId | None, work: UnitOfWork) -> str:
    return "" if officer is None else work.officers.get(officer).name
