"""Two acts that did not know of each other: the table of pairs is what the fold does."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.acts.fold import _BEGINS, _STEPS, fold
from desk_app.domain.acts.pairs import _OVER, _SETS_DUE, LATER, Later, Outcome, outcome
from desk_app.domain.dossier import Dossier
from tests.domain.acts.test_fold import act, whole_life
from tests.step_bodies import FIRST, good_bodies, way_to

RECEIVED = whole_life()[0]
STEPS = sorted(_STEPS)


def ways(first: str, later: str) -> set[tuple[str, ...]]:
    """Kinds of acts after which both may be tried."""
    both = (*way_to(first), *([FIRST[later]] if later in FIRST else []))
    return {tuple(way_to(first)), tuple(way_to(later)), both}


@cache
def life(way: tuple[str, ...]) -> tuple[tuple[Act, ...], Dossier | None]:
    """The same each time: what begins alike is lived through once. None: these acts disagree."""
    if not way:
        acts: tuple[Act, ...] = (RECEIVED,)
    else:
        before = life(way[:-1])[0]
        dossier = fold(before).dossier
        assert dossier is not None
        acts = (*before, act(way[-1], good_bodies(dossier)[way[-1]]))
    return acts, fold(acts).dossier if whole(acts) else None


@cache
def upon(way: tuple[str, ...], kind: str, _nth: int) -> Act | None:
    """An act of `kind` after these: the `_nth` is another act. None: it does not go alone."""
    acts, dossier = life(way)
    assert dossier is not None
    made = act(kind, good_bodies(dossier)[kind], 9)
    return made if whole([*acts, made]) else None


def whole(acts: Sequence[Act]) -> bool:
    folded = fold(acts)
    return not (folded.disagreements or folded.agreed or folded.read_only)


def outcomes(first: str, later: str) -> Iterator[Outcome]:
    """Of both acts made upon the same dossier, `first` being the first in the unit's order."""
    for way in ways(first, later):
        acts, dossier = life(way)
        if dossier is None:
            continue
        one, two = upon(way, first, 1), upon(way, later, 2)
        if one is None or two is None:
            continue
        after = fold([*acts, one, two])
        assert not after.read_only
        if two.id in after.disagreements:
            yield Outcome.ASK
        else:
            yield Outcome.AGREE if two.id in after.agreed else Outcome.BOTH


@pytest.mark.parametrize("later", STEPS)
def test_that_every_pair_comes_to_what_the_table_says(later: str) -> None:
    for first in STEPS:
        said = outcome(first, later)
        allowed = said | ({Outcome.BOTH} if Outcome.LAST in said else set())
        for found in outcomes(first, later):
            assert found in allowed, (first, later, found)


def test_that_a_pair_for_which_a_leader_is_asked_does_come_to_be() -> None:
    """No row of the table is there for nothing."""
    for later, row in LATER.items():
        if later in _BEGINS:
            continue
        for first in row.asks - _BEGINS.keys():
            found = set(outcomes(first, later))
            # An act that says the same agrees, and asks where it says something else
            same = first == later and row.agrees is not None
            assert found & {Outcome.ASK, *([Outcome.AGREE] if same else [])}, (first, later)


def test_that_the_table_in_the_documents_is_the_one_of_the_program() -> None:
    written = (Path(__file__).parents[3] / "docs" / "SYNC.md").read_text("utf-8").splitlines()
    lacking = [line for kind, row in LATER.items() if (line := in_words(kind, row)) not in written]
    assert lacking == []


def in_words(kind: str, row: Later) -> str:
    asked = named(row.asks)
    if row.asks_if_moved:
        asked += "; where it changed what this one found: *due*"
    agrees = "" if row.agrees is None else ", ".join(row.agrees) or "always"
    return f"| `{kind}` | {asked or '–'} | {agrees or '–'} | {named(row.last) or '–'} |"


def named(kinds_of: frozenset[str]) -> str:
    """The two sets that come again and again have names in the text above the table."""
    parts, left = [], set(kinds_of)
    for name, whole in (("*over*", _OVER), ("*due*", _SETS_DUE)):
        if whole <= left:
            parts.append(name)
            left -= whole
    return ", ".join([*parts, *sorted(each.partition(".")[2] for each in left)])


def test_that_money_taken_twice_is_a_fact_and_nothing_to_decide() -> None:
    for kind in (kinds.MONEY_COLLECTED, kinds.MONEY_EXEMPTED, kinds.MONEY_PUT_OFF):
        assert all(outcome(first, kind) == {Outcome.BOTH} for first in STEPS)
