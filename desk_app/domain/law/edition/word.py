"""What an office said about an edition of the centre: the first word of a desk is the office's."""

from collections.abc import Iterable
from dataclasses import dataclass

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import UNREADABLE, Act, Body, Json, text
from desk_app.domain.ids import ActId, OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueWord:
    """An officer looked at the difference and confirmed it."""

    act: ActId
    by: OfficerId
    edition: str  # as the centre calls it
    left_out: frozenset[str] = frozenset()  # codes that stay as they are


def catalogue_taken_body(edition: str, left_out: Iterable[str]) -> Body:
    return {"edition": edition, "left_out": sorted(left_out)}


def catalogue_words(acts: Iterable[Act]) -> dict[str, CatalogueWord]:
    """By edition. Of two desks that did not know of each other the first in the order counts.

    What a newer program wrote is passed over.
    """
    found: dict[str, CatalogueWord] = {}
    for act in acts:
        if act.kind == kinds.CATALOGUE_TAKEN and (word := _word(act)) is not None:
            found.setdefault(word.edition, word)
    return found


def _word(act: Act) -> CatalogueWord | None:
    try:
        return CatalogueWord(
            act=act.id,
            by=act.actor,
            edition=text(act.body, "edition"),
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
