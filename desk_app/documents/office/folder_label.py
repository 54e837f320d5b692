"""Nhãn hồ sơ, as plain content: read from a shelf, scanned by hand.

Whoever passes the shelf reads it too: no ID number on it, no address, no telephone, and of a
citizen's name only what tells folders apart.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderLabel:
    """Every field already worded as it is printed; what is too long is clipped."""

    code: str  # bare dossier code: in words and as QR
    applicant: str  # "NGUYỄN T. LAN"; a body as it is
    procedure: str
    received: str  # "20/11/2026 09:15"
    due: str  # like `received`
    department: str
    bag: str = ""  # "1/2"; empty where there is only one
    trial: bool = False
