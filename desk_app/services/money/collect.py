"""Use case: take money for fees of a dossier, once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import whole_milliseconds
from desk_app.domain.codes.paper_number import PAYMENT_SLIP
from desk_app.domain.dossier import Dossier
from desk_app.domain.handling.flow import Status
from desk_app.domain.ids import DossierId
from desk_app.domain.money.till.cash import change_of
from desk_app.domain.money.till.faults import (
    CreditUnproved,
    CreditUsed,
    FeesSettled,
    TenderedTooLittle,
)
from desk_app.domain.money.till.kept import collected_body
from desk_app.domain.money.till.moves import CollectAt, Collection, Method, TakenLine, total_of
from desk_app.domain.money.till.owed import OwedLine, unsettled
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.services.desk import Desk
from desk_app.services.money.around import (
    dossier_in,
    need_collect,
    next_number,
    own_shift,
    write,
)

_LOOKS_BACK: Final = timedelta(days=14)  # for another dossier paid by the same credit
_AT_RETURN: Final = frozenset({Status.RESULT_BACK, Status.RETURNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Collect:
    """What the cashier entered."""

    key: UUID  # made when the form opens: a second press takes no money twice
    dossier: DossierId
    lines: Sequence[TakenLine]  # whole lines that are owed; a sum where nobody knew it
    method: Method
    received: int  # đồng: notes handed over, or the sum of the credit
    reference: str = ""  # of the credit, or of the POS slip
    credited_on: date | None = None
    payer: str = ""  # empty: who handed in
    shared: bool = False  # said that the credit pays another dossier as well


def collect(order: Collect, officer: Officer, desk: Desk) -> Dossier:
    """Take the money of whole lines and number the internal slip.

    Cash gives change; a transfer is confirmed by its credit, never by a screenshot; POS
    by the reference of its slip. An order carried out before is answered with what is there.

    Raises:
        TenderedTooLittle: less was handed over or credited than is due.
        CreditUnproved: reference or day of the credit is not there, or lies ahead.
        CreditUsed: its reference paid another dossier lately, and nobody said that it pays both.
        FeesSettled: a line is not owed any more, or not in this sum.
        ShiftNotOpen: this cashier has no open shift at this desk.
        RightMissing, DossierReadOnly, NumberingBlocked, PaperNumbersUsedUp, ClockWentBack:
        likewise nothing was stored.

    Legal: [fees.receipt-issued], [fees.payment-straight]
    """
    with desk.work() as work:
        need_collect(officer, work, desk)
        dossier, folded = dossier_in(work, order.dossier)
        if order.key in dossier.money.keys:
            return dossier
        _check(order, dossier, office_date(desk.now()))
        _check_credit(order, work, desk)
        shift = own_shift(work, officer, desk)
        taken = Collection(
            key=order.key,
            lines=tuple(order.lines),
            method=order.method,
            received=order.received,
            moment=_moment(dossier),
            shift=shift.id,
            number=next_number(work, PAYMENT_SLIP, desk),
            reference=" ".join(order.reference.split()),
            credited_on=order.credited_on if order.method is Method.TRANSFER else None,
            payer=" ".join(order.payer.split()),
            at=whole_milliseconds(desk.now()),
            by=officer.id,
            desk=desk.id,
            cashier=officer.name,
        )
        return write(work, kinds.MONEY_COLLECTED, folded, collected_body(taken), officer, desk)


def check_lines(asked: Sequence[TakenLine], dossier: Dossier) -> None:
    """Raises FeesSettled: a line is not owed, not in this sum, or there is none.

    Nothing is owed of a dossier that ended without a result.
    """
    open_ = list(unsettled(dossier))
    gone = []
    for line in asked:
        found = next((each for each in open_ if _is(each, line)), None)
        if found is None:
            gone.append(line.name)
        else:
            open_.remove(found)
    if gone or not asked:
        raise FeesSettled(gone)


def _check(order: Collect, dossier: Dossier, today: date) -> None:
    check_lines(order.lines, dossier)
    due = total_of(order.lines)
    if order.method is Method.CASH:
        change_of(due, order.received)
        return
    if order.received < due:
        raise TenderedTooLittle(due, order.received)
    missing = [] if order.reference.strip() else ["reference"]
    credited = order.credited_on
    if order.method is Method.TRANSFER and (credited is None or credited > today):
        missing.append("credited_on" if credited is None else "credited_ahead")
    if missing:
        raise CreditUnproved(missing)


def _check_credit(order: Collect, work: UnitOfWork, desk: Desk) -> None:
    if order.method is not Method.TRANSFER or order.shared:
        return
    since = desk.now() - _LOOKS_BACK
    others = work.till.credited_to(order.reference, since) - {order.dossier}
    if others:
        raise CreditUsed(str(min(work.dossiers.get(each).code for each in others)))


def _is(owed_line: OwedLine, asked: TakenLine) -> bool:
    """Whether `asked` is this line: the whole of it, or a sum where nobody knew one."""
    if (owed_line.ref, owed_line.returned) != (asked.ref, asked.returned):
        return False
    return asked.amount >= 0 if owed_line.asked is None else asked.amount == owed_line.left


def _moment(dossier: Dossier) -> CollectAt:
    if dossier.status in _AT_RETURN:
        return CollectAt.RETURN
    return CollectAt.SUPPLEMENT if dossier.supplements else CollectAt.RECEIVING
