"""Use case: what the office decides about its till."""

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import the_office, whole_milliseconds
from desk_app.domain.money.till.faults import AccountImpossible
from desk_app.domain.money.till.settings import TillSettings, settings_body
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk


def set_till(settings: TillSettings, officer: Officer, desk: Desk) -> TillSettings:
    """Set accounts and who collects, for every desk of the office.

    Raises:
        AccountImpossible: a bank would not take an account, or two are of one beneficiary.
        RightMissing: likewise nothing was stored.

    Legal: [fees.payment-straight]
    """
    officer.need(Right.SET_TILL)
    accounts = tuple(account.checked() for account in settings.accounts)
    if len({account.beneficiary for account in accounts}) != len(accounts):
        raise AccountImpossible(["beneficiary"])
    tidy = TillSettings(accounts=accounts, reception_collects=settings.reception_collects)
    with desk.work() as work:
        if work.till.settings(desk.unit) != tidy:
            at = whole_milliseconds(desk.now())
            subject, body = the_office(desk.unit), settings_body(tidy)
            work.journal.write(kinds.TILL_SET, subject, body, by=officer.id, at=at)
            work.commit()
    return tidy
