"""What lies scanned on the table: kept as a draft, so that neither crash nor lock loses it."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from desk_app.domain.ids import DossierId


@dataclass(frozen=True, slots=True)
class Odd:
    """A scan that goes on no list, and why."""

    said: str  # the code, or what was scanned
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """Which list a dossier is on is not kept: it is that of the unit that handles it."""

    scanned: Sequence[DossierId] = ()  # to be handed over, in the order of scans
    keys: Mapping[str, UUID] = field(default_factory=dict)  # unit → id of the list being made
    results: Sequence[DossierId] = ()  # whose result came back
    odd: Sequence[Odd] = ()  # newest first
    note: str = ""  # what came back, for all results

    @property
    def is_blank(self) -> bool:
        return not (self.scanned or self.results or self.odd or self.note)

    def with_scanned(self, *dossiers: DossierId) -> "Pile":
        return replace(self, scanned=tuple(dict.fromkeys((*self.scanned, *dossiers))))

    def without(self, dossiers: Sequence[DossierId]) -> "Pile":
        gone = set(dossiers)
        return replace(
            self,
            scanned=tuple(one for one in self.scanned if one not in gone),
            results=tuple(one for one in self.results if one not in gone),
        )

    def with_result(self, dossier: DossierId) -> "Pile":
        return replace(self, results=tuple(dict.fromkeys((*self.results, dossier))))

    def with_odd(self, odd: Odd, most: int) -> "Pile":
        """The newest first; the same code stands once."""
        others = [one for one in self.odd if one.said != odd.said]
        return replace(self, odd=(odd, *others)[:most])

    def with_key(self, unit: str, make: Callable[[], UUID]) -> "Pile":
        """The list of `unit` has an id from its first dossier on."""
        return self if unit in self.keys else replace(self, keys={**self.keys, unit: make()})

    def on_top_of(self, before: "Pile") -> "Pile":
        """What was laid while `before` was still looked for; a list keeps the id it has."""
        said = {one.said for one in self.odd}
        return Pile(
            scanned=before.with_scanned(*self.scanned).scanned,
            keys={**self.keys, **before.keys},
            results=tuple(dict.fromkeys((*before.results, *self.results))),
            odd=(*self.odd, *(one for one in before.odd if one.said not in said)),
            note=self.note or before.note,
        )

    def without_key(self, unit: str) -> "Pile":
        return replace(self, keys={name: key for name, key in self.keys.items() if name != unit})


def draft_of(pile: Pile) -> str:
    """As JSON; `pile_from` is the way back."""
    return json.dumps(
        {
            "scanned": [dossier.hex for dossier in pile.scanned],
            "keys": {unit: key.hex for unit, key in pile.keys.items()},
            "results": [dossier.hex for dossier in pile.results],
            "odd": [[odd.said, odd.why] for odd in pile.odd],
            "note": pile.note,
        },
        ensure_ascii=False,
    )


def pile_from(draft: str) -> Pile:
    """A blank one where another program wrote something else."""
    try:
        facts = json.loads(draft)
        return Pile(
            scanned=tuple(DossierId(UUID(one)) for one in facts["scanned"]),
            keys={str(unit): UUID(key) for unit, key in facts["keys"].items()},
            results=tuple(DossierId(UUID(one)) for one in facts["results"]),
            odd=tuple(Odd(str(said), str(why)) for said, why in facts["odd"]),
            note=str(facts["note"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Pile()
