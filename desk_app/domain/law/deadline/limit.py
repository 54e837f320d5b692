"""A time limit as the law states it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from desk_app.domain.acts.act import Body

HOURS_OF_A_DAY: Final = 8  # by definition; never the sum of the office's sessions


class LimitUnit(StrEnum):
    """Stored and synced: never rename one."""

    WORKING_DAY = "working_day"
    DAY = "day"  # calendar day
    WORKING_HOUR = "working_hour"
    MONTH = "month"
    SAME_DAY = "same_day"
    NONE = "none"  # there is no time to count: the law sets none, or nobody has published it


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit as the law states it. `amount` has no meaning for SAME_DAY and NONE."""

    amount: Decimal  # > 0; halves and quarters of a day occur
    unit: LimitUnit
    published: bool = True  # False: with NONE, and the catalogue has no time yet

    def __post_init__(self) -> None:
        counted = self.unit not in {LimitUnit.SAME_DAY, LimitUnit.NONE}
        if not self.amount.is_finite() or (counted and self.amount <= 0) or self.amount < 0:
            raise ValueError(f"no time limit: {self.amount} {self.unit}")


SAME_DAY: Final = Limit(Decimal(0), LimitUnit.SAME_DAY)
NO_LIMIT: Final = Limit(Decimal(0), LimitUnit.NONE)
UNPUBLISHED: Final = Limit(Decimal(0), LimitUnit.NONE, published=False)
"""Of a dossier whose time the catalogue did not have when it was received."""


def limit_facts(limit: Limit) -> Body:
    facts: dict[str, Any] = {"amount": _plain(limit.amount), "unit": limit.unit}
    return facts if limit.published else {**facts, "published": False}


@lru_cache(256)  # few are in use
def _plain(amount: Decimal) -> str:
    return format(amount.normalize(), "f")


def limit_from(facts: Mapping[str, Any]) -> Limit:
    try:
        amount, unit = Decimal(facts["amount"]), LimitUnit(facts["unit"])
        return Limit(amount, unit, published=facts.get("published") is not False)
    except InvalidOperation as error:
        raise ValueError(f"no amount: {facts['amount']!r}") from error
