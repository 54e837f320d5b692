"""What an office said about an edition of the centre: one desk's word is the office's."""

from collections.abc import Iterable
from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, Body, Json, text
from desk_app.domain.ids import ActId, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueWord:
    """An officer confirmed it, or said that the office does without."""

    act: ActId
    by: OfficerId
    edition: str  # as the centre calls it
    taken: bool = True  # False: nobody is asked about it any more
    left_out: frozenset[str] = frozenset()  # codes that stay as they are


def catalogue_taken_body(edition: str, left_out: Iterable[str]) -> Body:
    return {"edition": edition, "left_out": sorted(left_out)}


def catalogue_declined_body(edition: str) -> Body:
    return {"edition": edition}


def catalogue_words(acts: Iterable[Act]) -> dict[str, CatalogueWord]:
    """By edition. The first that confirms it counts, in the unit's order; where none does, that
    it was declined. What a newer program wrote is passed over.
    """
    found: dict[str, CatalogueWord] = {}
    for act in acts:
        if (word := _word(act)) is None:
            continue
        before = found.get(word.edition)
        if before is None or (word.taken and not before.taken):
            found[word.edition] = word
    return found


def _word(act: Act) -> CatalogueWord | None:
    if act.kind not in {kinds.CATALOGUE_TAKEN, kinds.CATALOGUE_DECLINED}:
        return None
    try:
        return CatalogueWord(
            act=act.id,
            by=act.actor,
            edition=text(act.body, "edition"),
            taken=act.kind == kinds.CATALOGUE_TAKEN,
            left_out=_codes(act.body.get("left_out")),
        )
    except UNREADABLE:
        return None


def _codes(said: Json) -> frozenset[str]:
    """Raises TypeError: it is no list of codes."""
    if said is None:
        return frozenset()
    if not isinstance(said, list):
        raise TypeError("left_out")
    return frozenset(str(code) for code in said)
