from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from desk_app.domain.codes.paper_number import PaperNumber
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.handling.custody import Place, Stay
from desk_app.domain.handling.flow import Status
from desk_app.domain.queue.ticket import VisitWait
from ui.dossiers import sample
from ui.dossiers.custody import trail_words
from ui.dossiers.words import visit_wait
from ui.formats import BadgeKind

NOW = sample.NOW


@pytest.mark.parametrize(
    ("days", "words"),
    [(-2, "Quá hạn 2 ngày"), (3, "Còn 1 ngày"), (5, "Còn 2 ngày"), (7, "Còn 4 ngày")],
)
def test_that_days_off_are_not_counted(qapp: object, days: int, words: str) -> None:
    due = NOW + timedelta(days=days)  # Friday; the 24th is a holiday
    assert sample.wording().badge(due, Status.RECEIVED).text == words


def test_that_today_is_told_with_the_hour(qapp: object) -> None:
    badge = sample.wording().badge(NOW + timedelta(hours=2), Status.RECEIVED)
    assert (badge.text, badge.kind) == ("Hôm nay 13:14", BadgeKind.TODAY)


@pytest.mark.parametrize(
    ("due", "status", "words"),
    [
        (NOW - timedelta(days=9), Status.RESULT_BACK, "Có kết quả"),
        (None, Status.RESULT_BACK, "Có kết quả"),
        (NOW - timedelta(days=9), Status.RETURNED, "Đã trả"),
        (None, Status.RECEIVED, "Chưa có ngày hẹn"),
    ],
)
def test_that_only_what_is_in_process_can_be_late(
    qapp: object, due: datetime | None, status: Status, words: str
) -> None:
    assert sample.wording().badge(due, status).text == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (datetime(2029, 3, 1, tzinfo=UTC), "Còn hạn"),
        (datetime(2020, 3, 1, tzinfo=UTC), "Quá hạn"),
    ],
)
def test_that_no_days_are_guessed_beyond_the_calendar(
    qapp: object, due: datetime, words: str
) -> None:
    def too_short(day: date) -> bool:
        raise CalendarTooShort(day.year)

    wording = replace(sample.wording(), is_working=too_short)
    assert wording.badge(due, Status.RECEIVED).text == words


@pytest.mark.parametrize(
    ("desk", "words"), [("Q2", "Quầy 2"), ("Q11", "Quầy 11"), ("HK", "Quầy HK")]
)
def test_that_desks_are_called_by_their_number(qapp: object, desk: str, words: str) -> None:
    assert sample.wording().desk(desk) == words


@pytest.mark.parametrize(
    ("waited", "words"), [(720, "12 phút"), (270, "4 phút 30 giây"), (45, "45 giây")]
)
def test_that_a_wait_is_told_without_seconds_that_are_none(
    qapp: object, waited: int, words: str
) -> None:
    wait = VisitWait(ticket="A027", waited=waited, served=60)
    assert visit_wait(wait) == f"số A027: chờ {words}, phục vụ 1 phút"


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (
            [Place.ON_THE_WAY, Place.UNIT],
            "hồ sơ ở Phòng Tư pháp, biên bản BG-261120-1001",
        ),
        (
            [Place.ON_THE_WAY],
            "hồ sơ đang chuyển Phòng Tư pháp, biên bản BG-261120-1001",
        ),
    ],
    ids=["with the unit", "on the way"],
)
def test_that_a_supplement_at_the_desk_is_not_called_the_dossier_sent_back(
    qapp: object, places: list[Place], words: str
) -> None:
    number = PaperNumber(form="hand_over_minutes", year=2026, number=1001, suffix="BBBG")
    batch = UUID(int=4)
    stays = [
        Stay(
            place=place,
            unit="Phòng Tư pháp",
            batch=batch,
            number=number,
            at=NOW,
            by=sample.OFFICER.id,
        )
        for place in places
    ]
    came_in = Stay(place=Place.DESK, unit="Phòng Tư pháp", at=NOW, by=sample.OFFICER.id)
    told = trail_words([*stays, came_in])
    assert told == f"Phần bổ sung ở quầy từ 11:14, 20/11/2026; {words}"
    back = replace(came_in, batch=batch, number=number, reason="Thiếu chữ ký")
    assert trail_words([*stays, back]).startswith("Ở quầy: Phòng Tư pháp trả lại")
