"""The next version of a large value is the one that `replace` makes."""

from dataclasses import FrozenInstanceError, dataclass, fields, replace

import pytest

from desk_app.domain.acts.changed import changed
from desk_app.domain.acts.fold import Folded
from desk_app.domain.dossier import ReturnWay
from desk_app.domain.people.person import Person
from tests.domain.acts.test_fold import a_dossier


def test_that_what_changed_is_what_replace_makes_and_what_was_stays() -> None:
    before = a_dossier()
    kept = {field.name: getattr(before, field.name) for field in fields(before)}
    after = changed(before, return_way=ReturnWay.POST, result_note="gửi kèm")
    assert after == replace(before, return_way=ReturnWay.POST, result_note="gửi kèm")
    assert {field.name: getattr(before, field.name) for field in fields(before)} == kept
    with pytest.raises(FrozenInstanceError):
        after.result_note = ""  # type: ignore[misc]  # this is what is refused


def test_that_a_word_that_is_no_field_is_refused() -> None:
    with pytest.raises(TypeError):
        changed(Folded(), no_such_field=1)  # type: ignore[call-arg]  # this is what is refused


def test_that_values_with_slots_or_rules_of_their_own_are_made_anew() -> None:
    @dataclass(frozen=True, slots=True)
    class Small:
        one: int

    for value in (Person(name="NGUYỄN THỊ LAN"), Small(1)):
        with pytest.raises(TypeError):
            changed(value)
