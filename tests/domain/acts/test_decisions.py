"""A leader's decision between two acts: it closes the disagreement, once, in any order."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import Act
from desk_app.domain.acts.bodies import collector_body, due_changed_body, received_body
from desk_app.domain.acts.contested import contested
from desk_app.domain.acts.decision import decision_body
from desk_app.domain.acts.fold import fold
from desk_app.domain.acts.steps.amending import corrected_body
from desk_app.domain.dossier import Collector, CollectorKind, Dossier, ReturnWay
from desk_app.domain.handling.flow import Status
from desk_app.domain.law.papers import Channel
from tests.builders import a_person
from tests.domain.acts.test_fold import OWNER, a_dossier, act, whole_life
from tests.step_bodies import an_ending, good_bodies

ANOTHER = Collector(kind=CollectorKind.AUTHORISED, name="TRẦN VĂN HẬU")
STANDS = a_dossier()


def two_returns() -> tuple[list[Act], Act, Act]:
    """The result went out at one desk; at another it went out to somebody else."""
    acts = whole_life()
    again = act(kinds.RETURNED, collector_body(ANOTHER), 3)
    return [*acts, again], acts[-1], again


def decided(aside: Act, out: Act, minute: int = 9) -> Act:
    return act(kinds.DECIDED, decision_body(aside.id, out.id, "Theo sổ ký nhận"), minute)


def folded_dossier(acts: Sequence[Act]) -> Dossier:
    dossier = fold(acts).dossier
    assert dossier is not None
    return dossier


def test_that_what_stands_goes_on_standing_when_the_leader_says_so() -> None:
    acts, _first, again = two_returns()
    after = fold([*acts, decided(again, again)])
    assert after.disagreements == ()
    assert folded_dossier([*acts, decided(again, again)]).collector == OWNER
    assert [each.reason for each in after.decisions] == ["Theo sổ ký nhận"]


def test_that_the_act_put_aside_stands_instead_when_the_leader_says_so() -> None:
    acts, first, again = two_returns()
    after = fold([*acts, decided(again, first)])
    assert after.disagreements == ()
    assert after.acts == 5
    assert after.dossier is not None
    assert after.dossier.collector == ANOTHER


def test_that_a_return_against_a_voiding_can_be_decided_for_the_voiding() -> None:
    acts = whole_life()
    voided = act(kinds.VOIDED, good_bodies(STANDS)[kinds.VOIDED], 3)
    (pair,) = contested([*acts, voided])
    assert (pair.stands, pair.aside, pair.may_change) == (acts[-1], voided, True)
    assert folded_dossier([*acts, voided, decided(voided, acts[-1])]).status is Status.VOIDED


@given(keep=st.booleans(), keeps=st.booleans())
def test_that_a_second_decision_made_elsewhere_opens_nothing_again(keep: bool, keeps: bool) -> None:
    acts, first, again = two_returns()
    one = decided(again, again if keep else first)
    two = decided(again, again if keeps else first, 10)
    only, both = fold([*acts, one]), fold([*acts, one, two])
    assert both.disagreements == ()
    assert (both.dossier, both.decisions) == (only.dossier, only.decisions)
    assert both.late_decisions == (two.id,)


def test_that_what_was_built_upon_the_act_taken_back_has_to_be_looked_at_again() -> None:
    acts = whole_life()
    first = acts[-1]
    rated = act(kinds.RATED, good_bodies(STANDS)[kinds.RATED], 4)
    voided = act(kinds.VOIDED, good_bodies(STANDS)[kinds.VOIDED], 5)
    (pair,) = contested([*acts, rated, voided])
    assert (pair.aside, pair.stands, pair.falls) == (voided, first, (rated,))
    after = fold([*acts, rated, voided, decided(voided, first)])
    assert after.disagreements == (rated.id,)


def test_that_of_three_versions_one_is_decided_after_the_other() -> None:
    acts, first, again = two_returns()
    voided = act(kinds.VOIDED, good_bodies(STANDS)[kinds.VOIDED], 5)
    early = contested([*acts, voided])[1]
    assert (early.stands, early.may_change) == (first, False)  # the other return comes instead
    kept = [*acts, voided, decided(again, again)]
    (late,) = contested(kept)
    assert (late.aside, late.may_change) == (voided, True)
    assert folded_dossier([*kept, decided(voided, first, 10)]).status is Status.VOIDED


def test_that_two_corrections_of_one_field_are_shown_and_of_two_fields_are_not() -> None:
    post = corrected_body(STANDS, replace(STANDS, return_way=ReturnWay.POST), UUID(int=1), "Sai")
    sent = replace(STANDS, return_way=ReturnWay.ELECTRONIC)
    electronic = corrected_body(STANDS, sent, UUID(int=2), "Sai")
    came = corrected_body(STANDS, replace(STANDS, channel=Channel.POST), UUID(int=3), "Sai")
    acts = [whole_life()[0], act(kinds.CORRECTED, post, 1)]
    other, same = act(kinds.CORRECTED, electronic, 2), act(kinds.CORRECTED, post, 3)
    beside = act(kinds.CORRECTED, came, 4)

    assert fold([*acts, other]).disagreements == (other.id,)
    assert fold([*acts, replace(same, body={**post, "key": UUID(int=9).hex})]).agreed == (same.id,)
    both = folded_dossier([*acts, beside])
    assert (both.return_way, both.channel) == (ReturnWay.POST, Channel.POST)
    assert fold([*acts, beside]).disagreements == ()
    (pair,) = contested([*acts, other])
    assert (pair.stands, pair.may_change) == (acts[1], True)
    chosen = folded_dossier([*acts, other, decided(other, acts[1])])
    assert chosen.return_way is ReturnWay.ELECTRONIC


def test_that_a_correction_of_an_older_program_goes_on_applying() -> None:
    """What it says it found has fewer fields than today; read, it is the same person."""
    body: Any = corrected_body(
        STANDS, replace(STANDS, applicant=a_person(name="NGUYỄN AN")), UUID(int=1), "Sai tên"
    )
    old = {**body, "before": {}}
    assert fold([whole_life()[0], act(kinds.CORRECTED, old, 1)]).disagreements == ()


def test_that_a_correction_of_a_program_that_knows_no_cards_words_applies_and_leaves_them() -> None:
    said = (("name", "NGUYỄN THỊ LAN"),)
    received = replace(STANDS, applicant=a_person(name="NGUYỄN THỊ LAM", card_said=said))
    began = act(kinds.RECEIVED, received_body(received))
    unknown = replace(received, applicant=replace(received.applicant, card_said=()))
    called = replace(unknown, applicant=replace(unknown.applicant, phone="0987654321"))
    older = act(kinds.CORRECTED, corrected_body(unknown, called, UUID(int=1), "Sai"), 1)

    folded = fold([began, older])
    assert (folded.disagreements, folded.agreed) == ((), ())
    dossier = folded_dossier([began, older])
    assert (dossier.applicant.phone, dossier.applicant.card_said) == ("0987654321", said)

    named = replace(dossier, applicant=replace(dossier.applicant, name="NGUYỄN THỊ LAN"))
    body: Any = corrected_body(dossier, named, UUID(int=2), "Sai tên")
    assert body["before"]["applicant"]["card_said"] == dict(said)
    after = folded_dossier([began, older, act(kinds.CORRECTED, body, 2)])
    assert after.applicant == named.applicant


def test_that_two_appointments_given_at_two_desks_are_shown() -> None:
    before = replace(STANDS.due, at=STANDS.received_at)
    dated = replace(STANDS, due=before)
    received = act(kinds.RECEIVED, received_body(dated))
    days = [replace(before, at=before.at.replace(day=day)) for day in (27, 28)]  # type: ignore[union-attr]  # set above
    one, two = (
        act(kinds.DUE_CHANGED, due_changed_body(before, due, "CV 1", "a"), n)
        for n, due in enumerate(days, 1)
    )
    assert fold([received, one, two]).disagreements == (two.id,)
    again = act(kinds.DUE_CHANGED, one.body, 3)
    assert fold([received, one, again]).agreed == (again.id,)


def test_that_the_result_noted_at_two_desks_is_one_result_and_nobody_is_asked() -> None:
    acts = whole_life()[:2]
    again = act(kinds.RESULT_BACK, {"note": ""}, 3)
    after = fold([*acts, again])
    assert (after.disagreements, after.agreed) == ((), (again.id,))
    assert after.dossier == fold(acts).dossier


def test_that_two_refusals_with_two_papers_are_decided() -> None:
    body = good_bodies(STANDS)[kinds.REFUSED]
    acts = [whole_life()[0], act(kinds.REFUSED, body, 1)]
    again = act(kinds.REFUSED, body, 2)
    assert an_ending(STANDS, kinds.REFUSED).reason
    assert fold([*acts, again]).disagreements == (again.id,)


def test_that_a_code_given_out_stands_against_a_paper_of_sending_away() -> None:
    away = act(kinds.REFUSED_AT_INTAKE, {"of": "no program"}, 0)
    received = whole_life()[0]
    (pair,) = contested([received, away])
    assert (pair.aside, pair.stands, pair.may_change) == (away, received, False)
    assert fold([received, away, decided(away, received)]).disagreements == (away.id,)
    assert fold([received, away, decided(away, away)]).disagreements == ()


def test_that_a_refund_paid_twice_is_nothing_to_decide() -> None:
    bodies = good_bodies(STANDS)
    way = (
        kinds.MONEY_COLLECTED,
        kinds.MONEY_REFUND_ASKED,
        kinds.MONEY_REFUND_APPROVED,
        kinds.MONEY_REFUNDED,
    )
    acts = [whole_life()[0], *(act(kind, bodies[kind], n) for n, kind in enumerate(way, 1))]
    twice = act(kinds.MONEY_REFUNDED, bodies[kinds.MONEY_REFUNDED], 7)
    assert contested([*acts, twice]) == ()
    after = fold([*acts, twice]).dossier
    assert after is not None
    assert [each.paid_at for each in after.money.refunds] == [acts[-1].made_at, twice.made_at]


@pytest.mark.parametrize("body", [{}, {"aside": "x"}, {"aside": 1, "out": 2, "reason": ""}])
def test_that_a_decision_we_cannot_follow_makes_read_only(body: dict[str, Any]) -> None:
    acts, _first, again = two_returns()
    after = fold([*acts, act(kinds.DECIDED, body, 9)])
    assert (after.read_only, after.disagreements) == (True, (again.id,))


def test_that_a_decision_about_nothing_changes_nothing() -> None:
    acts = whole_life()
    late = decided(acts[1], acts[2])
    after = fold([*acts, late])
    assert (after.dossier, after.late_decisions) == (fold(acts).dossier, (late.id,))


@given(st.permutations(range(6)))
def test_that_no_order_raises_or_loses_an_act(order: list[int]) -> None:
    acts, first, again = two_returns()
    pile = [*acts, decided(again, first), decided(again, again, 10)]
    after = fold([pile[n] for n in order])
    assert after.acts == len(pile)
    assert after.dossier is not None
