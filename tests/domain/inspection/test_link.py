"""An act's link to the one before it: proven without its body."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.acts.act import NO_DIGEST, Act, Subject, write_act
from desk_app.domain.ids import ActId, DeskId, Digest, OfficerId, UnitCode
from desk_app.domain.inspection.link import BLOCK, Link, digest_by, holds, link_of

CITIZEN = "NGUYỄN THỊ LAN 092304001234"


def raw_act(words: str, kind: str = "look.opened") -> bytes:
    act = Act(
        id=ActId(UUID(int=0x0123456789ABCDEF0123456789ABCDEF)),
        unit=UnitCode("H13.45.12"),
        desk=DeskId("Q1"),
        seq=7,
        kind=kind,
        subject=Subject("dossier", UUID(int=9)),
        actor=OfficerId(UUID(int=1)),
        made_at=datetime(2026, 11, 20, 2, 15, tzinfo=UTC),
        clock_offset_ms=0,
        previous=Digest(b"\x05" * 32),
        body={"words": words},
    )
    return write_act(act).raw


@given(st.binary(max_size=300))
def test_that_a_digest_is_reckoned_on_from_any_state(rest: bytes) -> None:
    """SHA-256 itself is the measure."""
    empty = bytes.fromhex("6a09e667bb67ae853c6ef372a54ff53a510e527f9b05688c1f83d9ab5be0cd19")
    assert digest_by(Link(empty, len(rest), rest)) == hashlib.sha256(rest).digest()


@given(st.text(max_size=200))
def test_that_an_ending_proves_the_act_before_and_tells_no_body(words: str) -> None:
    raw = raw_act(CITIZEN + words)
    link = link_of(raw)
    assert link is not None
    assert holds(link, hashlib.sha256(raw).digest())
    assert ("05" * 32).encode() in link.ending
    assert b"body" not in link.ending
    assert CITIZEN.encode() not in link.ending
    before = raw.index(b'"previous"') - (len(raw) - len(link.ending))
    assert 0 <= before < BLOCK


def test_that_another_ending_or_state_does_not_hold() -> None:
    raw = raw_act("x")
    digest, link = hashlib.sha256(raw).digest(), link_of(raw)
    assert link is not None
    assert not holds(replace(link, ending=link.ending.replace(b"05", b"06", 1)), digest)
    assert not holds(replace(link, state=bytes(32)), digest)
    assert not holds(replace(link, length=link.length + BLOCK), digest)
    assert not holds(replace(link, length=link.length + 1), digest)


@pytest.mark.parametrize("keep", ["previous", "body"])
def test_that_bytes_in_another_order_get_no_link(keep: str) -> None:
    facts = json.loads(raw_act(CITIZEN))
    last = facts.pop(keep)
    assert link_of(json.dumps({**facts, keep: last}, separators=(",", ":")).encode()) is None


def test_that_the_first_act_of_a_desk_has_a_link_too() -> None:
    raw = raw_act("x").replace(b"05" * 32, NO_DIGEST)
    link = link_of(raw)
    assert link is not None
    assert holds(link, hashlib.sha256(raw).digest())
