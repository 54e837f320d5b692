"""What an exchange says of an edition of the catalogue, whose file is fetched piece by piece."""

import json
from dataclasses import dataclass
from typing import Any, Final

from desk_app.domain.announced_file import AnnouncedFile, file_facts, file_from
from desk_app.domain.law.edition.file import MOST_FILE

CATALOGUE: Final = "catalogue"  # kind of an edition; stored and synced: never renamed


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedEdition:
    file: AnnouncedFile
    procedures: int
    problems: int = 0
    doubts: int = 0


def announced_body(edition: AnnouncedEdition) -> str:
    """JSON; the same for the same edition."""
    facts = file_facts(edition.file) | {
        "procedures": edition.procedures,
        "problems": edition.problems,
        "doubts": edition.doubts,
    }
    return json.dumps(facts, sort_keys=True, separators=(",", ":"))


def announced_from(body: str) -> AnnouncedEdition:
    """Raises ValueError: a newer program's, or garbage; nobody can fetch it."""
    try:
        facts: Any = json.loads(body)
        return AnnouncedEdition(
            file=file_from(facts, MOST_FILE),
            procedures=int(facts["procedures"]),
            problems=int(facts.get("problems", 0)),
            doubts=int(facts.get("doubts", 0)),
        )
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("no announcement") from error
