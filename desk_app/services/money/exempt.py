"""Use cases: a person need not pay, or pays when the result is returned."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import whole_milliseconds
from desk_app.domain.dossier import Dossier
from desk_app.domain.ids import DossierId
from desk_app.domain.money.till.faults import ReasonMissing
from desk_app.domain.money.till.kept import exempted_body, put_off_body
from desk_app.domain.money.till.moves import Exempted, TakenLine
from desk_app.domain.officer import Officer
from desk_app.services.desk import Desk
from desk_app.services.money.around import dossier_in, need_collect, write
from desk_app.services.money.collect import check_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempt:
    key: UUID
    dossier: DossierId
    lines: Sequence[TakenLine]  # whole lines that are owed
    reason: str  # who the person is: "Hộ nghèo"
    basis: str  # rule and paper shown


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOff:
    key: UUID
    dossier: DossierId
    lines: Sequence[TakenLine]


def exempt(order: Exempt, officer: Officer, desk: Desk) -> Dossier:
    """Note that lines are not collected from this person, with reason, rule and paper.

    Raises:
        ReasonMissing: reason or basis is not there.
        FeesSettled: a line is not owed any more.
        RightMissing, DossierReadOnly: likewise nothing was stored.

    Legal: [fees.exemption]
    """
    reason, basis = " ".join(order.reason.split()), " ".join(order.basis.split())
    with desk.work() as work:
        need_collect(officer, work, desk)
        dossier, folded = dossier_in(work, order.dossier)
        if order.key in dossier.money.keys:
            return dossier
        if missing := [name for name, said in (("reason", reason), ("basis", basis)) if not said]:
            raise ReasonMissing(missing)
        check_lines(order.lines, dossier)
        waived = Exempted(
            key=order.key,
            lines=tuple(order.lines),
            reason=reason,
            basis=basis,
            at=whole_milliseconds(desk.now()),
            by=officer.id,
        )
        return write(work, kinds.MONEY_EXEMPTED, folded, exempted_body(waived), officer, desk)


def put_off(order: PutOff, officer: Officer, desk: Desk) -> Dossier:
    """Note that lines are collected when the result is returned.

    Raises:
        FeesSettled: a line is not owed any more.
        RightMissing, DossierReadOnly: likewise nothing was stored.
    """
    with desk.work() as work:
        need_collect(officer, work, desk)
        dossier, folded = dossier_in(work, order.dossier)
        if order.key in dossier.money.keys:
            return dossier
        check_lines(order.lines, dossier)
        body = put_off_body(order.key, order.lines)
        return write(work, kinds.MONEY_PUT_OFF, folded, body, officer, desk)
