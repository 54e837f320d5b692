"""Which version starts: taken, tried, set aside, gone back from."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.releases.standing import (
    MOST_TRIES,
    Aside,
    Before,
    Standing,
    Undo,
    began_well,
    has_failed,
    kept_versions,
    set_aside,
    standing_from,
    standing_text,
    take,
    try_once_more,
)

INSTALLED = Before(version="1.3.0", revision="0019", backup="truoc.sqlite", installed=True)
TAKEN = take(Standing(), "1.4.0", INSTALLED)


def tried(standing: Standing, times: int) -> Standing:
    for _ in range(times):
        standing = try_once_more(standing)
    return standing


def test_that_a_version_that_starts_keeps_its_place() -> None:
    well = began_well(try_once_more(TAKEN))
    assert (well.chosen, well.tries, well.well) == ("1.4.0", 0, True)
    assert not has_failed(tried(well, 1), "0019")


def test_that_two_starts_without_a_window_are_enough() -> None:
    assert MOST_TRIES == 2
    assert not has_failed(tried(TAKEN, 1), "0020")
    assert has_failed(tried(TAKEN, 2), "0020")


def test_that_a_version_set_aside_gives_its_place_to_the_one_before() -> None:
    back = set_aside(tried(TAKEN, 2), Aside.FAILED, "0020")
    assert (back.chosen, back.tries, back.unsaid) == ("", 0, "1.4.0")
    assert back.undo == Undo(version="1.4.0", revision="0020", before=INSTALLED)
    assert "1.4.0" in kept_versions(back), "it may be needed after all"
    assert back.aside == {"1.4.0": Aside.FAILED}
    again = take(back, "1.4.0", INSTALLED)
    assert again.aside == {}, "a person may ask for it once more"
    assert not again.undo


def test_that_the_one_before_may_be_no_installed_one() -> None:
    before = replace(INSTALLED, version="1.3.5", installed=False)
    assert set_aside(take(Standing(), "1.4.0", before), Aside.LEFT).chosen == "1.3.5"


def test_that_work_done_in_a_store_that_nobody_else_can_open_is_not_left_behind() -> None:
    """It started well once: going back would lead to a program that cannot open the store."""
    worked = tried(began_well(TAKEN), 5)
    assert not has_failed(worked, "0020")
    assert has_failed(worked, "0019"), "the store is still one that the version before opens"
    assert not set_aside(worked, Aside.FAILED).undo


def test_that_there_is_nothing_before_the_first() -> None:
    alone = tried(replace(TAKEN, before=None), 5)
    assert not has_failed(alone, "0019")
    with pytest.raises(ValueError, match="nothing"):
        set_aside(alone, Aside.FAILED)


def test_that_who_goes_back_is_not_told_that_something_failed() -> None:
    back = set_aside(began_well(TAKEN), Aside.LEFT)
    assert (back.unsaid, back.undo) == ("", None)


def test_that_folders_that_somebody_may_need_are_kept() -> None:
    before = replace(INSTALLED, version="1.3.5", installed=False)
    standing = replace(take(Standing(), "1.4.0", before), by_hand="1.5.0")
    assert kept_versions(standing, "1.6.0") == {"1.4.0", "1.3.5", "1.5.0", "1.6.0"}
    assert kept_versions(Standing()) == set()


@given(
    st.builds(
        Standing,
        chosen=st.sampled_from(["", "1.4.0"]),
        tries=st.integers(0, 9),
        well=st.booleans(),
        before=st.none() | st.just(INSTALLED),
        aside=st.dictionaries(st.sampled_from(["1.4.0", "1.5.0"]), st.sampled_from(Aside)),
        unsaid=st.sampled_from(["", "1.4.0"]),
        undo=st.none() | st.just(Undo(version="1.4.0", revision="0020", before=INSTALLED)),
        spoilt=st.sampled_from(["", "0a" * 32]),
        by_hand=st.sampled_from(["", "1.5.0"]),
        others=st.just({}) | st.just({"moon": [1]}),
    )
)
def test_that_the_file_says_what_it_was_given(standing: Standing) -> None:
    assert standing_from(standing_text(standing)) == standing


def test_that_an_undo_of_no_version_is_none() -> None:
    """As programs wrote it that did not say of which."""
    standing = standing_from('{"chosen": "1.4.0", "undo": true}')
    assert (standing.chosen, standing.undo) == ("1.4.0", None)


def test_that_what_a_newer_program_wrote_is_kept() -> None:
    text = json.dumps({"chosen": "1.4.0", "moon": [1], "aside": {"1.2.0": "of tomorrow"}})
    standing = standing_from(text)
    assert standing.chosen == "1.4.0"
    assert standing.aside == {"1.2.0": Aside.FAILED}
    assert json.loads(standing_text(standing))["moon"] == [1]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"chosen": 3}', '{"tries": "2"}', '{"before": {"version": "1"}}', "null"],
)
def test_that_a_file_nobody_can_read_starts_the_installed_program(text: str) -> None:
    assert standing_from(text) == Standing()
