import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.codes.scan import CardScan, CodeScan, DamagedScan, UnknownScan, read_scan

CODE = "H13.45.12-261122-0001"
CARD = "092304001234||NGUYỄN THỊ LAN|05022004|Nữ|Khu vực 3, phường Ninh Kiều, TP Cần Thơ|11082024"
VIETNAMESE_KEYBOARD = str.maketrans("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ")


@pytest.mark.parametrize(
    "text",
    [
        CODE,
        f"  {CODE}\r\n",
        CODE.lower(),  # a scanner with Caps Lock on
        f"{CODE}*1.004194*Phường Ninh Kiều",  # QR of the receipt
        f"]C1{CODE}",  # the scanner says that it was a Code 128
        f"]Q3{CODE}*1.004194",
        f"ưC1{CODE}",  # the same with Telex on
        f"\x02{CODE}\x03",
        CODE.translate(VIETNAMESE_KEYBOARD),
    ],
)
def test_that_a_code_is_read_in_whatever_frame_it_comes(text: str) -> None:
    assert read_scan(text) == CodeScan(CODE)


@pytest.mark.parametrize(
    "code",
    ["000.00.00.H30-230101-0001", "H15.50.05.13-261008-0975", "G09.20-20260609-0092637"],
)
def test_that_codes_of_every_system_are_codes(code: str) -> None:
    assert read_scan(code) == CodeScan(code)


def test_that_a_citizen_card_is_read() -> None:
    scan = read_scan(CARD + "\r")
    assert isinstance(scan, CardScan)
    assert (scan.card.number, scan.card.name) == ("092304001234", "NGUYỄN THỊ LAN")


def test_that_further_fields_of_newer_cards_do_no_harm() -> None:
    assert isinstance(read_scan(f"{CARD}|NGUYỄN VĂN BA|TRẦN THỊ TƯ"), CardScan)


@pytest.mark.parametrize(
    "text",
    [
        CARD.replace("Ễ", "\ufffd"),  # wrong code page
        CARD.replace("NGUYỄN", "NGUYE6N4"),  # typed through VNI
        CARD[:40],  # read in part
        "|".join(CARD.split("|")[:6]),
        "\ufffd13.45.12-261122-0001",
        "Ḥ13.45.12-261122-0001",
        "H13.45.12-26ư122-0001",
    ],
)
def test_that_what_was_meant_as_ours_and_is_spoilt_is_damaged(text: str) -> None:
    assert read_scan(text) == DamagedScan(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "8934563138165",
        "https://dichvucong.gov.vn/tra-cuu?ma=1",
        "H15-261308-0001",  # month 13
        "Hồ sơ đất đai - bản sao",
        "]C1",
        "x" * 5000,
    ],
)
def test_that_what_is_not_ours_is_unknown(text: str) -> None:
    assert read_scan(text) == UnknownScan(text)


def test_that_no_name_and_no_number_reaches_a_log() -> None:
    for text in (CARD, CARD[:40], CARD.replace("Ễ", "\ufffd")):
        assert "LAN" not in repr(read_scan(text))
        assert "0923" not in repr(read_scan(text))


@given(st.text() | st.from_regex(r"[\w|.\-*\[\]\ufffdươđăâêô]{0,80}"))
def test_that_any_text_is_one_of_the_four(text: str) -> None:
    assert isinstance(read_scan(text), CardScan | CodeScan | DamagedScan | UnknownScan)


@given(st.lists(st.text(max_size=20), min_size=7, max_size=12))
def test_that_any_fields_between_bars_are_a_card_or_damaged(fields: list[str]) -> None:
    text = "|".join(fields)
    assert isinstance(read_scan(text), CardScan | DamagedScan)


@pytest.mark.parametrize("words", ["7/PBS-TTPVHCC", "0007/PBS-TTPVHCC", "0007/PBS-TTPVHCC*2026"])
def test_that_a_papers_number_comes_without_what_the_scanner_puts_round_it(words: str) -> None:
    for scanned in (words, f"]Q3{words}", f"\x1d{words}\r\n"):
        assert read_scan(scanned) == UnknownScan(words)


def test_that_a_papers_number_survives_the_vietnamese_figure_row() -> None:
    assert read_scan("đđđô/PBS-TTPVHCC*âđâ6") == UnknownScan("0004/PBS-TTPVHCC*2026")
