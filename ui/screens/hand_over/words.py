"""Handing over in the words of the counter: until when, why not, what became of a list."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from db.queries.hand_over.batches import BatchRow, LineView, Lot
from db.queries.hand_over.waiting import DossierAtHand
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.flow import Status
from desk_app.domain.office_time import office_date
from ui import formats
from ui.dossiers import words
from ui.formats import BadgeFact, BadgeKind

translate = QCoreApplication.translate

NO_UNIT: Final = ""  # of procedures nobody said the unit of


def unit_name(unit: str) -> str:
    return unit or translate("hand_over", "Chưa rõ đơn vị nhận")


def latest(by: datetime | None, now: datetime) -> BadgeFact:
    """How near the moment is by which the papers must have left the desk."""
    if by is None:
        return BadgeFact(BadgeKind.DAYS, translate("hand_over", "Chưa giao"))
    if now > by:
        return BadgeFact(BadgeKind.LATE, translate("hand_over", "Quá giờ giao"))
    clock = formats.clock(by)
    if office_date(by) == office_date(now):
        said = translate("hand_over", "Trước {time}").format(time=clock)
        return BadgeFact(BadgeKind.TODAY, said)
    day = formats.short_day(office_date(by))
    return BadgeFact(
        BadgeKind.DAYS, translate("hand_over", "{time} {day}").format(time=clock, day=day)
    )


def why_not(one: DossierAtHand) -> str:
    """Why a dossier goes on no list now."""
    if one.read_only:
        return translate("hand_over", "chỉ xem được ở bản chương trình này")
    if one.papers_at is not Place.DESK:
        said = translate("hand_over", "đã bàn giao theo {number}, cho {unit}")
        return said.format(number=one.list_number or "–", unit=one.papers_unit)
    return words.place(one.status).lower()


def no_result(one: DossierAtHand) -> str:
    """Why no result can come back now."""
    if one.read_only:
        return translate("hand_over", "chỉ xem được ở bản chương trình này")
    return words.place(one.status).lower()


def lot(line: LineView) -> str:
    """What became of one dossier of a list."""
    return {
        Lot.ON_THE_WAY: translate("hand_over", "Chờ nhận"),
        Lot.TAKEN_OVER: translate("hand_over", "Đã nhận"),
        Lot.SENT_BACK: translate("hand_over", "Trả lại"),
        Lot.GOES_ON: translate("hand_over", "Có bổ sung"),
        Lot.OVER: translate("hand_over", "Đã có kết quả hoặc kết thúc"),
        Lot.NOT_WITH_IT: translate("hand_over", "Không đi cùng"),
    }[line.lot]


def lot_detail(line: LineView) -> str:
    if line.lot is Lot.NOT_WITH_IT:
        return translate("hand_over", "nơi khác đã giao trước, hoặc hồ sơ chưa về")
    if line.lot is Lot.GOES_ON:
        return translate("hand_over", "ký nhận cùng phần bổ sung, ở biên bản sau")
    if line.lot is Lot.TAKEN_OVER and not line.may_go_back:
        return _stays(line)
    at = _short(line.at) if line.at is not None else ""
    if line.ended and line.lot in {Lot.ON_THE_WAY, Lot.TAKEN_OVER}:
        return translate("hand_over", "không giải quyết nữa, lấy lại giấy tờ")
    return _joined(line.who, at if line.lot not in {Lot.ON_THE_WAY, Lot.OVER} else "", line.reason)


def why_stays(line: LineView) -> str:
    """Why the unit that took it over cannot send it back by this list, and what is to be done."""
    if line.rest_here:
        return translate(
            "hand_over", "Phần bổ sung còn ở quầy: bàn giao nốt, rồi trả lại theo danh sách mới."
        )
    said = _stays(line)
    return f"{said[:1].upper()}{said[1:]}."


def _stays(line: LineView) -> str:
    if line.rest_here:
        return translate("hand_over", "phần bổ sung còn ở quầy")
    if line.status is None or line.status is Status.IN_PROCESS:
        return translate("hand_over", "đi tiếp theo danh sách sau")
    return words.place(line.status).lower()


def standing(row: BatchRow) -> str:
    """What became of a whole list."""
    said = []
    if row.waiting:
        said.append(translate("hand_over", "{n} chờ nhận").format(n=row.waiting))
    if row.sent_back:
        said.append(translate("hand_over", "{n} trả lại").format(n=row.sent_back))
    return _joined(*said) or translate("hand_over", "Đã nhận đủ")


def told_lots(lines: Sequence[LineView]) -> str:
    """ "12 hồ sơ · 3 chờ nhận · 1 trả lại"."""
    lots = [line.lot for line in lines]
    said = [translate("hand_over", "{n} hồ sơ").format(n=len(lines))]
    for which, words_of in (
        (Lot.ON_THE_WAY, translate("hand_over", "{n} chờ nhận")),
        (Lot.TAKEN_OVER, translate("hand_over", "{n} đã nhận")),
        (Lot.SENT_BACK, translate("hand_over", "{n} trả lại")),
        (Lot.GOES_ON, translate("hand_over", "{n} có bổ sung")),
        (Lot.OVER, translate("hand_over", "{n} đã có kết quả hoặc kết thúc")),
        (Lot.NOT_WITH_IT, translate("hand_over", "{n} không đi cùng")),
    ):
        if which in lots:
            said.append(words_of.format(n=lots.count(which)))
    return _joined(*said)


def when(at: datetime) -> str:
    """ "14:10 20/11"."""
    return _short(at)


def _short(at: datetime) -> str:
    return f"{formats.clock(at)} {formats.short_day(office_date(at))}"


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
