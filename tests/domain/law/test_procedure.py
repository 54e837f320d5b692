import json
from datetime import date, timedelta
from decimal import Decimal
from inspect import signature
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.codes.procedure_code import is_national_code
from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.law.due import SAME_DAY, Cutoff, Limit, LimitUnit
from desk_app.domain.law.fees import FeeAuthority, FeeKind, FeeLine, FeeTier, FeeUnit
from desk_app.domain.law.papers import Channel, Paper, PaperCase
from desk_app.domain.law.procedure import (
    Flag,
    Level,
    OnlineLevel,
    Procedure,
    procedure_facts,
    procedure_from,
)
from desk_app.domain.law.process import Leg, ProcessStep
from desk_app.domain.law.terms import ChannelTerms

THREE = Limit(Decimal(3), LimitUnit.WORKING_DAY)
FIVE = Limit(Decimal(5), LimitUnit.WORKING_DAY)
FORM = Paper(name="Tờ khai", original=1, required=True, channels=frozenset({Channel.DIRECT}))
E_FORM = Paper(name="Mẫu điện tử", original=1, required=True, channels=frozenset({Channel.ONLINE}))
PROOF = Paper(name="Giấy chứng sinh", original=1, required=True)
PROXY = Paper(name="Văn bản ủy quyền", original=1)
HINT = Paper(name="Lưu ý", note=True)
BIRTH = Procedure(
    code=ProcedureCode("1.001193"),
    name="Thủ tục đăng ký khai sinh",
    levels=frozenset({Level.COMMUNE}),
    decided_on=date(2026, 1, 16),
    cases=(
        PaperCase("", (FORM, E_FORM, PROOF, PROXY, HINT)),
        PaperCase("Trẻ em bị bỏ rơi", (FORM, Paper(name="Biên bản", original=1, required=True))),
    ),
    terms=(
        ChannelTerms(channel=Channel.DIRECT, limit=FIVE, fees=(FeeLine(amount=8_000),)),
        ChannelTerms(channel=Channel.DIRECT, limit=THREE),
        ChannelTerms(channel=Channel.ONLINE, limit=None, stated="1"),
    ),
)


def names(papers: tuple[Paper, ...]) -> list[str]:
    return [paper.name for paper in papers]


def test_that_notes_are_no_papers_and_forms_go_with_their_channel() -> None:
    assert names(BIRTH.papers("", Channel.DIRECT)) == [
        "Tờ khai",
        "Giấy chứng sinh",
        "Văn bản ủy quyền",
    ]
    assert names(BIRTH.required_papers("", Channel.ONLINE)) == ["Mẫu điện tử", "Giấy chứng sinh"]
    assert BIRTH.notes() == ("Lưu ý",)


def test_that_each_case_has_its_own_papers_and_an_unknown_one_means_the_first() -> None:
    assert names(BIRTH.required_papers("Trẻ em bị bỏ rơi")) == ["Tờ khai", "Biên bản"]
    assert names(BIRTH.required_papers("?")) == ["Tờ khai", "Giấy chứng sinh"]


def test_that_a_channel_without_a_limit_falls_back_on_the_counter() -> None:
    assert BIRTH.limit_for(Channel.POST) == FIVE
    assert BIRTH.limit_for(Channel.ONLINE) == FIVE
    assert BIRTH.limits_for(Channel.DIRECT) == (FIVE, THREE)
    assert BIRTH.stated_for(Channel.ONLINE) == "1"


def test_that_fees_of_an_unpublished_channel_are_those_of_the_counter() -> None:
    assert [fee.amount for fee in BIRTH.fees_for(Channel.POST)] == [8_000]
    assert BIRTH.fees_for(Channel.ONLINE) == ()


def test_that_a_procedure_with_nothing_published_answers_with_nothing() -> None:
    bare = Procedure(code=ProcedureCode("x"), name="y")
    assert bare.papers() == ()
    assert bare.limit_for(Channel.DIRECT) is None
    assert bare.fees_for(Channel.DIRECT) == ()
    assert bare.stated_for(Channel.DIRECT) == ""


def test_that_a_procedure_is_open_from_its_first_day_until_the_day_it_is_abolished() -> None:
    first, end = date(2026, 3, 1), date(2026, 8, 5)
    bounded = Procedure(code=BIRTH.code, name=BIRTH.name, valid_from=first, abolished_on=end)
    day = timedelta(days=1)
    assert [bounded.is_open_on(d) for d in (first - day, first, end - day, end)] == [
        False,
        True,
        True,
        False,
    ]
    assert BIRTH.is_open_on(first)


def test_that_a_fee_without_its_thousands_is_marked_and_kept() -> None:
    assert FeeLine(amount=20).suspicious
    assert not FeeLine(amount=0).suspicious
    assert not FeeLine(amount=1_000).suspicious


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Giấy chứng sinh; trường hợp không có thì nộp văn bản khác", "Giấy chứng sinh"),
        ("Tờ khai theo mẫu (nếu nộp trực tiếp)", "Tờ khai theo mẫu"),
        ("Điều lệ công ty.", "Điều lệ công ty"),
        ("CT01; mẫu mới", "CT01; mẫu mới"),
        ("Một trong các giấy tờ sau: căn cước", "Một trong các giấy tờ sau: căn cước"),
    ],
)
def test_that_the_label_of_a_paper_is_its_first_clause(name: str, label: str) -> None:
    assert Paper(name=name).label == label


@pytest.mark.parametrize("code", ["1.004194", "1.004194.H13", "1.004194.000.00.00.H13"])
def test_that_national_codes_are_recognised(code: str) -> None:
    assert is_national_code(code)
    assert not is_national_code(code + "9")


def test_that_facts_leave_out_what_is_empty_and_ignore_what_is_unknown() -> None:
    facts = procedure_facts(BIRTH)
    assert "field" not in facts
    assert procedure_from({**facts, "from_the_future": [1]}) == BIRTH


TEXTS = st.text(max_size=8)
NAMES = st.text(min_size=1, max_size=8)
PAPERS = st.builds(
    Paper,
    name=NAMES,
    original=st.integers(0, 9),
    copies=st.integers(0, 9),
    required=st.booleans(),
    note=st.booleans(),
    group=TEXTS,
    channels=st.frozensets(st.sampled_from(Channel)),
)
LIMITS = st.one_of(
    st.just(SAME_DAY),
    st.builds(Limit, st.decimals("0.25", 9_999, places=2), st.sampled_from(LimitUnit)),
)
TERMS = st.builds(
    ChannelTerms,
    channel=st.sampled_from(Channel),
    case=TEXTS,
    limit=st.none() | LIMITS,
    statutory=st.none() | LIMITS,
    stated=TEXTS,
    note=TEXTS,
    fees=st.lists(
        st.builds(
            FeeLine,
            amount=st.none() | st.integers(0, 10**11),
            kind=st.sampled_from(FeeKind),
            name=TEXTS,
            note=TEXTS,
            unit=st.sampled_from(FeeUnit),
            tiers=st.lists(
                st.builds(FeeTier, st.integers(2, 99), st.integers(0, 10**6)), max_size=2
            ).map(tuple),
            ceiling=st.none() | st.integers(0, 10**6),
            authority=st.none() | st.sampled_from(FeeAuthority),
            source=TEXTS,
            since=st.none() | st.dates(),
            until=st.none() | st.dates(),
        ),
        max_size=2,
    ).map(tuple),
)
LISTS = st.lists(TEXTS, max_size=2).map(tuple)
STEPS = st.builds(ProcessStep, TEXTS, TEXTS, st.decimals(0, 999, places=2))
PROCEDURE_FACTS: dict[str, st.SearchStrategy[Any]] = {
    "code": NAMES.map(ProcedureCode),
    "name": NAMES,
    "short": TEXTS,
    "field": TEXTS,
    "levels": st.frozensets(st.sampled_from(Level)),
    "decision": TEXTS,
    "decided_on": st.none() | st.dates(),
    "authority": TEXTS,
    "cases": st.lists(
        st.builds(PaperCase, TEXTS, st.lists(PAPERS, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    "terms": st.lists(TERMS, max_size=2).map(tuple),
    "results": LISTS,
    "forms": LISTS,
    "flags": st.frozensets(st.sampled_from(Flag)),
    "online": st.none() | st.sampled_from(OnlineLevel),
    "steps": st.lists(STEPS, max_size=2).map(tuple),
    "legs": st.lists(st.builds(Leg, TEXTS, LIMITS), max_size=2).map(tuple),
    "cutoff": st.none() | st.sampled_from(Cutoff),
    "pause": st.none() | st.sampled_from(PauseModel),
    "subjects": LISTS,
    "conditions": TEXTS,
    "basis": LISTS,
    "sequence": LISTS,
    "valid_from": st.none() | st.dates(),
    "abolished_on": st.none() | st.dates(),
    "source": TEXTS,
    "note": TEXTS,
}
PROCEDURES = st.builds(Procedure, **PROCEDURE_FACTS)


@given(PROCEDURES)
def test_that_a_procedure_comes_back_from_its_json_unchanged(procedure: Procedure) -> None:
    text = json.dumps(procedure_facts(procedure))
    again = procedure_from(json.loads(text))
    assert again == procedure
    assert json.dumps(procedure_facts(again)) == text


def test_that_every_fact_of_a_procedure_is_put_to_that_test() -> None:
    assert set(signature(Procedure).parameters) == set(PROCEDURE_FACTS)
