"""What an office decided about its own ways: of what it tells citizens by itself, how long it
awaits a supplement. The last word in the unit's order is in force at every desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from desk_app.domain.acts.act import UNREADABLE, Act, Body
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


def house_rules_body(rules: HouseRules) -> Body:
    return {
        "tells": sorted(rules.tells),
        "supplement_days": rules.supplement_days,
        "keep_months": rules.keep_months,
    }


def house_rules_from(act: Act | None) -> HouseRules | None:
    """None: nothing was set, or nothing that we can read."""
    if act is None:
        return None
    try:
        body: Mapping[str, Any] = act.body
        known = frozenset(NoticeAbout)
        tells = frozenset(NoticeAbout(about) for about in body["tells"] if about in known)
        return HouseRules(
            tells=tells,
            supplement_days=int(body["supplement_days"]),
            keep_months=int(body.get("keep_months", 0)),  # older programs knew of none
        ).checked()
    except (*UNREADABLE, SupplementDaysImpossible, KeepingImpossible):
        return None
