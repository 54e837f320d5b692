"""Who may correct or void a received dossier."""

from datetime import datetime

from desk_app.domain.dossier import Dossier
from desk_app.domain.office_time import office_date
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right


def may_amend(officer: Officer, dossier: Dossier, now: datetime) -> bool:
    """What one received oneself, on the day of its code; a leader anything, any day."""
    own = dossier.officer == officer.id and dossier.code.day == office_date(now)
    return officer.may(Right.CORRECT_ANY) or (own and officer.may(Right.CORRECT))


def need_to_amend(officer: Officer, dossier: Dossier, now: datetime) -> None:
    """Raises RightMissing: it takes a leader."""
    if not may_amend(officer, dossier, now):
        officer.need(Right.CORRECT_ANY)
