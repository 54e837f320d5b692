"""A dossier in the words of the counter: how near its appointment is, where it stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from db.queries.rows import DossierLine
from db.queries.sent_away import SentAwayLine
from desk_app.domain.acts.steps.elsewhere import Part
from desk_app.domain.dossier import CollectorKind, PaperKind, ReturnWay
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.handling.elsewhere import DossierLeg
from desk_app.domain.handling.flow import CLOSED, Status
from desk_app.domain.ids import DossierId
from desk_app.domain.law.deadline.nearness import working_days
from desk_app.domain.law.papers import Channel
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.sent_away import Answer
from ui import formats
from ui.formats import BadgeFact, BadgeKind

translate = QCoreApplication.translate

_STANDS_STILL: Final = frozenset({Status.SUPPLEMENT, Status.WITHDRAWN})
_NUMBERED_DESK: Final = re.compile(r"Q(?P<number>[0-9]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow:
    """One dossier of a list, worded."""

    id: DossierId
    code: str  # of one sent away: "Số 1012/PBS-TTPVHCC"
    applicant: str
    procedure: str  # full name; the list shows at most two lines of it
    status: Status | None  # None: sent away with a paper, never received
    badge: BadgeFact
    place: str  # "Có kết quả, chờ trả"
    place_detail: str  # "nhận ở Quầy 2, 17/11"
    disputed: bool
    due_day: str  # "20/11/2026"; "–" without a due moment
    due_clock: str  # "15:40"; empty without a due moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What wording a dossier takes beyond the dossier itself."""

    facts: DeskFacts
    now: Callable[[], datetime]
    is_working: Callable[[date], bool]

    def row(self, line: DossierLine) -> DossierRow:
        desk, day = self.desk(line.desk), formats.short_day(office_date(line.received_at))
        detail = translate("dossier", "nhận ở {desk}, {day}").format(desk=desk, day=day)
        if line.disputed:
            detail = translate("dossier", "có việc không khớp")
        return DossierRow(
            id=line.id,
            code=line.code,
            applicant=line.applicant,
            procedure=line.procedure,
            status=line.status,
            badge=self.badge(line.due_at, line.status),
            place=place(line.status),
            place_detail=detail,
            disputed=line.disputed,
            due_day=formats.day(office_date(line.due_at)) if line.due_at else "–",
            due_clock=formats.clock(line.due_at) if line.due_at else "",
        )

    def away(self, line: SentAwayLine) -> DossierRow:
        """Somebody sent away: the paper instead of a code, and nothing to come for."""
        desk, day = self.desk(line.desk), formats.short_day(office_date(line.at))
        return DossierRow(
            id=line.id,
            code=translate("dossier", "Số {number}").format(number=line.number),
            applicant=line.applicant,
            procedure=line.request,
            status=None,
            badge=BadgeFact(BadgeKind.PAUSE, translate("dossier", "Chưa tiếp nhận")),
            place=answer(line.answer),
            place_detail=translate("dossier", "ở {desk}, {day}").format(desk=desk, day=day),
            disputed=False,
            due_day="–",
            due_clock="",
        )

    def badge(self, due: datetime | None, status: Status) -> BadgeFact:
        """How near the appointment is; a result that waits for its owner is not late."""
        now = self.now()
        if status in CLOSED or status in _STANDS_STILL:
            return BadgeFact(BadgeKind.DAYS, _no_clock(status))
        if status is Status.RESULT_BACK and (due is None or now > due):
            return formats.result_badge()
        if due is None:
            return BadgeFact(BadgeKind.DAYS, translate("dossier", "Không hẹn ngày"))
        today, day = office_date(now), office_date(due)
        try:
            days = working_days(min(today, day), max(today, day), self.is_working)
        except CalendarTooShort:
            return _without_count(due, now)
        return formats.due_badge(due, now, days)

    def desk(self, desk: str) -> str:
        """ "Quầy 2"; this desk as it calls itself."""
        if desk == self.facts.desk:
            return self.facts.desk_name
        numbered = _NUMBERED_DESK.fullmatch(desk)
        return translate("dossier", "Quầy {desk}").format(
            desk=int(numbered["number"]) if numbered else desk
        )


def place(status: Status) -> str:
    """Where a dossier is, as far as its acts tell."""
    return {
        Status.RECEIVED: translate("dossier", "Mới tiếp nhận"),
        Status.IN_PROCESS: translate("dossier", "Đang giải quyết"),
        Status.SUPPLEMENT: translate("dossier", "Chờ bổ sung"),
        Status.OBLIGATION: translate("dossier", "Chờ nghĩa vụ tài chính"),
        Status.WITHDRAWN: translate("dossier", "Xin rút, chờ trả lại giấy tờ"),
        Status.STOPPED: translate("dossier", "Đã dừng giải quyết"),
        Status.REFUSED: translate("dossier", "Đã từ chối"),
        Status.RESULT_BACK: translate("dossier", "Có kết quả, chờ trả"),
        Status.RETURNED: translate("dossier", "Đã trả kết quả"),
        Status.VOIDED: translate("dossier", "Đã hủy"),
    }[status]


def agency_step(part: Part | None) -> str:
    """What is noted about another agency, as its button says it."""
    return {
        None: "",
        Part.FORWARD: translate("dossier", "Chuyển cơ quan có thẩm quyền"),
        Part.ARRIVED: translate("dossier", "Cơ quan có thẩm quyền đã nhận"),
        Part.BEGIN: translate("dossier", "Bắt đầu chặng liên thông"),
        Part.END: translate("dossier", "Xong chặng liên thông"),
    }[part]


def leg_state(leg: DossierLeg) -> str:
    if leg.ended_at is not None:
        return translate("dossier", "xong {moment}").format(moment=formats.moment(leg.ended_at))
    if leg.begun_at is not None:
        return translate("dossier", "đang làm")
    return translate("dossier", "chưa đến lượt")


def _no_clock(status: Status) -> str:
    """What a badge says of a dossier no appointment runs for."""
    return {
        Status.SUPPLEMENT: translate("dossier", "Chờ bổ sung"),
        Status.WITHDRAWN: translate("dossier", "Xin rút"),
        Status.STOPPED: translate("dossier", "Đã dừng"),
        Status.REFUSED: translate("dossier", "Từ chối"),
        Status.RETURNED: translate("dossier", "Đã trả"),
        Status.VOIDED: translate("dossier", "Đã hủy"),
    }[status]


def answer(value: Answer) -> str:
    """What somebody was told who was sent away."""
    return {
        Answer.SUPPLEMENT: translate("dossier", "Yêu cầu bổ sung"),
        Answer.REFUSED: translate("dossier", "Từ chối tiếp nhận"),
    }[value]


def channel(value: Channel) -> str:
    return {
        Channel.DIRECT: translate("dossier", "Trực tiếp"),
        Channel.ONLINE: translate("dossier", "Trực tuyến"),
        Channel.POST: translate("dossier", "Bưu chính"),
    }[value]


def return_way(value: ReturnWay) -> str:
    return {
        ReturnWay.COUNTER: translate("dossier", "Tại quầy"),
        ReturnWay.POST: translate("dossier", "Bưu chính"),
        ReturnWay.ELECTRONIC: translate("dossier", "Điện tử"),
    }[value]


def paper_kind(value: PaperKind) -> str:
    return {
        PaperKind.ORIGINAL: translate("dossier", "bản chính"),
        PaperKind.CERTIFIED: translate("dossier", "bản chứng thực"),
        PaperKind.COPY: translate("dossier", "bản chụp"),
        PaperKind.ELECTRONIC: translate("dossier", "bản điện tử"),
    }[value]


def collector_kind(value: CollectorKind) -> str:
    return {
        CollectorKind.OWNER: translate("dossier", "chủ hồ sơ"),
        CollectorKind.AUTHORISED: translate("dossier", "người được ủy quyền"),
        CollectorKind.ANOTHER: translate("dossier", "người được ủy quyền nhận kết quả"),
        CollectorKind.POST: translate("dossier", "nhân viên bưu chính"),
    }[value]


def birth(value: date | int | None) -> str:
    """ "05/02/2004", "2004", or "–"."""
    if value is None:
        return "–"
    return formats.day(value) if isinstance(value, date) else str(value)


def _without_count(due: datetime, now: datetime) -> BadgeFact:
    """The calendar does not reach: no days are guessed."""
    if now > due:
        return BadgeFact(BadgeKind.LATE, translate("dossier", "Quá hạn"))
    return BadgeFact(BadgeKind.DAYS, translate("dossier", "Còn hạn"))
