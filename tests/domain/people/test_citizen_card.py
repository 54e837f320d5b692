from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.errors import CardUnreadable
from desk_app.domain.people.citizen_card import (
    CardIssuer,
    card_issuer,
    looks_like_card,
    read_citizen_card,
)
from desk_app.domain.people.person import IdKind
from desk_app.domain.people.personal_number import Sex

LAN = "092304001234||NGUYỄN THỊ LAN|05022004|Nữ|Khu vực 3, phường Ninh Kiều, TP Cần Thơ|11082024"


def test_that_a_card_of_seven_fields_is_read() -> None:
    card = read_citizen_card(LAN)
    assert (card.number, card.old_number, card.name) == ("092304001234", "", "NGUYỄN THỊ LAN")
    assert (card.born, card.sex, card.issued_on) == (
        date(2004, 2, 5),
        Sex.FEMALE,
        date(2024, 8, 11),
    )
    assert card.address == "Khu vực 3, phường Ninh Kiều, TP Cần Thơ"


def test_that_further_fields_are_kept_and_never_interpreted() -> None:
    assert read_citizen_card(LAN + "||Nguyễn Văn A|\r\n").further == ("", "Nguyễn Văn A", "")


def test_that_an_old_number_stands_in_the_second_field() -> None:
    assert read_citizen_card(LAN.replace("||", "|361234567|", 1)).old_number == "361234567"


def test_that_a_birthday_of_zeros_gives_the_year_alone() -> None:
    card = read_citizen_card(LAN.replace("05022004", "00002004"))
    assert (card.born, card.birth_year) == (None, 2004)
    assert card.as_person().birth == 2004


def test_that_decomposed_letters_are_composed() -> None:
    decomposed = LAN.replace("NGUYỄN", "NGUYE\u0302\u0303N")
    assert read_citizen_card(decomposed) == read_citizen_card(LAN)


def test_that_a_card_becomes_a_person() -> None:
    person = read_citizen_card(LAN).as_person(phone="+84 912 345 678")
    assert (person.id_kind, person.phone) == (IdKind.PERSONAL_NUMBER, "0912345678")
    assert person.card_issued_on == date(2024, 8, 11)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (("NGUYỄN", "NGUY\ufffdN"), "damaged"),
        (("NGUYỄN", "NGUY?N"), "damaged"),
        (("NGUYỄN", "NGUYá»„N"), "damaged"),
        (("NGUYỄN", "NGUYE6N"), "name"),
        (("NGUYỄN", "NGUY[N"), "name"),
        (("NGUYỄN", "NGU\u00b6N"), "damaged"),
        (("NGUYỄN", "NGUá;N"), "damaged"),
        (("LAN", "\u00c3\u201cAN"), "damaged"),
        (("LAN", "\u201eAN"), "damaged"),
        (("LAN", "L+N"), "damaged"),
        (("Nữ", "N?"), "damaged"),
        (("|11082024", ""), "fields"),
        (("092304001234", "09230400123499"), "number"),
        (("092304001234", "0923"), "number"),
        (("NGUYỄN THỊ LAN", " "), "name"),
        (("05022004", "31022004"), "born"),
        (("05022004", "00000000"), "born"),
        (("05022004", "2004"), "born"),
        (("Nữ", "Nuwx"), "sex"),
        (("11082024", "99999999"), "issued_on"),
    ],
)
def test_that_a_misread_card_names_the_field(changed: tuple[str, str], reason: str) -> None:
    with pytest.raises(CardUnreadable) as told:
        read_citizen_card(LAN.replace(*changed))
    assert told.value.reason == reason


@pytest.mark.parametrize(
    "name",
    ["H'HEN NIÊ", "K\u2019BRINH", "Y THIH ÊƀAN", "JEAN-PAUL O'NEILL", "김민수", "NGUYỄN THỊ A."],
)
def test_that_names_of_all_peoples_are_read(name: str) -> None:
    assert read_citizen_card(LAN.replace("NGUYỄN THỊ LAN", name)).name == name


@pytest.mark.parametrize(
    "name",
    [
        "K\u2032BRẼO",
        "H\u201bBIA",
        'H"BIA',
        "BÙI THỊ ÚT (TƯ)",
        "LÒ THỊ Ó,",
        "ÁNH\u2014TUYẾT",
        "NGUYỄN THỊ Á/Ả",
    ],
)
def test_that_a_sign_that_may_be_meant_refuses_no_card(name: str) -> None:
    assert read_citizen_card(LAN.replace("NGUYỄN THỊ LAN", name)).name == name


def test_that_a_question_mark_in_the_address_alone_refuses_no_card() -> None:
    assert "?" in read_citizen_card(LAN.replace("Ninh", "N?nh")).address


def test_that_a_receipt_is_not_taken_for_a_card() -> None:
    assert looks_like_card(LAN)
    assert not looks_like_card("H13.45.12-261120-1001")


@pytest.mark.parametrize(
    ("issued", "issuer"),
    [
        (date(2018, 10, 9), CardIssuer.RESIDENCE_POLICE),
        (date(2018, 10, 10), CardIssuer.ORDER_POLICE),
        (date(2024, 6, 30), CardIssuer.ORDER_POLICE),
        (date(2024, 7, 1), CardIssuer.MINISTRY),
    ],
)
def test_that_the_day_of_issue_tells_the_issuer(issued: date, issuer: CardIssuer) -> None:
    assert card_issuer(issued) is issuer


@given(st.lists(st.text(max_size=14), max_size=12).map("|".join) | st.text())
def test_that_no_scan_whatever_breaks_the_reader(scan: str) -> None:
    try:
        card = read_citizen_card(scan)
    except CardUnreadable:
        return
    assert len(card.number) == 12


@given(st.integers(0, len(LAN) - 1), st.characters())
def test_that_one_wrong_letter_is_read_or_told_without_a_name(place: int, letter: str) -> None:
    told = ""
    try:
        read_citizen_card(LAN[:place] + letter + LAN[place + 1 :])
    except CardUnreadable as error:
        told = str(error)
    assert "LAN" not in told
