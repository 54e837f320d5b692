"""A dossier in the words of the counter: how near its appointment is, where it stands."""

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
from desk_app.domain.handling.custody import Place
from desk_app.domain.handling.elsewhere import DossierLeg
from desk_app.domain.handling.ending import StopGround
from desk_app.domain.handling.flow import CLOSED, OPEN, WITHOUT_RESULT, Status
from desk_app.domain.handling.telling import NoticeAbout, NoticeOutcome, NoticeWay
from desk_app.domain.ids import DossierId
from desk_app.domain.law.deadline.nearness import working_days
from desk_app.domain.law.papers import Channel
from desk_app.domain.office import DeskFacts
from desk_app.domain.office_time import office_date
from desk_app.domain.queue.ticket import VisitWait
from desk_app.domain.sent_away import Answer
from ui import formats
from ui.dossiers import custody
from ui.dossiers.desks import desk_words
from ui.formats import BadgeFact, BadgeKind

translate = QCoreApplication.translate

_WITH_UNIT: Final = OPEN - {Status.RESULT_BACK} | WITHOUT_RESULT  # a result lies at the desk
_STANDS_STILL: Final = frozenset({Status.SUPPLEMENT, Status.WITHDRAWN})


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

    def other_year(self, at: datetime) -> str:
        """The year of `at`; empty: it is this one, and a day and a month say enough."""
        year = office_date(at).year
        return "" if year == office_date(self.now()).year else str(year)

    def row(self, line: DossierLine) -> DossierRow:
        detail = self._whereabouts(line)
        if line.disputed:
            detail = translate("dossier", "có việc không khớp")
        due = None if line.status is Status.SUPPLEMENT else line.due_at  # it has no appointment
        return DossierRow(
            id=line.id,
            code=line.code,
            applicant=line.applicant,
            procedure=line.procedure,
            status=line.status,
            badge=self.badge(line.due_at, line.status),
            place=translate("dossier", "Đã gửi bưu điện")
            if line.posted_at is not None
            else place(line.status, line.papers_at),
            place_detail=detail,
            disputed=line.disputed,
            due_day=formats.day(office_date(due)) if due else "–",
            due_clock=formats.clock(due) if due else "",
        )

    def _whereabouts(self, line: DossierLine) -> str:
        """What is waited for, where the papers are, or by when they have to leave the desk."""
        desk, day = self.desk(line.desk), formats.short_day(office_date(line.received_at))
        if line.status is Status.SUPPLEMENT and line.due_at is not None:
            until = formats.short_day(office_date(line.due_at))
            return translate("dossier", "đến hết {day}, {desk}").format(day=until, desk=desk)
        if line.posted_at is not None:
            return translate("dossier", "{day}, số {tracking}").format(
                day=formats.short_day(office_date(line.posted_at)), tracking=line.tracking
            )
        if line.papers_at is not Place.DESK and line.status in _WITH_UNIT:
            return custody.at_unit(line.papers_at, line.papers_unit, line.papers_since)
        if line.hand_over_by is not None:
            return custody.to_leave(line.hand_over_by, self.now())
        if not line.desk:  # of which only the row is here
            return translate("dossier", "nhận {day}, chỉ có tóm tắt").format(day=day)
        return translate("dossier", "nhận ở {desk}, {day}").format(desk=desk, day=day)

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
        """How near the appointment is; a result that waits for its owner is not late.

        Args:
            due: The appointment; while a supplement is awaited, until when.
        """
        now = self.now()
        if status is Status.SUPPLEMENT and due is not None and now > due:
            return BadgeFact(BadgeKind.TODAY, translate("dossier", "Hết hạn bổ sung"))
        if status in CLOSED or status in _STANDS_STILL:
            return BadgeFact(BadgeKind.DAYS, _no_clock(status))
        if status is Status.RESULT_BACK and (due is None or now > due):
            return formats.result_badge()
        if due is None:
            return BadgeFact(BadgeKind.DAYS, translate("dossier", "Chưa có ngày hẹn"))
        today, day = office_date(now), office_date(due)
        try:
            days = working_days(min(today, day), max(today, day), self.is_working)
        except CalendarTooShort:
            return _without_count(due, now)
        return formats.due_badge(due, now, days)

    def desk(self, desk: str) -> str:
        """ "Quầy 2"; this desk as it calls itself."""
        return desk_words(desk, self.facts)


def visit_wait(wait: VisitWait) -> str:
    """As in "số A027: chờ 12 phút, phục vụ 4 phút 30 giây"."""
    return translate("dossier", "số {ticket}: chờ {waited}, phục vụ {served}").format(
        ticket=wait.ticket,
        waited=_length(wait.waited),
        served=_length(wait.served),
    )


def _length(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return translate("dossier", "{s} giây").format(s=rest)
    if not rest:
        return translate("dossier", "{m} phút").format(m=minutes)
    return translate("dossier", "{m} phút {s:02} giây").format(m=minutes, s=rest)


def place(status: Status, papers_at: Place = Place.DESK) -> str:
    """Where a dossier is, as far as its acts tell.

    Args:
        papers_at: Where its papers are, of which one withdrawn says whether they are to go back.
    """
    if status is Status.WITHDRAWN and papers_at is Place.CITIZEN:
        return translate("dossier", "Xin rút, chờ dừng giải quyết")
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


def stop_ground(value: str) -> str:
    """Why a dossier was stopped; a ground of a newer program by its own name."""
    grounds: dict[str, str] = {
        StopGround.APPLICANT: translate("dossier", "người nộp đề nghị"),
        StopGround.NOT_SUPPLEMENTED: translate("dossier", "quá hạn bổ sung"),
        StopGround.OBLIGATION_NOT_MET: translate("dossier", "không thực hiện nghĩa vụ tài chính"),
        StopGround.LAW: translate("dossier", "căn cứ khác của pháp luật"),
    }
    return grounds.get(value, value)


def notice_about(value: NoticeAbout) -> str:
    return {
        NoticeAbout.RECEIVED: translate("dossier", "Đã tiếp nhận"),
        NoticeAbout.SUPPLEMENT: translate("dossier", "Yêu cầu bổ sung"),
        NoticeAbout.RESULT_READY: translate("dossier", "Đã có kết quả"),
        NoticeAbout.APOLOGY: translate("dossier", "Xin lỗi, hẹn lại"),
    }[value]


def notice_way(value: NoticeWay) -> str:
    return {
        NoticeWay.SMS: translate("dossier", "Tin nhắn (trung tâm gửi)"),
        NoticeWay.EMAIL: translate("dossier", "Thư điện tử (trung tâm gửi)"),
        NoticeWay.CALL: translate("dossier", "Gọi điện"),
        NoticeWay.PAPER: translate("dossier", "Giấy báo"),
        NoticeWay.IN_PERSON: translate("dossier", "Nói trực tiếp"),
    }[value]


def notice_outcome(value: NoticeOutcome | None) -> str:
    return {
        None: translate("dossier", "chờ trung tâm gửi"),
        NoticeOutcome.SENT: translate("dossier", "trung tâm đã gửi"),
        NoticeOutcome.REACHED: translate("dossier", "đã báo được"),
        NoticeOutcome.NOT_REACHED: translate("dossier", "chưa liên lạc được"),
        NoticeOutcome.FAILED: translate("dossier", "không gửi được"),
        NoticeOutcome.CALLED_OFF: translate("dossier", "thôi không gửi"),
    }[value]


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
