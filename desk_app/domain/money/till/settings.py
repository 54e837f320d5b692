"""What the office decided about its till: the accounts money goes to, and who may collect."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, Final

from desk_app.domain.acts.act import UNREADABLE, Act, Body, read_or, text
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
    """Those in force by `acts`, in their order; a part that cannot be read sets nothing."""
    return reduce(lambda before, act: _after(before, act.body), acts, NO_SETTINGS)


def _after(before: TillSettings, body: Mapping[str, Any]) -> TillSettings:
    return TillSettings(
        accounts=read_or(before.accounts, lambda: _accounts(before, body)),
        reception_collects=read_or(before.reception_collects, lambda: _reception(before, body)),
    )


def _accounts(before: TillSettings, body: Mapping[str, Any]) -> tuple[Account, ...]:
    """Where one cannot be read, those that were in force stay but for whom one can be read."""
    only, read = body.get("only"), [_account_or_none(item) for item in body["accounts"]]
    given = [account for account in read if account is not None]
    whose = frozenset(each.beneficiary for each in (*before.accounts, *given))
    if only is not None:  # a program that did not know it set all at once
        whose = frozenset(only["accounts"])
    given = [account for account in given if account.beneficiary in whose]
    anew = frozenset(each.beneficiary for each in given) if None in read else whose
    others = [account for account in before.accounts if account.beneficiary not in anew]
    return (*others, *given)


def _account_or_none(item: Mapping[str, Any]) -> Account | None:
    try:
        return Account(
            bin=text(item, "bin"),
            number=text(item, "number"),
            holder=text(item, "holder"),
            beneficiary=text(item, "beneficiary"),
        )
    except UNREADABLE:
        return None


def _reception(before: TillSettings, body: Mapping[str, Any]) -> bool:
    only = body.get("only")
    if only is not None and only["reception_collects"] is not True:
        return before.reception_collects
    said = body["reception_collects"]
    return said if isinstance(said, bool) else before.reception_collects
