"""Words the paper that urges one unit or officer, as the reminders of its dossiers say."""

from collections.abc import Sequence
from datetime import datetime

from desk_app.documents import wording as w
from desk_app.documents.office import listed
from desk_app.documents.receipt_of import letterhead_of
from desk_app.documents.watching.reminder import ReminderList, ReminderRow
from desk_app.documents.watching.urging import stands_in_words
from desk_app.domain.dossier import Dossier
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date


def reminder_list_of(
    dossiers: Sequence[Dossier], officer: str, facts: DeskFacts, now: datetime
) -> ReminderList:
    """Args:
    dossiers: One or more, each urged at least once, the last time whoever has them all.
    officer: Who signs it.
    """
    last = [dossier.oversight.reminders[-1] for dossier in dossiers]
    unit = facts.unit
    return ReminderList(
        letterhead=letterhead_of(unit),
        place_date=w.place_date(unit.place, office_date(now)),
        whom=last[0].whom,
        unit_name=unit.full_name,
        count=w.count_words(len(dossiers)),
        printed=w.time_words(now),
        reply_by=w.short_moment(min(each.reply_by for each in last)),
        officer=w.personal_name(officer),
        rows=tuple(_row(dossier, order, now) for order, dossier in enumerate(dossiers, 1)),
        trial=facts.trial,
    )


def _row(dossier: Dossier, order: int, now: datetime) -> ReminderRow:
    start, serial = listed.code_halves(str(dossier.code))
    due, times = dossier.due.at, len(dossier.oversight.reminders)
    stands = stands_in_words(dossier, now)
    return ReminderRow(
        order=str(order),
        code_start=start,
        serial=serial,
        owner=dossier.applicant.name,
        procedure=dossier.procedure.name,
        received=w.stamp(dossier.received_at),
        due="chưa có ngày hẹn" if due is None else w.stamp(due),
        stands=f"{stands}; đôn đốc lần {times}" if times > 1 else stands,
    )
