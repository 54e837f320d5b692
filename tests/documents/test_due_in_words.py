from datetime import date, datetime, time
from decimal import Decimal

import pytest

from desk_app.documents.due_in_words import due_in_words, limit_in_words
from desk_app.domain.law.calendar import WorkingCalendar
from desk_app.domain.law.due import (
    NO_LIMIT,
    SAME_DAY,
    DueMoment,
    Limit,
    LimitUnit,
    due_moment,
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
    received = datetime.combine(date(2026, month, day), time.fromisoformat(clock), OFFICE_TIME)
    return due_moment(received, allowed, CALENDAR)


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
    ],
)
def test_that_the_officer_can_read_out_why(explained: DueMoment, words: str) -> None:
    assert due_in_words(explained) == words
