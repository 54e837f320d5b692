"""Which acts a day holds, and the digest over them: the same at every desk that has them.

A day holds the shared acts made on it, and acts of later days that change what it holds: a
dossier of it corrected or voided, a shift of it counted again. A seal says which of them it knew,
by desk and sequence number; whatever else belongs to the day is a change after the seal.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final, TypeAlias
from uuid import UUID

from desk_app.domain.acts import kinds
from desk_app.domain.ids import DeskId, Digest, OfficerId

Held: TypeAlias = Mapping[str, tuple[tuple[int, int], ...]]
"""Desk → runs of sequence numbers, both ends inclusive, in order."""

NOTHING_HELD: Final[Held] = MappingProxyType({})

AMENDS: Final = frozenset(
    {kinds.CORRECTED, kinds.VOIDED, kinds.DECIDED, kinds.SHIFT_CLOSED, kinds.SHIFT_REVERSED}
)
"""Of whatever day, they change the day of the dossier or shift they are about."""

COUNTED: Final = AMENDS | {
    kinds.RECEIVED,
    kinds.SUPPLEMENT_FIRST,
    kinds.REFUSED_AT_INTAKE,
    kinds.SUPPLEMENT_ASKED,
    kinds.SUPPLEMENT_RECEIVED,
    kinds.RESULT_BACK,
    kinds.RETURNED,
    kinds.REFUSED,
    kinds.WITHDRAWN,
    kinds.STOPPED,
    kinds.DUE_CHANGED,
    kinds.APOLOGISED,
    kinds.MONEY_COLLECTED,
    kinds.MONEY_EXEMPTED,
    kinds.MONEY_REFUNDED,
    kinds.SHIFT_OPENED,
    kinds.BATCH_HANDED_OVER,
    kinds.POSTAL_LIST_GIVEN,
}
"""What the figures of a day are made of: its sheet tells each by itself."""

_WORK: Final = ("dossier.", "money.", "shift.", "batch.", "post.")
_OVERSIGHT: Final = frozenset({kinds.ASSIGNED, kinds.RELEASED, kinds.REMINDED})
_BY_ITSELF: Final = frozenset(
    {
        kinds.REGISTERED,
        kinds.HEARD_FROM_ELSEWHERE,
        kinds.ENDED_ELSEWHERE,
        kinds.PORTAL_ANSWERED,
        kinds.POSTAL_LIST_PRINTED,
        kinds.POSTAL_LIST_NOT_OUT,
    }
)
OF_A_LIST: Final = frozenset({kinds.HANDED_OVER, kinds.POSTED})
"""One for each dossier of a list, which has an act of its own."""


def asks_why(kind: str) -> bool:
    """Who does this in a sealed day says why first: whatever people do to a dossier, to money or
    to a list.

    Not what the centre or the program notes by itself, nor prints and the queue, nor whom a
    leader urges or gives a dossier to, marks or looks at.
    """
    return kind.startswith(_WORK) and kind not in _OVERSIGHT | _BY_ITSELF


HOW_PRINTS_ENDED: Final = frozenset({kinds.PRINT_FINISHED, kinds.PRINT_FAILED, kinds.LOOSE_SETTLED})
"""What came of a print: noted by the program, and nobody's work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """One act of a day, as far as the day's digest needs it."""

    desk: DeskId
    seq: int
    kind: str
    subject: UUID
    actor: OfficerId
    made_at: datetime  # UTC
    digest: Digest


def digest_over(lines: Iterable[DayLine]) -> bytes:
    """SHA-256 over a line ``<desk> <seq> <digest in hex>`` for each act, by desk and number."""
    over = hashlib.sha256()
    for line in sorted(lines, key=lambda each: (each.desk, each.seq)):
        over.update(f"{line.desk} {line.seq} {line.digest.hex()}\n".encode())
    return over.digest()


def held_of(lines: Iterable[DayLine]) -> Held:
    """The runs of numbers of `lines`."""
    numbers: dict[str, list[int]] = {}
    for line in lines:
        numbers.setdefault(line.desk, []).append(line.seq)
    return {desk: _runs(sorted(numbers[desk])) for desk in sorted(numbers)}


def holds(held: Held, line: DayLine) -> bool:
    return any(first <= line.seq <= last for first, last in held.get(line.desk, ()))


def joined(*several: Held) -> Held:
    """What any of them holds."""
    desks = {desk for held in several for desk in held}
    return {desk: tuple(run for held in several for run in held.get(desk, ())) for desk in desks}


def how_many(held: Held) -> int:
    return sum(last - first + 1 for runs in held.values() for first, last in runs)


def held_facts(held: Held) -> dict[str, str]:
    """As JSON: ``{"Q1": "12-40,42"}``."""
    return {
        desk: ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
        for desk, runs in held.items()
    }


def held_from(facts: Mapping[str, str]) -> Held:
    """Raises ValueError, TypeError or AttributeError: a program we cannot follow wrote it."""
    return {str(desk): tuple(_run(run) for run in said.split(",")) for desk, said in facts.items()}


def _runs(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)


def _run(said: str) -> tuple[int, int]:
    first, _, last = said.partition("-")
    return int(first), int(last or first)
