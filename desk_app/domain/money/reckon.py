"""What one fee line costs before anything is waived, and how that sum came about."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from desk_app.domain.law.fees import FeeLine, FeeUnit
from desk_app.domain.money.counted import MOST, Counted


class Unknown(StrEnum):
    """Why a sum cannot be told. It is shown as "chưa có dữ liệu", never as 0."""

    NO_FIGURE = "no_figure"  # the catalogue has none
    BARE_ZERO = "bare_zero"  # a published 0 not said to be free: often the province's to set
    DOUBTFUL = "doubtful"  # "20 đồng": the thousands were probably left out
    RELIEF_CEILING = "relief_ceiling"  # what is waived has a ceiling of which no figure is known


@dataclass(frozen=True, slots=True)
class Band:
    """So many units at one price: "196 trang × 1.000 đ"."""

    first: int  # number of the first of them, from 1
    units: int
    price: int  # đồng each


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    line: FeeLine
    counted: Counted
    bands: tuple[Band, ...] = ()  # of one copy, where the line is taken per page
    one: int | None = None  # đồng for one copy, where the line is taken per page
    capped: bool = False  # the ceiling of a copy was reached
    amount: int | None = None  # đồng in all; None: unknown
    unknown: Unknown | None = None


def cost_of(line: FeeLine, counted: Counted) -> Cost:
    """Reckon `line` for what was counted; the caller has seen that it is in force.

    Per page: the pages of one copy by their bands, at most the ceiling, times the copies.
    Any other unit: its number by bands; a ceiling then bounds the price of one.

    Legal: [fees.certified-copy]
    """
    if (unknown := _unknown(line)) is not None:
        return Cost(line=line, counted=counted, unknown=unknown)
    bands = tuple(_bands(line, _units(line, counted)))
    plain = sum(band.units * band.price for band in bands)
    if line.unit is not FeeUnit.PAGE:
        return Cost(line=line, counted=counted, bands=bands, amount=plain)
    one = plain if line.ceiling is None else min(plain, line.ceiling)
    return Cost(
        line=line,
        counted=counted,
        bands=bands,
        one=one,
        capped=one < plain,
        amount=one * counted.copies,
    )


def _unknown(line: FeeLine) -> Unknown | None:
    if line.amount is None:
        return Unknown.NO_FIGURE
    if line.suspicious:
        return Unknown.DOUBTFUL
    return Unknown.BARE_ZERO if line.unproved_zero else None


def _units(line: FeeLine, counted: Counted) -> int:
    return {
        FeeUnit.DOSSIER: 1,
        FeeUnit.COPY: counted.copies,
        FeeUnit.PAGE: counted.pages,
        FeeUnit.TIME: counted.times,
    }[line.unit]


def _bands(line: FeeLine, units: int) -> Iterator[Band]:
    """The prices one after another, as far as `units` go."""
    tiers = sorted((tier.from_unit, tier.amount) for tier in line.tiers)
    starts = [(1, line.amount or 0), *tiers, (MOST + 1, 0)]
    dearest = None if line.unit is FeeUnit.PAGE else line.ceiling
    for (first, price), (following, _price) in pairwise(starts):
        last = min(units, following - 1)
        if last >= first:
            yield Band(first, last - first + 1, price if dearest is None else min(price, dearest))
