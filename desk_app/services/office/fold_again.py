"""Use case: bring the rows of an older program up to the rules of this one."""

from typing import Final

from desk_app.services.desk import Desk

_AT_ONCE: Final = 25  # dossiers folded while the lock is held


def fold_again(after: int, desk: Desk) -> int | None:
    """Fold the next few dossiers that another version of the fold made.

    No act is written: a row is only what its acts amount to. What an older program could
    not follow can be worked with again afterwards.

    Args:
        after: Row number where the last call ended; 0 to begin.

    Returns:
        The row number to go on from; None when every row is of this version.
    """
    with desk.glance() as work:
        others = work.dossiers.folded_otherwise(after, _AT_ONCE)
    if not others:
        return None
    with desk.work() as work:
        work.dossiers.refold([dossier for _, dossier in others], noted_at=desk.now())
        work.commit()
    return others[-1][0]
