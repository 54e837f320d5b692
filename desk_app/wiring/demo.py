"""The demo office: five officers, one for each role, all with the PIN shown at the log-in."""

from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from db.unit_of_work import UnitOfWork
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Subject, SubjectKind
from desk_app.domain.acts.officers import registered_body
from desk_app.domain.ids import OfficerId
from desk_app.domain.office import TRIAL_PIN
from desk_app.domain.officer import NOBODY, Officer
from desk_app.domain.people.rights import Role
from desk_app.identity.log_in import shown_digest

_HOUSE: Final = UUID("7d1b0c52-6f0e-4a57-9c1e-2b8f4a1d6e30")  # names the demo's officers for ever

_OFFICERS: Final = (
    ("Trần Thị Bích Ngọc", Role.RECEPTION),
    ("Lê Hoàng Phúc", Role.CASHIER),
    ("Đỗ Quang Vinh", Role.SPECIALIST),
    ("Nguyễn Hữu Nghĩa", Role.LEADER),
    ("Huỳnh Quốc Khánh", Role.ADMIN),
)


def demo_officers() -> tuple[Officer, ...]:
    """The same persons with the same ids on every desk of the demo."""
    return tuple(
        Officer(id=OfficerId(uuid5(_HOUSE, role)), name=name, role=role) for name, role in _OFFICERS
    )


def seed_demo(work: UnitOfWork, at: datetime) -> None:
    """Take the five in; the same acts from both desks amount to the same officers."""
    for officer in demo_officers():
        known = Officer(
            id=officer.id, name=officer.name, role=officer.role, secret=shown_digest(TRIAL_PIN)
        )
        subject = Subject(SubjectKind.OFFICER, officer.id)
        work.journal.write(
            kinds.OFFICER_REGISTERED, subject, registered_body(known), by=NOBODY, at=at
        )
