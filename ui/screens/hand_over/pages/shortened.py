"""Long names of procedures in the tables of this page."""

from functools import lru_cache

from ui import theme
from ui.dossiers.list import in_two_lines


def shortened(procedure: str, width: int) -> str:
    """At most two lines of `width`; the tables ask again with every scan, of few procedures."""
    return _shortened(procedure, width, theme.font("small").pixelSize())


@lru_cache(1024)
def _shortened(procedure: str, width: int, _size: int) -> str:
    return in_two_lines(procedure, theme.font("small"), width)
