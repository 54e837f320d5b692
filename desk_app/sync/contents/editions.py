"""The file of an edition that an exchange told of, fetched piece by piece."""

import logging
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from db.repositories.syncing.editions import CentreCatalogue
from desk_app.domain.errors import CentralUnreachable
from desk_app.domain.law.edition.announced import PIECE, digest_of
from desk_app.sync.desk import SyncDesk
from desk_app.sync.protocol import VERSION, ContentsLine, ContentsOrder, EditionPiece

log = logging.getLogger(__name__)

AT_ONCE: Final = 4  # pieces in one turn of the network lane; acts go first


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one turn brought about."""

    pieces: int = 0
    arrived: bool = False  # with the last of them: the edition waits for a person now
    more: bool = False  # something is left that can be fetched


def fetch_edition(desk: SyncDesk, line: ContentsLine, most: int = AT_ONCE) -> Fetched:
    """Fetch what is missing of the newest catalogue, at most `most` pieces.

    May be broken off anywhere: each piece is proven and stored by itself, and the next turn
    goes on behind it.

    Raises:
        CentralUnreachable, CentralRefused: no answer, or another piece than was announced; what
            came before stays.
    """
    with desk.glance() as tx:
        wanted = tx.editions.waiting()
    if wanted is None or wanted.whole:
        return Fetched()
    edition = wanted.edition
    missing = [n for n in range(len(edition.pieces)) if n not in wanted.held]
    for done, n in enumerate(missing[:most]):
        asked = EditionPiece(address=edition.address, offset=n * PIECE)
        answer = line.contents(ContentsOrder(version=VERSION, unit=desk.unit, edition=asked))
        if not answer.named:  # another took its place; the next exchange tells of it
            return Fetched(done)
        if digest_of(answer.data) != edition.pieces[n]:
            log.warning("edition.piece_differs at %d", n)
            raise CentralUnreachable()
        with desk.work() as tx:
            tx.editions.keep_piece(edition.address, n, answer.data)
            tx.commit()
    if len(missing) > most:
        return Fetched(most, more=True)
    return Fetched(len(missing), arrived=_is_proven(desk, wanted))


def _is_proven(desk: SyncDesk, wanted: CentreCatalogue) -> bool:
    """False: the pieces are what was announced, and the whole is not. Nobody will mend that."""
    digest, size = sha256(), 0
    with desk.glance() as tx:
        for piece in tx.editions.content(wanted.edition.address):
            digest.update(piece)
            size += len(piece)
    if (digest.hexdigest(), size) == (wanted.edition.address, wanted.edition.size):
        return True
    log.error("edition.file_differs")
    with desk.work() as tx:
        tx.editions.spoil(wanted.name)
        tx.commit()
    return False
