"""What one fee line costs: prices by unit, page and copy, as a cashier would reckon on paper."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.law.fees import FeeKind, FeeLine, FeeTier, FeeUnit
from desk_app.domain.law.papers import Channel
from desk_app.domain.money.bill import NOTHING_ENTERED, bill_of
from desk_app.domain.money.counted import Counted, counted_facts, counted_from
from desk_app.domain.money.reckon import Unknown, cost_of
from desk_app.services.catalogue.starter import starter_catalogue
from tests.builders import a_procedure

CERTIFIED_COPY = FeeLine(
    amount=2_000,
    kind=FeeKind.FEE,
    name="Phí chứng thực bản sao",
    unit=FeeUnit.PAGE,
    tiers=(FeeTier(3, 1_000),),
    ceiling=200_000,
)
COUNTS = st.builds(Counted, copies=st.integers(1, 999), pages=st.integers(1, 999))


@pytest.mark.parametrize(
    ("pages", "copies", "dong"),
    [
        (1, 1, 2_000),
        (2, 1, 4_000),
        (3, 1, 5_000),
        (10, 1, 12_000),
        (197, 1, 199_000),
        (198, 1, 200_000),
        (199, 1, 200_000),
        (300, 1, 200_000),
        (1, 10, 20_000),
        (3, 2, 10_000),
        (198, 2, 400_000),  # the ceiling is of one copy
        (300, 3, 600_000),
    ],
)
def test_that_a_certified_copy_costs_by_its_pages_up_to_the_ceiling_of_a_copy(
    pages: int, copies: int, dong: int
) -> None:
    counted = Counted(pages=pages, copies=copies)
    assert cost_of(CERTIFIED_COPY, counted).amount == dong
    (published,) = next(
        procedure for procedure in starter_catalogue() if procedure.code == "2.000815"
    ).fees_for(Channel.DIRECT)
    assert cost_of(published, counted).amount == dong


@given(COUNTS)
def test_that_it_is_the_rule_as_it_was_published(counted: Counted) -> None:
    n = counted.pages
    plain = 2_000 * min(n, 2) + 1_000 * max(n - 2, 0)
    assert cost_of(CERTIFIED_COPY, counted).amount == min(plain, 200_000) * counted.copies


@given(COUNTS)
def test_that_the_bands_cover_each_page_once(counted: Counted) -> None:
    bands = cost_of(CERTIFIED_COPY, counted).bands
    assert sum(band.units for band in bands) == counted.pages
    assert [band.first for band in bands] == [1, 3][: len(bands)]


def test_that_a_cost_tells_its_bands_and_whether_the_ceiling_was_reached() -> None:
    cost = cost_of(CERTIFIED_COPY, Counted(pages=300, copies=2))
    assert [(band.first, band.units, band.price) for band in cost.bands] == [
        (1, 2, 2_000),
        (3, 298, 1_000),
    ]
    assert (cost.one, cost.capped, cost.amount) == (200_000, True, 400_000)
    assert not cost_of(CERTIFIED_COPY, Counted(pages=198)).capped


@pytest.mark.parametrize(
    ("unit", "dong"),
    [
        (FeeUnit.DOSSIER, 8_000),
        (FeeUnit.COPY, 24_000),
        (FeeUnit.PAGE, 120_000),
        (FeeUnit.TIME, 16_000),
    ],
)
def test_that_only_the_unit_of_the_line_is_counted(unit: FeeUnit, dong: int) -> None:
    line = FeeLine(amount=8_000, unit=unit)
    assert cost_of(line, Counted(copies=3, pages=5, times=2)).amount == dong


def test_that_further_copies_may_cost_less() -> None:
    line = FeeLine(amount=8_000, unit=FeeUnit.COPY, tiers=(FeeTier(2, 5_000), FeeTier(4, 3_000)))
    dong = [cost_of(line, Counted(copies=n)).amount for n in (1, 2, 3, 4, 5)]
    assert dong == [8_000, 13_000, 18_000, 21_000, 24_000]


def test_that_outside_pages_a_ceiling_bounds_the_price_of_one() -> None:
    line = FeeLine(amount=8_000, unit=FeeUnit.COPY, ceiling=5_000)
    assert cost_of(line, Counted(copies=3)).amount == 15_000


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (FeeLine(amount=None), Unknown.NO_FIGURE),
        (FeeLine(amount=0), Unknown.BARE_ZERO),
        (FeeLine(amount=20), Unknown.DOUBTFUL),
    ],
)
def test_that_a_sum_without_a_source_stays_unknown(line: FeeLine, why: Unknown) -> None:
    cost = cost_of(line, Counted(copies=3))
    assert (cost.amount, cost.unknown) == (None, why)


def test_that_a_zero_that_is_said_to_be_free_is_known() -> None:
    cost = cost_of(FeeLine(amount=0, note="Miễn lệ phí"), Counted())
    assert (cost.amount, cost.unknown) == (0, None)


@pytest.mark.parametrize(
    ("day", "dong"),
    [
        (date(2026, 6, 30), [10_000]),
        (date(2026, 7, 1), [12_000]),
        (date(2026, 12, 31), [12_000]),
        (date(2027, 1, 1), []),
    ],
)
def test_that_a_line_counts_from_its_first_to_its_last_day(day: date, dong: list[int]) -> None:
    lines = (
        FeeLine(amount=10_000, until=date(2026, 6, 30)),
        FeeLine(amount=12_000, since=date(2026, 7, 1), until=date(2026, 12, 31)),
    )
    bill = bill_of(a_procedure(), lines, NOTHING_ENTERED, (), day)
    assert [fee.amount for fee in bill.due] == dong


@pytest.mark.parametrize("counts", [{"copies": 0}, {"pages": -1}, {"times": 10_000}])
def test_that_nothing_or_too_much_is_no_count(counts: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="nothing to count"):
        Counted(**counts)


@given(COUNTS)
def test_that_counts_are_kept_as_they_were(counted: Counted) -> None:
    assert counted_from(counted_facts(counted)) == counted
