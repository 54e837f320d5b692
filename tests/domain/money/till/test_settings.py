"""What is in force at the till: act by act, each sets its own part."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body, Json
from desk_app.domain.money.till.settings import (
    NO_SETTINGS,
    TillSettings,
    fold_settings,
    settings_body,
)
from desk_app.domain.money.till.vietqr import Account
from tests.builders import an_act_of_the_office
from tests.domain.acts.test_fold import JSON

OFFICES = Account(bin="970436", number="0011001932418", holder="TTPVHCC PHƯỜNG NINH KIỀU")
UNITS = replace(OFFICES, number="0011009998887", beneficiary="Phòng Kinh tế")
OLD = TillSettings(accounts=(OFFICES, UNITS))


def act(body: Body) -> Act:
    return an_act_of_the_office(kinds.TILL_SET, body)


def test_that_parts_set_without_knowing_of_each_other_are_in_force_in_any_order() -> None:
    before = act(settings_body(OLD, NO_SETTINGS))
    moved = replace(OFFICES, number="0099")
    apart = [
        act(settings_body(TillSettings(accounts=(moved, UNITS)), OLD)),
        act(settings_body(TillSettings(accounts=(OFFICES,)), OLD)),
        act(settings_body(replace(OLD, reception_collects=True), OLD)),
    ]
    for acts in permutations(apart):
        assert fold_settings([before, *acts]) == TillSettings(
            accounts=(moved,), reception_collects=True
        )


def test_that_an_act_that_does_not_say_what_was_set_sets_all() -> None:
    whole = dict(settings_body(TillSettings(reception_collects=True), NO_SETTINGS))
    del whole["only"]
    acts = [act(settings_body(OLD, NO_SETTINGS)), act(whole)]
    assert fold_settings(acts) == TillSettings(reception_collects=True)


@pytest.mark.parametrize("accounts", [None, "x", 7, [7], [{"iban": "VN00"}]])
@pytest.mark.parametrize("only", [{}, {"only": {"accounts": [""], "reception_collects": True}}])
def test_that_accounts_that_cannot_be_read_leave_those_in_force_and_the_rest_is_set(
    accounts: Json, only: Body
) -> None:
    body = {"accounts": accounts, "reception_collects": True, **only}
    after = fold_settings([act(settings_body(OLD, NO_SETTINGS)), act(body)])
    assert set(after.accounts) == {OFFICES, UNITS}
    assert after.reception_collects


def test_that_of_several_accounts_those_that_can_be_read_are_set() -> None:
    moved, third = replace(OFFICES, number="0099"), replace(OFFICES, beneficiary="Kho bạc")
    now = TillSettings(accounts=(moved, UNITS, third))
    said = dict(settings_body(now, OLD))
    said["accounts"] = [account_facts(moved), {"beneficiary": "Phòng Kinh tế"}]
    after = fold_settings([act(settings_body(OLD, NO_SETTINGS)), act(said)])
    assert set(after.accounts) == {moved, UNITS}


@pytest.mark.parametrize("reception", [{}, {"reception_collects": None}, {"reception_collects": 3}])
def test_that_who_may_collect_stays_where_that_cannot_be_read(reception: Body) -> None:
    open_ = replace(OLD, reception_collects=True)
    body = {"accounts": [account_facts(UNITS)], **reception}
    after = fold_settings([act(settings_body(open_, NO_SETTINGS)), act(body)])
    assert after == TillSettings(accounts=(UNITS,), reception_collects=True)


@pytest.mark.parametrize("only", [7, "x", [], {}, {"accounts": 7, "reception_collects": 1}])
def test_that_an_act_of_which_nobody_can_tell_what_it_set_sets_nothing(only: Json) -> None:
    body = {**settings_body(TillSettings(reception_collects=True), NO_SETTINGS), "only": only}
    assert fold_settings([act(settings_body(OLD, NO_SETTINGS)), act(body)]) == OLD


@given(st.dictionaries(st.sampled_from(["accounts", "reception_collects", "only"]), JSON))
def test_that_whatever_an_act_says_settings_are_folded(body: Any) -> None:
    acts = [act(settings_body(OLD, NO_SETTINGS)), act(body)]
    assert isinstance(fold_settings(acts), TillSettings)


def account_facts(account: Account) -> Body:
    return {name: getattr(account, name) for name in ("bin", "number", "holder", "beneficiary")}
