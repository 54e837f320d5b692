"""Addresses are taken apart, kept to the letter, and never mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.people.personal_number import Finding, check_personal_number
from desk_app.domain.places.address import being_typed, completed, read_address
from desk_app.domain.places.provinces import (
    OLD_PROVINCES,
    PROVINCES_TODAY,
    OldProvince,
    province_called,
    province_of_number,
)
from desk_app.services.places.import_places import shipped_provinces
from tests.builders import FRIDAY_MORNING


@pytest.mark.parametrize(
    ("printed", "parts", "old", "today"),
    [
        (
            "Ấp 5, xã Vị Thủy, huyện Vị Thủy, tỉnh Hậu Giang",
            ("Ấp 5", "xã Vị Thủy", "huyện Vị Thủy", "tỉnh Hậu Giang"),
            True,
            "Cần Thơ",
        ),
        (
            "Khu vực 3, phường Ninh Kiều, TP Cần Thơ",
            ("Khu vực 3", "phường Ninh Kiều", "", "TP Cần Thơ"),
            False,
            "Cần Thơ",
        ),
        (
            "Tổ 5, Phường Tân Thịnh, Thành phố Hòa Bình, Hoà Bình",
            ("Tổ 5", "Phường Tân Thịnh", "Thành phố Hòa Bình", "Hoà Bình"),
            True,
            "Phú Thọ",
        ),
        (
            "12/4 Lê Lợi, P. 4, Q. 3, TP. Hồ Chí Minh",
            ("12/4 Lê Lợi", "P. 4", "Q. 3", "TP. Hồ Chí Minh"),
            True,
            "Hồ Chí Minh",
        ),
        (
            "Phường 1, Thị xã Bình Minh, Vĩnh Long",
            ("", "Phường 1", "Thị xã Bình Minh", "Vĩnh Long"),
            True,
            "Vĩnh Long",
        ),
        (  # the city of a province, which is not named
            "Phường 5, TP Vĩnh Long",
            ("", "Phường 5", "TP Vĩnh Long", ""),
            True,
            None,
        ),
        (
            "phường Phú Hội, TP Huế, tỉnh Thừa Thiên Huế",
            ("", "phường Phú Hội", "TP Huế", "tỉnh Thừa Thiên Huế"),
            True,
            "Huế",
        ),
        (
            "đặc khu Phú Quốc, tỉnh An Giang",
            ("", "đặc khu Phú Quốc", "", "tỉnh An Giang"),
            False,
            "An Giang",
        ),
        ("Toronto, Canada", ("Toronto, Canada", "", "", ""), False, None),
        ("", ("", "", "", ""), False, None),
    ],
)
def test_that_the_levels_of_an_address_are_recognised(
    printed: str, parts: tuple[str, ...], old: bool, today: str | None
) -> None:
    read = read_address(printed)
    assert (read.detail, read.commune, read.district, read.province) == parts
    assert read.old_three_level is old
    assert (read.meant.name if read.meant else None) == today
    assert str(read) == printed


def test_that_63_provinces_became_34() -> None:
    assert len(OLD_PROVINCES) == 63
    assert len(PROVINCES_TODAY) == 34
    assert {old.code for old in OLD_PROVINCES} == set(PROVINCES_TODAY)
    merged = [code for code in PROVINCES_TODAY if sum(o.code == code for o in OLD_PROVINCES) > 1]
    assert len(merged) == 23  # and 11 stayed as they were


@pytest.mark.parametrize(
    ("old", "today"),
    [("Hậu Giang", "92"), ("Sóc Trăng", "92"), ("Thái Bình", "33"), ("Kon Tum", "51")],
)
def test_that_an_old_province_is_known_by_its_name(old: str, today: str) -> None:
    meant = province_called(old)
    assert meant is not None
    assert (meant.code, meant.gone) == (today, True)


def test_that_the_provinces_shipped_are_those_of_the_table() -> None:
    shipped = {place.code: place.name for place in shipped_provinces()}
    assert shipped.keys() == PROVINCES_TODAY.keys()
    assert all(shipped[code].endswith(name) for code, name in PROVINCES_TODAY.items())


@pytest.mark.parametrize("old", OLD_PROVINCES, ids=lambda old: old.name)
def test_that_personal_numbers_begin_with_these_very_codes(old: OldProvince) -> None:
    number = f"{old.number}095001234"
    assert province_of_number(number) == old
    findings = check_personal_number(number, None, None, FRIDAY_MORNING.date())
    assert Finding.PROVINCE_UNKNOWN not in findings


_WORD = st.sampled_from(
    ["Lê", "Ấp 5", "xã", "huyện", "tỉnh", "TP", "Hậu Giang", "Cần Thơ", "phường", ",", ".", "Q."]
)


@given(st.lists(_WORD).map(" ".join) | st.text())
def test_that_whatever_is_read_stays_as_printed_and_nothing_is_invented(printed: str) -> None:
    read = read_address(printed)
    assert str(read) == printed
    for part in (read.commune, read.district, read.province):
        assert part in printed
    for piece in read.detail.split(", "):
        assert piece.strip() in printed


_NAME = st.text(alphabet="abcđêôư ", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(_NAME, _NAME, _NAME, st.sampled_from(OLD_PROVINCES))
def test_that_an_address_put_together_is_taken_apart_again(
    detail: str, commune: str, district: str, province: OldProvince
) -> None:
    name = province.name
    parts = (f"số 5 {detail}", f"xã {commune}", f"huyện {district}", f"tỉnh {name}")
    read = read_address(", ".join(parts))
    assert (read.detail, read.commune, read.district, read.province) == parts
    assert read.old_three_level


def test_that_the_part_being_typed_is_replaced_and_the_rest_stays() -> None:
    assert being_typed("Khu vực 3, ninh k") == "ninh k"
    assert completed("Khu vực 3, ninh k", "Phường Ninh Kiều", "Thành phố Cần Thơ") == (
        "Khu vực 3, Phường Ninh Kiều, Thành phố Cần Thơ"
    )
    assert completed("can tho", "Thành phố Cần Thơ") == "Thành phố Cần Thơ"
