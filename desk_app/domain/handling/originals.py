"""Originals a citizen leaves with the office on loan, and those given back to them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desk_app.domain.ids import OfficerId


@dataclass(frozen=True, slots=True)
class LentPaper:
    name: str
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """Papers that changed hands: to the office, or back again."""

    key: UUID  # made when its form opens: a second press stores nothing twice
    papers: tuple[LentPaper, ...]
    person: str  # who left them, or took them back
    note: str = ""  # what for, until when
    at: datetime  # UTC
    by: OfficerId


def still_here(lent: Iterable[Loan], given_back: Iterable[Loan]) -> tuple[LentPaper, ...]:
    """What the office has not given back yet, in the order in which it came."""
    here: Counter[str] = Counter()
    for loan in lent:
        for paper in loan.papers:
            here[paper.name] += paper.count
    for back in given_back:
        for paper in back.papers:
            here[paper.name] -= paper.count
    return tuple(LentPaper(name, count) for name, count in here.items() if count > 0)


def covers(here: Iterable[LentPaper], papers: Iterable[LentPaper]) -> bool:
    """Whether all of `papers` are among those `here`; no count is below one."""
    held = Counter({paper.name: paper.count for paper in here})
    wanted: Counter[str] = Counter()
    for paper in papers:
        wanted[paper.name] += paper.count
    return bool(wanted) and all(0 < count <= held[name] for name, count in wanted.items())
