"""Positions become void: the home was restored, or its stream and ours differ.

Done in small steps, so that the counter can write in between; what is left to
do is kept in the store and goes on after a crash.
"""

from typing import Final

from db.repositories.stream import Place
from db.unit_of_work import UnitOfWork
from desk_app.sync.desk import SyncDesk

_LEFT: Final = "sync.renumbering"
_AT_ONCE: Final = 50


def renumber(desk: SyncDesk, epoch: str, had: int | None) -> None:
    """Void every position and begin `epoch` at its first act.

    Args:
        had: The highest position that the home still has: all acts above it, and those
            without a position, are offered again, our own and others'. None: the home
            lost nothing; only its order is read again.
    """
    with desk.work() as tx:
        tx.settings.set(_LEFT, {"epoch": epoch, "had": had})
        tx.commit()
    go_on(desk)


def go_on(desk: SyncDesk) -> None:
    """Finish what `renumber` began, if anything is left of it."""
    with desk.glance() as tx:
        left = tx.settings.get(_LEFT)
    while left is not None:
        with desk.work() as tx:
            done = _step(tx, desk, left)
            tx.commit()
        if done:
            return
        desk.breathe()


def _step(tx: UnitOfWork, desk: SyncDesk, left: dict[str, int | str | None]) -> bool:
    """One step; True when it was the last."""
    had = left["had"]
    above = had if isinstance(had, int) else None
    if not left.get("swept") and above is not None and tx.stream.offer_unplaced(_AT_ONCE):
        return False
    left["swept"] = True  # positions voided from here on are no reason to offer an act
    tx.settings.set(_LEFT, left)
    if tx.stream.void(above, _AT_ONCE, noted_at=desk.now()):
        return False
    if above is not None:
        tx.stream.offer_refused(desk.id)
        tx.attachments.wait_again(desk.id)
    if _forget_past(tx, desk):
        return False
    tx.stream.set_place(Place(str(left["epoch"])))
    tx.settings.set(_LEFT, None)
    return True


def _forget_past(tx: UnitOfWork, desk: SyncDesk) -> bool:
    """The stream is read from its first act: nothing is fetched apart from it. True: once more."""
    if tx.history.filling() is not None:
        tx.history.set(None)
        return True
    waiting = tx.history.unbegun(_AT_ONCE)
    for dossier in waiting:
        tx.history.note_whole(dossier)
        tx.dossiers.refold([dossier], noted_at=desk.now())
    if not waiting:
        tx.history.drop()
    return bool(waiting)
