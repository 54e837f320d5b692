"""`python -m desk_app explain …`: any date, fee, amount or code checked without a dossier."""

import json
from pathlib import Path
from typing import Any

import pytest

from desk_app.main import main
from desk_app.services.catalogue.sheets.writing import workbook
from tests.services.catalogue.sheets.procedures import FULL

HOURS = ("--sessions", "07:00-11:30,13:30-17:00")
LAN = "092304001234||NGUYỄN THỊ LAN|05022004|Nữ|Phường Ninh Kiều, TP Cần Thơ|11082024"
TODAY = ("fee", "--on", "2026-11-22")
ARRIVED = ("due", "--received", "2026-11-20T09:15", "--limit")


def explained(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["explain", *words]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (("2026-11-20T09:15", "1 working day"), "2026-11-23T09:15:00+07:00"),
        (("2026-11-20T09:15", "3 working days"), "2026-11-26T09:15:00+07:00"),
        (("2026-11-20T17:20", "1 ngày làm việc"), "2026-11-25T07:00:00+07:00"),
        (("2026-11-20T11:40", "3 working days"), "2026-11-26T13:30:00+07:00"),
        (("2026-11-20T15:00", "4 working hours"), "2026-11-23T09:00:00+07:00"),
        (("2026-11-13T10:00", "11 days"), "2026-11-25T10:00:00+07:00"),
        (("2026-11-02T10:00", "none"), None),
    ],
)
def test_that_a_due_moment_is_explained_from_the_day_it_was_handed_in(
    asked: tuple[str, str], due: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    said = explained(capsys, "due", "--received", asked[0], "--limit", asked[1], *HOURS)
    assert said["result"]["due"] == due
    assert all(said["explanation"])


@pytest.mark.parametrize(
    ("model", "due"), [("A", "2026-11-17T08:00:00+07:00"), ("B", "2026-11-12T15:00:00+07:00")]
)
def test_that_waiting_for_a_supplement_counts_by_the_model_asked_for(
    model: str, due: str, capsys: pytest.CaptureFixture[str]
) -> None:
    five_days = ("due", "--received", "2026-11-02T10:00", "--limit", "5 working days", *HOURS)
    waited = ("--pause", "2026-11-04T15:00..2026-11-10T08:00", "--model", model)
    said = explained(capsys, *five_days, *waited)
    assert said["result"]["due_before_pauses"] == "2026-11-09T10:00:00+07:00"
    assert said["result"]["due"] == due


def test_that_an_office_asks_with_its_own_calendar_and_hours(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    swap = {
        "edition": "doi-ngay",
        "first": "2026-01-01",
        "last": "2026-12-31",
        "off": [
            {"day": "2026-11-23", "name": "Nghỉ hoán đổi", "source": "CV 1"},
            {"day": "2026-11-24", "name": "Ngày Văn hóa Việt Nam"},
        ],
        "worked": [{"day": "2026-11-28", "name": "Làm bù"}],
        "sessions": ["07:00-11:30", "13:30-17:00"],
    }
    file = tmp_path / "lich.json"
    file.write_text(json.dumps(swap), "utf-8")
    asked = ("due", "--received", "2026-11-20T09:15", "--calendar", str(file), "--limit")
    assert explained(capsys, *asked, "3 working days")["result"]["due"].startswith("2026-11-27T09")
    said = explained(capsys, *asked, "4 working days")
    assert said["result"]["due"] == "2026-11-28T09:15:00+07:00"
    assert said["data"]["days_off"][0]["source"] == "CV 1"
    mornings = ("--saturday", "07:30-11:00", "--saturday-counts")
    assert explained(capsys, *asked, "1 working day", *mornings)["result"]["due"].startswith(
        "2026-11-21"
    )


@pytest.mark.parametrize(
    ("pages", "copies", "total"),
    [
        (1, 1, 2_000),
        (2, 1, 4_000),
        (3, 1, 5_000),
        (198, 1, 200_000),
        (300, 1, 200_000),
        (7, 2, 18_000),
        (300, 2, 400_000),
    ],
)
def test_that_certified_copies_cost_what_their_pages_and_copies_come_to(
    pages: int, copies: int, total: int, capsys: pytest.CaptureFixture[str]
) -> None:
    counted = ("--pages", str(pages), "--copies", str(copies), "--on", "2026-11-22")
    said = explained(capsys, "fee", "--procedure", "2.000815", *counted)
    assert said["total"] == total
    assert said["lines"][0]["source"]


def test_that_an_amount_is_told_in_words_as_the_office_speaks(
    capsys: pytest.CaptureFixture[str],
) -> None:
    usual = explained(capsys, "words", "1005021")["words"]
    assert usual == "Một triệu không trăm linh năm nghìn không trăm hai mươi mốt đồng"
    here = explained(capsys, "words", "1.005.021", "--zero", "lẻ", "--thousand", "ngàn")["words"]
    assert here == "Một triệu không trăm lẻ năm ngàn không trăm hai mươi mốt đồng"


def test_that_a_card_tells_what_it_says_and_what_speaks_against_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    sound = explained(capsys, "card", LAN)
    assert (sound["readable"], sound["issuer"]["name"]) == (True, "Bộ Công an")
    late = explained(capsys, "card", LAN.replace("092304", "092404"), "--today", "2026-11-22")
    assert late["findings"]


def test_that_a_code_is_taken_apart_or_shown_where_it_goes_wrong(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert explained(capsys, "code", "h15.50.05.13-261008-0975")["kind"] == "dossier"
    wrong = explained(capsys, "code", "H15-261308-0001")
    assert not wrong["valid"]
    assert wrong["problem"]["why"]


@pytest.mark.parametrize(
    "words",
    [
        ("words", "một triệu"),
        ("due", "--received", "hôm qua", "--limit", "3 working days"),
        ("due", "--received", "2026-11-20T09:15", "--limit", "3 weeks"),
        ("due", "--received", "2026-11-20T09:15", "--limit", "1 day", "--sessions", "7-11"),
        ("due", "--received", "2026-11-20T09:15", "--limit", "1 day", "--pause", "2026-11-23"),
        (
            "due",
            "--received",
            "2026-11-20T09:15",
            "--limit",
            "1 day",
            "--calendar",
            "khong-co.toml",
        ),
    ],
)
def test_that_what_cannot_be_read_ends_in_a_sentence(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Không giải thích được: ")


def test_that_a_calendar_that_does_not_reach_names_the_year(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "due", "--received", "2027-12-30T09:15", "--limit", "5 days"]) == 1
    assert "2028" in capsys.readouterr().err


@pytest.mark.parametrize("topic", ["due", "fee", "words", "card", "code"])
def test_that_each_topic_documents_itself(topic: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["explain", topic, "--help"])
    assert left.value.code == 0
    assert f"explain {topic}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("words", "1.5"), "“1.5” không phải số tiền"),
        (("words", "1.00"), "“1.00” không phải số tiền"),
        (("words", "1.005.02"), "“1.005.02” không phải số tiền"),
        (("words", "-5"), "“-5” không phải số tiền"),
        (("words", "1" + "0" * 18), "chỉ đọc được số tiền từ 0 đến 999.999.999.999.999.999"),
        ((*TODAY, "--procedure", "9.999999"), "không có thủ tục 9.999999 trong danh mục kèm"),
        ((*TODAY, "--procedure", "2.000815", "--pages", "0"), "--pages “0” không phải số đếm"),
        ((*TODAY, "--procedure", "2.000815", "--copies", "10000"), "viết số từ 1 đến 9999"),
        (("fee", "--procedure", "2.000815", "--on", "hôm nay"), "“hôm nay” không phải ngày"),
        (("card", LAN, "--today", "22/11"), "“22/11” không phải ngày"),
        (("due", "--limit", "1 day", "--received", "2026-11-20"), "viết cả ngày và giờ như"),
        ((*ARRIVED, "1 day", "--complete", "2026-11-19T09:00"), "đủ hồ sơ (09:00 ngày 19/11/2026)"),
        ((*ARRIVED, "1 day", "--competent", "2026-11-19T09:00"), "cơ quan có thẩm quyền nhận"),
        ((*ARRIVED, "99999999 days"), "“99999999 days” không phải thời hạn"),
        ((*ARRIVED, "-3 days"), "“-3 days” không phải thời hạn"),
        (
            (*ARRIVED, "1 day", "--calendar", "khong-co.toml"),
            "không mở được tệp lịch khong-co.toml",
        ),
        ((*ARRIVED, "1 day", "--sessions", ""), "“” không phải giờ làm việc"),
        (
            ("due", "--limit", "1 day", "--received", "0001-01-01T00:00+14:00"),
            "không phải thời điểm",
        ),
        ((*ARRIVED, "1 day", "--sessions", "07:00-11:30,11:00-17:00"), "không chồng nhau"),
        (
            (
                *(*ARRIVED, "1 day", "--pause", "2026-11-20T10:00..2026-11-23T10:00"),
                *("--pause", "2026-11-21T10:00..2026-11-24T10:00"),
            ),
            "các khoảng chờ bổ sung phải theo thứ tự",
        ),
    ],
)
def test_that_what_has_no_answer_is_refused_with_what_to_write_instead(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", *words]) == 2
    said = capsys.readouterr()
    assert (said.out, sentence in said.err) == ("", True), said.err
    assert said.err.startswith("Không giải thích được: ")


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"edition": 1, "first": "x"}'])
def test_that_a_file_that_is_no_calendar_is_named(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lich.json"
    file.write_text(content, "utf-8")
    assert main(["explain", *ARRIVED, "1 day", "--calendar", str(file)]) == 2
    assert "lich.json không phải tệp lịch làm việc" in capsys.readouterr().err


def test_that_an_offices_own_table_is_read_for_its_fees(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bang-cua-phuong.xlsx"
    file.write_bytes(workbook([FULL]))
    said = explained(capsys, *TODAY, "--procedure", FULL.code, "--catalogue", str(file))
    assert said["name"] == FULL.name
    assert len(said["data"]["published"]) > 0
    wanted = ("--procedure", "9.999999", "--catalogue", str(file))
    assert main(["explain", *TODAY, *wanted]) == 2
    assert "9.999999 trong danh mục bang-cua-phuong.xlsx" in capsys.readouterr().err
