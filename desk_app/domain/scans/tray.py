"""Files that a scanner writes into a folder: which of them it has finished."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desk_app.domain.scans.media import media_named

SETTING: Final = "ui.scan_folder"  # of this desk: where its scanner writes to
SHOWN: Final = 50  # files of a folder, the oldest of them


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as one look at the folder found it. Two looks that agree: nobody writes to it."""

    name: str
    size: int  # bytes
    changed_ns: int  # moment of its last change, as the folder tells it
    opens: bool = True  # False: whoever writes it has it for themselves


def finished(before: Iterable[SeenFile], now: Iterable[SeenFile]) -> Sequence[SeenFile]:
    """Files of `now` that are complete, in the order in which they were written.

    Complete is what opens, and is in `before` with the same size and moment. Names that
    no scanner writes, and hidden ones, are passed over; an empty file is complete, so
    that somebody hears of it.
    """
    known: Mapping[str, SeenFile] = {one.name: one for one in before}
    complete = [
        one for one in now if one.opens and known.get(one.name) == one and is_scan_name(one.name)
    ]
    return sorted(complete, key=lambda one: (one.changed_ns, one.name))


def is_scan_name(name: str) -> bool:
    return not name.startswith((".", "~")) and media_named(name) is not None
