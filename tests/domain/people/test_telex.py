import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.people.telex import is_damaged, is_damaged_card, repaired_code

CARD = "092304001234||{name}|05022004|{sex}|Khu vực 3, TP Cần Thơ|11082024"


def is_desk(text: str) -> bool:
    return text in {"A5", "A11", "KU7", "K1W", "DD5"}


@pytest.mark.parametrize(
    ("arrived", "code"),
    [
        ("A5", "A5"),
        (" a5\r", "A5"),  # caps lock off
        ("Ạ", "A5"),  # VNI
        ("Á1", "A11"),
        ("KƯ", "KU7"),
        ("K1Ư", "K1W"),  # Telex
        ("Đ5", "DD5"),
    ],
)
def test_that_a_code_is_mended_where_only_one_can_have_been_scanned(
    arrived: str, code: str
) -> None:
    assert repaired_code(arrived, is_desk) == code


@pytest.mark.parametrize("arrived", ["ƯƯ", "Ẫ", "日本", "", "Đ" * 40])
def test_that_nothing_is_guessed(arrived: str) -> None:
    assert repaired_code(arrived, is_desk) is None


def test_that_two_ways_to_mend_are_none() -> None:
    assert repaired_code("Ạ", lambda text: text in {"A5", "AJ"}) is None


def test_that_letters_no_scanner_sends_are_noticed() -> None:
    assert is_damaged("H13.45.12-26112Ơ")
    assert not is_damaged("H13.45.12-261120-1001")


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("NGUYỄN THỊ LAN", "Nữ"),
        ("H'WEN NIÊ", "Nữ"),
        ("Y JÚT ÊBAN", "Nam"),
        ("RƠ Ô ZAAN", "nam"),
        ("AN", ""),
    ],
)
def test_that_names_of_all_peoples_are_no_damage(name: str, sex: str) -> None:
    assert not is_damaged_card(CARD.format(name=name, sex=sex))


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("NGUYE64N THI5 LAN", "Nữ"),
        ("NGUY[N", "Nam"),
        ("NGUY\ufffdN", "Nam"),
        ("NGUYEENX THIJ LAN", "Nuwx"),
    ],
)
def test_that_the_keys_of_an_input_method_are_noticed(name: str, sex: str) -> None:
    assert is_damaged_card(CARD.format(name=name, sex=sex))


@given(st.text())
def test_that_no_text_breaks_the_mending(text: str) -> None:
    found = repaired_code(text, is_desk)
    assert found is None or is_desk(found)
    is_damaged_card(text)
