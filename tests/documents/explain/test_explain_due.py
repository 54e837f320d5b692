"""One time limit explained in full, and the words it is asked for in."""

import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from desk_app.documents.explain.due import (
    DueQuestion,
    explain_due,
    parse_limit,
    parse_moment,
    parse_pause,
    parse_sessions,
)
from desk_app.domain.errors import CalendarTooShort
from desk_app.domain.law.calendar import Session, with_day_off
from desk_app.domain.law.deadline.display import DueDisplay
from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.law.due import NO_LIMIT, SAME_DAY, Cutoff, Limit, LimitUnit
from tests.builders import a_calendar

SOURCED = with_day_off(
    a_calendar(),
    date(2026, 11, 24),
    "Ngày Văn hóa Việt Nam",
    "Nghị quyết 28/2026/QH16",
)


def ask(received: str, limit: str, **changed: Any) -> dict[str, Any]:
    question = DueQuestion(received=parse_moment(received), limit=parse_limit(limit), **changed)
    answer = explain_due(question, SOURCED)
    assert json.loads(json.dumps(answer)) == answer
    return answer


def test_that_the_answer_names_the_moment_the_days_off_and_their_source() -> None:
    answer = ask("2026-11-20T09:15", "3 working days")
    assert answer["result"] == {
        "due": "2026-11-26T09:15:00+07:00",
        "shown": "09:15 ngày 26/11/2026",
        "counted_from": "2026-11-20T09:15:00+07:00",
        "hand_over_by": "2026-11-20T17:00:00+07:00",
    }
    assert answer["data"]["days_off"] == [
        {
            "day": "2026-11-24",
            "name": "Ngày Văn hóa Việt Nam",
            "source": "Nghị quyết 28/2026/QH16",
        }
    ]
    assert answer["explanation"] == [
        ("3 ngày làm việc, không tính ngày nhận; bỏ 21–22/11 và 24/11 (Ngày Văn hóa Việt Nam).")
    ]


@pytest.mark.parametrize(
    ("limit", "changed", "keys"),
    [
        ("3 working days", {}, ["start", "counting"]),
        ("same day", {}, ["start", "same-day"]),
        ("same day", {"cutoff": Cutoff.THREE_PM}, ["start", "same-day", "cutoff"]),
        ("none", {}, []),
    ],
)
def test_that_each_rule_used_is_cited_with_its_act(
    limit: str, changed: dict[str, Any], keys: list[str]
) -> None:
    rules = ask("2026-11-20T09:15", limit, **changed)["rules"]
    found = [rule["key"].removeprefix("time-limit.") for rule in rules]
    assert [key for key in found if key in {"start", "counting", "same-day", "cutoff"}] == keys
    assert all(rule["act"] and rule["text"] for rule in rules)


def test_that_an_online_dossier_goes_by_its_shorter_time() -> None:
    answer = ask("2026-11-20T09:15", "3 working days", online=parse_limit("1 working day"))
    assert answer["result"]["due"] == "2026-11-23T09:15:00+07:00"
    assert answer["data"]["limit"] == "1 ngày làm việc"


def test_that_a_shortened_time_is_told_beside_the_laws_own() -> None:
    answer = ask("2026-11-20T09:15", "3 working days", statutory=parse_limit("5 working days"))
    assert answer["result"]["statutory_due"] == "2026-11-30T09:15:00+07:00"
    assert answer["result"]["working_hours_saved"] == 16
    assert answer["explanation"][-1].endswith("rút ngắn 2 ngày làm việc.")


@pytest.mark.parametrize(
    ("model", "pause", "due", "said"),
    [
        (
            PauseModel.RESUME,
            "2026-11-04T15:00..2026-11-10T08:00",
            "2026-11-12T15:00:00+07:00",
            (
                "5 ngày làm việc; không tính thời gian chờ bổ sung từ 15:00 ngày 04/11/2026 đến "
                "08:00 ngày 10/11/2026; tính tiếp 21 giờ làm việc còn lại, "
                "đến 15:00 ngày 12/11/2026."
            ),
        ),
        (
            PauseModel.RESTART,
            "2026-11-04T15:00..2026-11-10T08:00",
            "2026-11-17T08:00:00+07:00",
            (
                "Bổ sung đủ 08:00 ngày 10/11/2026 nên tính lại từ đầu: 5 ngày làm việc, "
                "không tính ngày nhận; bỏ 14–15/11."
            ),
        ),
        (
            PauseModel.RESUME,
            "2026-11-04T15:00..",
            None,
            "Chờ bổ sung từ 15:00 ngày 04/11/2026; còn 21 giờ làm việc, tính tiếp khi đủ hồ sơ.",
        ),
        (
            PauseModel.RESTART,
            "2026-11-04T15:00..",
            None,
            ("Chờ bổ sung từ 15:00 ngày 04/11/2026; đủ hồ sơ thì tính lại từ đầu 5 ngày làm việc."),
        ),
    ],
)
def test_that_a_pause_is_explained_by_its_model(
    model: PauseModel, pause: str, due: str | None, said: str
) -> None:
    pauses = [parse_pause(pause)]
    answer = ask("2026-11-02T10:00", "5 ngày làm việc", pauses=pauses, model=model)
    assert answer["result"]["due"] == due
    assert answer["result"]["due_before_pauses"] == "2026-11-09T10:00:00+07:00"
    assert answer["explanation"][-1] == said


def test_that_a_dossier_of_another_unit_waits_for_it() -> None:
    answer = ask("2026-11-20T09:15", "3 working days", elsewhere=True)
    assert (answer["result"]["due"], answer["result"]["counted_from"]) == (None, None)
    assert answer["explanation"] == [
        ("3 ngày làm việc, tính từ khi cơ quan có thẩm quyền nhận được hồ sơ; chưa có ngày hẹn.")
    ]


def test_that_the_morning_hour_is_shown_as_the_office_wants_it() -> None:
    display = DueDisplay.WHOLE_DAY
    answer = ask("2026-11-20T17:20", "1 working day", display=display)
    assert answer["result"]["due"] == "2026-11-25T07:00:00+07:00"
    assert answer["result"]["shown"] == "trong ngày 25/11/2026"


def test_that_a_calendar_too_short_is_an_error_that_names_the_year() -> None:
    with pytest.raises(CalendarTooShort) as missing:
        ask("2027-12-30T09:15", "5 working days")
    assert missing.value.year == 2028


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("3 working days", Limit(parse_limit("3 days").amount, LimitUnit.WORKING_DAY)),
        ("3 ngày làm việc", parse_limit("3 working days")),
        ("03  Ngày Làm Việc", parse_limit("3 working days")),
        ("0,5 ngày làm việc", parse_limit("0.5 working day")),
        ("4 giờ làm việc", parse_limit("4 working hours")),
        ("11 ngày", parse_limit("11 days")),
        ("2 tháng", parse_limit("2 months")),
        ("same day", SAME_DAY),
        ("Trong ngày", SAME_DAY),
        ("none", NO_LIMIT),
    ],
)
def test_that_a_limit_is_read_in_both_languages(text: str, limit: Limit) -> None:
    assert parse_limit(text) == limit


@pytest.mark.parametrize(
    "text", ["", "3", "three days", "0 days", "-1 days", "nan days", "3 weeks"]
)
def test_that_what_is_no_limit_is_told_with_what_would_be_one(text: str) -> None:
    with pytest.raises(ValueError, match="không phải thời hạn; viết như “3 working days”"):
        parse_limit(text)


def test_that_sessions_are_read_in_order() -> None:
    morning = Session(time(7), time(11, 30))
    assert parse_sessions("07:00-11:30, 13:30-17:00") == (morning, Session(time(13, 30), time(17)))
    for text in ("", "07:00", "11:30-07:00", "7 to 11"):
        with pytest.raises(ValueError, match="không phải giờ làm việc"):
            parse_sessions(text)


def test_that_a_pause_is_read_open_or_closed() -> None:
    pause = parse_pause("2026-11-04T15:00..2026-11-10T08:00")
    assert pause.asked_at == datetime(2026, 11, 4, 8, tzinfo=UTC)
    assert parse_pause("2026-11-04T15:00..").is_open
    for text in ("", "2026-11-04T15:00", "x..y", "2026-11-10T08:00..2026-11-04T15:00"):
        with pytest.raises(ValueError, match="không phải khoảng chờ bổ sung"):
            parse_pause(text)


def test_that_a_moment_without_a_zone_is_office_time() -> None:
    assert parse_moment("2026-11-20T09:15") == datetime(2026, 11, 20, 2, 15, tzinfo=UTC)
    assert parse_moment("2026-11-20T09:15+00:00") == datetime(2026, 11, 20, 9, 15, tzinfo=UTC)
    with pytest.raises(ValueError, match="không phải thời điểm"):
        parse_moment("hôm nay")
