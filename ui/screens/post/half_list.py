"""A list for the post half made: what is entered of each result, as it is kept as a draft."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from desk_app.domain.ids import DossierId

DRAFT: Final = "post"  # the screen whose half-made list is kept
_MOST_DIGITS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the officer entered about one result."""

    chosen: bool = False
    tracking: str = ""
    address: str = ""  # empty: as the receiver gave it
    fee: str = ""  # as typed
    unpaid: str = ""  # why it goes while fees are open; asked for only then

    def on_top_of(self, before: "Entry") -> "Entry":
        """Where nothing is entered, what was before."""
        return Entry(
            chosen=self.chosen or before.chosen,
            tracking=self.tracking or before.tracking,
            address=self.address or before.address,
            fee=self.fee or before.fee,
            unpaid=self.unpaid or before.unpaid,
        )

    @property
    def sum(self) -> int | None:
        """Đồng; None where nobody can read it."""
        bare = "".join(self.fee.split()).replace(".", "").rstrip("đĐ")
        if not bare:
            return 0
        return int(bare) if bare.isdecimal() and len(bare) <= _MOST_DIGITS else None


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfList:
    """Not given to the post yet."""

    key: UUID  # of the list it becomes
    post: str = ""  # the office it goes to
    entries: Mapping[DossierId, Entry] = field(default_factory=dict)

    def on_top_of(self, before: "HalfList | None") -> "HalfList":
        """What was entered while `before` was still looked for; the list keeps the key it has."""
        if before is None:
            return self
        entered = {
            dossier: entry.on_top_of(before.entries.get(dossier, Entry()))
            for dossier, entry in self.entries.items()
        }
        return HalfList(
            key=before.key,
            post=self.post or before.post,
            entries={**before.entries, **entered},
        )


def draft_of(half: HalfList) -> str:
    """As JSON; `half_list_from` is the way back."""
    lines = {
        dossier.hex: {
            "chosen": entry.chosen,
            "tracking": entry.tracking,
            "address": entry.address,
            "fee": entry.fee,
            "unpaid": entry.unpaid,
        }
        for dossier, entry in half.entries.items()
    }
    facts = {"key": half.key.hex, "post": half.post, "lines": lines}
    return json.dumps(facts, ensure_ascii=False)


def half_list_from(draft: str) -> HalfList | None:
    """None where another version wrote something else."""
    try:
        facts = json.loads(draft)
        return HalfList(
            key=UUID(facts["key"]),
            post=str(facts["post"]),
            entries={DossierId(UUID(key)): Entry(**said) for key, said in facts["lines"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
