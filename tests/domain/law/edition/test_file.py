"""An edition as a file: the same bytes for the same content, and nothing from a damaged one."""

import json
import lzma
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.announced_file import announced, cut
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.edition.announced import (
    AnnouncedEdition,
    announced_body,
    announced_from,
)
from desk_app.domain.law.edition.file import (
    CatalogueEdition,
    EditionBroken,
    Told,
    check_edition,
    is_edition,
    read_edition,
    write_edition,
)
from tests.builders import a_procedure

ABOLISHED = replace(
    a_procedure(),
    code=ProcedureCode("2.000815"),
    decision="12/QĐ-UBND",
    decided_on=date(2026, 11, 2),
    valid_from=date(2026, 11, 15),
    abolished_on=date(2027, 1, 1),
)
EDITION = CatalogueEdition(
    (a_procedure(), ABOLISHED),
    (
        Told("#3", "code_missing"),
        Told("1.001612", "fee_thousands", {"amount": "20"}, doubt=True),
    ),
)
RAW = write_edition(EDITION)


def in_parts(raw: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(raw), size):
        yield raw[start : start + size]


def reason_of(raw: bytes) -> str:
    with pytest.raises(EditionBroken) as caught:
        check_edition((raw,))
    return caught.value.reason


def made(lines: bytes, **head: object) -> bytes:
    """A file whose head may lie."""
    facts = {
        "procedures": 1,
        "problems": 0,
        "doubts": 0,
        "size": len(lines),
        "digest": sha256(lines).hexdigest(),
    } | head
    packed = lzma.compress(lines, check=lzma.CHECK_NONE)
    return b"quay-mot-cua danh-muc 1\n" + json.dumps(facts).encode() + b"\n" + packed


@pytest.mark.parametrize("size", [1, 7, 64, 1 << 20])
def test_that_what_was_written_is_read_in_pieces_of_any_size(size: int) -> None:
    assert read_edition(in_parts(RAW, size)) == EDITION
    head = check_edition(in_parts(RAW, size))
    assert (head.procedures, head.problems, head.doubts) == (2, 1, 1)


def test_that_the_same_content_gives_the_same_bytes() -> None:
    other_order = CatalogueEdition(tuple(reversed(EDITION.procedures)), EDITION.told)
    assert write_edition(other_order) == RAW
    assert is_edition(RAW)


@given(st.integers(0, len(RAW) - 1), st.integers(1, 255))
def test_that_one_altered_byte_is_found_wherever_it_is(place: int, change: int) -> None:
    altered = bytearray(RAW)
    altered[place] ^= change
    try:
        found = read_edition((bytes(altered),))
    except EditionBroken:
        return
    assert found == EDITION, "only a number nobody relies on may differ"


@given(st.integers(0, len(RAW) - 1))
def test_that_a_file_cut_off_anywhere_is_refused(length: int) -> None:
    with pytest.raises(EditionBroken):
        read_edition((RAW[:length],))


def test_that_each_wrong_file_is_refused_for_its_reason() -> None:
    assert reason_of(b"") == "kind"
    assert reason_of(b'{"code": "1.001612"}') == "kind"
    assert reason_of(b"PK\x03\x04") == "kind"
    assert reason_of(RAW.replace(b"danh-muc 1\n", b"danh-muc 2\n", 1)) == "newer"
    assert reason_of(RAW + b"x") == "broken"
    assert reason_of(RAW + RAW) == "broken"
    assert reason_of(b"quay-mot-cua danh-muc 1\n" + b"x" * 9000) == "broken"
    assert reason_of(made(b"{}\n")) == "broken"
    assert reason_of(made(b"[" * 100_000 + b"\n")) == "broken"
    assert reason_of(made(b"", procedures=0)) == "broken"
    assert reason_of(made(b"{}\n", size=1 << 40)) == "large"


def test_that_a_file_that_swells_is_left_at_what_its_head_says() -> None:
    assert reason_of(made(b" " * 5_000_000 + b"\n", size=100)) == "broken"


def test_that_a_procedure_twice_or_out_of_its_order_is_refused() -> None:
    one = json.dumps({"code": "1.1", "name": "một"}).encode() + b"\n"
    two = json.dumps({"code": "1.2", "name": "hai"}).encode() + b"\n"
    assert check_edition((made(one + two, procedures=2),)).procedures == 2
    assert reason_of(made(two + one, procedures=2)) == "broken"
    assert reason_of(made(one + one, procedures=2)) == "broken"


def test_that_fields_of_a_newer_program_are_passed_over() -> None:
    line = json.dumps({"code": "1.1", "name": "một", "sun": [1]}).encode() + b"\n"
    (found,) = read_edition((made(line, moon="new"),)).procedures
    assert found.name == "một"


def test_that_an_announcement_says_each_piece_and_garbage_is_none() -> None:
    raw = bytes(range(256)) * 1500  # two pieces
    edition = AnnouncedEdition(file=announced(cut(raw)), procedures=9)
    body = announced_body(edition)
    assert announced_from(body) == edition
    facts = json.loads(body)
    for wrong in (
        "",
        "[]",
        "{}",
        json.dumps(facts | {"piece": 1}),
        json.dumps(facts | {"size": 1 << 40}),
        json.dumps(facts | {"pieces": facts["pieces"][:1]}),
        json.dumps(facts | {"address": "../../etc"}),
        json.dumps(facts | {"pieces": None}),
    ):
        with pytest.raises(ValueError, match=r".*"):
            announced_from(wrong)
