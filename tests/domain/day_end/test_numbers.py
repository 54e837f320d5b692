"""Every number of a day is there, or it is said why it is not."""

from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.codes.blocks import Block
from desk_app.domain.day_end.numbers import DeskNight, GivenNumber, missing_in, series_of
from desk_app.domain.day_end.sheet import CODES, NumberLine, NumberWhy


def code(number: int, seq: int = 0, desk: str = "Q1") -> GivenNumber:
    return GivenNumber(series=CODES, desk=desk, number=number, seq=seq or number)


def missing(*given: GivenNumber, **known: object) -> list[tuple[int, int, NumberWhy]]:
    night = DeskNight(**({"passed_over": {}, "ours": True} | known))  # type: ignore[arg-type]  # by the tests' own names
    return [(m.first, m.last, m.why) for m in missing_in(given, {"Q1": night})]


@given(st.sets(st.integers(1001, 1060), min_size=1))
def test_that_given_and_missing_numbers_fill_the_block_up_to_the_last(numbers: set[int]) -> None:
    found = missing_in([code(number) for number in numbers], {})
    gone = {n for line in found for n in range(line.first, line.last + 1)}
    assert gone == set(range(1001, max(numbers) + 1)) - numbers
    assert sum(line.last - line.first + 1 for line in found) == len(gone)


@given(st.sets(st.integers(1001, 1060), min_size=1))
def test_that_papers_go_on_from_the_day_before(numbers: set[int]) -> None:
    series = [GivenNumber(series="refusal", desk="Q1", number=n, seq=n) for n in numbers]
    gone = {n for line in missing_in(series, {}) for n in range(line.first, line.last + 1)}
    assert gone == set(range(min(numbers), max(numbers) + 1)) - numbers


def test_that_each_block_and_desk_stands_by_itself() -> None:
    given_ = [code(1001), code(1002), code(3001), code(2001, desk="Q2")]
    assert [(s.desk, s.block, s.first, s.last, s.count) for s in series_of(given_)] == [
        ("Q1", 1, 1001, 1002, 2),
        ("Q1", 3, 3001, 3001, 1),
        ("Q2", 2, 2001, 2001, 1),
    ]
    assert missing_in(given_, {}) == ()


def test_that_a_hole_of_our_own_that_nothing_tells_of_is_named() -> None:
    assert missing(code(1001), code(1004)) == [(1002, 1003, NumberWhy.UNEXPLAINED)]


def test_that_the_store_s_own_count_reaches_behind_the_last_dossier() -> None:
    last = {Block(1): 1003}
    assert missing(code(1001), last=last) == [(1002, 1003, NumberWhy.UNEXPLAINED)]
    assert missing(code(1001), code(1002), code(1003), last=last) == []


def test_that_a_block_given_up_on_a_restored_store_is_explained_to_its_end() -> None:
    known = {"passed_over": {Block(1): "Khôi phục từ bản sao"}, "last": {Block(1): 1999}}
    assert missing(code(1001), **known) == [(1002, 1999, NumberWhy.PASSED_OVER)]
    (line,) = missing_in([code(1001)], {"Q1": DeskNight(ours=True, **known)})  # type: ignore[arg-type]  # as above
    assert line.said == "Khôi phục từ bản sao"


def test_that_holes_of_a_restored_desk_are_put_down_to_that() -> None:
    assert missing(code(1001), code(1003), restored=True) == [(1002, 1002, NumberWhy.RESTORED)]


def test_that_a_number_of_an_act_that_lost_its_place_is_told_apart_from_its_neighbours() -> None:
    assert missing(code(1001), code(1005), aside={(CODES, 1003)}) == [
        (1002, 1002, NumberWhy.UNEXPLAINED),
        (1003, 1003, NumberWhy.SET_ASIDE),
        (1004, 1004, NumberWhy.UNEXPLAINED),
    ]


def test_that_another_desk_s_hole_is_put_down_to_its_unsent_acts_only_where_some_are_missing() -> (
    None
):
    around = (code(1001, 10), code(1003, 13))
    assert missing(*around, ours=False, seqs={10, 11, 12, 13}) == [
        (1002, 1002, NumberWhy.UNEXPLAINED)
    ]
    assert missing(*around, ours=False, seqs={10, 13}) == [(1002, 1002, NumberWhy.NOT_HERE)]


def test_that_a_line_is_known_by_what_it_is_about() -> None:
    line = NumberLine(series=CODES, desk="Q1", first=1, last=2, why=NumberWhy.UNEXPLAINED)
    assert line.key == "number:codes:Q1:1-2"
