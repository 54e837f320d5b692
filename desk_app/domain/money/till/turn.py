"""What a correction or a voiding does to money that was taken before."""

from dataclasses import dataclass, replace

from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.giving_back import told_unasked
from desk_app.domain.money.till.moves import NotedReceipt
from desk_app.domain.money.till.owed import collected_of, left_of, owed, refunded_of, too_much


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyTurn:
    """Sums in đồng. What was taken for a fee that is gone is given back, never moved."""

    taken: int  # before, less what was given back
    to_give_back: int  # after it
    to_collect: int  # after it, of what is known
    exemption_lost: int  # exempted before, of fees that are gone
    receipts: tuple[NotedReceipt, ...]  # biên lai that were issued for what was taken


def money_turn(before: Dossier, after: Dossier) -> MoneyTurn | None:
    """None where no money was taken and nobody was exempted: there is nothing to lose."""
    money = before.money
    if not money.collections and not money.exempted:
        return None
    after = replace(after, money=told_unasked(before, after))  # as its act will
    after_waived = sum(line.waived for line in owed(after))
    return MoneyTurn(
        taken=collected_of(before) - refunded_of(before),
        to_give_back=too_much(after),
        to_collect=left_of(after),
        exemption_lost=max(0, sum(line.waived for line in owed(before)) - after_waived),
        receipts=money.receipts,
    )
