"""Verdicts on whatever a desk, or somebody in its name, may offer."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.judge import Case, Known, Ruling, Standing, judge
from central.signatures import signed
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import (
    NO_DIGEST,
    SCHEMA,
    Act,
    Body,
    Subject,
    WrittenAct,
    digest_of,
    read_act,
    write_act,
)
from desk_app.domain.ids import ActId, DeskId
from desk_app.domain.officer import NOBODY
from desk_app.sync.protocol import Offer, Reason, VerdictKind
from desk_app.sync.signing import public_key, signer
from tests.builders import FRIDAY_MORNING, UNIT

KEY = bytes(range(32))
DESK, OTHER = DeskId("Q1"), DeskId("Q2")
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.just("0001-01-01T00:00:00+07:00"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def a_chain(length: int, desk: DeskId = DESK) -> Sequence[WrittenAct]:
    chain: list[WrittenAct] = []
    for seq in range(1, length + 1):
        act = Act(
            id=ActId(UUID(int=seq + 1000 * int(desk[1:]))),
            unit=UNIT,
            desk=desk,
            seq=seq,
            kind=kinds.RECEIVED,
            subject=Subject("dossier", UUID(int=seq)),
            actor=NOBODY,
            made_at=FRIDAY_MORNING,
            clock_offset_ms=0,
            previous=chain[-1].digest if chain else NO_DIGEST,
            body={"code": f"{UNIT}-261120-{1000 + seq}"},
        )
        chain.append(write_act(act))
    return chain


def offered(chain: Sequence[WrittenAct]) -> list[Offer]:
    """As an honest desk offers it: the last one signed."""
    last = chain[-1]
    return [
        Offer(
            desk=written.act.desk,
            seq=written.act.seq,
            id=written.act.id,
            raw=written.raw.decode(),
            signature=signer(KEY)(written.digest) if written is last else None,
        )
        for written in chain
    ]


def judged(offers: Sequence[Offer], **changed: Any) -> Ruling:
    standing = Standing(
        public_key=public_key(KEY), revoked=False, last_seq=0, blocks=frozenset({1, 2})
    )
    facts: dict[str, Any] = {
        "unit": UNIT,
        "asking": DESK,
        "standings": {DESK: standing, OTHER: standing},
        "by_id": {},
        "by_seq": {},
        "position": 7,
        "gap_stands": False,
        "signed": signed,
    }
    return judge(offers, Case(**(facts | changed)))


def test_that_one_signature_proves_a_whole_run() -> None:
    ruling = judged(offered(a_chain(4)))
    assert [verdict.kind for verdict in ruling.verdicts] == [VerdictKind.ACCEPTED] * 4
    assert [item.position for item in ruling.accepted] == [8, 9, 10, 11]


def test_that_a_gap_is_answered_with_where_to_go_on_from() -> None:
    ruling = judged(offered(a_chain(4))[1:])
    assert ruling.resend_from == {DESK: 1}
    assert ruling.verdicts == []


def test_that_a_gap_stands_where_the_desk_has_lost_its_own_acts() -> None:
    ruling = judged(offered(a_chain(4))[1:], gap_stands=True)
    assert [item.written.act.seq for item in ruling.accepted] == [2, 3, 4]
    assert judged(offered(a_chain(4))[::2], gap_stands=True).resend_from == {DESK: 2}


def test_that_other_desks_acts_may_have_gaps_but_need_proof() -> None:
    run = offered(a_chain(4, OTHER))
    ruling = judged([run[0], run[2], run[3]])  # the second was a look
    assert [verdict.reason for verdict in ruling.verdicts] == [Reason.BAD_SIGNATURE, "", ""]
    assert [item.holds_seq for item in ruling.quarantined] == [False]


def test_that_what_stands_behind_a_fork_waits() -> None:
    known = judged(offered(a_chain(2)))
    by_seq = {
        (DESK, item.written.act.seq): _known(item.written, item.position) for item in known.accepted
    }
    fork = offered([write_act(_changed(written)) for written in a_chain(3)])
    ruling = judged(fork, by_seq=by_seq)
    assert [verdict.reason for verdict in ruling.verdicts] == [Reason.SEQUENCE_TAKEN]


@pytest.mark.parametrize(
    "body",
    [
        {"code": "H13.45.13-261120-1001"},  # of another unit
        {"code": f"{UNIT}-261120-999"},
        {"code": f"{UNIT}-261120-3000"},
        {"code": f"{UNIT}-261120-41001"},
        {"code": "một nghìn lẻ một"},
        {"code": ""},
        {"code": None},
        {"code": 1001},
        {},
    ],
    ids=str,
)
def test_that_a_code_that_the_desk_may_not_give_is_refused(body: Body) -> None:
    act = a_chain(1)[0].act
    ruling = judged(offered([write_act(replace(act, body=body))]))
    assert [verdict.reason for verdict in ruling.verdicts] == [Reason.OUTSIDE_BLOCKS]
    assert ruling.accepted == []


@pytest.mark.parametrize("serial", [1001, 1999, 2001, 2999])
def test_that_every_code_out_of_the_desks_blocks_is_accepted(serial: int) -> None:
    act = replace(a_chain(1)[0].act, body={"code": f"{UNIT}-261120-{serial}"})
    assert len(judged(offered([write_act(act)])).accepted) == 1


def a_paper(number: Any, schema: int = SCHEMA, kind: str = kinds.SUPPLEMENT_FIRST) -> list[Offer]:
    body = {} if number is None else {"paper_number": number}
    return offered([write_act(replace(a_chain(1)[0].act, kind=kind, body=body, schema=schema))])


def a_number(number: int) -> Body:
    return {"form": "supplement", "year": 2026, "number": number, "suffix": "PBS-TTPVHCC"}


@pytest.mark.parametrize(
    ("number", "kind", "accepted"),
    [
        (a_number(1001), kinds.SUPPLEMENT_FIRST, True),
        (a_number(2999), kinds.REFUSED_AT_INTAKE, True),
        (a_number(1001), "dossier.of_a_later_version", True),
        (None, "dossier.of_a_later_version", True),
        (a_number(999), kinds.SUPPLEMENT_FIRST, False),
        (a_number(3000), kinds.REFUSED_AT_INTAKE, False),
        (a_number(41_001), "dossier.of_a_later_version", False),
        (a_number(0), kinds.SUPPLEMENT_FIRST, False),
        (1001, kinds.SUPPLEMENT_FIRST, False),
        (None, kinds.SUPPLEMENT_FIRST, False),
        (None, kinds.REFUSED_AT_INTAKE, False),
    ],
    ids=str,
)
def test_that_a_papers_number_is_of_the_desks_own_blocks(
    number: Any, kind: str, accepted: bool
) -> None:
    ruling = judged(a_paper(number, kind=kind))
    assert bool(ruling.accepted) is accepted
    assert [v.reason for v in ruling.verdicts] == ["" if accepted else Reason.OUTSIDE_BLOCKS]


def test_that_a_newer_program_may_word_a_number_anew_but_not_take_anothers() -> None:
    assert judged(a_paper({"series": []}, SCHEMA + 1)).accepted
    assert judged(a_paper(None, SCHEMA + 1)).accepted
    assert not judged(a_paper(a_number(41_001), SCHEMA + 1)).accepted


def test_that_a_newer_program_may_word_a_code_anew_but_not_take_anothers() -> None:
    act = replace(a_chain(1)[0].act, schema=SCHEMA + 1)
    strange = replace(act, body={"codes": []})
    taken = replace(act, body={"code": f"{UNIT}-261120-41001"})
    assert len(judged(offered([write_act(strange)])).accepted) == 1
    assert judged(offered([write_act(taken)])).verdicts[0].reason == Reason.OUTSIDE_BLOCKS


@given(
    length=st.integers(1, 4),
    place=st.integers(0, 3),
    field=st.sampled_from(sorted(json.loads(a_chain(1)[0].raw))),
    value=json_values,
    asking=st.sampled_from([DESK, OTHER]),
)
def test_that_every_offer_gets_a_verdict_whatever_its_bytes_say(
    length: int, place: int, field: str, value: Any, asking: DeskId
) -> None:
    offers = offered(a_chain(length))
    at = place % length
    torn = json.loads(offers[at].raw) | {field: value}
    raw = json.dumps(torn)
    signature = signer(KEY)(digest_of(raw.encode()))
    offers[at] = Offer(desk=DESK, seq=at + 1, id=offers[at].id, raw=raw, signature=signature)

    ruling = judged(offers, asking=asking)
    told = [verdict.id for verdict in ruling.verdicts]
    assert told == [offer.id for offer in offers][: len(told)]
    assert len(told) == length or ruling.resend_from
    assert len(ruling.accepted) + len(ruling.quarantined) == len(told)
    for item in ruling.accepted:
        assert read_act(item.written.raw) == item.written


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_that_any_text_gets_a_verdict(raw: str) -> None:
    offer = Offer(desk=DESK, seq=1, id=ActId(UUID(int=1)), raw=raw)
    (verdict,) = judged([offer]).verdicts
    assert verdict.reason == Reason.UNREADABLE


def _known(written: WrittenAct, position: int) -> Known:
    return Known(written.digest, position)


def _changed(written: WrittenAct) -> Act:
    return replace(written.act, id=ActId(UUID(int=written.act.id.int + 500)), clock_offset_ms=1)
