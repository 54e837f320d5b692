"""One row of "Thủ tục" and the facts of a procedure, both ways.

An empty cell leaves what is held; "-" takes it away.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from desk_app.domain.law.procedure import Flag, Level, Procedure
from desk_app.services.catalogue.sheets import wording
from desk_app.services.catalogue.sheets.cells import Cells

_TEXTS: Final = ("name", "short", "field", "decision", "authority", "note", "source")
_LISTS: Final = ("results", "forms")
_KINDS: Final[Mapping[str, Callable[[str], Any]]] = {
    "decided_on": wording.day,
    "valid_from": wording.day,
    "abolished_on": wording.day,
    "online": partial(wording.meant, wording.ONLINE),
    "cutoff": partial(wording.meant, wording.CUTOFFS),
    "pause": partial(wording.meant, wording.PAUSES),
}


def facts_from(cells: Cells) -> Mapping[str, Any]:
    """Fields of `Procedure`, only those the row says something about."""
    parts: dict[str, Any] = {}
    for key in _TEXTS:
        if said := cells.text(key):
            parts[key] = "" if said == wording.CLEAR and key != "name" else said
    for key in _LISTS:
        if lines := cells.lines(key):
            parts[key] = () if lines == (wording.CLEAR,) else lines
    for key, reader in _KINDS.items():
        if cells.text(key) == wording.CLEAR:
            parts[key] = None
        elif (found := cells.read(key, reader)) is not None:
            parts[key] = found
    if cells.text("levels") == wording.CLEAR:
        parts["levels"] = frozenset()
    elif levels := cells.read("levels", _levels):
        parts["levels"] = levels
    flags = {flag: cells.read(flag.value, wording.yes_or_no) for flag in Flag}
    if any(yes is not None for yes in flags.values()):
        parts["flags"] = {flag: yes for flag, yes in flags.items() if yes is not None}
    return parts


def row_of(procedure: Procedure) -> Mapping[str, str]:
    """The cells of one procedure, by key."""
    return {
        "code": procedure.code,
        **{key: str(getattr(procedure, key)) for key in _TEXTS},
        **{key: "\n".join(getattr(procedure, key)) for key in _LISTS},
        "levels": ", ".join(wording.LEVELS[level] for level in sorted(procedure.levels)),
        "decided_on": wording.day_in_words(procedure.decided_on),
        "valid_from": wording.day_in_words(procedure.valid_from),
        "abolished_on": wording.day_in_words(procedure.abolished_on),
        "online": wording.ONLINE[procedure.online] if procedure.online else "",
        "cutoff": wording.CUTOFFS[procedure.cutoff] if procedure.cutoff else "",
        "pause": wording.PAUSES[procedure.pause] if procedure.pause else "",
        **{flag.value: wording.YES if flag in procedure.flags else wording.NO for flag in Flag},
    }


def _levels(cell: str) -> frozenset[Level]:
    pieces = cell.replace(";", ",").split(",")
    return frozenset(wording.meant(wording.LEVELS, piece) for piece in pieces if piece.strip())
