"""Use case: what the office decides about its own ways."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import the_office, whole_milliseconds
from desk_app.domain.handling.telling import NoticeAbout
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.telling.house_rules import HouseRules, house_rules_body
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class SetHouseRules:
    """What is set; all else stays as it is in force when this is stored, whoever set it."""

    tells: Mapping[NoticeAbout, bool] = field(default_factory=dict)  # told by itself, or no more
    supplement_days: int | None = None  # None: as it is
    keep_months: int | None = None  # likewise

    def applied_to(self, rules: HouseRules) -> HouseRules:
        """Raises SupplementDaysImpossible, KeepingImpossible."""
        days, months = self.supplement_days, self.keep_months
        told = {about for about, on in self.tells.items() if on}
        return HouseRules(
            tells=(rules.tells - self.tells.keys()) | told,
            supplement_days=rules.supplement_days if days is None else days,
            keep_months=rules.keep_months if months is None else months,
        ).checked()


def set_house_rules(order: SetHouseRules, officer: Officer, desk: Desk) -> HouseRules:
    """For every desk of the office, from the next step on; all that is in force then.

    Raises:
        SupplementDaysImpossible, KeepingImpossible: nobody would wait, or keep, so long.
        RightMissing: likewise nothing was stored.
    """
    officer.need(Right.SETTINGS)
    with desk.work() as work:
        before = work.house.rules(desk.unit)
        now = order.applied_to(before)
        if now != before:
            at = whole_milliseconds(desk.now())
            subject, body = the_office(desk.unit), house_rules_body(now, before)
            work.journal.write(kinds.HOUSE_RULES_SET, subject, body, by=officer.id, at=at)
            work.commit()
    return now


def house_rules(desk: Desk) -> HouseRules:
    with desk.glance() as work:
        return work.house.rules(desk.unit)
