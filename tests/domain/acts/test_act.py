"""An act's bytes: made once, the same everywhere, readable by every version."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.acts.act import (
    MOST_NESTED,
    NO_DIGEST,
    Act,
    ActUnreadable,
    Subject,
    digest_of,
    read_act,
    write_act,
)
from desk_app.domain.ids import ActId, DeskId, OfficerId, UnitCode, uuid7
from desk_app.sync import wire

words = st.text(max_size=20)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(1 << 53), 1 << 53) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


def an_act(**changed: Any) -> Act:
    fields: dict[str, Any] = {
        "id": ActId(UUID(int=7)),
        "unit": UnitCode("H13.45.12"),
        "desk": DeskId("Q1"),
        "seq": 1,
        "kind": "dossier.received",
        "subject": Subject("dossier", UUID(int=9)),
        "actor": OfficerId(UUID(int=1)),
        "made_at": datetime(2026, 11, 20, 2, 15, 0, 123000, tzinfo=UTC),
        "clock_offset_ms": -40,
        "previous": NO_DIGEST,
        "body": {"name": "NGUYỄN THỊ LAN", "papers": [1, True, None]},
    }
    return Act(**(fields | changed))


@given(body=st.dictionaries(words, json_values, max_size=4))
def test_that_an_act_read_back_is_the_act_written(body: dict[str, Any]) -> None:
    written = write_act(an_act(body=body))
    assert read_act(written.raw) == written


@given(body=st.dictionaries(words, json_values, max_size=4))
def test_that_the_order_of_keys_does_not_change_the_bytes(body: dict[str, Any]) -> None:
    turned = dict(reversed(list(body.items())))
    assert write_act(an_act(body=body)).raw == write_act(an_act(body=turned)).raw


def test_that_fields_of_a_newer_program_are_kept_and_digested() -> None:
    facts = json.loads(write_act(an_act()).raw) | {"mood": "calm"}
    raw = json.dumps(facts).encode()
    read = read_act(raw)
    assert (read.raw, read.digest) == (raw, digest_of(raw))
    assert read.act == an_act()


@given(st.binary(max_size=60) | json_values.map(lambda value: json.dumps(value).encode()))
def test_that_garbage_is_told_apart_from_acts(raw: bytes) -> None:
    with pytest.raises(ActUnreadable):
        read_act(raw)


@given(
    field=st.sampled_from(sorted(json.loads(write_act(an_act()).raw))),
    value=json_values,
)
def test_that_a_damaged_field_is_unreadable_or_still_an_act(field: str, value: object) -> None:
    facts = json.loads(write_act(an_act()).raw) | {field: value}
    try:
        read_act(json.dumps(facts).encode())
    except ActUnreadable:
        return
    assert facts["seq"] >= 0


@given(earlier=st.integers(0, (1 << 48) - 2), entropy=st.binary(min_size=10, max_size=10))
def test_that_ids_sort_by_the_moment_they_were_made(earlier: int, entropy: bytes) -> None:
    first, second = uuid7(earlier, entropy), uuid7(earlier + 1, entropy)
    assert first < second
    assert (first.version, first.variant) == (7, "specified in RFC 4122")


@pytest.mark.parametrize("brackets", [(b"[", b"]"), (b'{"a":[', b"]}")])
def test_that_whether_an_act_can_be_read_hangs_on_its_bytes_alone(
    brackets: tuple[bytes, bytes],
) -> None:
    """Not on how deep its reader stands, and not on which one it is."""
    opened, closed = brackets

    def nested(deep: int) -> bytes:
        times = deep // opened.count(b"[") // len(closed)
        value = opened * times + closed * times
        return write_act(an_act(body={"a": 0})).raw.replace(b'"a":0', b'"a":' + value)

    read_act(nested(MOST_NESTED - 2))  # inside the act, and inside its body
    for facts_in in (json.loads, wire.facts_in):
        with pytest.raises(ActUnreadable, match="depth"):
            read_act(nested(MOST_NESTED), facts_in)


@pytest.mark.parametrize("half", [b"\\ud800", b"\\uDC00", b"\xed\xa0\x80"])
@pytest.mark.parametrize("facts_in", [json.loads, wire.facts_in])
def test_that_half_a_letter_makes_an_act_unreadable(
    half: bytes, facts_in: Callable[[bytes], Any]
) -> None:
    """No store could keep what such an act is about; it stays where it came from."""
    raw = write_act(an_act()).raw
    read_act(raw.replace(b"LAN", b"\\ud83d\\ude00"), facts_in)  # both halves are a letter
    read_act(raw.replace(b"LAN", b"\xed\x95\x9c"), facts_in)  # a letter of another tongue
    with pytest.raises(ActUnreadable):
        read_act(raw.replace(b"LAN", half), facts_in)


def test_that_brackets_in_words_or_beside_one_another_are_not_deep() -> None:
    body: Any = {"words": '[{"' * 500 + "\\", "list": [[{}] for _ in range(500)]}
    written = write_act(an_act(body=body))
    assert read_act(written.raw) == written
