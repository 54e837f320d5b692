"""What the office decided about its till: the accounts money goes to, and who may collect."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, Final

from desk_app.domain.acts.act import UNREADABLE, Act, Body, text
from desk_app.domain.money.till.beneficiary import beneficiary_of
from desk_app.domain.money.till.moves import TakenLine
from desk_app.domain.money.till.vietqr import Account
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right, Role

_ANSWER_FOR_IT: Final = (Right.SEE_WHOLE_DAY, Right.SET_TILL)


@dataclass(frozen=True, slots=True, kw_only=True)
class TillSettings:
    accounts: tuple[Account, ...] = ()  # one of each beneficiary; that of the office has none
    reception_collects: bool = False  # tiếp nhận may take money as well

    def account_for(self, source: str) -> Account | None:
        """One set for the citation `source` first, then that of the unit named, then the office's.

        Citations could have accounts of their own once; those serve until taken away.
        """
        by_whom = {account.beneficiary: account for account in self.accounts}
        return by_whom.get(source) or by_whom.get(beneficiary_of(source)) or by_whom.get("")

    def accounts_for(self, lines: Sequence[TakenLine]) -> Sequence[Account]:
        """The different accounts that money for `lines` goes to; empty where one is missing."""
        found = [self.account_for(line.source) for line in lines]
        if None in found:
            return ()
        return tuple(dict.fromkeys(account for account in found if account is not None))

    def may_collect(self, officer: Officer) -> bool:
        """The table of rights, and the office's own choice for who receives dossiers."""
        reception = self.reception_collects and Role.RECEPTION in officer.roles
        return reception or officer.may(Right.COLLECT)

    def may_see_books(self, officer: Officer) -> bool:
        """Shifts, ledger and accounts: who collects, and who answers for the till."""
        return self.may_collect(officer) or any(officer.may(right) for right in _ANSWER_FOR_IT)


NO_SETTINGS = TillSettings()


def settings_body(settings: TillSettings, before: TillSettings) -> Body:
    """All that is in force at this desk, and `only` what of it was set: the rest stays another's.

    Programs that knew nothing of `only` read the whole.
    """
    whose = set(settings.accounts) ^ set(before.accounts)
    reception = settings.reception_collects
    return {
        "accounts": [
            {
                "bin": account.bin,
                "number": account.number,
                "holder": account.holder,
                "beneficiary": account.beneficiary,
            }
            for account in settings.accounts
        ],
        "reception_collects": reception,
        "only": {
            "accounts": sorted({account.beneficiary for account in whose}),
            "reception_collects": reception != before.reception_collects,
        },
    }


def fold_settings(acts: Iterable[Act]) -> TillSettings:
    """Those in force by `acts`, in their order; nothing set where one cannot be read."""
    return reduce(_after, acts, NO_SETTINGS)


def _after(before: TillSettings, act: Act) -> TillSettings:
    try:
        body: Mapping[str, Any] = act.body
        said, only = _all_of(body), body.get("only")
        if only is None:  # of a program that set all at once
            return said
        whose = frozenset(only["accounts"])
        others = [account for account in before.accounts if account.beneficiary not in whose]
        given = [account for account in said.accounts if account.beneficiary in whose]
        reception = said if only["reception_collects"] is True else before
    except UNREADABLE:
        return NO_SETTINGS
    return TillSettings(accounts=(*others, *given), reception_collects=reception.reception_collects)


def _all_of(body: Mapping[str, Any]) -> TillSettings:
    accounts = tuple(
        Account(
            bin=text(item, "bin"),
            number=text(item, "number"),
            holder=text(item, "holder"),
            beneficiary=text(item, "beneficiary"),
        )
        for item in body["accounts"]
    )
    return TillSettings(accounts=accounts, reception_collects=bool(body["reception_collects"]))
