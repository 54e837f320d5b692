"""Why the home refused an act, and what mends it.

The reasons are those of the contract (docs/SYNC.md), which a newer home may add to.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final


class Mending(Enum):
    """What a person can do about it; each is one press."""

    WRITE_ANEW = "write_anew"  # the same content as another act at the end of the chain
    SEND_AGAIN = "send_again"  # once somebody at the centre has put it right


MENDINGS: Final[Mapping[str, Mending]] = MappingProxyType(
    {
        "same_id": Mending.WRITE_ANEW,
        "sequence_taken": Mending.WRITE_ANEW,
        "broken_chain": Mending.WRITE_ANEW,
        "bad_signature": Mending.WRITE_ANEW,
    }
)
"""Reason → what helps; any other: it is sent again."""


def mending_of(reason: str, *, ours: bool, of_dossier: bool) -> Mending:
    """Args:
    ours: This desk did it: nobody writes in another desk's name.
    of_dossier: Only the fold of a dossier knows that one act stands for another.
    """
    found = MENDINGS.get(reason, Mending.SEND_AGAIN)
    return found if ours and of_dossier else Mending.SEND_AGAIN
