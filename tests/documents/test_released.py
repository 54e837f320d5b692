"""Contents stored with prints of released programs, and the files their papers were drawn from.

A paper once given out is printed again in the same words, whatever program does it. So the
contents in `released/` load for ever, and an edition is final the day it ships.
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

RELEASED: Final = Path(__file__).parent / "released"
STORED: Final = sorted(RELEASED.glob("*.json"))
RESOURCES: Final = Path(__file__).parents[2] / "resources"


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
