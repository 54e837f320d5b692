"""Use case: bring what reports count up to the acts."""

from typing import Final

from desk_app.services.desk import Desk

_AT_ONCE: Final = 40  # dossiers folded while the lock is held, where somebody waits for them


def count_dossiers(desk: Desk, most: int = _AT_ONCE) -> int:
    """Count the next few dossiers that acts touched since they were counted; no act is written.

    Receiving a dossier does not wait for it: it is done before a report reads, and in between.

    Returns:
        How many were counted; 0 when none is left.
    """
    with desk.glance() as work:
        if not work.standings.any_left():
            return 0
    with desk.work() as work:
        counted = work.standings.count(most)
        work.commit()
    return counted
