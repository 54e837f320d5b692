"""How much of something a fee is taken for, as the officer counted it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from desk_app.domain.acts.act import Body

MOST: Final = 9_999  # of one kind in one dossier; more is a slip of the finger


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One of each unless counted; only the unit of a fee line is looked at."""

    copies: int = 1
    pages: int = 1  # of one copy
    times: int = 1  # lần, trường hợp, giao dịch

    def __post_init__(self) -> None:
        for count in (self.copies, self.pages, self.times):
            if not 1 <= count <= MOST:
                raise ValueError(f"nothing to count: {count}")


ONE_OF_EACH: Final = Counted()


def counted_facts(counted: Counted) -> Body:
    """As JSON, without what is one; `counted_from` is the way back."""
    facts = {"copies": counted.copies, "pages": counted.pages, "times": counted.times}
    return {name: count for name, count in facts.items() if count != 1}


def counted_from(facts: Mapping[str, Any]) -> Counted:
    """Raises TypeError, ValueError: no counts of a program we know."""
    return Counted(**{name: int(facts.get(name, 1)) for name in ("copies", "pages", "times")})
