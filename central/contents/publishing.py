"""What an administrator publishes as a file, a catalogue, a program: announced by an exchange."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final, Protocol

from sqlalchemy import Connection

from central.founding import Unfounded
from central.publishing import Published
from central.store.editions import Editions
from central.store.units import Units
from desk_app.domain.announced_file import AnnouncedFile, announced, cut
from desk_app.domain.ids import UnitCode
from desk_app.domain.law.edition.announced import (
    CATALOGUE,
    AnnouncedEdition,
    announced_body,
    announced_from,
)
from desk_app.domain.law.edition.file import MOST_FILE, EditionBroken, check_edition
from desk_app.domain.office_time import office_date
from desk_app.domain.releases.manifest import release_from
from desk_app.sync.protocol import Edition
from desk_app.version import typed

ALL_UNITS: Final = "all"
_MARK: Final = 8  # letters of the digest in a name
_HOW: Final = f"{typed('desk_app')} import-catalogue TỆP… --edition TỆP-ẤN-BẢN"
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
    chosen = chosen_units(connection, units)
    pieces = cut(raw)
    try:
        head = check_edition(pieces)
    except EditionBroken as error:
        raise Unfounded(_WRONG[error.reason]) from error
    edition = AnnouncedEdition(
        file=announced(pieces),
        procedures=head.procedures,
        problems=head.problems,
        doubts=head.doubts,
    )
    name = f"{office_date(at):%Y%m%d}-{mark_of(edition.file, at)}"
    found = Edition(kind=CATALOGUE, name=name, body=announced_body(edition))
    editions = Editions(connection)
    for unit in chosen:
        if not editions.is_whole(unit, edition.file):
            editions.put_file(unit, edition.file.address, pieces)
    done = announce(editions, found, chosen, at)
    for unit in chosen:
        drop_replaced(editions, unit)
    return done


def announce(
    editions: Editions, edition: Edition, units: Sequence[UnitCode | None], at: datetime
) -> Published:
    """Tell of `edition` wherever another one is the newest of its kind. Its file is there."""
    newest = {unit: editions.newest(edition.kind, unit) for unit in units}
    stale = [unit for unit in units if (held := newest[unit]) is None or held.body != edition.body]
    for unit in stale:
        editions.publish(edition, unit, at)
    known = next((held.name for held in newest.values() if held is not None), edition.name)
    return Published(edition.name if stale else known, anew=bool(stale))


def drop_replaced(editions: Editions, unit: UnitCode | None) -> None:
    """Files for just these whose place others took. Those of programs are for all units."""
    named = [editions.newest(CATALOGUE, unit)]
    files = [_file_of(announced_from, each) for each in named if each is not None]
    if unit is None:
        files += [_file_of(release_from, each) for _, each in editions.programs()]
    editions.drop_files(unit, [file.address for file in files if file is not None])


def mark_of(file: AnnouncedFile, at: datetime) -> str:
    """Of one publishing: the same file published later has another one."""
    return sha256(f"{at.isoformat()} {file.address}".encode()).hexdigest()[:_MARK]


def damaged_editions(connection: Connection) -> Iterator[tuple[UnitCode, str, str]]:
    """Unit (empty: all units), kind and name of each edition whose file is not what it was."""
    editions = Editions(connection)
    for unit in (None, *Units(connection).codes()):
        newest = editions.newest(CATALOGUE, unit)
        file = None if newest is None else _file_of(announced_from, newest)
        if newest is not None and file is not None and not editions.is_whole(unit, file):
            yield unit or UnitCode(""), CATALOGUE, newest.name
    for unit, program in editions.programs():
        file = _file_of(release_from, program)
        if file is not None and not editions.is_whole(None, file):
            yield unit, program.kind, program.name


class _Announced(Protocol):
    @property
    def file(self) -> AnnouncedFile: ...


def _file_of(read: Callable[[str], _Announced], edition: Edition) -> AnnouncedFile | None:
    """None: the edition is a newer program's."""
    try:
        return read(edition.body).file
    except ValueError:
        return None


def chosen_units(connection: Connection, units: Sequence[str]) -> Sequence[UnitCode | None]:
    """Args: units: As typed; empty, or "all": for all units. Raises Unfounded: no such unit."""
    codes = list(dict.fromkeys(unit.strip().upper() for unit in units if unit.strip()))
    if not codes or codes == [ALL_UNITS.upper()]:
        return (None,)
    for code in codes:
        if Units(connection).find(UnitCode(code)) is None:
            raise Unfounded(f"Chưa có đơn vị {code}")
    return tuple(UnitCode(code) for code in codes)
