"""Fees that are open when a result is handed out: taken first, or the reason why not is kept."""

from desk_app.domain.acts.act import Body
from desk_app.domain.dossier import Dossier
from desk_app.domain.money.till.faults import FeesOutstanding
from desk_app.domain.money.till.owed import left_of, unsettled


def unpaid_body(dossier: Dossier, because: str, *, collects: bool) -> Body:
    """What the act of the return says of fees that stay open; empty where none does.

    Args:
        collects: Who returns may take the money.

    Raises:
        FeesOutstanding: some are open, and no reason is given.

    Legal: [return.fee]
    """
    open_ = unsettled(dossier)
    if not open_:
        return {}
    left, unknown = left_of(dossier), sum(line.asked is None for line in open_)
    if not (reason := " ".join(because.split())):
        raise FeesOutstanding(left, unknown, collects)
    return {"unpaid": {"left": left, "unknown": unknown, "reason": reason}}
