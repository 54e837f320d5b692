"""A file that an exchange tells of and that is fetched piece by piece: what is said of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

PIECE: Final = 256 << 10  # bytes of each piece of a file, but for the last
_DIGEST: Final = 64  # letters


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedFile:
    address: str  # SHA-256 of the whole file, hexadecimal
    size: int  # of the file, bytes
    pieces: tuple[str, ...]  # SHA-256 of each, in their order


def cut(content: bytes) -> Sequence[bytes]:
    return [content[start : start + PIECE] for start in range(0, len(content), PIECE)]


def announced(pieces: Iterable[bytes]) -> AnnouncedFile:
    """What is to be said of the file that `pieces` are of, each as long as `cut` makes them."""
    whole, size, digests = sha256(), 0, list[str]()
    for piece in pieces:
        whole.update(piece)
        size += len(piece)
        digests.append(digest_of(piece))
    return AnnouncedFile(address=whole.hexdigest(), size=size, pieces=tuple(digests))


def file_facts(file: AnnouncedFile) -> dict[str, Any]:
    """As JSON; a body says more beside it."""
    return {
        "address": file.address,
        "size": file.size,
        "piece": PIECE,
        "pieces": list(file.pieces),
    }


def file_from(facts: Mapping[str, Any], most: int) -> AnnouncedFile:
    """Read what `file_facts` wrote.

    Args:
        most: Bytes of a file that anybody would fetch.

    Raises:
        ValueError: a newer program's, or garbage; nobody can fetch it.
    """
    try:
        file = AnnouncedFile(
            address=_digest(facts["address"]),
            size=int(facts["size"]),
            pieces=tuple(_digest(each) for each in facts["pieces"]),
        )
        piece = int(facts["piece"])
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("no announcement") from error
    if piece != PIECE or not 0 < file.size <= most:
        raise ValueError("no announcement")
    if len(file.pieces) != -(-file.size // PIECE):
        raise ValueError("no announcement")
    return file


def _digest(value: Any) -> str:
    if not isinstance(value, str) or len(value) != _DIGEST or not value.isalnum():
        raise ValueError("no digest")
    return value


def digest_of(data: bytes) -> str:
    return sha256(data).hexdigest()
