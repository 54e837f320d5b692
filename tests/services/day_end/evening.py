"""What the tests of the evening share."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from db.unit_of_work import UnitOfWork
from desk_app.domain.day_end.points import UNSEEN
from desk_app.domain.day_end.seal import OfficeDay, Seal
from desk_app.domain.dossier import Dossier
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Role
from desk_app.services.day_end.seal_day import SealDay, seal_day
from desk_app.services.desk import Desk
from desk_app.services.intake.receive_dossier import receive_dossier
from tests.builders import FRIDAY_MORNING, LEADER, Clock, a_desk, an_officer, an_order

Work = Callable[[], UnitOfWork]
BOSS = an_officer(LEADER, Role.LEADER)
TODAY = office_date(FRIDAY_MORNING)
MONDAY = TODAY + timedelta(days=3)
EVENING = timedelta(hours=8)  # from the morning on: 17:15, nobody comes any more


NOT_LOOKED = {UNSEEN: "Xem sáng hôm sau"}
"""These offices print nothing: it is red, and nobody looks at it."""


class Office:
    """One desk with a clock that is moved."""

    def __init__(self, work: Work) -> None:
        self.clock = Clock()
        self.desk: Desk = a_desk(work, self.clock)

    def receive(self, by: Officer | None = None) -> Dossier:
        self.clock.forward(timedelta(minutes=1))
        return receive_dossier(an_order(), by or an_officer(), self.desk)

    def evening(self) -> None:
        self.clock.at = FRIDAY_MORNING + EVENING

    def monday(self) -> None:
        self.clock.at = FRIDAY_MORNING + timedelta(days=3)

    def seal(self, **remarks: str) -> Seal:
        self.evening()
        order = SealDay(day=TODAY, remarks=NOT_LOOKED | remarks)
        return seal_of(seal_day(order, BOSS, self.desk))

    def seal_monday(self, remarks: Mapping[str, str] | None = None) -> Seal:
        self.clock.at = FRIDAY_MORNING + timedelta(days=3) + EVENING
        order = SealDay(day=MONDAY, remarks=NOT_LOOKED | dict(remarks or {}))
        return seal_of(seal_day(order, BOSS, self.desk))


def seal_of(known: OfficeDay) -> Seal:
    assert known.seal is not None
    return known.seal
