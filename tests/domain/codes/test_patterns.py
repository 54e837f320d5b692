"""Codes of units, procedures and papers, and each pattern of dossier codes there and back."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.codes.dossier_code import CodePattern, DossierCode, looks_like_code
from desk_app.domain.codes.paper_number import (
    PaperNumber,
    WrittenNumber,
    is_paper_number,
    number_facts,
    number_in,
    read_paper_number,
    read_series,
)
from desk_app.domain.codes.procedure_code import ProcedureCodeKind, ProcedureNumber
from desk_app.domain.codes.unit_code import UnitIdentifier, read_units

two, three = st.integers(0, 99).map("{:02d}".format), st.integers(0, 999).map("{:03d}".format)
roots = st.builds(lambda kind, n: kind + n, st.sampled_from("HG"), two)
classic = st.builds(lambda a, b, c, root: f"{a}.{b}.{c}.{root}", three, two, two, roots)
short = st.builds(
    lambda root, groups: ".".join((root, *groups)), roots, st.lists(two | three, max_size=4)
)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(classic | short, days, st.booleans(), st.integers(0, 99_999_999), st.integers(4, 8))
def test_that_a_code_is_read_as_it_was_written_whatever_its_pattern(
    unit: str, day: date, long_year: bool, serial: int, width: int
) -> None:
    code = DossierCode(unit, day, serial, width, long_year)
    assert DossierCode.parse(str(code)) == code
    assert DossierCode.parse(f" {str(code).lower()}\n") == code
    assert str(DossierCode.parse(str(code))) == str(code)


@given(st.from_regex(r"[HG0-9.]{1,14}-[0-9]{5,9}-[0-9]{3,9}", fullmatch=True))
def test_that_what_is_read_at_all_is_written_back_unchanged(text: str) -> None:
    with suppress(ValueError):
        assert str(DossierCode.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "pattern", "owner", "serial"),
    [
        ("000.00.00.H30-230101-0001", CodePattern.CLASSIC, "", 1),
        ("000.13.25.H56-250225-0001", CodePattern.CLASSIC, "", 1),
        ("H15.50.05.13-261008-0975", CodePattern.SHORT, "", 975),
        ("H13.45.12-261120-12345", CodePattern.SHORT, "", 12_345),
        ("G09.100.01-261122-090001", CodePattern.MINISTRY, "09", 90_001),
        ("G18.10-261122-1800123", CodePattern.MINISTRY, "18", 1_800_123),
        ("G09.20-20260609-0092637", CodePattern.LONG_YEAR, "", 92_637),
    ],
)
def test_that_each_pattern_is_told_from_the_others(
    text: str, pattern: CodePattern, owner: str, serial: int
) -> None:
    code = DossierCode.parse(text)
    assert (code.pattern, code.owner, code.serial) == (pattern, owner, serial)


@pytest.mark.parametrize(
    "text",
    [
        "H15-260931-0001",  # no 31st of September
        "H15-270229-0001",  # no leap year
        "G09.20-19991231-0001",  # not this century
        "H15-2611220-0001",  # seven digits of a day
        "H15-261122-123",
        "H15-261122-123456789",
        "H15.5-261122-0001",
        "H15.50.05.13.20.11-261122-0001",
        "X15-261122-0001",
        "H15-261122-\u0660\u0660\u0660\u0661",  # digits of another script
    ],
)
def test_that_what_only_resembles_a_code_is_none(text: str) -> None:
    assert not looks_like_code(text)


@given(short)
def test_that_the_short_code_of_a_unit_is_read_as_it_was_written(text: str) -> None:
    unit = UnitIdentifier.parse(text.lower())
    assert str(unit) == text
    assert unit.level == text.count(".") + 1


@given(st.lists(st.integers(1, 99).map("{:02d}".format), max_size=3), roots)
def test_that_the_long_code_of_a_unit_is_read_from_right_to_left(
    groups: list[str], root: str
) -> None:
    inner = [*groups, "00", "00", "00"][:3]
    text = f"0{inner[2]}.{inner[1]}.{inner[0]}.{root}"
    unit = UnitIdentifier.parse(text)
    assert (str(unit), unit.root, unit.level) == (text, root, 1 + len(groups))


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("H15.50.05.13", ["H15.50.05", "H15.50", "H15"]),
        ("000.13.25.H56", ["000.00.25.H56", "000.00.00.H56"]),
        ("001.00.00.H56", ["000.00.00.H56"]),
        ("G09", []),
    ],
)
def test_that_every_unit_knows_the_ones_above_it(text: str, above: list[str]) -> None:
    assert [str(unit) for unit in UnitIdentifier.parse(text).within()[1:]] == above


@pytest.mark.parametrize("text", ["", "H1", "H155", "H15.5", "J15", "000.13.H56", "H15-1"])
def test_that_what_is_no_unit_is_not_read_as_one(text: str) -> None:
    with pytest.raises(ValueError, match="unit"):
        UnitIdentifier.parse(text)


def test_that_the_nearest_known_name_is_that_of_a_unit_above() -> None:
    known = read_units([{"unit": {"H13": {"name": "Cần Thơ"}}, "owner": {"09": "Bộ Nội vụ"}}])
    for text in ("H13.45.12", "000.12.45.H13", "H13"):
        found = known.nearest(UnitIdentifier.parse(text))
        assert found is not None
        assert found.name == "Cần Thơ"
    assert known.nearest(UnitIdentifier.parse("H30")) is None


@pytest.mark.parametrize(
    ("text", "kind", "national"),
    [
        ("1.004194", ProcedureCodeKind.NATIONAL, "1.004194"),
        ("6.001234", ProcedureCodeKind.NATIONAL, "6.001234"),
        ("1.004194.H13", ProcedureCodeKind.COPY, "1.004194"),
        ("1.012753.H19", ProcedureCodeKind.COPY, "1.012753"),
        ("1.004194.000.00.00.H13", ProcedureCodeKind.COPY, "1.004194"),
        ("1.000656.000.00.00.G09", ProcedureCodeKind.COPY, "1.000656"),
        ("TS_lop1.000.00.00.H22", ProcedureCodeKind.LOCAL, ""),
    ],
)
def test_that_codes_of_procedures_are_read_and_written_back(
    text: str, kind: ProcedureCodeKind, national: str
) -> None:
    code = ProcedureNumber.parse(text)
    assert (str(code), code.kind, code.national) == (text, kind, national)


@pytest.mark.parametrize(
    "text", ["", "0.004194", "1.00419", "1.0041944", "1.00419.H13", "1.004194.H1", "1.004194.x"]
)
def test_that_a_misspelt_code_of_a_procedure_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="code"):
        ProcedureNumber.parse(text)


SERIES = read_series(
    {"centre": "TTPVHCC", "section": "BPTNTKQ", "suffix": {"supplement": "PBS-{office}"}},
    centre=True,
)


@given(st.integers(2000, 2099), st.integers(1, 999_999_999))
def test_that_a_papers_number_survives_its_act_and_its_text(year: int, number: int) -> None:
    written = SERIES.number("supplement", year, number)
    assert number_in({"paper_number": number_facts(written)}) == written
    assert read_paper_number(f"số: {written}".lower()) == WrittenNumber(number, "PBS-TTPVHCC")
    assert read_paper_number(f" {number} / pbs-ttpvhcc ") == WrittenNumber(number, "PBS-TTPVHCC")
    assert read_paper_number(written.scanned) == WrittenNumber(number, "PBS-TTPVHCC", year)
    assert read_paper_number(written.padded) == WrittenNumber(number, "PBS-TTPVHCC")
    assert is_paper_number(f" {written} ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1012",
        "/PBS",
        "1012/",
        "1012/PBS/2026",
        "1012/PBS*26",
        "1012/PBS*2026*1",
        "PBS/1012",
        "-1/PBS",
    ],
)
def test_that_what_is_no_papers_number_is_not_read_as_one(text: str) -> None:
    assert not is_paper_number(text)
    with pytest.raises(ValueError, match="number"):
        read_paper_number(text)


@pytest.mark.parametrize(
    "facts",
    [
        1012,
        {},
        {"form": "supplement", "year": 2026, "number": True, "suffix": ""},
        {"form": "supplement", "year": 2026, "number": "1012", "suffix": ""},
        {"form": "supplement", "year": 1, "number": 1012, "suffix": ""},
        {"form": "supplement", "year": 2026, "number": 0, "suffix": ""},
        {"form": 2, "year": 2026, "number": 1012, "suffix": ""},
    ],
    ids=str,
)
def test_that_a_number_nobody_can_have_written_is_not_taken_from_an_act(facts: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        number_in({"paper_number": facts})


def test_that_an_act_without_a_number_has_none() -> None:
    assert number_in({}) is None


def test_that_a_paper_of_a_block_says_so() -> None:
    number = PaperNumber(form="refusal", year=2026, number=12_003, suffix="PTC")
    assert number.block == 12
