"""VietQR: what the code says, letter by letter, and what the dossier's code becomes in it."""

import io

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desk_app.domain.money.till.faults import AccountImpossible
from desk_app.domain.money.till.vietqr import (
    LONGEST_CONTENT,
    Account,
    content_of,
    crc16,
    vietqr,
)

ACCOUNT = Account(bin="970436", number="0011001932418", holder="TTPVHCC PHƯỜNG NINH KIỀU")


def tags(said: str) -> dict[str, str]:
    found = {}
    while said:
        name, length = said[:2], int(said[2:4])
        found[name], said = said[4 : 4 + length], said[4 + length :]
    return found


def test_that_the_check_sum_is_that_of_the_standard() -> None:
    assert crc16(b"123456789") == 0x29B1


def test_that_every_tag_says_what_banks_read() -> None:
    said = vietqr(ACCOUNT, 150_000, content_of("H15.50.05.13-261008-0975"))
    read = tags(said)
    merchant = tags(read["38"])
    assert (read["00"], read["01"]) == ("01", "12")
    assert merchant["00"] == "A000000727"
    assert tags(merchant["01"]) == {"00": "970436", "01": "0011001932418"}
    assert merchant["02"] == "QRIBFTTA"
    assert (read["53"], read["54"], read["58"]) == ("704", "150000", "VN")
    assert tags(read["62"]) == {"08": "H15500513-261008-0975"}
    assert read["63"] == f"{crc16(said[:-4].encode()):04X}"


@given(st.integers(1, 10**12), st.from_regex(r"H[0-9]{2}(\.[0-9]{1,3}){1,3}", fullmatch=True))
def test_that_any_sum_and_code_gives_a_code_that_checks(amount: int, unit: str) -> None:
    content = content_of(f"{unit}-261120-1001")
    assert 0 < len(content) <= LONGEST_CONTENT
    assert content.endswith("-261120-1001")
    said = vietqr(ACCOUNT, amount, content)
    assert tags(said)["54"] == str(amount)
    assert crc16(said[:-4].encode()) == int(said[-4:], 16)


def test_that_a_telephone_reads_the_code_as_it_was_made() -> None:
    said = vietqr(ACCOUNT, 8_000, content_of("H13.45.12-261120-1001"))
    picture = io.BytesIO()
    segno.make(said, error="m").save(picture, kind="png", scale=4)
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(picture))] == [said]


def test_that_a_longer_code_keeps_the_day_and_the_serial() -> None:
    assert content_of("000.000.123.H15-261008-0097563") == "0000123H15-261008-0097563"


@pytest.mark.parametrize(
    ("account", "wrong"),
    [
        (Account(bin="97043", number="0011001932418", holder="A"), ["bin"]),
        (Account(bin="970436", number="12", holder="A"), ["number"]),
        (Account(bin="970436", number="0011001932418", holder=" "), ["holder"]),
    ],
)
def test_that_an_account_no_bank_would_take_is_not_set(account: Account, wrong: list[str]) -> None:
    with pytest.raises(AccountImpossible) as said:
        account.checked()
    assert said.value.fields == wrong


def test_that_blanks_in_an_account_do_not_matter() -> None:
    typed = Account(bin=" 970436 ", number="0011 0019 32418", holder=" TTPVHCC  A ")
    assert typed.checked() == Account(bin="970436", number="0011001932418", holder="TTPVHCC A")


def test_that_no_code_is_made_of_nothing() -> None:
    for amount, content in ((0, "A"), (1, ""), (1, "A" * 26), (1, "Đ")):
        with pytest.raises(ValueError, match="no VietQR"):
            vietqr(ACCOUNT, amount, content)
