import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.people.telex import (
    as_meant,
    is_damaged,
    is_damaged_card,
    name_as_meant,
    repaired_code,
)

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


@pytest.mark.parametrize(
    ("typed", "telex"),
    [
        ("ddawng kys khai sinh", "đăng ký khai sinh"),
        ("dangf kys", "dàng ký"),
        ("ddangw kys", "đăng ký"),  # hats typed at the end of the syllable
        ("DDAWNG KYS", "đăng ký"),
        ("chuwngs thuwcj", "chứng thực"),
        ("thuwongwf truws", "thường trứ"),
        ("hooj tichj", "hộ tịch"),
        ("suwar ddooir", "sửa đổi"),
        ("tw phaps", "tư pháp"),
        ("quaan suwj, quawngj", "quân sự, quặng"),
        ("muaw", "mưa"),
        ("ggiays tow", "ggiáy tơ"),
        ("giaays towf", "giấy tờ"),
        ("ketts hoon", "kétt hôn"),
        ("keets hoonz", "kết hôn"),
        ("đăngf kys", "đằng ký"),
    ],
)
def test_that_keys_of_telex_are_read_as_the_words_they_would_have_become(
    typed: str, telex: str
) -> None:
    assert as_meant(typed)[0] == telex


@pytest.mark.parametrize(
    ("typed", "vni"),
    [
        ("d9a8ng ky1", "đăng ký"),
        ("dang1 ky1", "dáng ký"),
        ("ho65 tich5", "hộ tịch"),
        ("thu7o7ng2 tru1", "thường trú"),
        ("thuong72 tru1", "thường trú"),
    ],
)
def test_that_keys_of_vni_are_read_as_the_words_they_would_have_become(
    typed: str, vni: str
) -> None:
    assert as_meant(typed)[-1] == vni


@pytest.mark.parametrize("typed", ["", " ", "hộ tịch", "khai sinh", "1.004194", "chi nhanh 12"])
def test_that_words_without_keys_of_an_input_method_stay_as_they_are(typed: str) -> None:
    assert as_meant(typed) == ()


@given(st.text(alphabet="aăâdđeêiouưwơyngtcsfrxjz0123456789 -.", max_size=12))
def test_that_whatever_keys_were_struck_are_read_in_some_way(typed: str) -> None:
    for words in as_meant(typed):
        assert words == unicodedata.normalize("NFC", words)
        assert len(words.split()) <= len(typed.split())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Nguyeexn Vawn Baro", "Nguyễn Văn"),
        ("Henry Vawn Lee", "Văn"),
        ("Ksor Thij Boss", "Thị"),
        ("NGUYEEXN THIJ LAN", "Nguyễn Thị Lan"),
        ("Nguyeexn Vawn", "Nguyễn Văn"),
        ("Nguyêxn Lan", "Nguyễn Lan"),  # the half of it was written
        ("Huynhf Tuaans", "Huỳnh"),
        ("Lee Vawn Tams", "Văn"),
        ("Nguye6n4 Va8n Ba3o", "Nguyễn Văn"),
    ],
)
def test_that_keys_left_standing_in_a_name_are_read(typed: str, meant: str) -> None:
    assert name_as_meant(typed) == meant


@pytest.mark.parametrize(
    "name",
    [
        "Howard",
        "Boss",
        "Aaron",
        "Lee Min Ho",
        "Lee Soo",
        "Max Lam",
        "Van Hoof",
        "Alex Kwon",
        "Nguyễn Max",
        "Tran Van Alex",
        "Nguyễn Văn Bảo",
        "Nguyen Van Bao",
        "H'Wen Niê",
        "Y Jút Êban",
        "Rơ Ô Zaan",
        "",
    ],
)
def test_that_a_real_name_is_no_keys_left_standing(name: str) -> None:
    assert not name_as_meant(name)
