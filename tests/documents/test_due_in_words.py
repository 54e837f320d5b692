from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from desk_app.documents.due_in_words import due_in_words, limit_in_words
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.deadline.start import Arrival
from desk_app.domain.law.due import (
    NO_LIMIT,
    SAME_DAY,
    Cutoff,
    DayKind,
    DayMark,
    DueMoment,
    Limit,
    LimitUnit,
    due_moment,
    due_of,
)
from desk_app.domain.office_time import OFFICE_TIME

CULTURE = "24/11 (Ngày Văn hóa Việt Nam)"
CALENDAR = WorkingCalendar(
    edition="test",
    first=date(2026, 1, 1),
    last=date(2027, 12, 31),
    days_off={
        date(2026, 4, 30): "Ngày Chiến thắng",
        date(2026, 5, 1): "Quốc tế Lao động",
        date(2026, 11, 24): "Ngày Văn hóa Việt Nam",
        date(2027, 1, 1): "Tết Dương lịch",
    },
    worked={},
)


def limit(amount: str, unit: LimitUnit = LimitUnit.WORKING_DAY) -> Limit:
    return Limit(Decimal(amount), unit)


def due(allowed: Limit, day: int, clock: str, month: int = 11) -> DueMoment:
    return due_moment(at(day, clock, month), allowed, CALENDAR)


def at(day: int, clock: str, month: int = 11) -> datetime:
    return datetime.combine(date(2026, month, day), time.fromisoformat(clock), OFFICE_TIME)


@pytest.mark.parametrize(
    ("allowed", "words"),
    [
        (limit("3"), "3 ngày làm việc"),
        (limit("2.50"), "2,5 ngày làm việc"),
        (limit("30", LimitUnit.DAY), "30 ngày"),
        (limit("1", LimitUnit.WORKING_HOUR), "1 giờ làm việc"),
        (limit("6", LimitUnit.MONTH), "6 tháng"),
        (SAME_DAY, "trong ngày"),
        (NO_LIMIT, "không hẹn ngày trả"),
    ],
)
def test_that_a_limit_is_said_as_the_law_says_it(allowed: Limit, words: str) -> None:
    assert limit_in_words(allowed) == words


@pytest.mark.parametrize(
    ("explained", "words"),
    [
        (
            due(limit("3"), 20, "09:15"),
            f"3 ngày làm việc, không tính ngày nhận; bỏ 21–22/11 và {CULTURE}.",
        ),
        (due(limit("5"), 2, "10:00"), "5 ngày làm việc, không tính ngày nhận; bỏ 7–8/11."),
        (due(limit("2"), 2, "10:00"), "2 ngày làm việc, không tính ngày nhận."),
        (due(limit("0.5"), 2, "10:00"), "0,5 ngày làm việc."),
        (due(limit("1.5"), 2, "10:00"), "1,5 ngày làm việc, không tính ngày nhận."),
        (
            due(limit("1"), 20, "17:20"),
            (
                "1 ngày làm việc, không tính ngày nhận; "
                f"nhận ngoài giờ nên tính từ 07:00 ngày 23/11; bỏ 21–22/11 và {CULTURE}."
            ),
        ),
        (
            due(limit("2"), 29, "10:00", month=4),
            (
                "2 ngày làm việc, không tính ngày nhận; bỏ 30/4 (Ngày Chiến thắng), "
                "1/5 (Quốc tế Lao động) và 2–3/5."
            ),
        ),
        (
            due(limit("45"), 2, "10:00"),
            (
                "45 ngày làm việc, không tính ngày nhận; bỏ thứ Bảy, Chủ nhật, "
                f"{CULTURE} và 1/1 (Tết Dương lịch)."
            ),
        ),
        (
            due(limit("11", LimitUnit.DAY), 13, "10:00"),
            (
                f"11 ngày, không tính ngày nhận; ngày cuối {CULTURE} là ngày nghỉ "
                "nên chuyển sang 25/11."
            ),
        ),
        (
            due(limit("2", LimitUnit.MONTH), 2, "10:00"),
            "2 tháng, không tính ngày nhận; ngày cuối 2/1 là ngày nghỉ nên chuyển sang 4/1.",
        ),
        (due(limit("4", LimitUnit.WORKING_HOUR), 20, "15:00"), "4 giờ làm việc; bỏ 21–22/11."),
        (due(SAME_DAY, 19, "14:00"), "Trong ngày."),
        (
            due(SAME_DAY, 19, "15:10"),
            "Trong ngày; nhận sau 15:00 nên tính từ 07:00 ngày 20/11.",
        ),
        (due(NO_LIMIT, 19, "15:10"), "Không hẹn ngày trả."),
        (
            due(limit("1"), 19, "06:10"),
            "1 ngày làm việc, không tính ngày nhận; nhận trước giờ làm việc nên tính từ 07:00.",
        ),
        (
            due(limit("1"), 19, "12:10"),
            "1 ngày làm việc, không tính ngày nhận; nhận trong giờ nghỉ trưa nên tính từ 13:30.",
        ),
        (
            due(limit("1"), 22, "09:00"),
            (
                "1 ngày làm việc, không tính ngày nhận; "
                f"nhận ngày nghỉ nên tính từ 07:00 ngày 23/11; bỏ {CULTURE}."
            ),
        ),
        (
            due_moment(at(19, "16:30"), limit("1"), CALENDAR, Cutoff.HOUR_BEFORE_CLOSING),
            (
                "1 ngày làm việc, không tính ngày nhận; nhận trong giờ cuối của ngày làm việc "
                "nên tính từ 07:00 ngày 20/11; bỏ 21–22/11."
            ),
        ),
        (
            due_of(
                Arrival(handed_in=at(17, "09:00"), complete_at=at(19, "10:00")),
                limit("1"),
                CALENDAR,
            ),
            "1 ngày làm việc, không tính ngày nhận; đủ hồ sơ ngày 19/11 nên tính từ 10:00.",
        ),
        (
            due_of(
                Arrival(
                    handed_in=at(17, "09:00"),
                    complete_at=at(17, "09:00"),
                    elsewhere=True,
                    competent_at=at(18, "18:00"),
                ),
                limit("1"),
                CALENDAR,
            ),
            (
                "1 ngày làm việc, không tính ngày nhận; cơ quan có thẩm quyền nhận ngày 18/11, "
                "nhận ngoài giờ nên tính từ 07:00 ngày 19/11."
            ),
        ),
        (
            due_of(Arrival(handed_in=at(17, "09:00"), complete_at=None), limit("1"), CALENDAR),
            "1 ngày làm việc, tính từ khi đủ hồ sơ; chưa có ngày hẹn.",
        ),
    ],
)
def test_that_the_officer_can_read_out_why(explained: DueMoment, words: str) -> None:
    assert due_in_words(explained) == words


def test_that_what_an_older_program_stored_without_reasons_is_explained_as_before() -> None:
    evening = replace(due(limit("1"), 20, "17:20"), reasons=())
    assert "nhận ngoài giờ nên tính từ 07:00 ngày 23/11" in due_in_words(evening)
    marks = (
        DayMark(date(2026, 11, 19), DayKind.RECEIVED),
        DayMark(date(2026, 11, 20), DayKind.DUE),
    )
    late = DueMoment(at(20, "17:00"), at(19, "15:10"), SAME_DAY, marks)
    assert due_in_words(late) == "Trong ngày; nhận cuối ngày nên trả vào ngày làm việc kế tiếp."
