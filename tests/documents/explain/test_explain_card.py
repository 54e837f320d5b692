"""A scan explained: what was read, what is doubtful, and what to do with a damaged one."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.documents.explain.card import explain_card

TODAY = date(2026, 11, 22)
LAN = "092304001234||NGUYỄN THỊ LAN|05022004|Nữ|Khu vực 3, phường Ninh Kiều, TP Cần Thơ|11082024"
HAU = (
    "093095001234|361234567|TRẦN VĂN HẬU|01061995|Nam|"
    "Ấp 5, xã Vị Thủy, huyện Vị Thủy, tỉnh Hậu Giang|12092021|Trần Văn A||Lê Thị B"
)


def test_that_a_good_card_is_told_with_its_issuer_and_without_a_doubt() -> None:
    told: dict[str, Any] = explain_card(LAN, TODAY)
    assert told["readable"] is True
    assert told["fields"]["number"] == "092304001234"
    assert told["issuer"] == {"code": "ministry", "name": "Bộ Công an"}
    assert told["number_says"] == {"registered_in": "Cần Thơ", "birth_year": 2004, "sex": "female"}
    assert told["findings"] == []
    assert "đáng ngờ" in str(told["explanation"])


def test_that_an_old_address_is_kept_and_further_fields_are_not_interpreted() -> None:
    told = explain_card(HAU, TODAY)
    assert told["further"] == ["Trần Văn A", "", "Lê Thị B"]
    assert told["address"] == {
        "printed": "Ấp 5, xã Vị Thủy, huyện Vị Thủy, tỉnh Hậu Giang",
        "commune": "xã Vị Thủy",
        "district": "huyện Vị Thủy",
        "province": "tỉnh Hậu Giang",
        "old_three_level": True,
        "province_today": "Cần Thơ",
    }
    words = str(told["explanation"])
    for said in ("361234567", "nay thuộc Cần Thơ", "không suy diễn", "QLHC về TTXH"):
        assert said in words


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (("05022004", "05022003"), "year_differs"),
        (("Nữ", "Nam"), "sex_differs"),
        (("092304001234", "092404001234"), "born_in_future"),
        (("092304001234", "099304001234"), "province_unknown"),
        (("11082024", "11082030"), "issued_in_future"),
    ],
)
def test_that_what_speaks_against_a_card_is_said(changed: tuple[str, str], code: str) -> None:
    told: dict[str, Any] = explain_card(LAN.replace(*changed), TODAY)
    codes = [finding["code"] for finding in told["findings"]]
    assert code in codes


@pytest.mark.parametrize(
    ("scan", "reason", "word"),
    [
        (LAN.replace("NGUYỄN", "NGUYE64N"), "input_method", "Unikey"),
        (LAN.replace("NGUYỄN", "NGUY\ufffdN"), "damaged", "UTF-8"),
        (LAN.replace("092304001234", "0923"), "number", "Quét lại"),
        (LAN.replace("05022004", "31022004"), "born", "Quét lại"),
        ("H13.45.12-261120-1001", "no_card", "mã QR"),
        ("", "no_card", "mã QR"),
    ],
)
def test_that_a_damaged_scan_says_why_and_what_to_do(scan: str, reason: str, word: str) -> None:
    told = explain_card(scan, TODAY)
    assert (told["readable"], told["reason"]) == (False, reason)
    assert word in f"{told['explanation']} {told['advice']}"
    assert "LAN" not in json.dumps(told, ensure_ascii=False)


@given(st.lists(st.text(max_size=14), max_size=12).map("|".join) | st.text())
def test_that_any_scan_is_explained_as_json(scan: str) -> None:
    told = explain_card(scan, TODAY)
    assert json.loads(json.dumps(told)) == told
    assert told["explanation"]


@given(
    st.integers(0, len(HAU) - 1),
    st.sampled_from(["", "|", "x", "1", "\ufffd", "ư", "\u0301", "  "]),
)
def test_that_nothing_is_told_that_the_scan_does_not_hold(place: int, instead: str) -> None:
    scan = HAU[:place] + instead + HAU[place + 1 :]
    told = explain_card(scan, TODAY)
    if told["readable"]:
        fields = told["fields"]
        assert isinstance(fields, dict)
        squeezed = " ".join(scan.split())
        assert all(str(fields[name]) in squeezed for name in ("number", "old_number"))
        assert str(fields["name"]) in squeezed or "\u0301" in scan
