"""What an office settled is kept as far as the next publication leaves room for it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.deadline.pause import PauseModel
from desk_app.domain.law.due import SAME_DAY, Cutoff, Limit, LimitUnit
from desk_app.domain.law.fees import FeeKind, FeeLine, FeeTier, FeeUnit
from desk_app.domain.law.papers import Channel, Paper, PaperCase
from desk_app.domain.law.procedure import Flag, Procedure
from desk_app.domain.law.process import Leg, ProcessStep
from desk_app.domain.law.published import keep_decisions
from desk_app.domain.law.settled import SettledTime, Settlement, settled
from desk_app.domain.law.terms import ChannelTerms

THREE = Limit(Decimal(3), LimitUnit.WORKING_DAY)
TWO = Limit(Decimal(2), LimitUnit.WORKING_DAY)
PUBLISHED = FeeLine(amount=2_000, kind=FeeKind.FEE, note="/trang")
READ = Procedure(
    code=ProcedureCode("2.000815"),
    name="Chứng thực bản sao",
    decision="3152/QĐ-BTP",
    terms=(ChannelTerms(channel=Channel.DIRECT, limit=THREE, fees=(PUBLISHED,)),),
)
DETAILED = replace(
    PUBLISHED,
    name="Phí chứng thực",
    unit=FeeUnit.PAGE,
    tiers=(FeeTier(3, 1_000),),
    ceiling=200_000,
    source="TT 226/2016/TT-BTC",
    since=date(2017, 1, 1),
)
HELD = replace(
    READ,
    flags=frozenset({Flag.FIVE_ON_THE_SPOT}),
    steps=(ProcessStep("Tiếp nhận", "Một cửa", Decimal(1)),),
    legs=(Leg("Công an xã", TWO),),
    cutoff=Cutoff.THREE_PM,
    pause=PauseModel.RESUME,
    valid_from=date(2026, 7, 1),
    abolished_on=date(2027, 7, 1),
    forms=("Tờ khai",),
    terms=(
        ChannelTerms(channel=Channel.DIRECT, limit=TWO, statutory=THREE, fees=(DETAILED,)),
        ChannelTerms(channel=Channel.DIRECT, case="Số lượng lớn", limit=THREE),
    ),
)


def test_that_reading_the_same_publication_again_changes_nothing_the_office_settled() -> None:
    assert keep_decisions(READ, HELD) == HELD


def test_that_under_a_new_decision_flags_process_and_a_shortened_time_stay() -> None:
    kept = keep_decisions(replace(READ, decision="99/QĐ-BTP"), HELD)
    assert (kept.flags, kept.steps, kept.legs) == (HELD.flags, HELD.steps, HELD.legs)
    assert (kept.cutoff, kept.pause) == (HELD.cutoff, HELD.pause)
    assert (kept.terms[0].limit, kept.terms[0].statutory) == (TWO, THREE)
    assert (kept.valid_from, kept.abolished_on, kept.terms[0].fees) == (None, None, (PUBLISHED,))
    assert len(kept.terms) == 1


def test_that_a_new_time_of_the_law_ends_the_offices_shorter_one() -> None:
    five = Limit(Decimal(5), LimitUnit.WORKING_DAY)
    kept = keep_decisions(replace(READ, terms=(replace(READ.terms[0], limit=five),)), HELD)
    assert (kept.terms[0].limit, kept.terms[0].statutory) == (five, None)


def test_that_a_new_amount_is_not_given_the_old_tiers() -> None:
    dearer = replace(PUBLISHED, amount=3_000)
    kept = keep_decisions(replace(READ, terms=(replace(READ.terms[0], fees=(dearer,)),)), HELD)
    assert kept.terms[0].fees == (dearer,)


@pytest.mark.parametrize(
    "reworded",
    [
        replace(PUBLISHED, note="2.000 đồng/trang"),
        replace(PUBLISHED, note=""),
        replace(PUBLISHED, kind=FeeKind.UNSTATED),
    ],
)
def test_that_other_words_for_the_only_such_line_keep_what_was_added(reworded: FeeLine) -> None:
    kept = keep_decisions(replace(READ, terms=(replace(READ.terms[0], fees=(reworded,)),)), HELD)
    (fee,) = kept.terms[0].fees
    assert (fee.kind, fee.unit, fee.tiers, fee.ceiling) == (
        DETAILED.kind,
        DETAILED.unit,
        DETAILED.tiers,
        DETAILED.ceiling,
    )
    assert fee.note == (reworded.note or DETAILED.note)


@pytest.mark.parametrize(
    "others",
    [
        (replace(PUBLISHED, note="Bản chụp"), replace(PUBLISHED, note="Bản in")),  # which one?
        (replace(PUBLISHED, note="Bản chụp", kind=FeeKind.LEVY),),
    ],
)
def test_that_nothing_is_added_to_a_line_that_may_be_another(others: tuple[FeeLine, ...]) -> None:
    kept = keep_decisions(replace(READ, terms=(replace(READ.terms[0], fees=others),)), HELD)
    assert kept.terms[0].fees == others


def test_that_the_only_such_line_is_sought_in_all_terms_of_the_channel() -> None:
    twice = replace(READ.terms[0], fees=(replace(PUBLISHED, note="Bản chụp"),))
    kept = keep_decisions(replace(READ, terms=(twice, replace(twice, limit=TWO))), HELD)
    assert [terms.fees for terms in kept.terms[:2]] == [twice.fees, twice.fees]


def test_that_an_office_settles_papers_times_and_names() -> None:
    papers = (Paper(name="Tờ khai", original=1, required=True), Paper(name="Lưu ý", note=True))
    published = replace(READ, cases=(PaperCase("", papers),))
    decided = settled(
        published,
        Settlement(
            short="Sao y",
            times=(
                SettledTime(channel=Channel.DIRECT, limit=SAME_DAY, statutory=THREE),
                SettledTime(channel=Channel.POST, limit=THREE),
            ),
            required={("", "Tờ khai"): False, ("", "Lưu ý"): True},
            cutoff=Cutoff.CLOSING,
        ),
    )
    assert (decided.short, decided.cutoff) == ("Sao y", Cutoff.CLOSING)
    assert decided.statutory_for(SAME_DAY, Channel.DIRECT) == THREE
    assert decided.limit_for(Channel.POST) == THREE
    assert [paper.name for paper in decided.required_papers()] == ["Lưu ý"]
    assert settled(published, Settlement()) == published
