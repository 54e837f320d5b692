"""How large a scan may be: what the line of a commune and a reader's patience bear."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

SETTING: Final = "ui.scan_limits"  # of this desk: {"mib": 20, "pages": 200}
_MIB: Final = 1024 * 1024
MOST_MIB: Final = 200  # a file is held in memory while it is looked at and encrypted
MOST_PAGES: Final = 2000


@dataclass(frozen=True, slots=True)
class ScanLimits:
    mib: int = 20  # of one file, 1 to 200
    pages: int = 200  # of one file, 1 to 2000
    pixels: int = 89_000_000  # of one picture: A3 at 600 dpi has 70 million

    @property
    def bytes(self) -> int:
        return self.mib * _MIB


def limits_from(kept: object) -> ScanLimits:
    """What the office set under `SETTING`; the usual limits for whatever makes no sense."""
    usual = ScanLimits()
    facts: Mapping[str, Any] = kept if isinstance(kept, Mapping) else {}
    return ScanLimits(
        mib=_between(facts.get("mib"), MOST_MIB, usual.mib),
        pages=_between(facts.get("pages"), MOST_PAGES, usual.pages),
    )


def _between(kept: object, most: int, usual: int) -> int:
    fits = isinstance(kept, int) and not isinstance(kept, bool) and 1 <= kept <= most
    return kept if fits and isinstance(kept, int) else usual
