"""Pages of the past, asked for and proven. What does not prove itself is not looked at."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desk_app.domain.acts.act import digest_of
from desk_app.domain.history.faults import SnapshotAltered, SnapshotForeign, SnapshotOutdated
from desk_app.domain.ids import Digest
from desk_app.sync.protocol import (
    HistoryLine,
    HistoryOrder,
    HistoryPage,
    Part,
    page_digest,
    stream_digest,
)


def asked(line: HistoryLine, order: HistoryOrder, key: bytes) -> HistoryPage:
    """The page that `order` asks for.

    Args:
        key: By which the home signs pages, as it said at the enrolment.

    Raises:
        SnapshotForeign, SnapshotAltered, SnapshotOutdated: nothing of it may be used.
        CentralUnreachable, CentralRefused: as of an exchange.
    """
    page = line.history(order)
    if page.unit != order.unit:
        raise SnapshotForeign()
    told = [(n.raw, n.digest) for n in (*page.news, *page.beside) if n.raw is not None]
    true = all(digest_of(raw.encode()) == digest for raw, digest in told)
    if not true or not _signed(key, page_digest(page), page.signature):
        raise SnapshotAltered()
    if order.part != Part.SEAL and page.epoch != order.epoch:
        raise SnapshotOutdated()
    where = (page.part, page.after) if order.part == Part.SEAL else _place(page)
    if where != ((order.part, order.after) if order.part == Part.SEAL else _place(order)):
        raise SnapshotAltered()  # an answer to another question
    return page


def leads_to(page: HistoryPage, digest: Digest) -> bool:
    """Whether the acts of a page of `BACK` follow one another, up to the `digest` of the stream
    above them: then they are those of the stream, and the page's own digest is true as well."""
    found = page.digest
    for position, entry in enumerate(page.news, start=page.next + 1):
        if entry.position != position:
            return False
        found = stream_digest(found, entry.digest)
    return found == digest and page.next + len(page.news) == page.after


def _place(asked_of: HistoryOrder | HistoryPage) -> tuple[str, int, int]:
    return asked_of.part, asked_of.at, asked_of.after


def _signed(key: bytes, digest: Digest, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, digest)
    except (InvalidSignature, ValueError):
        return False
    return True
