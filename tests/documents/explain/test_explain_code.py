"""A code explained: what it says, or where exactly it goes wrong."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desk_app.documents.explain.code import explain_code, known_units


@pytest.mark.parametrize(
    ("text", "kind", "normal", "meanings"),
    [
        (
            "h13.45.12-261120-1037",
            "dossier",
            "H13.45.12-261120-1037",
            ["Cần Thơ (H13), cấp 3", "20/11/2026", "số thứ 37 của dải 1, nếu quầy"],
        ),
        (
            " G09.100.01-261122-090001 ",
            "dossier",
            "G09.100.01-261122-090001",
            ["bộ, ngành chưa có tên trong danh mục (G09)", "22/11/2026", "Bộ Nội vụ", "thứ 1"],
        ),
        (
            "000.00.00.H30-230101-0001",
            "dossier",
            "000.00.00.H30-230101-0001",
            ["Hậu Giang (H30), từ 01/07/2025 thuộc Cần Thơ (H13)", "01/01/2023", "thứ 1"],
        ),
        (
            "1.004194.000.00.00.h13",
            "procedure",
            "1.004194.000.00.00.H13",
            ["mã của thủ tục", "để trống", "Cần Thơ (H13)"],
        ),
        ("001.00.00.H56", "unit", "001.00.00.H56", ["chưa có tên"] + 3 * ["nhóm số"]),
        ("000.13.25.H56", "unit", "000.13.25.H56", ["chưa có tên", "nhóm số", "nhóm số"]),
        (
            "h13.45.12-261120-1037*1.001612*261127*280815977209457226932069",
            "receipt",
            "H13.45.12-261120-1037*1.001612*261127*280815977209457226932069",
            ["Cần Thơ (H13), cấp 3", "thủ tục 1.001612", "27/11/2026", "khóa năm 2026"],
        ),
        (
            "H13.45.12-261120-1037*%84.83.95.108.111.112%1.H22*000000*280815977209457226932069",
            "receipt",
            "H13.45.12-261120-1037*%84.83.95.108.111.112%1.H22*000000*280815977209457226932069",
            ["Cần Thơ (H13)", "thủ tục TS_lop1.H22", "chưa có ngày hẹn", "24 chữ số"],
        ),
        ("0012/PBS-TTPVHCC*2026", "paper", "12/PBS-TTPVHCC*2026", ["số", "bổ sung", "mã QR"]),
        ("1012/pbs-ttpvhcc", "paper", "1012/PBS-TTPVHCC", ["số thứ tự", "yêu cầu bổ sung"]),
    ],
)
def test_that_each_part_of_a_code_is_named(
    text: str, kind: str, normal: str, meanings: list[str]
) -> None:
    told = explain_code(text)
    assert (told["kind"], told["valid"], told["normal"]) == (kind, True, normal)
    assert told["problem"] is None
    for part, meaning in zip(told["parts"], meanings, strict=True):
        assert meaning in part["meaning"]
        assert part["text"] in normal


@pytest.mark.parametrize(
    ("text", "kind", "found", "why"),
    [
        ("H13.45.12-261120-1037*1.001612", "receipt", "", "bốn phần"),
        ("H13*1*2*3", "receipt", "", "thiếu ngày"),
        ("H13-261308-0001*1*2*3", "receipt", "13", "không có tháng 13"),
        ("H13-261120-1037*ABC*261127*1", "receipt", "ABC", "mã thủ tục"),
        ("H13-261120-1037*1.1*2611*1", "receipt", "2611", "6 chữ số"),
        ("H13-261120-1037*1.1*261127*1", "receipt", "1", "24 chữ số"),
        (f"H13-261120-1037*1.1*260931*{'1' * 24}", "receipt", "31", "không có ngày 31"),
        (f"H13-261120-1037*%49%*260930*{'1' * 24}", "receipt", "%49%", "như quầy viết"),
        ("H15-261308-0001", "dossier", "13", "không có tháng 13"),
        ("H15-260931-0001", "dossier", "31", "tháng 09 không có ngày 31"),
        ("G09-19991231-0001", "dossier", "1999", "năm 1999"),
        ("H15-26112-0001", "dossier", "26112", "6 chữ số"),
        ("H15-2611O8-0001", "dossier", "O", "chỉ có chữ số"),
        ("H15-261108", "dossier", "", "thiếu số thứ tự"),
        ("H15-261108-12", "dossier", "12", "4 đến 8"),
        ("H15-261108-0001-2", "dossier", "-2", "thừa"),
        ("H1-261108-0001", "dossier", "", "sau H hoặc G phải có 2 chữ số"),
        ("H15.5-261108-0001", "dossier", ".5", "2 hoặc 3 chữ số"),
        ("000.00.0.H30-230101-0001", "dossier", ".", "3, 2, 2 chữ số"),
        ("X15-261108-0001", "dossier", "X", "bắt đầu bằng H"),
        ("000.13.25.H5", "unit", "", "3, 2, 2 chữ số"),
        ("1.00419", "procedure", "", "đây có 5"),
        ("1.004194.13", "procedure", ".13", "mã tỉnh hoặc bộ"),
        ("PBS/1012", "paper", "PBS", "số của giấy"),
        ("xin chào", "unknown", "xin chào", "không bắt đầu"),
    ],
)
def test_that_a_wrong_code_is_shown_where_it_goes_wrong(
    text: str, kind: str, found: str, why: str
) -> None:
    told = explain_code(text)
    assert (told["kind"], told["valid"], told["normal"]) == (kind, False, "")
    assert told["problem"]["found"] == found
    assert why in told["problem"]["why"]
    assert why in told["explanation"]


@given(st.text() | st.from_regex(r"[HGhg0-9./-]{0,30}", fullmatch=True))
@example("")
@example("000.00.00.H30-")
@example("İ/")
def test_that_anything_is_explained_and_can_be_sent_on(text: str) -> None:
    told = explain_code(text)
    assert json.loads(json.dumps(told)) == told
    assert told["explanation"]
    assert told["valid"] == (told["problem"] is None)
    if told["problem"]:
        assert 0 <= told["problem"]["at"] <= len(told["text"])


def test_that_the_names_shipped_are_those_published() -> None:
    assert {code: unit.name for code, unit in known_units().units.items()} == {
        "H05": "Bắc Ninh",
        "H12": "Cà Mau",
        "H13": "Cần Thơ",
        "H15": "Đắk Lắk",
        "H30": "Hậu Giang",
        "H48": "Quảng Ngãi",
        "H61": "Vĩnh Long",
    }
    assert known_units().owners["02"] == known_units().owners["17"] == "Bộ Xây dựng"
