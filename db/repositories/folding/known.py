"""What dossiers amounted to when they were last folded: a pull comes back to the same ones."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final
from uuid import UUID

from db.repositories.folding.told import Told
from desk_app.domain.acts.fold import Folded, fold, fold_onto, looks_back

_MOST: Final = 1_000  # dossiers; some ten kilobytes each
_AT_REST: Final = 64  # when nothing more is known to come: those of the last visits


@dataclass(frozen=True, slots=True)
class _Known:
    rows: tuple[int, ...]  # row numbers of the acts, in the unit's order
    folded: Folded


class Folds:
    """Of one open store, and of whoever has its write lock.

    An act never changes, so acts of the same rows in the same order amount to the same for as
    long as no row was taken away: its number may be given anew. Whoever takes one away, or
    leaves a transaction without a commit, lets all of it be forgotten.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[UUID, _Known] = OrderedDict()
        self._loose = False  # something kept is of a transaction that goes on

    def find(self, dossier: UUID, rows: Sequence[int]) -> tuple[Folded, int]:
        """What the longest known beginning of `rows` amounts to, and how many they are."""
        known = self._known.get(dossier)
        if known is None or tuple(rows[: len(known.rows)]) != known.rows:
            return Folded(), 0
        return known.folded, len(known.rows)

    def fold(self, dossiers: Iterable[UUID], told: Told) -> Mapping[UUID, Folded]:
        """What the acts of each amount to; only those behind the known ones are read.

        Raises:
            ActUnreadable: an act of one of them is no act of any version.
        """
        known = {about: self.find(about, told.rows(about)) for about in dossiers}
        told.read([n for about, (_, most) in known.items() for n in told.rows(about)[most:]])
        folded = {}
        for about, (onto, most) in known.items():
            rows = told.rows(about)
            acts = told.acts(rows[most:])
            if any(looks_back(act) for act in acts):
                folded[about] = fold(told.acts(rows))  # and not kept: it may look back again
                continue
            folded[about] = reduce(fold_onto, acts, onto)
            self.keep(about, rows, folded[about])
        return folded

    def keep(self, dossier: UUID, rows: Sequence[int], folded: Folded) -> None:
        self._loose = True
        self._known[dossier] = _Known(tuple(rows), folded)
        self._known.move_to_end(dossier)
        self._shorten(_MOST)

    def rest(self) -> None:
        """Nothing comes now that would go back to more than the last few."""
        self._shorten(_AT_REST)

    def forget(self) -> None:
        self._known.clear()
        self._loose = False

    def settle(self) -> None:
        """The transaction was committed."""
        self._loose = False

    def leave(self) -> None:
        """The transaction is over, one way or the other."""
        if self._loose:
            self.forget()

    def _shorten(self, most: int) -> None:
        while len(self._known) > most:
            self._known.popitem(last=False)
