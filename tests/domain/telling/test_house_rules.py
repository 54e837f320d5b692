"""What is in force of the office's own ways: act by act, each sets its own part."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body
from desk_app.domain.handling.telling import NoticeAbout
from desk_app.domain.telling.house_rules import (
    NO_RULES,
    HouseRules,
    fold_house_rules,
    house_rules_body,
)
from tests.builders import an_act_of_the_office
from tests.domain.acts.test_fold import JSON

OLD = HouseRules(tells=frozenset({NoticeAbout.APOLOGY}), supplement_days=20)
OF_THE_DESK = HouseRules(supplement_days=7)


def act(body: Body) -> Act:
    return an_act_of_the_office(kinds.HOUSE_RULES_SET, body)


def test_that_parts_set_without_knowing_of_each_other_are_in_force_in_any_order() -> None:
    before = act(house_rules_body(OLD, NO_RULES))
    told, quiet = OLD.tells | {NoticeAbout.RECEIVED}, frozenset[NoticeAbout]()
    apart = [
        act(house_rules_body(replace(OLD, tells=told), OLD)),
        act(house_rules_body(replace(OLD, tells=quiet), OLD)),
        act(house_rules_body(replace(OLD, supplement_days=10), OLD)),
        act(house_rules_body(replace(OLD, keep_months=36), OLD)),
    ]
    for acts in permutations(apart):
        assert fold_house_rules([before, *acts], NO_RULES) == HouseRules(
            tells=frozenset({NoticeAbout.RECEIVED}), supplement_days=10, keep_months=36
        )


def test_that_an_act_that_does_not_say_what_was_set_sets_all() -> None:
    whole = dict(house_rules_body(HouseRules(keep_months=12), NO_RULES))
    del whole["only"]
    acts = [act(house_rules_body(OLD, NO_RULES)), act(whole)]
    assert fold_house_rules(acts, OF_THE_DESK) == HouseRules(keep_months=12)


SET = HouseRules(tells=OLD.tells, supplement_days=20, keep_months=36)


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ({"supplement_days": 400}, replace(SET, keep_months=0)),
        (
            {"tells": [], "supplement_days": 9, "keep_months": -1},
            HouseRules(supplement_days=9, keep_months=36),
        ),
        ({"tells": 7, "supplement_days": None, "keep_months": 12}, replace(SET, keep_months=12)),
        ({"tells": [], "supplement_days": 9, "keep_months": 0, "only": 7}, SET),
        (
            {
                "tells": [],
                "supplement_days": 9,
                "keep_months": 12,
                "only": {"tells": 7, "supplement_days": True},
            },
            replace(SET, supplement_days=9),
        ),
    ],
)
def test_that_a_part_that_cannot_be_read_leaves_what_was_in_force(
    body: Body, after: HouseRules
) -> None:
    acts = [act(house_rules_body(SET, NO_RULES)), act(body)]
    assert fold_house_rules(acts, OF_THE_DESK) == after


@given(st.dictionaries(st.sampled_from(["tells", "supplement_days", "keep_months", "only"]), JSON))
def test_that_whatever_an_act_says_rules_are_folded_and_within_bounds(body: Any) -> None:
    rules = fold_house_rules([act(house_rules_body(SET, NO_RULES)), act(body)], OF_THE_DESK)
    assert rules.checked() == rules
