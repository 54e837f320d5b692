"""Officers' names for the log-in window, which is painted before the store is open.

Names of officers stand on every receipt; nothing else is in this file.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from desk_app.domain.ids import OfficerId
from desk_app.domain.office import DeskFacts, desk_body, desk_from
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.to_disk import write_whole


@dataclass(frozen=True, slots=True)
class Faces:
    """What the log-in shows."""

    desk: DeskFacts
    officers: Sequence[Officer]  # by name; without secrets


def write_faces(file: Path, desk: DeskFacts, officers: Sequence[Officer]) -> None:
    """Replaced whole; a power cut leaves the old one."""
    facts = {
        "desk": desk_body(desk),
        "officers": [[officer.id.hex, officer.name, *officer.roles] for officer in officers],
    }
    write_whole(file, json.dumps(facts, ensure_ascii=False).encode())


def read_faces(file: Path) -> Faces | None:
    """None when there is no such file, or it is damaged: the store knows better anyway."""
    try:
        facts = json.loads(file.read_text("utf-8"))
        officers = tuple(
            Officer(
                id=OfficerId(UUID(id_)),
                name=name,
                role=Role(role),
                also=frozenset(Role(each) for each in also),
            )
            for id_, name, role, *also in facts["officers"]
        )
        return Faces(desk_from(facts["desk"]), officers)
    except (OSError, ValueError, KeyError, TypeError):
        return None
