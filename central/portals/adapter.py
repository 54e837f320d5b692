"""What the round asks of a portal, whatever its dialect."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Protocol, TypeAlias
from uuid import UUID

from central.portals.seen import Passed, Seen
from central.portals.translation import Tables
from desk_app.domain.acts.act import Json
from desk_app.domain.ids import UnitCode
from desk_app.domain.office_time import OFFICE_TIME
from desk_app.domain.scans.file import Address

Facts: TypeAlias = dict[str, Json]

Files: TypeAlias = Callable[[UnitCode, Address], bytes | None]
"""The content of a scan of a unit, by its SHA-256; None: it is not here."""

_ELLIPSIS: Final = "..."


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a portal has of a dossier, as far as it said so."""

    code: str
    remote: str = ""  # its own id; empty where it gave none
    files: Mapping[UUID, Mapping[str, Any]] = field(default_factory=dict)  # scan -> its answer


@dataclass(frozen=True, slots=True)
class Created:
    remote: str
    state: Facts | None  # that went with it; None: it has still to be told


class Portal(Protocol):
    """One account at one portal. Every method raises the classes of `faults`.

    Everything may be asked again after a lost answer: what the portal has already is a
    success.
    """

    def code_for(self, seen: Seen) -> str:
        """Under which code the dossier goes; some portals give one, at every asking another."""
        ...

    def upload(self, seen: Seen, scan: UUID) -> Mapping[str, Any] | None:
        """Hand over the file of a scan; returns how it is named. None: it takes no files so."""
        ...

    def create(self, seen: Seen, held: Held) -> Created: ...

    def tell(self, seen: Seen, held: Held, steps: Sequence[Passed]) -> None:
        """Add `steps`, at most `TELLS`, to the dossier's course."""
        ...

    def state_of(self, seen: Seen, held: Held) -> Facts:
        """Where the dossier stands, as the portal is told; equal for an equal dossier."""
        ...

    def put_state(self, seen: Seen, state: Facts) -> None: ...

    def close(self) -> None: ...


TELLS: Final = 10  # steps in one call, as deployed systems send them


def digest_of_state(state: Facts) -> bytes:
    words = json.dumps(state, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(words.encode()).digest()


def compact(instant: datetime | None) -> str:
    """``20261120091500``, office time; empty for none."""
    return "" if instant is None else f"{instant.astimezone(OFFICE_TIME):%Y%m%d%H%M%S}"


def spaced(instant: datetime | None) -> str:
    """``2026-11-20 09:15:00``, office time; empty for none."""
    return "" if instant is None else f"{instant.astimezone(OFFICE_TIME):%Y-%m-%d %H:%M:%S}"


def iso(instant: datetime | None) -> str:
    """``2026-11-20T09:15:00.000+07:00``; empty for none."""
    if instant is None:
        return ""
    return instant.astimezone(OFFICE_TIME).isoformat(timespec="milliseconds")


def cut(words: str, most: int) -> str:
    """`words`, at most `most` characters, with three dots where something is missing."""
    return words if len(words) <= most else words[: most - len(_ELLIPSIS)] + _ELLIPSIS


def unit_code(seen: Seen, tables: Tables) -> str:
    """As the portal calls the unit; ours where no row says."""
    return tables.row("agencies", seen.unit.code).get("code", seen.unit.code)


def unit_name(seen: Seen, tables: Tables) -> str:
    return tables.row("agencies", seen.unit.code).get("name", seen.unit.name)
