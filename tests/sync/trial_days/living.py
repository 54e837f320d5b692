"""Living through a schedule, and telling step by step how it went where it went wrong."""

from tests.sync.trial_days.premises import Premises
from tests.sync.trial_days.schedule import Schedule


def live(premises: Premises, schedule: Schedule) -> list[str]:
    """What came of each step. A day that goes wrong is printed, and can be lived again."""
    told: list[str] = []
    day = premises.begin_day(schedule.desks, schedule.seed)
    try:
        for step in schedule.steps:
            told.append(f"{step}: ")
            told[-1] += day.go(step)
        day.evening()
    except Exception:
        again = f"python3 dev.py test --faults 1 --seed {schedule.seed}"
        print(f"{again}: {schedule.desks} desks, {len(schedule.steps)} steps")
        print(*(f"{number:4} {line}" for number, line in enumerate(told, 1)), sep="\n")
        raise
    return told
