"""How much of each fee was taken and not given or asked back."""

from collections.abc import Sequence

from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.moves import FeeRef, RefundStage, TakenLine


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


def _add(pool: dict[FeeRef, TakenLine], line: TakenLine, amount: int) -> None:
    before = pool.get(line.ref)
    pool[line.ref] = _with(before or line, (before.amount if before else 0) + amount)


def _with(line: TakenLine, amount: int) -> TakenLine:
    return TakenLine(name=line.name, amount=amount, kind=line.kind, source=line.source)
