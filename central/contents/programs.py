"""What an administrator publishes of the maker's releases; desks believe the maker, not us."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Final

from sqlalchemy import Connection

from central.contents.publishing import announce, chosen_units, drop_replaced, mark_of
from central.founding import Unfounded
from central.publishing import Published
from central.store.editions import Editions
from desk_app.domain.announced_file import PIECE, announced
from desk_app.domain.releases.manifest import (
    MOST_ARCHIVE,
    MOST_HEAD,
    AnnouncedRelease,
    Manifest,
    ReleaseBroken,
    kind_of,
    read_head,
    release_body,
)
from desk_app.sync.protocol import MOST_EDITION, Edition

_WRONG: Final = {
    "kind": "Tệp không phải là bản phát hành của chương trình. Chọn tệp do nhà làm chương trình "
    "gửi.",
    "newer": "Bản phát hành theo dạng mới hơn. Nâng cấp máy chủ rồi công bố lại.",
    "broken": "Tệp bản phát hành bị hỏng hoặc đã bị sửa. Chép lại tệp rồi công bố lại.",
}


@dataclass(frozen=True, slots=True)
class PublishedProgram:
    manifest: Manifest
    done: Published


def publish_program(
    connection: Connection, file: BinaryIO, units: Sequence[str], at: datetime
) -> PublishedProgram:
    """Publish the release in `file`, as `release pack` writes it.

    Desks on the same kind of machine hear of it with their next exchange; who runs an older
    version fetches it, and believes it only for the maker's signature, which is not looked at
    here but for its shape. An older one published anew withdraws a newer one from all who have
    not taken it; no desk goes back by it.

    Args:
        units: Their codes; empty, or "all": for all units.

    Raises:
        Unfounded: no release, altered, too large, of a newer format, or no such unit.
    """
    chosen = chosen_units(connection, units)
    try:
        signed, begins = read_head(file.read(MOST_HEAD))
        manifest = signed.read()
    except ReleaseBroken as error:
        raise Unfounded(_WRONG[error.reason]) from error
    found = announced(_pieces(file, begins))
    if (found.address, found.size) != (manifest.digest, manifest.size):
        raise Unfounded(_WRONG["broken"])
    body = release_body(AnnouncedRelease(found, signed))
    if len(body.encode()) > MOST_EDITION:
        raise Unfounded(f"Bản phát hành quá lớn: tối đa {MOST_ARCHIVE >> 20} MiB")
    name = f"{manifest.version}-{mark_of(found, at)}"
    editions = Editions(connection)
    if not editions.is_whole(None, found):
        editions.put_file(None, found.address, _pieces(file, begins))
    edition = Edition(kind=kind_of(manifest.platform), name=name, body=body)
    done = announce(editions, edition, chosen, at)
    drop_replaced(editions, None)
    return PublishedProgram(manifest, done)


def _pieces(file: BinaryIO, begins: int) -> Iterator[bytes]:
    """Of the archive; one piece more than anybody would fetch is read of a larger one."""
    file.seek(begins)
    left = MOST_ARCHIVE + PIECE
    while left > 0 and (piece := file.read(PIECE)):
        left -= len(piece)
        yield piece
