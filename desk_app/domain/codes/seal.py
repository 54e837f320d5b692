"""The seal of a receipt: digits in its QR that only a desk of the unit can have made.

What the QR says is ``CODE*PROCEDURE*yyMMdd*24 digits``. All of it is made of digits, the signs
``. - * %`` and the letters G and H of codes of places: no input method changes any of them.
docs/decisions/0023 says why it is written in this way.
"""

import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum
from hashlib import sha256
from typing import Final

from desk_app.domain.codes.dossier_code import DossierCode, day_of
from desk_app.domain.ids import UnitCode
from desk_app.domain.office_time import office_date

SIGN: Final = "*"  # between the fields
KEY_BYTES: Final = 32
LAST_EXCHANGE: Final = "sync.last_exchange"  # setting: when the home last answered, and with keys
LONGEST: Final = 120  # characters; more makes a QR that leaves its place on the papers
_FIELDS: Final = 4
_UP_TO_DATE: Final = timedelta(minutes=10)  # a desk on the line asks the home every half minute
_NO_DUE: Final = "000000"  # no due date was promised
_CUT: Final = 10  # bytes of the HMAC that count: 80 bits
_DIGITS: Final = 24
_SEAL: Final = re.compile(rf"[0-9]{{{_DIGITS}}}")
_DAY: Final = re.compile(r"[0-9]{6}")
_PLAIN: Final = re.compile(r"[0-9GH.-]+")  # of a procedure's code; the rest is written as numbers
_WRITTEN: Final = re.compile(r"%([0-9]{1,7}(?:\.[0-9]{1,7})*)%")
_WHOLE: Final = re.compile(rf"(?:[0-9GH.-]|{_WRITTEN.pattern})+")


class Proof(Enum):
    """What a seal proves. The value is stored in acts: never rename one."""

    GENUINE = "genuine"
    RENEWED = "renewed"  # by a key that was replaced since: perhaps by whoever stole it
    FORGED = "forged"
    FOREIGN = "foreign"  # of another unit, whose keys nobody here has
    UNKNOWN = "unknown"  # this desk has no key of that year, or not yet the newest


@dataclass(frozen=True, slots=True)
class SealKey:
    """One key of the unit for the receipts of one year."""

    name: str  # "2026-1f3a09c25b7e": the year and which of the unit's secrets; names, no secret
    year: int  # of the receipt date in the code
    key: bytes = field(repr=False)  # 32 bytes; never in a log
    in_use: bool = True  # seals; the others of its year only prove what they have sealed


@dataclass(frozen=True, slots=True)
class SealedCode:
    """What the QR of a receipt says of itself; whether it is true, `prove` tells."""

    code: DossierCode
    procedure: str  # its code, as the catalogue has it
    due: date | None  # office date; None: none was promised
    digits: str  # 24 of them

    def __str__(self) -> str:
        return f"{_content(self.code, self.procedure, self.due)}{SIGN}{self.digits}"

    @property
    def year(self) -> int:
        return self.code.day.year


def year_key(secret: bytes, unit: UnitCode, year: int) -> bytes:
    """The key of one year, made of a unit's secret; nobody finds the secret, or another
    year's key, from it."""
    return hmac.digest(secret, f"receipt\0{unit}\0{year}".encode(), sha256)


def seal(code: DossierCode, procedure: str, due: date | None, key: bytes) -> SealedCode:
    """What the QR of this receipt says."""
    return SealedCode(code, procedure, due, _digits(_content(code, procedure, due), key))


def read_sealed(text: str) -> SealedCode | None:
    """The sealed code that `text` is, letter by letter; None when it is none.

    Lower case is forgiven: a scanner types with Caps Lock on.
    """
    fields = text.upper().split(SIGN)
    if len(fields) != _FIELDS:
        return None
    code, procedure, due, digits = fields
    if not (_WHOLE.fullmatch(procedure) and _DAY.fullmatch(due) and _SEAL.fullmatch(digits)):
        return None
    try:
        read = SealedCode(
            DossierCode.parse(code),
            _unwritten(procedure),
            None if due == _NO_DUE else day_of(due),
            digits,
        )
    except (ValueError, OverflowError):
        return None
    return read if str(read) == text.upper() else None


def newer_keys_from(last_exchange: datetime | None, now: datetime) -> date:
    """The first day whose receipts may be sealed by keys that this desk has not heard of."""
    if last_exchange is None:
        return date.min
    heard = timedelta(0) <= now - last_exchange <= _UP_TO_DATE
    return date.max if heard else office_date(last_exchange)


def prove(
    sealed: SealedCode, unit: UnitCode, keys: Iterable[SealKey], newer_from: date = date.max
) -> Proof:
    """Hold `sealed` against the keys of `unit` that this desk has, of whatever years.

    Args:
        newer_from: Nothing is called forged whose code is of this day or later.
    """
    if sealed.code.unit != unit:
        return Proof.FOREIGN
    content = _content(sealed.code, sealed.procedure, sealed.due)
    of_year = [key for key in keys if key.year == sealed.year]
    fitting = [
        key
        for key in of_year
        if hmac.compare_digest(_digits(content, key.key), sealed.digits)  # takes as long if wrong
    ]
    if not of_year:
        return Proof.UNKNOWN
    if not fitting:
        return Proof.UNKNOWN if sealed.code.day >= newer_from else Proof.FORGED
    return Proof.GENUINE if any(key.in_use for key in fitting) else Proof.RENEWED


def _content(code: DossierCode, procedure: str, due: date | None) -> str:
    day = _NO_DUE if due is None else f"{due:%y%m%d}"
    return SIGN.join((str(code), _written(procedure), day))


def _digits(content: str, key: bytes) -> str:
    """80 bits have 25 digits at times; modulo 10^24 they keep 79.7 bits and always have 24."""
    cut = int.from_bytes(hmac.digest(key, content.encode("ascii"), sha256)[:_CUT], "big")
    return f"{cut % 10**_DIGITS:0{_DIGITS}d}"


def _written(procedure: str) -> str:
    """``1.004194`` as it is; of ``TS_lop1.H22`` each other letter as its number:
    ``%84.83.95.108.111.112%1.H22``."""
    parts: list[str] = []
    place = 0
    for match in _PLAIN.finditer(procedure):
        parts += (_as_numbers(procedure[place : match.start()]), match[0])
        place = match.end()
    return "".join((*parts, _as_numbers(procedure[place:])))


def _as_numbers(letters: str) -> str:
    return f"%{'.'.join(str(ord(letter)) for letter in letters)}%" if letters else ""


def _unwritten(written: str) -> str:
    """Raises ValueError, OverflowError: a number is no letter's."""

    def letters(found: re.Match[str]) -> str:
        return "".join(chr(int(number)) for number in found[1].split("."))

    procedure = _WRITTEN.sub(letters, written)
    if not procedure.isprintable():
        raise ValueError("no letter of a code")
    return procedure
