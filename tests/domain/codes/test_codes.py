"""Codes: the patterns in use, and blocks that keep desks apart."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.codes.blocks import (
    Block,
    Serial,
    first_of,
    last_of,
    next_serial,
    order_of,
)
from desk_app.domain.codes.dossier_code import DossierCode, looks_like_code

blocks = st.integers(1, 1023).map(Block)


@pytest.mark.parametrize(
    "text",
    [
        "000.00.00.H30-230101-0001",
        "H15.50.05.13-261008-0975",
        "G09.20-20260609-0092637",
        "G09.100.01-261122-090001",
    ],
)
def test_that_codes_of_every_era_are_read_and_written_back_unchanged(text: str) -> None:
    assert str(DossierCode.parse(text)) == text


@pytest.mark.parametrize("text", ["H15-261308-0001", "H15-260931-0001", "H15", "", "H15-1-1"])
def test_that_a_code_with_an_impossible_date_or_shape_is_none(text: str) -> None:
    assert not looks_like_code(text)


def test_that_a_scanner_with_caps_lock_is_understood() -> None:
    assert str(DossierCode.parse(" h13.45.12-261120-1001 ")) == "H13.45.12-261120-1001"


@given(
    unit=st.sampled_from(["H13.45.12", "000.13.25.H56"]),
    day=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    serial=st.integers(1, 99_999_999),
)
def test_that_every_code_we_print_can_be_read_again(unit: str, day: date, serial: int) -> None:
    code = DossierCode(unit, day, serial)
    again = DossierCode.parse(str(code))
    assert (again.unit, again.day, again.serial, str(again)) == (unit, day, serial, str(code))


@given(mine=st.lists(blocks, unique=True, max_size=3), other=blocks, used=st.integers(0, 999))
def test_that_a_desk_gives_only_serials_of_its_own_blocks(
    mine: list[Block], other: Block, used: int
) -> None:
    serial = next_serial(mine, {block: block * 1000 + used for block in mine})
    if serial is None:
        assert used == 999 or not mine
        return
    assert first_of(serial.block) <= serial.number <= last_of(serial.block)
    assert serial.block in mine
    assert other in mine or not first_of(other) <= serial.number <= last_of(other)


moments = st.datetimes(
    datetime(2025, 1, 1),  # noqa: DTZ001  # hypothesis wants naive bounds
    datetime(2090, 1, 1),  # noqa: DTZ001  # likewise
).map(lambda moment: moment.replace(tzinfo=UTC, microsecond=moment.microsecond // 1000 * 1000))
serials = st.builds(
    lambda block, place: Serial(block, block * 1000 + place), blocks, st.integers(1, 999)
)


@given(moments, serials, moments, serials)
def test_that_rows_stand_in_the_order_of_receiving_and_never_share_a_place(
    earlier: datetime, one: Serial, later: datetime, other: Serial
) -> None:
    first, second = order_of(earlier, one), order_of(later, other)
    assert (first == second) == (earlier == later and one == other)
    if earlier < later:
        assert first < second
    assert first < 1 << 63
