"""What an administrator of the centre reads out to a new desk: a one-time code, whom to believe.

Shape: ``XXXX-XXXX-XXXX-XXXX`` alone, or followed by the twenty letters of a fingerprint. The
letters are those nobody takes for another: no I, L, O, U.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LETTERS: Final = 16  # 80 bits
PIN_LETTERS: Final = 20  # 100 bits: nobody finds another authority with the same
PLAIN: Final = "0" * PIN_LETTERS  # in place of a fingerprint: a line without TLS is wanted

_GROUP: Final = 4
_FORGIVEN: Final = str.maketrans("OIL", "011", " -\u2013\t\r\n")


@dataclass(frozen=True, slots=True)
class EnrolmentCode:
    code: str  # letters only
    pin: str = ""  # fingerprint of the authority of the centre, `PLAIN`, or empty: not said


def bare(typed: str) -> str:
    """As it was issued, without hyphens, however it was typed or read out."""
    return typed.upper().translate(_FORGIVEN)


def read_code(typed: str) -> EnrolmentCode:
    """Split what was typed; a fingerprint may stand alone, for a desk that is enrolled.

    What has another length is a code that the centre will refuse.
    """
    letters = bare(typed)
    if len(letters) == PIN_LETTERS:
        return EnrolmentCode("", letters)
    if len(letters) != CODE_LETTERS + PIN_LETTERS:
        return EnrolmentCode(letters)
    return EnrolmentCode(letters[:CODE_LETTERS], letters[CODE_LETTERS:])


def fingerprint_of(authority: bytes) -> str:
    """The first 100 bits of SHA-256 of a certificate in DER, as twenty letters."""
    number = int.from_bytes(sha256(authority).digest()) >> (256 - 5 * PIN_LETTERS)
    return "".join(LETTERS[number >> 5 * at & 31] for at in reversed(range(PIN_LETTERS)))


def in_groups(letters: str) -> str:
    """With hyphens, for eyes and telephones."""
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
