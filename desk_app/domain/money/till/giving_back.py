"""How much of each fee was taken and not given or asked back."""

from collections.abc import Sequence

from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.moves import FeeRef, Refund, RefundStage, TakenLine
from desk_app.domain.money.till.owed import beyond_due


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
            found.append(_with(line, part))
            amount -= part
    return tuple(found)


def paid_beyond_due(dossier: Dossier, refund: Refund) -> Sequence[TakenLine]:
    """What of `refund`, which is paid now, is due for no fee of `dossier`, as that stands before.

    Its own fees first. What was credited too much was never counted as paid.
    """
    left = sum(line.amount for line in refund.lines if line.name)
    over, own = beyond_due(dossier), {line.ref for line in refund.lines}
    beyond = [
        TakenLine(name=ref[0], kind=ref[1], amount=over[ref])
        for ref in sorted(over, key=lambda ref: ref not in own)
    ]
    return part_of(beyond, left)


def _add(pool: dict[FeeRef, TakenLine], line: TakenLine, amount: int) -> None:
    before = pool.get(line.ref)
    pool[line.ref] = _with(before or line, (before.amount if before else 0) + amount)


def _with(line: TakenLine, amount: int) -> TakenLine:
    return TakenLine(name=line.name, amount=amount, kind=line.kind, source=line.source)
