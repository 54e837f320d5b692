"""What is in force at the till: act by act, each sets its own part."""

from dataclasses import replace
from itertools import permutations

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act, Body
from desk_app.domain.money.till.settings import (
    NO_SETTINGS,
    TillSettings,
    fold_settings,
    settings_body,
)
from desk_app.domain.money.till.vietqr import Account
from tests.builders import an_act_of_the_office

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


def test_that_money_goes_nowhere_while_an_act_about_its_accounts_cannot_be_read() -> None:
    acts = [act(settings_body(OLD, NO_SETTINGS)), act({"accounts": [{"iban": "VN00"}]})]
    assert fold_settings(acts) == NO_SETTINGS
