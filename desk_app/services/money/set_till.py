"""Use case: what the office decides about its till."""

from dataclasses import dataclass, replace

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import the_office, whole_milliseconds
from desk_app.domain.money.till.faults import AccountImpossible
from desk_app.domain.money.till.settings import TillSettings, settings_body
from desk_app.domain.money.till.vietqr import Account
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTill:
    """What is set; all else stays as it is in force when this is stored, whoever set it."""

    accounts: tuple[Account, ...] = ()  # each in place of its beneficiary's; no number: taken away
    reception_collects: bool | None = None  # None: as it is


def set_till(order: SetTill, officer: Officer, desk: Desk) -> TillSettings:
    """Set accounts or who collects, for every desk of the office; all that is in force then.

    Raises:
        AccountImpossible: a bank would not take an account, or two are of one beneficiary.
        RightMissing: likewise nothing was stored.

    Legal: [fees.payment-straight]
    """
    officer.need(Right.SET_TILL)
    whose = {account.beneficiary.strip() for account in order.accounts}
    if len(whose) != len(order.accounts):
        raise AccountImpossible(["beneficiary"])
    given = [account.checked() for account in order.accounts if account.number.strip()]
    with desk.work() as work:
        before = work.till.settings(desk.unit)
        others = [account for account in before.accounts if account.beneficiary not in whose]
        reception = order.reception_collects
        now = TillSettings(
            accounts=(*others, *given),
            reception_collects=before.reception_collects if reception is None else reception,
        )
        if _as_set(now) != _as_set(before):
            at = whole_milliseconds(desk.now())
            subject, body = the_office(desk.unit), settings_body(now, before)
            work.journal.write(kinds.TILL_SET, subject, body, by=officer.id, at=at)
            work.commit()
    return now


def _as_set(settings: TillSettings) -> object:
    """In whichever order the accounts were set."""
    return replace(settings, accounts=()), frozenset(settings.accounts)
