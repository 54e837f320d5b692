"""Whether a key is a store's own though its first page cannot be read: damage, and no wrong key.

Each page carries a proof under the key: 16 bytes of its nonce and 64 of an HMAC-SHA512 stand at
its end. What opens a store asks the first page alone; one proof that holds behind it tells.
"""

import hashlib
import hmac
from pathlib import Path
from typing import Final

_PAGE: Final = 4096
_PROOF: Final = 64
_SALT: Final = 16  # the first bytes of the file; where they are spoilt no proof holds
_TURNED: Final = 0x3A  # each byte of it, before the key of the proofs is made
_ROUNDS: Final = 2
_LOOKS: Final = 100  # pages, from all over the file


def key_fits(file: Path, key: bytes) -> bool:
    """False: another key, or a file of which nothing is left that could tell. Never raises."""
    try:
        with file.open("rb") as read:
            salt = bytes(byte ^ _TURNED for byte in read.read(_SALT))
            proving = hashlib.pbkdf2_hmac("sha512", key, salt, _ROUNDS, len(key))
            pages = file.stat().st_size // _PAGE
            for number in range(2, pages + 1, max(1, pages // _LOOKS)):
                read.seek((number - 1) * _PAGE)
                if _holds(read.read(_PAGE), number, proving):
                    return True
    except OSError:
        return False
    return False


def _holds(page: bytes, number: int, proving: bytes) -> bool:
    said = hmac.digest(proving, page[:-_PROOF] + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(said, page[-_PROOF:])
