"""What an administrator publishes as a file: the catalogue. It is announced by an exchange."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection

from central.founding import Unfounded
from central.publishing import Published
from central.store.editions import Editions
from central.store.units import Units
from desk_app.domain.ids import UnitCode
from desk_app.domain.law.edition.announced import (
    CATALOGUE,
    AnnouncedEdition,
    announced_body,
    announced_from,
    cut,
    digest_of,
)
from desk_app.domain.law.edition.file import MOST_FILE, EditionBroken, check_edition
from desk_app.domain.office_time import office_date
from desk_app.sync.protocol import Edition

ALL_UNITS: Final = "all"
_MARK: Final = 8  # letters of the digest in a name
_HOW: Final = "python -m desk_app import-catalogue TỆP… --edition TỆP-ẤN-BẢN"
_WRONG: Final = {
    "kind": f"Tệp không phải là ấn bản danh mục. Ghi ấn bản bằng {_HOW}.",
    "newer": "Ấn bản do bản mới hơn của chương trình ghi ra. Nâng cấp máy chủ rồi công bố lại.",
    "large": "Ấn bản quá lớn khi giải nén nên không được nhận. "
    "Chia danh mục làm nhiều phần rồi ghi lại.",
    "broken": f"Tệp ấn bản bị hỏng hoặc đã bị sửa. Chép lại, hoặc ghi lại bằng {_HOW}.",
}


def publish_catalogue(
    connection: Connection, raw: bytes, units: Sequence[str], at: datetime
) -> Published:
    """Publish the edition in `raw`, as `import-catalogue --edition` writes it.

    Desks hear of it with their next exchange and fetch it; there it waits for a person. It
    takes the place of the one before. The very one published last changes nothing; what was
    published before that gets a name of its own, so that the offices are asked anew.

    Args:
        units: Their codes; empty, or "all": for all units.

    Raises:
        Unfounded: no edition, altered, too large, of a newer program, or no such unit.
    """
    if len(raw) > MOST_FILE:
        raise Unfounded(f"Tệp quá lớn: ấn bản có tối đa {MOST_FILE >> 20} MiB")
    chosen = _chosen(connection, units)
    pieces = cut(raw)
    try:
        head = check_edition(pieces)
    except EditionBroken as error:
        raise Unfounded(_WRONG[error.reason]) from error
    edition = AnnouncedEdition(
        address=digest_of(raw),
        size=len(raw),
        pieces=tuple(digest_of(piece) for piece in pieces),
        procedures=head.procedures,
        problems=head.problems,
        doubts=head.doubts,
    )
    body = announced_body(edition)
    mark = sha256(f"{at.isoformat()} {edition.address}".encode()).hexdigest()[:_MARK]
    name = f"{office_date(at):%Y%m%d}-{mark}"
    editions = Editions(connection)
    newest = {unit: editions.newest(CATALOGUE, unit) for unit in chosen}
    stale = [unit for unit in chosen if (held := newest[unit]) is None or held.body != body]
    for unit in stale:
        editions.put_file(unit, edition.address, pieces)
        editions.publish(Edition(kind=CATALOGUE, name=name, body=body), unit, at)
    known = next((held.name for held in newest.values() if held is not None), name)
    return Published(name if stale else known, anew=bool(stale))


def damaged_editions(connection: Connection) -> Iterator[tuple[UnitCode, str]]:
    """Unit (empty: all units) and name of each catalogue whose file is not what it was."""
    editions = Editions(connection)
    for unit in (None, *Units(connection).codes()):
        newest = editions.newest(CATALOGUE, unit)
        if newest is None:
            continue
        try:
            edition = announced_from(newest.body)
        except ValueError:  # of a newer program
            continue
        found = [digest_of(data) for data in editions.file(unit, edition.address)]
        if found != list(edition.pieces):
            yield unit or UnitCode(""), newest.name


def _chosen(connection: Connection, units: Sequence[str]) -> Sequence[UnitCode | None]:
    codes = list(dict.fromkeys(unit.strip().upper() for unit in units if unit.strip()))
    if not codes or codes == [ALL_UNITS.upper()]:
        return (None,)
    for code in codes:
        if Units(connection).find(UnitCode(code)) is None:
            raise Unfounded(f"Chưa có đơn vị {code}")
    return tuple(UnitCode(code) for code in codes)
