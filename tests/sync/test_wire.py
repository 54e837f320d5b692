"""Messages as bytes: they come back as they were, and nothing else gets through."""

import gzip
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.acts.act import NO_DIGEST
from desk_app.domain.codes.seal import SealKey
from desk_app.domain.ids import ActId, DeskId, Digest, UnitCode
from desk_app.sync import wire
from desk_app.sync.protocol import (
    DeskKey,
    Edition,
    Enrolment,
    EnrolmentOrder,
    Had,
    News,
    Offer,
    Reply,
    Request,
    Verdict,
    VerdictKind,
)

whole = st.integers(0, (1 << 62) - 1)
digests = st.binary(min_size=32, max_size=32).map(Digest)
desks = st.sampled_from([DeskId("Q1"), DeskId("Q2"), DeskId("hub.1")])
ids = st.uuids().map(ActId)
words = st.text(st.characters(exclude_categories=["Cs"]))
epochs = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
moments = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # hypothesis adds the zone
offers = st.builds(
    Offer, desk=desks, seq=whole, id=ids, raw=words, signature=st.none() | st.binary()
)
requests = st.builds(
    Request,
    version=whole,
    unit=st.just(UnitCode("H13.45.12")),
    desk=desks,
    epoch=epochs,
    cursor=whole,
    own_seq=whole,
    own_head=digests | st.just(NO_DIGEST),
    clock=moments,
    acts=st.lists(offers, max_size=3),
    editions=st.none() | st.dictionaries(words, words, max_size=2),
    seals=st.none() | st.lists(words, max_size=2),
    blocks=st.lists(whole, max_size=3),
)
replies = st.builds(
    Reply,
    version=whole,
    desk=desks,
    epoch=words,
    clock=moments,
    cursor=whole,
    stream_digest=digests,
    verdicts=st.lists(
        st.builds(
            Verdict,
            id=ids,
            kind=st.sampled_from(VerdictKind),
            position=st.none() | whole,
            reason=words,
        ),
        max_size=3,
    ),
    news=st.lists(
        st.builds(
            News,
            position=whole,
            digest=digests,
            desk=desks,
            seq=whole,
            id=ids,
            raw=st.none() | words,
            signature=st.none() | st.binary(),
        ),
        max_size=3,
    ),
    lost=st.lists(words, max_size=2),
    resend_from=st.dictionaries(desks, whole, max_size=2),
    blocks=st.lists(whole, max_size=3),
    more=st.booleans(),
    editions=st.lists(st.builds(Edition, kind=words, name=words, body=words), max_size=2),
    seals=st.lists(st.builds(SealKey, words, whole, st.binary(), st.booleans()), max_size=2),
    again=st.lists(words, max_size=2),
    had=st.none() | st.builds(Had, words, whole),
    desk_keys=st.lists(st.builds(DeskKey, desk=desks, key=st.binary()), max_size=2),
)
KINDS: tuple[Any, ...] = (Request, Reply, EnrolmentOrder, Enrolment)
Kind = TypeVar("Kind")


@given(requests)
def test_that_a_request_comes_back_as_it_was(request: Request) -> None:
    assert wire.load(wire.dump(request), Request) == request


@given(replies)
def test_that_a_reply_comes_back_as_it_was(reply: Reply) -> None:
    assert wire.load(wire.dump(reply), Reply) == reply


@given(replies)
def test_that_fields_of_a_newer_program_are_passed_over(reply: Reply) -> None:
    newer = msgspec.json.decode(gzip.decompress(wire.dump(reply)))
    newer["weather"] = {"sun": [1, 2.5, None]}
    for entry in [*newer["news"], *newer["verdicts"]]:
        entry["mood"] = "good"
    assert wire.load(gzip.compress(msgspec.json.encode(newer)), Reply) == reply


def test_that_fields_with_a_default_may_be_missing() -> None:
    bare = {
        "version": 1,
        "desk": "Q1",
        "epoch": "e",
        "clock": "2026-11-20T02:15:00Z",
        "cursor": 0,
        "stream_digest": "",
    }
    assert wire.load(gzip.compress(msgspec.json.encode(bare)), Reply).news == ()


@given(st.binary(), st.sampled_from(KINDS))
def test_that_garbage_is_called_garbage(raw: bytes, kind: Any) -> None:
    for packed in (raw, gzip.compress(raw)):
        with pytest.raises(wire.WireGarbage):
            wire.load(packed, kind)


@given(replies, st.integers(0, 10_000), st.integers(1, 255))
def test_that_a_flipped_byte_is_noticed(reply: Reply, place: int, flip: int) -> None:
    packed = bytearray(wire.dump(reply))
    place %= len(packed)
    packed[place] ^= flip
    with suppress(wire.WireGarbage):  # unless it was a byte of the header that means nothing
        assert wire.load(bytes(packed), Reply) == reply


@given(st.recursive(st.none() | words | whole, st.lists), st.data())
def test_that_a_field_of_another_type_is_garbage(value: Any, data: st.DataObject) -> None:
    fields = msgspec.json.decode(gzip.decompress(wire.dump(data.draw(requests))))
    name = data.draw(st.sampled_from(sorted(fields)))
    fields[name] = value
    try:
        wire.load(gzip.compress(msgspec.json.encode(fields)), Request)
    except wire.WireGarbage:
        pass
    else:
        unasked = name in {"editions", "seals"} and value is None  # a desk of before them
        assert unasked or isinstance(value, str | int | list)


def test_that_a_small_body_does_not_grow_without_end() -> None:
    bomb = gzip.compress(bytes(wire.MOST_UNPACKED + 1))
    assert len(bomb) < 100_000
    with pytest.raises(wire.WireGarbage):
        wire.load(bomb, Request)


def test_that_text_in_another_encoding_is_garbage_and_no_crash() -> None:
    with pytest.raises(wire.WireGarbage):
        wire.load(gzip.compress(b'{"desk":"Q\xbd"}'), Reply)


def test_that_deep_nesting_is_garbage_and_no_crash() -> None:
    for opening in (b"[", b'{"acts":'):
        with pytest.raises(wire.WireGarbage):
            wire.load(gzip.compress(opening * 100_000), Request)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("cursor", -1),
        ("cursor", 1 << 63),
        ("own_seq", 1.5),
        ("clock", "2026-11-20T02:15:00"),
        ("desk", 7),
    ],
)
def test_that_what_no_store_could_keep_is_garbage(field: str, value: Any) -> None:
    request = Request(
        version=1,
        unit=UnitCode("H13"),
        desk=DeskId("Q1"),
        epoch="e",
        cursor=0,
        own_seq=0,
        own_head=NO_DIGEST,
        clock=datetime(2026, 11, 20, tzinfo=UTC),
    )
    fields = msgspec.json.decode(gzip.decompress(wire.dump(request))) | {field: value}
    with pytest.raises(wire.WireGarbage):
        wire.load(gzip.compress(msgspec.json.encode(fields)), Request)
