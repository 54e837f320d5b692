import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.scan import CodeScan, DamagedScan, read_scan
from desk_app.domain.codes.seal import (
    KEY_BYTES,
    Proof,
    SealedCode,
    SealKey,
    prove,
    read_sealed,
    seal,
    year_key,
)
from desk_app.domain.ids import UnitCode

UNIT = UnitCode("H13.45.12")
SECRET = bytes(range(32))
CODE = DossierCode.parse("H13.45.12-261120-1037")
PROCEDURE = "1.001612"
DUE = date(2026, 11, 27)
KEY = SealKey("2026-a", 2026, year_key(SECRET, UNIT, 2026))
VIETNAMESE_KEYBOARD = str.maketrans("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ")

codes = st.builds(
    DossierCode,
    st.just(str(UNIT)),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.integers(1001, 1_023_999),
)
procedures = st.text(
    st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12
) | st.from_regex(r"[1-9]\.[0-9]{6}(\.H[0-9]{2})?", fullmatch=True)
dues = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))
sealed_codes = st.builds(seal, codes, procedures, dues, st.just(KEY.key))


def a_sealed(**changed: Any) -> SealedCode:
    facts: dict[str, Any] = {
        "code": CODE,
        "procedure": PROCEDURE,
        "due": DUE,
        "key": KEY.key,
    } | changed
    return seal(**(facts | changed))


@pytest.mark.parametrize(
    ("code", "procedure", "due", "text"),
    [
        (
            "H13.45.12-261120-1037",
            "1.001612",
            DUE,
            "H13.45.12-261120-1037*1.001612*261127*280815977209457226932069",
        ),
        (
            "H13.45.12-261120-1037",
            "1.001612.000.00.00.H13",
            None,
            "H13.45.12-261120-1037*1.001612.000.00.00.H13*000000*",
        ),
        (
            "H13.45.12-261120-10370",
            "TS_lop1.000.00.00.H22",
            DUE,
            "H13.45.12-261120-10370*%84.83.95.108.111.112%1.000.00.00.H22*261127*",
        ),
    ],
)
def test_that_a_receipt_says_code_procedure_due_date_and_24_digits(
    code: str, procedure: str, due: date | None, text: str
) -> None:
    sealed = a_sealed(code=DossierCode.parse(code), procedure=procedure, due=due)
    assert str(sealed).startswith(text)
    assert re.fullmatch("[0-9]{24}", sealed.digits)
    assert read_sealed(str(sealed)) == sealed


@given(sealed_codes)
def test_that_a_genuine_receipt_is_genuine_however_it_arrives(sealed: SealedCode) -> None:
    for arrived in (str(sealed), str(sealed).lower(), str(sealed).translate(VIETNAMESE_KEYBOARD)):
        scan = read_scan(f"]Q3{arrived}\r")
        assert scan == CodeScan(str(sealed.code), sealed)
    assert prove(sealed, UNIT, [KEY]) is Proof.GENUINE


@given(sealed_codes)
def test_that_no_input_method_has_a_letter_to_change(sealed: SealedCode) -> None:
    """Telex and VNI mark vowels, and make đ and ư of d and w; all else they pass on."""
    assert re.fullmatch(r"[0-9GH.*%-]+", str(sealed))


@given(sealed_codes, st.data())
def test_that_any_changed_character_is_told(sealed: SealedCode, data: st.DataObject) -> None:
    text = str(sealed)
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from("0123456789GH.-*%AƯẠ").filter(lambda c: c != text[place]))
    changed = text[:place] + other + text[place + 1 :]
    scan = read_scan(changed)
    if isinstance(scan, CodeScan) and scan.sealed is not None:
        assert prove(scan.sealed, UNIT, [KEY]) is not Proof.GENUINE
    else:
        assert not isinstance(scan, CodeScan) or changed.count("*") != 3


@given(sealed_codes, st.data())
def test_that_lost_characters_are_damage_or_no_proof(
    sealed: SealedCode, data: st.DataObject
) -> None:
    text = str(sealed)
    place = data.draw(st.integers(0, len(text) - 1))
    scan = read_scan(text[:place] + text[place + 1 :])
    if isinstance(scan, CodeScan) and scan.sealed is not None:
        assert prove(scan.sealed, UNIT, [KEY]) is not Proof.GENUINE


@pytest.mark.parametrize(
    "spoilt",
    [
        f"{CODE}*1.001612*261127*12345678901234567890123",  # a figure was lost
        f"{CODE}*1.001612*269927*123456789012345678901234",  # no such day
        f"{CODE}*TS_LÓP.H22*261127*123456789012345678901234",  # VNI, of a paper that is not ours
        f"{CODE}*%55296%*261127*123456789012345678901234",  # half a letter
        f"{CODE}*%9999999%*261127*123456789012345678901234",
        f"{CODE}***",
        "H13.45.12-26112-1037*1.001612*261127*123456789012345678901234",
    ],
)
def test_that_a_seal_that_is_not_written_as_a_desk_writes_it_is_damage(spoilt: str) -> None:
    assert isinstance(read_scan(spoilt), DamagedScan)


@pytest.mark.parametrize("old", [f"{CODE}", f"{CODE}*1.001612", f"{CODE}*1.001612*261127"])
def test_that_papers_of_before_open_by_their_code_alone(old: str) -> None:
    assert read_scan(old) == CodeScan(str(CODE))


def test_that_a_key_proves_its_own_unit_and_year_only() -> None:
    sealed = a_sealed()
    next_year = SealKey("2027-a", 2027, year_key(SECRET, UNIT, 2027))
    neighbours = SealKey("2026-a", 2026, year_key(SECRET, UnitCode("H13.45.13"), 2026))
    assert prove(sealed, UNIT, [next_year]) is Proof.UNKNOWN
    assert prove(sealed, UNIT, []) is Proof.UNKNOWN
    assert prove(sealed, UNIT, [neighbours]) is Proof.FORGED
    assert prove(sealed, UnitCode("H13.45.13"), [KEY]) is Proof.FOREIGN
    assert len({KEY.key, next_year.key, neighbours.key}) == 3
    assert len(KEY.key) == KEY_BYTES


def test_that_a_receipt_of_a_key_replaced_since_is_told_from_a_genuine_one() -> None:
    old = replace(KEY, in_use=False)
    new = SealKey("2026-b", 2026, year_key(bytes(32), UNIT, 2026))
    assert prove(a_sealed(), UNIT, [old, new]) is Proof.RENEWED
    assert prove(a_sealed(key=new.key), UNIT, [old, new]) is Proof.GENUINE


def test_that_a_key_stands_in_no_log() -> None:
    assert KEY.key.hex() not in repr(KEY)
    assert repr(KEY.key) not in repr(KEY)
