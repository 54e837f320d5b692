"""The sample of an inspection: anybody who has the codes and the seed draws the same one."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.counting.period import read_period
from desk_app.domain.inspection.lottery import SampleOrder, drawn, lot_of, method_words

MONTH = read_period("2026-11")
CODES = [f"H13.45.12-261120-{n:04d}" for n in range(1, 41)]


def test_that_a_lot_is_reckoned_as_the_method_says() -> None:
    said = b"2026/TTr-15\nH13.45.12-261120-0001"
    assert lot_of("2026/TTr-15", CODES[0]) == hashlib.sha256(said).hexdigest()


@given(st.permutations(CODES), st.integers(1, 50))
def test_that_the_order_of_the_codes_does_not_matter(codes: list[str], size: int) -> None:
    assert drawn(codes, size, "a") == drawn(CODES, size, "a")
    assert len(drawn(codes, size, "a")) == min(size, len(CODES))


def test_that_a_larger_sample_holds_the_smaller_one_and_another_seed_draws_others() -> None:
    assert drawn(CODES, 10, "a")[:5] == drawn(CODES, 5, "a")
    assert drawn(CODES, 5, "a") != drawn(CODES, 5, "b")
    assert drawn([*CODES, CODES[0]], 50, "a") == drawn(CODES, 50, "a")


@pytest.mark.parametrize(("size", "seed"), [(0, "a"), (1, ""), (1, " a"), (1, "a\nb")])
def test_that_what_draws_nothing_is_no_order(size: int, seed: str) -> None:
    with pytest.raises(ValueError, match=r"sample|seed"):
        SampleOrder(period=MONTH, size=size, seed=seed)


def test_that_the_method_is_told_in_words() -> None:
    order = SampleOrder(period=MONTH, size=5, seed="a", field="Hộ tịch", status="returned")
    said = method_words(order, 40, "Đã trả kết quả")
    assert said.startswith("Rút 5 trong 40 hồ sơ (tiếp nhận từ 01/11/2026 đến 30/11/2026;")
    assert "lĩnh vực Hộ tịch; mọi cán bộ; trạng thái Đã trả kết quả" in said
