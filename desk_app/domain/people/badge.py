"""An officer's badge: a code the scanner reads. It says who comes, and never lets anybody in."""

import hashlib
import unicodedata
from collections.abc import Iterable
from typing import Final

from desk_app.domain.codes.scan import UnknownScan, read_scan, without_frame
from desk_app.domain.ids import UnitCode
from desk_app.domain.officer import Officer
from desk_app.domain.people.officer_faults import BadgeUnfit

_LEAST: Final = 4  # characters
_MOST: Final = 60


def badge_digest(unit: UnitCode, scanned: str) -> str:
    """What is stored and synced of a badge: 64 hexadecimal digits, of this unit alone.

    Badges may open other doors of the house; acts that travel do not carry their codes.

    Raises:
        BadgeUnfit: a card, a code or a paper of ours, or no code of a badge's length.
    """
    if not isinstance(read_scan(scanned), UnknownScan):
        raise BadgeUnfit("document")
    code = unicodedata.normalize("NFC", without_frame(scanned)).casefold()
    if not _LEAST <= len(code) <= _MOST:
        raise BadgeUnfit("length")
    return hashlib.sha256(f"{unit}|{code}".encode()).hexdigest()


def badge_holder(unit: UnitCode, scanned: str, officers: Iterable[Officer]) -> Officer | None:
    """Whose badge it is; None for nobody's, and for one that two desks gave to two officers."""
    try:
        digest = badge_digest(unit, scanned)
    except BadgeUnfit:
        return None
    holders = [officer for officer in officers if officer.active and officer.badge == digest]
    return holders[0] if len(holders) == 1 else None
