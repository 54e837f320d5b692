"""Whether two persons written down at different times may be one, and what differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from desk_app.domain.people.folding import fold
from desk_app.domain.people.person import Person

_COMPARED: Final = ("name", "id_number", "born", "sex", "address", "phone")


class Likeness(Enum):
    SAME_NUMBER = "same_number"  # one number, but another name or birth
    SAME_PERSON = "same_person"  # one name and birth, but another number


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why somebody should look twice. Nothing is ever overwritten because of it."""

    likeness: Likeness
    differing: Sequence[str]  # names of fields of Person, as `_COMPARED`


def doubt_about(now: Person, before: Person) -> Doubt | None:
    """What speaks for one of the two being written down wrongly; None: all is well.

    The same name in other letters, and a year beside a whole birthday of that year, are no
    difference. An old number that stands on the newer card is no other number.
    """
    if not now.name or not before.name:
        return None
    same_name = fold(now.name) == fold(before.name)
    same_number = _same_number(now, before)
    if same_number:
        if same_name and _agree(now.birth, before.birth):
            return None
        return Doubt(Likeness.SAME_NUMBER, differing(now, before))
    born = now.birth is not None and before.birth is not None
    if same_name and born and _agree(now.birth, before.birth):
        return Doubt(Likeness.SAME_PERSON, differing(now, before))
    return None


def differing(now: Person, before: Person) -> tuple[str, ...]:
    """Fields both have and that say something else."""
    return tuple(name for name in _COMPARED if _differs(name, now, before))


def _differs(name: str, now: Person, before: Person) -> bool:
    if name == "born":
        return not _agree(now.birth, before.birth)
    one, other = getattr(now, name), getattr(before, name)
    if not one or not other:
        return False
    if name in {"name", "address"}:
        return fold(one) != fold(other)
    return bool(one != other)


def _same_number(now: Person, before: Person) -> bool:
    mine = {now.id_number, now.old_number} - {""}
    return bool(mine & {before.id_number, before.old_number})


def _agree(one: date | int | None, other: date | int | None) -> bool:
    """True also where one of them says nothing, or the year alone."""
    if one is None or other is None:
        return True
    if isinstance(one, date) and isinstance(other, date):
        return one == other
    return _year(one) == _year(other)


def _year(birth: date | int) -> int:
    return birth.year if isinstance(birth, date) else birth
