"""The calendar in pictures."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desk_app.domain.ids import DeskId, DossierId
from desk_app.domain.law.calendar import WorkingCalendar, with_day_off, with_worked_day
from desk_app.domain.law.calendar_change import change_between
from desk_app.domain.law.office_calendar import Origin
from desk_app.services.calendar.effect import AffectedDossier, Effect
from desk_app.services.calendar.in_force import shipped_calendar
from desk_app.wiring.calendar import BesideCalendar, CalendarFacts, WaitingEdition
from ui.screens.calendar.state import CalendarState, Stage
from ui.screens.calendar.view import CalendarView
from ui.shell.scenes import in_shell

_TODAY = date(2026, 11, 20)
_SWAP = "Công văn 5127/UBND-NC (thử)"
_PEOPLE = (
    ("NGUYỄN THỊ LAN", "Đăng ký thành lập hộ kinh doanh"),
    ("TRẦN NGỌC BẢO HÂN", "Đăng ký khai sinh"),
    ("LÊ HOÀNG PHÚC", "Cấp giấy xác nhận tình trạng hôn nhân"),
    ("HUỲNH THỊ KIM NGÂN", "Đăng ký lại khai sinh cho người đã có hồ sơ, giấy tờ cá nhân"),
    ("PHẠM VĂN ĐỨC", "Thủ tục hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội"),
    ("ĐỖ MINH KHÔI", "Chứng thực bản sao từ bản chính"),
)


def _swap() -> WorkingCalendar:
    swapped = with_day_off(shipped_calendar(), date(2026, 11, 23), "Nghỉ hoán đổi với 28/11", _SWAP)
    return with_worked_day(swapped, date(2026, 11, 28), "Làm bù ngày 23/11", _SWAP)


def _state(**changed: object) -> CalendarState:
    facts = CalendarFacts(calendar=shipped_calendar(), act=None, decisions=(), waiting=None)
    state = CalendarState(
        today=_TODAY,
        year=2026,
        day=date(2026, 11, 24),
        facts=facts,
        may_set=True,
        may_reschedule=True,
    )
    return replace(state, **changed)  # type: ignore[arg-type]  # fields by name


def _effect() -> Effect:
    before = datetime(2026, 11, 26, 2, 15, tzinfo=UTC)
    lines = tuple(
        AffectedDossier(
            id=DossierId(UUID(int=n)),
            code=f"H13.45.12-261120-{1001 + n}",
            procedure=procedure,
            applicant=name,
            desk=DeskId(f"Q{1 + n % 2}"),
            officer="Trần Thị Bích Ngọc",
            before=before + timedelta(hours=n),
            after=before + timedelta(days=1, hours=n),
        )
        for n, (name, procedure) in enumerate(_PEOPLE)
    )
    return Effect(affected=lines, total=len(lines), looked_at=312)


def _page(state: CalendarState) -> tuple[CalendarView, QWidget]:
    page = CalendarView()
    shell = in_shell(page, "Lịch làm việc", "mọi quầy của Phường Ninh Kiều", place="calendar")
    page.render_state(state)
    page.focus_first()
    return page, shell


def calendar() -> QWidget:
    return _page(_state())[1]


def calendar_proposal() -> QWidget:
    proposal = _swap()
    change = change_between(shipped_calendar(), proposal)
    day = date(2026, 11, 23)
    return _page(_state(proposal=proposal, change=change, effect=_effect(), day=day))[1]


def calendar_form() -> QWidget:
    page, shell = _page(_state(day=date(2026, 11, 23)))
    page.year.day.off.click()
    page.year.day.name.setText("Nghỉ hoán đổi với 28/11")
    return shell


def calendar_hours() -> QWidget:
    page, shell = _page(_state())
    page.year.hours.click()
    return shell


def calendar_review() -> QWidget:
    proposal = _swap()
    change = change_between(shipped_calendar(), proposal)
    state = _state(proposal=proposal, change=change, effect=_effect(), stage=Stage.REVIEW)
    page, shell = _page(state)
    page.review.ground.setText(_SWAP)
    return shell


def calendar_arrived() -> QWidget:
    arrived = WaitingEdition("viet-nam-2026-2028-1f0c9a52", _swap())
    facts = CalendarFacts(calendar=shipped_calendar(), act=None, decisions=(), waiting=arrived)
    return _page(_state(facts=facts))[1]


def calendar_arrived_review() -> QWidget:
    proposal = _swap()
    state = _state(
        proposal=proposal,
        change=change_between(shipped_calendar(), proposal),
        origin=Origin.CENTRE,
        edition="viet-nam-2026-2028-1f0c9a52",
        stage=Stage.REVIEW,
        ground_error="Ghi số văn bản hoặc lý do, rồi bấm lại.",
    )
    return _page(state)[1]


def calendar_old() -> QWidget:
    left_out = frozenset({DossierId(UUID(int=2))})
    state = _state(stage=Stage.RESCHEDULE, effect=_effect(), left_out=left_out)
    page, shell = _page(state)
    page.old.ground.setText("Công văn 5127/UBND-NC (thử)")
    return shell


def calendar_read_only() -> QWidget:
    return _page(_state(may_set=False, may_reschedule=False, day=date(2028, 1, 3), year=2028))[1]


def calendar_both() -> QWidget:
    other = BesideCalendar(
        act=UUID(int=1),
        at=datetime(2026, 11, 20, 2, 15, tzinfo=UTC),
        reason=_SWAP,
        base=shipped_calendar(),
        calendar=_swap(),
    )
    facts = CalendarFacts(
        calendar=shipped_calendar(), act=None, decisions=(), waiting=None, beside=(other,)
    )
    return _page(_state(facts=facts))[1]


SCENES = {
    "calendar": calendar,
    "calendar-proposal": calendar_proposal,
    "calendar-form": calendar_form,
    "calendar-hours": calendar_hours,
    "calendar-review": calendar_review,
    "calendar-arrived": calendar_arrived,
    "calendar-arrived-review": calendar_arrived_review,
    "calendar-old": calendar_old,
    "calendar-both": calendar_both,
    "calendar-read-only": calendar_read_only,
}
