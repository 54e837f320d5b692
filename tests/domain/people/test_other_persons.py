"""Numbers told apart, persons that are alike, and the paper of who acts for another."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.people.authorisation import (
    AuthorityKind,
    AuthorityScope,
    authorisation_facts,
    authorisation_from,
    read_authorisation,
)
from desk_app.domain.people.likeness import Likeness, doubt_about
from desk_app.domain.people.number_kinds import NumberKind, what_number
from desk_app.domain.people.person import IdKind, Person, person_facts, person_from
from tests.builders import a_person


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("092304001234", ["personal_number"]),
        ("092 304 001 234", ["personal_number"]),
        ("361234567", ["old_id"]),
        ("C1234567", ["passport"]),
        ("b12345678", ["passport"]),
        ("AB123456", ["foreign_passport"]),
        ("0100109106", ["tax_number"]),
        ("0100109107", ["tax_number"]),
        ("0100109106-001", ["tax_branch"]),
        ("0100109106001", ["tax_branch"]),
        ("+84 912 345 678", ["phone"]),
        ("0912345678", ["phone", "tax_number"]),  # the check digit speaks for a telephone
        ("02923812345", ["phone"]),
        ("H15.50.05.13-261008-0975", ["dossier_code"]),
        ("12345", []),
        ("Nguyễn Thị Lan", []),
        ("", []),
    ],
)
def test_that_a_number_is_told_from_its_shape(text: str, kinds: list[str]) -> None:
    assert [guess.kind for guess in what_number(text)] == [NumberKind(kind) for kind in kinds]


def test_that_ten_digits_with_a_right_check_digit_are_first_a_tax_number() -> None:
    numbers = (f"03{n:08d}" for n in range(10_000_000, 10_000_100))
    both = [what_number(number) for number in numbers if len(what_number(number)) > 1]
    firsts = {guesses[0].kind for guesses in both}
    assert firsts == {NumberKind.TAX_NUMBER, NumberKind.PHONE}


@given(st.text(max_size=30))
def test_that_any_text_is_a_number_or_none(text: str) -> None:
    for guess in what_number(text):
        assert guess.number
        assert guess.kind in {again.kind for again in what_number(guess.number)}


@pytest.mark.parametrize(
    ("now", "before", "likeness", "differing"),
    [
        ({}, {}, None, ()),
        ({"name": "nguyễn thị lan"}, {"born": None, "birth_year": 2004}, None, ()),
        ({"name": "NGUYỄN THỊ LAM"}, {}, Likeness.SAME_NUMBER, ("name",)),
        ({"born": date(2003, 2, 5)}, {}, Likeness.SAME_NUMBER, ("born",)),
        (
            {"id_number": "092304005678"},
            {"phone": "0911111111"},
            Likeness.SAME_PERSON,
            ("id_number", "phone"),
        ),
        ({"old_number": "361234567"}, {"id_number": "361234567"}, None, ()),
        ({"id_number": "092304005678", "born": None}, {}, None, ()),
        ({"id_number": "092304005678", "name": "TRẦN THỊ LAN"}, {}, None, ()),
        ({"id_number": "", "name": ""}, {}, None, ()),
    ],
)
def test_that_persons_who_may_be_one_are_doubted(
    now: dict[str, Any],
    before: dict[str, Any],
    likeness: Likeness | None,
    differing: tuple[str, ...],
) -> None:
    doubt = doubt_about(a_person(**now), a_person(**before))
    assert (doubt.likeness if doubt else None) is likeness
    assert tuple(doubt.differing if doubt else ()) == differing


@pytest.mark.parametrize(
    ("words", "kind", "number", "day", "certified"),
    [
        (
            "Giấy ủy quyền số 118/2026, chứng thực ngày 16/11/2026",
            AuthorityKind.AUTHORISATION,
            "118/2026",
            date(2026, 11, 16),
            True,
        ),
        (
            "giay gioi thieu so 45/GGT-SHX ngay 2.11.2026",
            AuthorityKind.INTRODUCTION,
            "45/GGT-SHX",
            date(2026, 11, 2),
            None,
        ),
        (
            "Văn bản uỷ quyền lập 01/11/2026, không chứng thực",
            AuthorityKind.AUTHORISATION,
            "",
            date(2026, 11, 1),
            False,
        ),
        ("Ủy quyền 31/02/2026", AuthorityKind.AUTHORISATION, "", None, None),
        ("Giấy ngày 16/Nov/2026", AuthorityKind.OTHER, "", None, None),
        ("Người sinh 5/2000/Hà Nội", AuthorityKind.OTHER, "", None, None),
        ("UQ 12/quyển 3", AuthorityKind.OTHER, "", None, None),
        ("Giấy 12/Quyển 3", AuthorityKind.OTHER, "", None, None),
        ("Ngày 16/NOV/2026", AuthorityKind.OTHER, "", None, None),
        (
            "Giấy giới thiệu 45/2026/GGT-ĐƯ3.",
            AuthorityKind.INTRODUCTION,
            "45/2026/GGT-ĐƯ3",
            None,
            None,
        ),
        ("Ngày 01/11/2026, đến 30/11/2026", AuthorityKind.OTHER, "", None, None),
    ],
)
def test_that_the_words_of_an_authorisation_are_read_and_never_guessed(
    words: str, kind: AuthorityKind, number: str, day: date | None, certified: bool | None
) -> None:
    read = read_authorisation(words)
    assert read is not None
    assert (read.words, read.kind, read.number) == (words, kind, number)
    assert (read.issued_on, read.certified) == (day, certified)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Giấy giới thiệu 12/GGT, ngày 28/11/2026", "12/GGT"),
        ("12/2026/GGT-CTY ngày 28/11/2026", "12/2026/GGT-CTY"),
        ("Giấy giới thiệu số 5, theo công văn 12/CV", "5"),
        ("Giấy ủy quyền 11/2026", ""),  # may be a month
        ("Giấy 12/GGT và 13/GGT", ""),
        ("Giấy giới thiệu ngày 28/11/2026", ""),
    ],
)
def test_that_the_number_of_a_paper_is_read_without_its_word_too(words: str, number: str) -> None:
    read = read_authorisation(words)
    assert read is not None
    assert read.number == number


@given(st.text(), st.sampled_from(AuthorityScope))
def test_that_an_authorisation_comes_back_from_its_facts(words: str, scope: AuthorityScope) -> None:
    read = read_authorisation(words, scope)
    if read is not None:
        assert authorisation_from(authorisation_facts(read)) == read
        assert read.may_collect is (scope is not AuthorityScope.HAND_IN)


def test_that_a_body_has_its_number_in_one_form_and_a_representative() -> None:
    branch = Person(
        name="Chi nhánh Sông Hậu",
        id_number="0100109106001",
        id_kind=IdKind.TAX_NUMBER,
        representative=" LÊ  VĂN A ",
    )
    assert (branch.id_number, branch.representative) == ("0100109106-001", "LÊ VĂN A")
    assert person_from(person_facts(branch)) == branch
    assert "representative" not in person_facts(replace(branch, representative=""))
