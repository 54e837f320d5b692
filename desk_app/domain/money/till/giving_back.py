"""How much of each fee was taken and not given or asked back."""

from collections.abc import Sequence
from dataclasses import replace

from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.held import drawn, though_due
from desk_app.domain.money.till.moves import FeeRef, MoneyState, Refund, RefundStage, TakenLine
from desk_app.domain.money.till.owed import beyond_due, unasked


def left_to_give_back(dossier: Dossier) -> Sequence[TakenLine]:
    """What was credited beyond what was due stands first, under no name."""
    pool: dict[FeeRef, TakenLine] = {}
    for taken in dossier.money.collections:
        for line in (TakenLine(name="", amount=taken.too_much), *taken.lines):
            _add(pool, line, line.amount)
    for refund in dossier.money.refunds:
        if refund.stage is not RefundStage.DECLINED:
            for line in refund.lines:
                _add(pool, line, -line.amount)
    lines = sorted(pool.values(), key=lambda line: line.name != "")
    return tuple(line for line in lines if line.amount > 0)


def part_of(lines: Sequence[TakenLine], amount: int) -> Sequence[TakenLine]:
    """`amount` đồng out of `lines`, one after the other; less where they do not hold it."""
    found = []
    for line in lines:
        part = min(line.amount, amount)
        if part > 0:
            found.append(replace(line, amount=part))
            amount -= part
    return tuple(found)


def paid_beyond_due(dossier: Dossier, refund: Refund) -> Sequence[TakenLine]:
    """What of `refund`, which is paid now, is due for no fee of `dossier`, as that stands before.

    Its own fees first. What was credited too much was never counted as paid.
    """
    left = sum(line.amount for line in refund.lines if line.name)
    own = {line.ref for line in refund.lines}
    return part_of(sorted(beyond_due(dossier), key=lambda line: line.ref not in own), left)


def told_unasked(before: Dossier, after: Dossier) -> MoneyState:
    """The money of `after`, whose fees ask for other sums than those of `before`.

    What they ask for no more was given back already where a refund gave it back though it was
    due: whether the refund or the new sum comes first, it comes to the same.
    """
    if not after.money.refunds:
        return after.money
    was = unasked(before)
    grown = {ref: amount - was.get(ref, 0) for ref, amount in unasked(after).items()}
    if not any(amount > 0 for amount in grown.values()):
        return after.money
    refunds = tuple(
        each
        if each.stage is not RefundStage.PAID or each.again_of is not None
        else replace(each, beyond=(*each.beyond, *_no_more_due(each, grown)))
        for each in after.money.refunds
    )
    return replace(after.money, refunds=refunds)


def _no_more_due(refund: Refund, grown: dict[FeeRef, int]) -> Sequence[TakenLine]:
    """What of it was due until now; taken off `grown`."""
    due = though_due(refund)
    parts = {ref: drawn(grown, ref, amount) for ref, amount in due.items()}
    return [
        TakenLine(name=ref[0], kind=ref[1], amount=amount)
        for ref, amount in parts.items()
        if amount
    ]


def _add(pool: dict[FeeRef, TakenLine], line: TakenLine, amount: int) -> None:
    before = pool.get(line.ref)
    pool[line.ref] = _with(before or line, (before.amount if before else 0) + amount)


def _with(line: TakenLine, amount: int) -> TakenLine:
    return TakenLine(name=line.name, amount=amount, kind=line.kind, source=line.source)
