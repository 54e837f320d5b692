"""Contents stored with prints of released programs, and the files their papers were drawn from.

A paper once given out is printed again in the same words, whatever program does it. So the
contents in the folders here load for ever, and an edition is final the day it ships: tt-03-2025
and noi-bo-2026 are, since `digests.json` was written. Other words are another edition, in a folder
of its own with a first day of its own, and its digests are added here when it ships.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from desk_app.documents.editions import editions_of
from desk_app.documents.kinds import KINDS
from desk_app.documents.paper.draw import lacking, pdf
from desk_app.documents.stored import from_stored, to_stored

RELEASED: Final = Path(__file__).parent
STORED: Final = sorted(RELEASED.glob("*/*.json"))
RESOURCES: Final = Path(__file__).parents[3] / "resources"
FINAL: Final[Mapping[str, str]] = json.loads((RELEASED / "digests.json").read_text("utf-8"))


def stored(file: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return facts


def test_that_every_paper_has_a_content_as_a_program_once_stored_it() -> None:
    assert {stored(file)["kind"] for file in STORED} == KINDS.keys()


@pytest.mark.parametrize("file", STORED, ids=lambda file: file.stem)
def test_that_what_was_stored_with_a_print_is_drawn_for_ever(file: Path) -> None:
    """A new field of a content needs a usual value; a field is never renamed or taken away."""
    facts = stored(file)
    content = from_stored(facts["kind"], facts["content"])
    edition = editions_of(KINDS[facts["kind"]]).named(facts["edition"])
    assert pdf(facts["kind"], content, edition)
    assert not lacking(content)
    again = json.loads(json.dumps(to_stored(content)))
    assert _holds(again, facts["content"])


def _holds(now: Any, before: Any) -> bool:
    """All that was said before; a later program may say more."""
    if isinstance(before, dict):
        return all(name in now and _holds(now[name], before[name]) for name in before)
    if isinstance(before, list):
        return len(now) == len(before) and all(map(_holds, now, before))
    return bool(now == before)


def _digests() -> dict[str, str]:
    """SHA-256 of every file of every edition; how lines end is not part of it."""
    return {
        file.relative_to(RESOURCES).as_posix(): hashlib.sha256(
            file.read_bytes().replace(b"\r\n", b"\n")
        ).hexdigest()
        for folder in ("forms", "own_forms")
        for file in sorted((RESOURCES / folder).rglob("*.toml"))
    }


def test_that_an_edition_is_final_the_day_it_ships() -> None:
    now = _digests()
    changed = [file for file, digest in FINAL.items() if now.get(file) != digest]
    assert not changed, "a print stored with this edition would come out in other words"


def test_that_every_file_of_an_edition_that_shipped_is_known() -> None:
    shipped = {file.rsplit("/", 1)[0] for file in FINAL}
    assert {file for file in _digests() if file.rsplit("/", 1)[0] in shipped} == FINAL.keys()
    assert shipped >= {"forms/tt-03-2025", "own_forms/noi-bo-2026"}
