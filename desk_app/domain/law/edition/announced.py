"""What an exchange says of an edition whose file is fetched piece by piece."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from desk_app.domain.law.edition.file import MOST_FILE

CATALOGUE: Final = "catalogue"  # kind of an edition; stored and synced: never renamed
PIECE: Final = 256 << 10  # bytes of each piece of a file, but for the last
_DIGEST: Final = 64  # letters


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedEdition:
    address: str  # SHA-256 of the whole file, hexadecimal
    size: int  # of the file, bytes
    pieces: tuple[str, ...]  # SHA-256 of each, in their order
    procedures: int
    problems: int = 0
    doubts: int = 0


def cut(content: bytes) -> Sequence[bytes]:
    return [content[start : start + PIECE] for start in range(0, len(content), PIECE)]


def announced_body(edition: AnnouncedEdition) -> str:
    """JSON; the same for the same edition."""
    facts = {
        "address": edition.address,
        "size": edition.size,
        "piece": PIECE,
        "pieces": list(edition.pieces),
        "procedures": edition.procedures,
        "problems": edition.problems,
        "doubts": edition.doubts,
    }
    return json.dumps(facts, sort_keys=True, separators=(",", ":"))


def announced_from(body: str) -> AnnouncedEdition:
    """Raises ValueError: a newer program's, or garbage; nobody can fetch it."""
    try:
        facts: Any = json.loads(body)
        edition = AnnouncedEdition(
            address=_digest(facts["address"]),
            size=int(facts["size"]),
            pieces=tuple(_digest(each) for each in facts["pieces"]),
            procedures=int(facts["procedures"]),
            problems=int(facts.get("problems", 0)),
            doubts=int(facts.get("doubts", 0)),
        )
        piece = int(facts["piece"])
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("no announcement") from error
    if piece != PIECE or not 0 < edition.size <= MOST_FILE:
        raise ValueError("no announcement")
    if len(edition.pieces) != -(-edition.size // PIECE):
        raise ValueError("no announcement")
    return edition


def _digest(value: Any) -> str:
    if not isinstance(value, str) or len(value) != _DIGEST or not value.isalnum():
        raise ValueError("no digest")
    return value


def digest_of(data: bytes) -> str:
    return sha256(data).hexdigest()
