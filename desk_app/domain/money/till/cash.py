"""Cash in whole đồng: change, the notes of a drawer, what a drawer must hold."""

from collections.abc import Mapping, Sequence
from typing import Final

from desk_app.domain.money.till.faults import TenderedTooLittle

DENOMINATIONS: Final = (  # đồng, as a drawer is counted
    500_000,
    200_000,
    100_000,
    50_000,
    20_000,
    10_000,
    5_000,
    2_000,
    1_000,
)


def change_of(due: int, tendered: int) -> int:
    """Đồng to give back.

    Raises:
        TenderedTooLittle: less was handed over than is due.
    """
    if tendered < due:
        raise TenderedTooLittle(due, tendered)
    return tendered - due


def counted_total(counted: Mapping[int, int]) -> int:
    """Đồng in the drawer: note → how many.

    Raises:
        ValueError: no such note, or fewer than none; our bug.
    """
    for note, pieces in counted.items():
        if note not in DENOMINATIONS or pieces < 0:
            raise ValueError(f"no count of notes: {note} x {pieces}")
    return sum(note * pieces for note, pieces in counted.items())


def expected_cash(opening: int, taken: int, given_back: int) -> int:
    """Đồng that a drawer must hold: the float, what was taken, less what was given back."""
    return opening + taken - given_back


def likely_tenders(due: int, most: int = 4) -> Sequence[int]:
    """Sums a payer is likely to hand over for `due`: exactly it, then the next round ones."""
    found = [due]
    for note in reversed(DENOMINATIONS):
        round_up = -(-due // note) * note
        if round_up not in found:
            found.append(round_up)
    return tuple(sorted(found)[:most])
