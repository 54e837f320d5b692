"""Use case: what the office decides about its own ways."""

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import the_office, whole_milliseconds
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.domain.telling.house_rules import HouseRules, house_rules_body
from desk_app.services.desk import Desk


def set_house_rules(rules: HouseRules, officer: Officer, desk: Desk) -> HouseRules:
    """For every desk of the office, from the next step on.

    Raises:
        SupplementDaysImpossible, KeepingImpossible: nobody would wait, or keep, so long.
        RightMissing: likewise nothing was stored.
    """
    officer.need(Right.SETTINGS)
    rules.checked()
    with desk.work() as work:
        if work.house.rules(desk.unit) != rules:
            at = whole_milliseconds(desk.now())
            body = house_rules_body(rules)
            kind = kinds.HOUSE_RULES_SET
            work.journal.write(kind, the_office(desk.unit), body, by=officer.id, at=at)
            work.commit()
    return rules


def house_rules(desk: Desk) -> HouseRules:
    with desk.glance() as work:
        return work.house.rules(desk.unit)
