"""Why no letter of apology can go out now: what its key answers where its button is not."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desk_app.domain.acts import kinds
from desk_app.domain.dossier import Dossier
from desk_app.domain.errors import RightMissing
from desk_app.domain.handling.faults import NoAppointmentToMove
from desk_app.domain.law.deadline.reappointment import check_in_time
from desk_app.domain.law.faults import ReappointedAlready, ReappointmentTooLate
from desk_app.domain.officer import Officer
from desk_app.domain.people.rights import Right
from ui.texts import Notice, notice

translate = QCoreApplication.translate


def may_apologise(dossier: Dossier, now: datetime) -> bool:
    return _why_not(dossier, now) is None


def why_no_apology(dossier: Dossier, officer: Officer, now: datetime) -> Notice | None:
    """None: `officer` can send one."""
    if not officer.may(Right.RAISE):
        return notice(RightMissing(Right.RAISE))
    return _why_not(dossier, now)


def _why_not(dossier: Dossier, now: datetime) -> Notice | None:
    if not dossier.may(kinds.APOLOGISED):
        return Notice(
            translate("steps", "Lúc này hồ sơ không cần phiếu xin lỗi."),
            translate("steps", "Chỉ lập phiếu khi hồ sơ còn đang giải quyết."),
            grave=False,
        )
    if dossier.due.at is None:
        return notice(NoAppointmentToMove())
    try:
        check_in_time(dossier.due.at, now, earlier=0 if dossier.apology is None else 1)
    except (ReappointedAlready, ReappointmentTooLate) as error:
        return notice(error)
    return None
