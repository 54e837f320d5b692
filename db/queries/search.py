"""One box finds a dossier: code or its last digits, name, personal number, phone."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Integer, bindparam, column, or_, text

from db.queries.rows import DossierLine, as_lines, lines
from db.tables.dossier import dossier as d
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.people.folding import words
from desk_app.domain.people.phone import is_phone, normal_phone

_TAIL: Final = 4  # digits of a personal number that officers ask for
_SERIAL_DIGITS: Final = 8
_LEAST_WORD: Final = 2  # letters; the index keeps prefixes of two and three
_NEWEST: Final = lines().order_by(d.c.n.desc()).limit(bindparam("limit"))
_BY_CODE: Final = _NEWEST.where(d.c.code == bindparam("code"))
_BY_DIGITS: Final = _NEWEST.where(  # what cannot be meant is null, and finds nothing
    or_(
        d.c.id_number == bindparam("id_number"),
        d.c.serial == bindparam("serial"),
        d.c.id_tail == bindparam("id_tail"),
        d.c.phone == bindparam("phone"),
    )
)
_NAMED: Final = (
    text(
        "SELECT rowid FROM dossier_words WHERE dossier_words MATCH :sought"
        " ORDER BY rowid DESC LIMIT :limit"
    )
    .columns(column("rowid", Integer))
    .subquery("named")
)
_BY_NAME: Final = lines().join(_NAMED, _NAMED.c.rowid == d.c.n).order_by(d.c.n.desc())


def search(connection: Connection, sought: str, limit: int = 50) -> Sequence[DossierLine]:
    """Newest first. Nothing is found for fewer than two letters or digits.

    A whole code or personal number gives its own dossiers only.
    """
    sought = sought.strip()
    for query, read in ((_BY_CODE, _code), (_BY_DIGITS, _digits), (_BY_NAME, _name)):
        meant = read(sought)
        if meant is not None:
            return as_lines(connection.execute(query, {**meant, "limit": limit}).all())
    return ()


def _code(sought: str) -> Mapping[str, Any] | None:
    try:
        return {"code": str(DossierCode.parse(sought))}
    except ValueError:
        return None


def _digits(sought: str) -> Mapping[str, Any] | None:
    digits = "".join(sought.replace("+", "").replace("-", "").replace(".", "").split())
    if len(digits) < _LEAST_WORD or not digits.isascii() or not digits.isdigit():
        return None
    return {
        "id_number": digits,
        "serial": int(digits) if len(digits) <= _SERIAL_DIGITS else None,
        "id_tail": digits if len(digits) == _TAIL else None,
        "phone": normal_phone(sought) if is_phone(sought) else None,
    }


def _name(sought: str) -> Mapping[str, Any] | None:
    pieces = [word for word in words(sought) if len(word) >= _LEAST_WORD]
    return {"sought": " ".join(f'"{piece}"*' for piece in pieces)} if pieces else None
