"""Number series of a day: each block with first and last, and every number that is missing.

Serials of a day and block, and numbers of papers within a year and block, are given one after
the other by one desk, so a hole between two of them is never usual.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from desk_app.domain.codes.blocks import SIZE, Block, first_of, last_of
from desk_app.domain.day_end.sheet import CODES, NumberLine, NumberWhy, SeriesLine


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class GivenNumber:
    """A number some act used on the day."""

    series: str
    desk: str
    number: int
    seq: int  # of the act at its desk

    @property
    def block(self) -> Block:
        return Block(self.number // SIZE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskNight:
    """What else is known of a desk on that day, to tell why numbers are missing."""

    passed_over: Mapping[Block, str]  # blocks given up on a restored store, with the reason
    restored: bool = False
    ours: bool = False  # then every act of it is here
    seqs: Set[int] = frozenset()  # of its acts that are here and were made on the day
    aside: Set[tuple[str, int]] = frozenset()  # series, number: said by acts without a place
    last: Mapping[Block, int] | None = None  # serials its store took as given; of our own alone


NOTHING_ELSE = DeskNight(passed_over={})


def series_of(given: Iterable[GivenNumber]) -> Sequence[SeriesLine]:
    return tuple(
        SeriesLine(
            series=series,
            desk=desk,
            block=block,
            first=numbers[0].number,
            last=numbers[-1].number,
            count=len({each.number for each in numbers}),
        )
        for (series, desk, block), numbers in _by_block(given)
    )


def missing_in(
    given: Iterable[GivenNumber], desks: Mapping[str, DeskNight]
) -> Sequence[NumberLine]:
    """Runs of numbers that nothing has, each with why.

    Dossier codes begin anew every day with the first of the block; numbers of papers go on from
    the day before, so that before their first of the day nothing is asked.
    """
    found: list[NumberLine] = []
    for (series, desk, block), numbers in _by_block(given):
        night = desks.get(desk, NOTHING_ELSE)
        before: GivenNumber | None = None
        wanted = first_of(block) if series == CODES else numbers[0].number
        for each in numbers:
            if each.number > wanted:
                found += _holes((series, desk), (wanted, each.number - 1), night, (before, each))
            wanted, before = each.number + 1, each
        found += _behind((series, desk, block), wanted, night)
    return tuple(found)


def _by_block(
    given: Iterable[GivenNumber],
) -> Iterable[tuple[tuple[str, str, Block], Sequence[GivenNumber]]]:
    for key, numbers in groupby(
        sorted(given), key=lambda each: (each.series, each.desk, each.block)
    ):
        yield key, tuple(numbers)


def _holes(
    whose: tuple[str, str],
    span: tuple[int, int],
    night: DeskNight,
    around: tuple[GivenNumber | None, GivenNumber],
) -> Iterable[NumberLine]:
    series, desk = whose
    numbers = range(span[0], span[1] + 1)
    for aside, run in groupby(numbers, key=lambda number: (series, number) in night.aside):
        these = tuple(run)
        why = NumberWhy.SET_ASIDE if aside else _why(night, around)
        yield NumberLine(series=series, desk=desk, first=these[0], last=these[-1], why=why)


def _why(night: DeskNight, around: tuple[GivenNumber | None, GivenNumber]) -> NumberWhy:
    before, after = around
    if night.restored:
        return NumberWhy.RESTORED
    start = min(night.seqs, default=after.seq) if before is None else before.seq
    if not night.ours and any(seq not in night.seqs for seq in range(start, after.seq)):
        return NumberWhy.NOT_HERE
    return NumberWhy.UNEXPLAINED


def _behind(where: tuple[str, str, Block], wanted: int, night: DeskNight) -> Iterable[NumberLine]:
    """Serials behind the last that is here and that the desk's own store took as given."""
    series, desk, block = where
    if series != CODES:
        return
    if (reason := night.passed_over.get(block)) is not None and wanted <= last_of(block):
        yield NumberLine(
            series=series,
            desk=desk,
            first=wanted,
            last=last_of(block),
            why=NumberWhy.PASSED_OVER,
            said=reason,
        )
    elif (last := (night.last or {}).get(block, 0)) >= wanted:
        why = NumberWhy.RESTORED if night.restored else NumberWhy.UNEXPLAINED
        yield NumberLine(series=series, desk=desk, first=wanted, last=last, why=why)
