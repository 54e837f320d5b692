import json
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.people.person import (
    ApplicantKind,
    IdKind,
    Person,
    person_facts,
    person_from,
)
from desk_app.domain.people.personal_number import Sex
from desk_app.domain.people.rights import Right, Role, rights_of


def test_that_a_person_is_kept_in_stored_form() -> None:
    person = Person(
        name=unicodedata.normalize("NFD", " Nguyễn  Thị Lan"),
        id_number="092 304 001 234",
        phone="+84 912 345 678",
        born=date(2004, 2, 5),
    )
    assert (person.name, person.id_number, person.phone) == (
        "Nguyễn Thị Lan",
        "092304001234",
        "0912345678",
    )
    assert person.birth_year == 2004


def test_that_facts_of_an_older_program_give_a_person_with_empty_fields() -> None:
    assert person_from({"name": "An", "more": 1}) == Person(name="An", id_kind=IdKind.OTHER)


@pytest.mark.parametrize("facts", [{}, {"name": 3}, {"name": "An", "kind": "alien"}])
def test_that_facts_of_nobody_are_refused(facts: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        person_from(facts)


TEXTS = st.text(max_size=12)


@given(
    st.builds(
        Person,
        name=TEXTS,
        id_number=TEXTS,
        id_kind=st.sampled_from(IdKind),
        born=st.none() | st.dates(),
        birth_year=st.none() | st.integers(1900, 2100),
        sex=st.none() | st.sampled_from(Sex),
        address=TEXTS,
        phone=TEXTS,
        email=TEXTS,
        kind=st.sampled_from(ApplicantKind),
        card_issued_on=st.none() | st.dates(),
        card_said=st.dictionaries(TEXTS, TEXTS).map(lambda said: tuple(said.items())),
    )
)
def test_that_a_person_comes_back_from_json_unchanged(person: Person) -> None:
    assert person_from(json.loads(json.dumps(person_facts(person)))) == person


def test_that_printers_are_bound_by_the_administrator_and_the_leader() -> None:
    assert {role for role in Role if Right.BIND_PRINTERS in rights_of([role])} == {
        Role.ADMIN,
        Role.LEADER,
    }


def test_that_only_the_counter_and_its_leader_receive_and_return() -> None:
    for right in (Right.RECEIVE, Right.PRINT, Right.RETURN):
        assert {role for role in Role if right in rights_of([role])} == {
            Role.RECEPTION,
            Role.LEADER,
        }


@pytest.mark.parametrize(
    "right",
    [Right.SETTINGS, Right.MANAGE_OFFICERS, Right.IMPORT_CATALOGUE, Right.RESTORE],
)
def test_that_only_the_administrator_keeps_the_house(right: Right) -> None:
    assert {role for role in Role if right in rights_of([role])} == {Role.ADMIN}


def test_that_the_administrator_never_sees_a_number_in_full() -> None:
    assert Right.UNMASK not in rights_of([Role.ADMIN])
    assert all(Right.UNMASK in rights_of([role]) for role in Role if role is not Role.ADMIN)


def test_that_the_whole_day_is_the_leaders() -> None:
    assert [role for role in Role if Right.SEE_WHOLE_DAY in rights_of([role])] == [Role.LEADER]
