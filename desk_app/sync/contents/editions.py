"""The file of a catalogue that an exchange told of, into the store."""

import logging
from hashlib import sha256

from db.repositories.syncing.editions import CentreCatalogue
from desk_app.sync.contents.fetching import AT_ONCE, Fetched, fetch_pieces
from desk_app.sync.desk import SyncDesk
from desk_app.sync.protocol import ContentsLine

log = logging.getLogger(__name__)


def fetch_edition(desk: SyncDesk, line: ContentsLine, most: int = AT_ONCE) -> Fetched:
    """Fetch what is missing of the newest catalogue, at most `most` pieces.

    May be broken off anywhere: each piece is proven and stored by itself, and the next turn
    goes on behind it. Raises as `fetch_pieces`.
    """
    with desk.glance() as tx:
        wanted = tx.editions.waiting()
    if wanted is None or wanted.whole:
        return Fetched()
    file = wanted.edition.file
    missing = [n for n in range(len(file.pieces)) if n not in wanted.held]

    def keep(n: int, data: bytes) -> None:
        with desk.work() as tx:
            tx.editions.keep_piece(file.address, n, data)
            tx.commit()

    done = fetch_pieces(file, missing[:most], desk.unit, line, keep)
    if done < len(missing):
        return Fetched(done, more=done == most)
    return Fetched(done, arrived=_is_proven(desk, wanted))


def _is_proven(desk: SyncDesk, wanted: CentreCatalogue) -> bool:
    """False: the pieces are what was announced, and the whole is not. Nobody will mend that."""
    file, digest, size = wanted.edition.file, sha256(), 0
    with desk.glance() as tx:
        for piece in tx.editions.content(file.address):
            digest.update(piece)
            size += len(piece)
    if (digest.hexdigest(), size) == (file.address, file.size):
        return True
    log.error("edition.file_differs")
    with desk.work() as tx:
        tx.editions.spoil(wanted.name)
        tx.commit()
    return False
