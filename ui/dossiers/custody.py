"""Where the papers of a dossier are, in the words of the counter."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desk_app.domain.codes.list_number import HAND_OVER, ListNumber
from desk_app.domain.handling.custody import Place, Stay, still_with_unit
from desk_app.domain.office_time import office_date
from ui import formats

translate = QCoreApplication.translate


def at_unit(place: Place, unit: str, since: datetime | None) -> str:
    """ "Phòng Tư pháp, từ 20/11"; on the way there until somebody said that they arrived."""
    if place is Place.CITIZEN:
        return translate("custody", "đã trả lại giấy tờ")
    if place is Place.ON_THE_WAY:
        return translate("custody", "đang chuyển {unit}").format(unit=unit)
    if since is None:
        return unit
    day = formats.short_day(office_date(since))
    return translate("custody", "{unit}, từ {day}").format(unit=unit, day=day)


def to_leave(by: datetime, now: datetime) -> str:
    """By when what lies at the desk has to be with its unit."""
    if now > by:
        return translate("custody", "quá giờ bàn giao")
    clock = formats.clock(by)
    if office_date(by) == office_date(now):
        return translate("custody", "bàn giao trước {time}").format(time=clock)
    day = formats.short_day(office_date(by))
    return translate("custody", "bàn giao trước {time} {day}").format(time=clock, day=day)


def _list_of(trail: Sequence[Stay]) -> str:
    """The number of the list they last went with; a dash for none."""
    for stay in reversed(trail):
        if stay.place is Place.ON_THE_WAY and stay.number is not None:
            return str(ListNumber(HAND_OVER, office_date(stay.at), stay.number.number))
    return "–"


def trail_words(trail: Sequence[Stay]) -> str:
    """The way of the papers, the newest first, as far back as the list they last went with."""
    last = trail[-1]
    if (rest := still_with_unit(trail)) is not None:
        return translate("custody", "Phần bổ sung ở quầy từ {at}; hồ sơ {where}").format(
            at=formats.moment(last.at), where=_where(rest, _list_of(trail))
        )
    moment, number = formats.moment(last.at), _list_of(trail)
    match last.place:
        case Place.ON_THE_WAY:
            return translate("custody", "Đang chuyển {unit} từ {at}, biên bản {number}").format(
                unit=last.unit, at=moment, number=number
            )
        case Place.UNIT:
            return translate("custody", "{unit}, {who} nhận {at}, biên bản {number}").format(
                unit=last.unit, who=last.who, at=moment, number=number
            )
        case Place.DESK:
            return translate("custody", "Ở quầy: {unit} trả lại {at}, {reason}").format(
                unit=last.unit, at=moment, reason=last.reason
            )
        case Place.CITIZEN:
            said = translate("custody", "Đã trả lại người nộp {at}").format(at=moment)
            return ", ".join(filter(None, (said, last.who, last.reason)))


def _where(rest: Stay, number: str) -> str:
    if rest.place is Place.ON_THE_WAY:
        said = translate("custody", "đang chuyển {unit}, biên bản {number}")
    else:
        said = translate("custody", "ở {unit}, biên bản {number}")
    return said.format(unit=rest.unit, number=number)
