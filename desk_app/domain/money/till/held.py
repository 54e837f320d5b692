"""What is held of a dossier in the name of each fee, before anything is due for it."""

from collections.abc import Iterable, Mapping
from typing import Final

from desk_app.domain.law.fees import FeeKind
from desk_app.domain.money.till.moves import (
    Collection,
    Exempted,
    FeeRef,
    MoneyState,
    Refund,
    RefundStage,
)

CREDITED: Final[FeeRef] = ("", FeeKind.UNSTATED)  # beyond what was due: under no name


def held(money: MoneyState, *, nothing_due: bool) -> dict[FeeRef, int]:
    """Đồng taken in each name, less what was given back of it beyond what was due.

    A fee that comes back by a correction is asked for again; one given back though it was due
    is not.

    Args:
        nothing_due: No fee is due any more: all that was given back is held no longer.
    """
    pool = pool_of(money.collections)
    pool[CREDITED] = sum(each.too_much for each in money.collections)
    for refund in money.refunds:
        if refund.stage is not RefundStage.PAID or refund.again_of is not None:
            continue
        pool[CREDITED] -= sum(line.amount for line in refund.lines if not line.name)
        for line in refund.beyond:
            if not line.returned:
                pool[line.ref] = pool.get(line.ref, 0) - line.amount
        for ref, amount in though_due(refund).items() if nothing_due else ():
            pool[ref] = pool.get(ref, 0) - amount
    if nothing_due:
        _even_out(pool)
    return {ref: amount for ref, amount in pool.items() if amount > 0}


def came_back(money: MoneyState) -> dict[FeeRef, int]:
    """Đồng got back of what was paid out twice, less what of it was given back again."""
    pool = pool_of(money.collections, returned=True)
    for refund in money.refunds:
        for line in refund.beyond:
            if line.returned:
                pool[line.ref] = pool.get(line.ref, 0) - line.amount
    return pool


def though_due(refund: Refund) -> Mapping[FeeRef, int]:
    """Đồng of the first paying of `refund` in each name that were due when they went back."""
    own = pool_of([refund])
    own.pop(CREDITED, None)
    left = sum(line.amount - drawn(own, line.ref, line.amount) for line in refund.beyond)
    for ref in own:
        left -= drawn(own, ref, left)
    return {ref: amount for ref, amount in own.items() if amount}


def pool_of(
    moves: Iterable[Collection | Exempted | Refund], *, returned: bool = False
) -> dict[FeeRef, int]:
    pool: dict[FeeRef, int] = {}
    for move in moves:
        for line in move.lines:
            if line.returned is returned:
                pool[line.ref] = pool.get(line.ref, 0) + line.amount
    return pool


def drawn(pool: dict[FeeRef, int], ref: FeeRef, most: int) -> int:
    """At most `most` đồng of `ref` out of `pool`; how much it was."""
    amount = min(pool.get(ref, 0), most)
    if amount <= 0:
        return 0
    pool[ref] -= amount
    return amount


def drawn_of_any(pool: dict[FeeRef, int], most: int) -> int:
    """At most `most` đồng out of `pool`, whatever they were taken for."""
    left = most
    for ref in pool:
        left -= drawn(pool, ref, left)
    return most - left


def _even_out(pool: dict[FeeRef, int]) -> None:
    """What was given back in a name that held less came out of the others."""
    short = -sum(amount for amount in pool.values() if amount < 0)
    drawn_of_any(pool, short)
