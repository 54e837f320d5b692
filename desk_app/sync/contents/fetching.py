"""A file that an exchange told of, fetched piece by piece: each is proven before it is kept."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from desk_app.domain.announced_file import PIECE, AnnouncedFile, digest_of
from desk_app.domain.errors import CentralUnreachable
from desk_app.domain.ids import UnitCode
from desk_app.sync.protocol import VERSION, ContentsLine, ContentsOrder, EditionPiece

log = logging.getLogger(__name__)

AT_ONCE: Final = 4  # pieces in one turn of the network lane; acts go first


@dataclass(frozen=True, slots=True)
class Fetched:
    """What one turn brought about."""

    pieces: int = 0
    arrived: bool = False  # with the last of them: it waits for a person now
    more: bool = False  # something is left that can be fetched


def fetch_pieces(
    file: AnnouncedFile,
    wanted: Sequence[int],
    unit: UnitCode,
    line: ContentsLine,
    keep: Callable[[int, bytes], None],
) -> int:
    """Fetch the pieces `wanted`, by their places in the file; `keep` is given each as it comes.

    Returns:
        How many came; fewer: another file took its place, and the next exchange tells of it.

    Raises:
        CentralUnreachable, CentralRefused: no answer, or another piece than was announced; what
            came before was kept.
    """
    for done, n in enumerate(wanted):
        asked = EditionPiece(address=file.address, offset=n * PIECE)
        answer = line.contents(ContentsOrder(version=VERSION, unit=unit, edition=asked))
        if not answer.named:
            return done
        if digest_of(answer.data) != file.pieces[n]:
            log.warning("edition.piece_differs at %d", n)
            raise CentralUnreachable()
        keep(n, answer.data)
    return len(wanted)
