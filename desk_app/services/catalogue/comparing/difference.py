"""What an import would change, as values: nothing is stored until an officer has seen it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desk_app.domain.law.procedure import Procedure
from desk_app.services.catalogue.comparing.changes_in_words import ChangedFact, changed_facts
from desk_app.services.catalogue.reading import CatalogueProblem


@dataclass(frozen=True, slots=True)
class Change:
    """A procedure that is held and would be replaced."""

    before: Procedure
    after: Procedure

    @property
    def facts(self) -> Sequence[ChangedFact]:
        """Put into words only where they are shown: thousands may change at once."""
        return changed_facts(self.before, self.after)

    @property
    def abolishes(self) -> bool:
        return self.before.abolished_on is None and self.after.abolished_on is not None


@dataclass(frozen=True, slots=True)
class CentreMark:
    """Which edition of the centre it is."""

    name: str  # of its publishing
    address: str  # SHA-256 of its file


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueDifference:
    files: Sequence[str]
    added: Sequence[Procedure]
    changed: Sequence[Change]
    unchanged: int
    problems: Sequence[CatalogueProblem]  # what was not read and why, in the order of the files
    doubts: Sequence[CatalogueProblem]  # about what is added or changed
    centre: CentreMark | None = None  # None: files an officer chose

    @property
    def empty(self) -> bool:
        return not self.added and not self.changed

    @property
    def abolished(self) -> int:
        return sum(change.abolishes for change in self.changed)

    @property
    def by_field(self) -> Mapping[str, int]:
        """How many are added or changed in each field, the most first."""
        fields = [each.field for each in self.added] + [each.after.field for each in self.changed]
        return dict(Counter(fields).most_common())
