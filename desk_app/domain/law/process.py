"""Who does what for how long inside the house: the steps of a procedure, and its legs."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from desk_app.domain.acts.act import Body
from desk_app.domain.law.due import HOURS_OF_A_DAY, Limit, LimitUnit, limit_facts, limit_from


@dataclass(frozen=True, slots=True)
class ProcessStep:
    """One step of the office's own process (TCVN ISO 9001)."""

    name: str
    role: str  # who does it, in the office's words
    hours: Decimal  # working hours; eight are a day


@dataclass(frozen=True, slots=True)
class Leg:
    """One agency's part of an interlinked procedure, with its own clock."""

    agency: str
    limit: Limit


def working_hours(limit: Limit) -> Decimal | None:
    """Of working days, working hours and "the same day"; None for what runs by the calendar."""
    match limit.unit:
        case LimitUnit.WORKING_DAY:
            return limit.amount * HOURS_OF_A_DAY
        case LimitUnit.WORKING_HOUR:
            return limit.amount
        case LimitUnit.SAME_DAY:
            return Decimal(HOURS_OF_A_DAY)
        case _:
            return None


def step_facts(step: ProcessStep) -> Body:
    return {"name": step.name, "role": step.role, "hours": format(step.hours.normalize(), "f")}


def step_from(facts: Mapping[str, Any]) -> ProcessStep:
    """Raises KeyError, ArithmeticError: no step of a program we know."""
    return ProcessStep(str(facts["name"]), str(facts["role"]), Decimal(str(facts["hours"])))


def leg_facts(leg: Leg) -> Body:
    return {"agency": leg.agency, "limit": limit_facts(leg.limit)}


def leg_from(facts: Mapping[str, Any]) -> Leg:
    """Raises KeyError, TypeError, ValueError: no leg of a program we know."""
    return Leg(str(facts["agency"]), limit_from(facts["limit"]))
