"""Use case: bring the rows of an older program up to the rules of this one."""

from typing import Final

from desk_app.domain.acts.fold import VERSION
from desk_app.services.desk import Desk

BESIDE: Final = "store.folded_beside"  # version of the rules, and up to which act

_AT_ONCE: Final = 25  # dossiers, or acts beside them, folded while the lock is held


def fold_again(after: int, desk: Desk) -> int | None:
    """Fold the next few dossiers that another version of the fold made, then what is beside them.

    No act is written: a row is only what its acts amount to. What an older program could
    not follow can be worked with again afterwards: it may have kept acts about shifts, lists
    and tickets, or of dossiers that came online, and made no row of them.

    Args:
        after: Row number where the last call ended; 0 to begin.

    Returns:
        The row number to go on from; None when every row is of this version.
    """
    with desk.glance() as work:
        others = work.dossiers.folded_otherwise(after, _AT_ONCE)
        version, reached = work.settings.get(BESIDE, [0, 0])
    if others:
        with desk.work() as work:
            work.dossiers.refold([dossier for _, dossier in others], noted_at=desk.now())
            work.commit()
        return others[-1][0]
    if (version, reached) == (VERSION, None):
        return None
    with desk.glance() as work:  # looking through all acts holds nobody up
        acts, place = work.stream.beside(reached if version == VERSION else 0, _AT_ONCE)
    with desk.work() as work:
        work.stream.fold_again(acts, noted_at=desk.now())
        work.settings.set(BESIDE, [VERSION, place])
        work.commit()
    return None if place is None else after
