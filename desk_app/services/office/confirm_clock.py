"""Use case: a leader says that the machine's day is right, though codes of later days exist."""

from dataclasses import dataclass
from datetime import date

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import THIS_DESK, Body
from desk_app.domain.codes.faults import ClockShowsAnotherDay, NoClockToConfirm
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from desk_app.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmClock:
    day: date  # today, as the leader reads it from a calendar
    reason: str


def confirm_clock(order: ConfirmClock, officer: Officer, desk: Desk) -> None:
    """Let codes and papers be numbered again after the clock ran ahead of `order.day`.

    No code is given twice: serials of every day go on behind the last one given of it,
    and those of the wrong days stay used until their day comes.

    Raises:
        ClockShowsAnotherDay: the machine is still wrong, or the leader is.
        NoClockToConfirm: no code of a later day was given.
        RightMissing: likewise nothing was stored.

    Legal: [code.pattern]
    """
    officer.need(Right.CONFIRM_CLOCK)
    now = desk.now()
    today = office_date(now)
    if order.day != today:
        raise ClockShowsAnotherDay(order.day, today)
    with desk.work() as work:
        later = work.numbers.later_day(desk.unit, today)
        if later is None:
            raise NoClockToConfirm()
        body: Body = {
            "day": today.isoformat(),
            "codes_until": later.isoformat(),
            "reason": " ".join(order.reason.split()),
        }
        work.journal.write(kinds.CLOCK_CONFIRMED, THIS_DESK, body, by=officer.id, at=now)
        work.numbers.confirm_day(desk.unit, today)
        work.commit()


def codes_ahead(desk: Desk) -> date | None:
    """The latest day after today that codes were given of; None when nothing is to be confirmed."""
    with desk.glance() as work:
        return work.numbers.later_day(desk.unit, office_date(desk.now()))
