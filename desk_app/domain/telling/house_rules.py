"""What an office decided about its own ways: of what it tells citizens by itself, how long it
awaits a supplement. Of each part the last word in the unit's order is in force at every desk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, Final

from desk_app.domain.acts.act import Act, Body, read_or
from desk_app.domain.errors import RuleBroken
from desk_app.domain.handling.telling import NoticeAbout

SUPPLEMENT_DAYS: Final = 15  # where the office has set none
MOST_DAYS: Final = 90
MOST_MONTHS: Final = 1200


class SupplementDaysImpossible(RuleBroken):
    """Neither 0, for no day, nor a number of working days an office would wait."""

    code = "office.supplement_days_impossible"


class KeepingImpossible(RuleBroken):
    """Neither 0, for everything, nor a number of months an office would keep."""

    code = "office.keeping_impossible"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRules:
    tells: frozenset[NoticeAbout] = frozenset()  # queued by the step itself
    supplement_days: int = SUPPLEMENT_DAYS  # working days proposed for an answer; 0: no day
    # Months for which a new desk fetches what ended; older ones it leaves to the centre. 0: all
    keep_months: int = 0

    def checked(self) -> "HouseRules":
        """Raises SupplementDaysImpossible, KeepingImpossible."""
        if not 0 <= self.supplement_days <= MOST_DAYS:
            raise SupplementDaysImpossible()
        if not 0 <= self.keep_months <= MOST_MONTHS:
            raise KeepingImpossible()
        return self


NO_RULES: Final = HouseRules()


def house_rules_body(rules: HouseRules, before: HouseRules) -> Body:
    """All that is in force at this desk, and `only` what of it was set: the rest stays another's.

    Programs that knew nothing of `only` read the whole.
    """
    return {
        "tells": sorted(rules.tells),
        "supplement_days": rules.supplement_days,
        "keep_months": rules.keep_months,
        "only": {
            "tells": sorted(rules.tells ^ before.tells),
            "supplement_days": rules.supplement_days != before.supplement_days,
            "keep_months": rules.keep_months != before.keep_months,
        },
    }


def fold_house_rules(acts: Iterable[Act], at_first: HouseRules) -> HouseRules:
    """Those in force by `acts`, in their order; a part that cannot be read sets nothing."""
    return reduce(lambda before, act: _after(before, act.body), acts, at_first)


def _after(before: HouseRules, body: Mapping[str, Any]) -> HouseRules:
    return HouseRules(
        tells=read_or(before.tells, lambda: _tells(before, body)),
        supplement_days=read_or(
            before.supplement_days,
            lambda: _days(body) if _is_set(body, "supplement_days") else before.supplement_days,
        ),
        keep_months=read_or(
            before.keep_months,
            lambda: _months(body) if _is_set(body, "keep_months") else before.keep_months,
        ),
    )


def _is_set(body: Mapping[str, Any], part: str) -> bool:
    only = body.get("only")
    return only is None or only[part] is True  # a program that knew no `only` set all at once


def _tells(before: HouseRules, body: Mapping[str, Any]) -> frozenset[NoticeAbout]:
    known = frozenset(NoticeAbout)
    said = frozenset(NoticeAbout(about) for about in body["tells"] if about in known)
    only = body.get("only")
    if only is None:
        return said
    about = frozenset(only["tells"])
    return (before.tells - about) | (said & about)


def _days(body: Mapping[str, Any]) -> int:
    return _at_most(MOST_DAYS, body["supplement_days"])


def _months(body: Mapping[str, Any]) -> int:
    return _at_most(MOST_MONTHS, body.get("keep_months", 0))  # older programs knew of none


def _at_most(most: int, said: Any) -> int:
    """Raises ValueError or TypeError: nothing an office would wait, or keep, so long."""
    number = int(said)
    if not 0 <= number <= most:
        raise ValueError("beyond all bounds")
    return number
