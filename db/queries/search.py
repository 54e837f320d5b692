"""One box finds a dossier: its codes or last digits, name, personal number, phone."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Integer, and_, bindparam, column, or_, select, text

from db.queries.rows import DossierLine, as_lines, lines
from db.tables.dossier import dossier as d
from db.tables.numbers import external_code
from desk_app.domain.codes.blocks import LAST_BLOCK, last_of
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.external_code import sought_code
from desk_app.domain.people.folding import words
from desk_app.domain.people.phone import is_phone, normal_phone

_TAIL: Final = 4  # digits of a personal number that officers ask for
_SERIAL_DIGITS: Final = 8
_PRINTED_DIGITS: Final = 4  # of a serial at least
_LEAST_WORD: Final = 2  # letters; the index keeps prefixes of two to seven
_LAST_SERIAL: Final = last_of(LAST_BLOCK)
_NEWEST: Final = lines().order_by(d.c.n.desc()).limit(bindparam("limit"))
_NOTED: Final = d.c.id.in_(  # another system's code
    select(external_code.c.dossier).where(external_code.c.sought == bindparam("code"))
)
_BY_CODE: Final = _NEWEST.where(or_(d.c.code == bindparam("code"), _NOTED))
_BY_EXTERNAL: Final = _NEWEST.where(_NOTED)
# Serials begin again every day: by its serial few rows are left to look at the end of.
_ENDS: Final = and_(d.c.serial == bindparam("serial"), d.c.code.like(bindparam("ending")))
_BY_ENDING: Final = _NEWEST.where(_ENDS)
_ENDING: Final = re.compile(r"((?:[0-9A-Z.]+-)?[0-9]{1,8})-([0-9]{4,8})")
_BARE_ENDING: Final = re.compile(r"([0-9]{6})([0-9]{4,8})")  # perhaps of a code: a day, a serial
_BY_DIGITS: Final = _NEWEST.where(  # what cannot be meant is null, and finds nothing
    or_(
        d.c.id_number == bindparam("id_number"),
        d.c.serial.in_(bindparam("serials", expanding=True)),
        d.c.id_tail == bindparam("id_tail"),
        d.c.phone == bindparam("phone"),
        _ENDS,
        _NOTED,
    )
)
_MAY_MEAN_ELSE: Final = (_BY_ENDING, _BY_EXTERNAL)  # a telephone in groups, a name with a digit
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

    A whole code or personal number gives its own dossiers only, and so does the end of a code
    with its day: "261130-1003", "30-1003". "2611301003" is also whatever else has ten digits: a
    tax number, a telephone. Four digits and more are also the last ones of a longer serial.
    """
    sought = sought.strip()
    for query, read in (
        (_BY_CODE, _code),
        (_BY_ENDING, _ending),
        (_BY_DIGITS, _digits),
        (_BY_EXTERNAL, _external),
        (_BY_NAME, _name),
    ):
        meant = read(sought)
        if meant is None:
            continue
        rows = connection.execute(query, {**meant, "limit": limit}).all()
        if rows or query not in _MAY_MEAN_ELSE:
            return as_lines(rows)
    return ()


def digits_of(sought: str) -> str | None:
    """The figures of a number however it was grouped; None for anything else, or too few."""
    digits = "".join(sought.replace("+", "").replace("-", "").replace(".", "").split())
    if len(digits) < _LEAST_WORD or not digits.isascii() or not digits.isdigit():
        return None
    return digits


def name_of(sought: str) -> str | None:
    """What the word index is asked for; None where no word is long enough."""
    pieces = [word for word in words(sought) if len(word) >= _LEAST_WORD]
    return " ".join(f'"{piece}"*' for piece in pieces) or None


def _code(sought: str) -> Mapping[str, Any] | None:
    try:
        return {"code": str(DossierCode.parse(sought))}
    except ValueError:
        return None


def _ending(sought: str) -> Mapping[str, Any] | None:
    read = _ENDING.fullmatch(sought.upper())
    return None if read is None else _ends(read[1], read[2])


def _ends(head: str, serial: str) -> Mapping[str, Any]:
    return {"serial": int(serial), "ending": f"%{head:0>2}-{serial}"}


def _digits(sought: str) -> Mapping[str, Any] | None:
    digits = digits_of(sought)
    if digits is None:
        return None
    bare = _BARE_ENDING.fullmatch(digits)
    return {
        **(_ends(bare[1], bare[2]) if bare else {"serial": None, "ending": None}),
        "id_number": digits,
        "serials": _serials(digits),
        "id_tail": digits if len(digits) == _TAIL else None,
        "phone": normal_phone(sought) if is_phone(sought) else None,
        "code": digits,
    }


def _serials(digits: str) -> Sequence[int]:
    """Serials that are `digits`, or end with them where nothing shorter is printed."""
    if len(digits) > _SERIAL_DIGITS:
        return ()
    if len(digits) < _PRINTED_DIGITS:
        return (int(digits),)
    longer = range(int(digits), _LAST_SERIAL + 1, 10 ** len(digits))
    return tuple(longer) or (int(digits),)


def _external(sought: str) -> Mapping[str, Any] | None:
    code = sought_code(sought)
    return {"code": code} if any(sign.isdigit() for sign in code) else None


def _name(sought: str) -> Mapping[str, Any] | None:
    name = name_of(sought)
    return None if name is None else {"sought": name}
