"""A dossier is the fold of its acts, whatever their order and whoever wrote them."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import NO_DIGEST, Act, Body, Subject
from desk_app.domain.acts.bodies import collector_body, received_body
from desk_app.domain.acts.fold import _BEGINS, _STEPS, Folded, fold, fold_onto
from desk_app.domain.codes.blocks import Block, Serial, order_of
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.dossier import (
    ChosenProcedure,
    Collector,
    CollectorKind,
    Dossier,
    PaperKind,
    SubmittedPaper,
)
from desk_app.domain.handling.elsewhere import Competence, DossierLeg
from desk_app.domain.handling.flow import MOVES, NATIONAL, Status
from desk_app.domain.ids import ActId, DeskId, DossierId
from desk_app.domain.law.due import NO_LIMIT, due_moment
from desk_app.domain.law.papers import Channel
from desk_app.domain.people.authorisation import AuthorityScope, read_authorisation
from tests.builders import BUSINESS, FRIDAY_MORNING, RECEPTION, UNIT, a_calendar, a_person
from tests.step_bodies import good_bodies, way_to

ID = DossierId(UUID(int=99))
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["0001-01-01T00:00+23:00", "9999-12-31T23:59-23:00", "Infinity", "closing"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
NEWER = {"authority", "submitter", "event_subject"}


def a_leg(agency: str) -> DossierLeg:
    return DossierLeg(
        agency=agency, limit=NO_LIMIT, due=due_moment(FRIDAY_MORNING, NO_LIMIT, a_calendar())
    )


def a_dossier(**changed: Any) -> Dossier:
    fields: dict[str, Any] = {
        "id": ID,
        "code": DossierCode.parse("H13.45.12-261120-1001"),
        "order": order_of(FRIDAY_MORNING, Serial(Block(1), 1001)),
        "unit": UNIT,
        "desk": DeskId("Q1"),
        "officer": RECEPTION,
        "officer_name": "Trần Thị Bích Ngọc",
        "procedure": ChosenProcedure(code=BUSINESS, name="Đăng ký", edition="test"),
        "channel": Channel.DIRECT,
        "applicant": a_person(),
        "papers": (SubmittedPaper(name="Giấy đề nghị", kind=PaperKind.ORIGINAL),),
        "received_at": FRIDAY_MORNING,
        "due": due_moment(FRIDAY_MORNING, NO_LIMIT, a_calendar()),
        "legs": (a_leg("Chi cục Thuế"), a_leg("Văn phòng Đăng ký đất đai")),
        "competence": Competence(unit="UBND phường Cái Khế"),
    }
    return Dossier(**(fields | changed))


def act(kind: str, body: Body, minute: int = 0) -> Act:
    return Act(
        id=ActId(UUID(int=random.getrandbits(128))),
        unit=UNIT,
        desk=DeskId("Q1"),
        seq=minute + 1,
        kind=kind,
        subject=Subject("dossier", ID),
        actor=RECEPTION,
        made_at=FRIDAY_MORNING + timedelta(minutes=minute),
        clock_offset_ms=0,
        previous=NO_DIGEST,
        body=body,
    )


OWNER = Collector(kind=CollectorKind.OWNER, name="NGUYỄN THỊ LAN")


def whole_life() -> list[Act]:
    return [
        act(kinds.RECEIVED, received_body(a_dossier())),
        act(kinds.RESULT_BACK, {"note": "01 bản chính"}, 1),
        act(kinds.RETURNED, collector_body(OWNER), 2),
    ]


def test_that_receiving_alone_gives_the_dossier_as_it_was_received() -> None:
    assert fold(whole_life()[:1]).dossier == a_dossier()


def test_that_a_whole_life_ends_with_the_person_who_took_the_result() -> None:
    dossier = fold(whole_life()).dossier
    assert dossier is not None
    assert (dossier.status, dossier.collector) == (Status.RETURNED, OWNER)
    assert dossier.returned_at == datetime(2026, 11, 20, 2, 17, tzinfo=UTC)


def test_that_a_second_return_is_kept_as_a_disagreement_and_changes_nothing() -> None:
    acts = whole_life()
    again = act(kinds.RETURNED, collector_body(replace(OWNER, name="AN")), 3)
    folded = fold([*acts, again])
    assert folded.dossier == fold(acts).dossier
    assert folded.disagreements == (again.id,)


def test_that_an_act_of_a_newer_program_makes_the_dossier_read_only() -> None:
    folded = fold([*whole_life(), act("dossier.blessed", {}, 4)])
    assert folded.read_only
    assert folded.dossier == fold(whole_life()).dossier


def test_that_printing_and_looking_change_nothing_of_the_dossier() -> None:
    looks = [act(kind, {"job": "00"}, 3) for kind in (kinds.OPENED, kinds.PRINT_FINISHED)]
    folded = fold([*whole_life(), *looks])
    assert (folded.dossier, folded.read_only) == (fold(whole_life()).dossier, False)


@given(st.permutations(whole_life()))
def test_that_no_order_of_arrival_raises_and_nothing_is_dropped(acts: list[Act]) -> None:
    folded = fold(acts)
    assert folded.acts == len(acts)
    assert folded.dossier is not None


@given(st.dictionaries(st.text(max_size=8), st.integers() | st.text(max_size=5), max_size=3))
def test_that_a_body_we_cannot_follow_never_stops_the_fold(body: dict[str, Any]) -> None:
    folded = fold([act(kinds.RECEIVED, body), *whole_life()[1:]])
    assert folded.dossier is None
    assert folded.read_only


def spoiled(body: Any, wrong: Any, data: st.DataObject) -> Any:
    """`body` with `wrong` somewhere in it, or in its place."""
    if not isinstance(body, dict | list) or not body or data.draw(st.integers(0, 3)) == 0:
        return wrong
    key = data.draw(st.sampled_from(sorted(body) if isinstance(body, dict) else range(len(body))))
    copy = dict(body) if isinstance(body, dict) else list(body)
    copy[key] = spoiled(body[key], wrong, data)
    return copy


def test_that_a_good_body_is_known_for_every_step() -> None:
    bodies = good_bodies(a_dossier())
    assert bodies.keys() == _STEPS.keys()
    for kind in bodies:
        way = [act(each, bodies[each]) for each in [*way_to(kind), kind]]
        folded = fold([whole_life()[0], *way])
        assert (folded.read_only, folded.disagreements) == (False, ())


def test_that_no_step_of_the_table_leads_out_of_it() -> None:
    assert {end for move in MOVES.values() for end in move.ends} | {Status.RECEIVED} == set(Status)
    assert NATIONAL.keys() == set(Status)


@given(st.sampled_from(sorted(_STEPS)), JSON, st.data())
def test_that_no_body_of_any_step_stops_the_fold(kind: str, wrong: Any, data: Any) -> None:
    body = spoiled(good_bodies(a_dossier())[kind], wrong, data)
    before = fold(whole_life()[: 2 if kind == kinds.RETURNED else 1])
    after = fold_onto(before, act(kind, body))
    assert after.acts == before.acts + 1
    assert after.dossier is not None
    if after.read_only:
        assert after.dossier == before.dossier


@given(st.sampled_from(sorted(_BEGINS)), JSON)
def test_that_no_body_of_any_beginning_stops_the_fold(kind: str, body: Any) -> None:
    assert fold_onto(Folded(), act(kind, body)).acts == 1


@pytest.mark.parametrize(
    "due",
    [
        {"at": None, "from": None, "limit": {"amount": "1", "unit": "none"}, "marks": ["text"]},
        {"at": "0001-01-01T00:00+23:00", "from": None, "limit": {}, "marks": []},
        {"marks": [{"day": "2026-11-20", "kind": "of tomorrow"}]},
        {"reasons": ["of tomorrow"]},
    ],
)
def test_that_what_cannot_be_followed_makes_read_only_and_is_no_disagreement(due: Any) -> None:
    """A supervisor cannot decide what this program cannot read."""
    good: Any = good_bodies(a_dossier())[kinds.DUE_CHANGED]
    body = {**good, "due": {**good["due"], **due}}
    folded = fold([*whole_life()[:1], act(kinds.DUE_CHANGED, body)])
    assert (folded.read_only, folded.disagreements) == (True, ())
    assert folded.dossier == a_dossier()


def test_that_the_four_persons_of_a_dossier_come_back_and_older_acts_have_fewer() -> None:
    words = "Giấy ủy quyền số 118/2026, chứng thực ngày 16/11/2026"
    dossier = a_dossier(
        authorised=a_person(name="TRẦN VĂN HẬU", id_number="093095001234"),
        authorisation=words,
        authority=read_authorisation(words, AuthorityScope.HAND_IN),
        submitter=a_person(name="LÊ MINH TRÍ", id_number="092095004321"),
        event_subject=a_person(name="NGUYỄN AN", id_number=""),
    )
    body = received_body(dossier)
    assert fold([act(kinds.RECEIVED, body)]).dossier == dossier
    assert dossier.may_collect is None
    before = {key: value for key, value in body.items() if key not in NEWER}
    folded = fold([act(kinds.RECEIVED, before)]).dossier
    assert folded is not None
    assert (folded.authority, folded.submitter, folded.event_subject) == (None, None, None)
    assert folded.may_collect == dossier.authorised
    assert not NEWER & received_body(a_dossier()).keys()


def test_that_a_decision_and_the_answers_of_portals_stand_in_the_dossier() -> None:
    bodies = good_bodies(a_dossier())
    refused = dict(bodies[kinds.PORTAL_ANSWERED])
    acts = [
        act(kinds.RECEIVED, received_body(a_dossier())),
        act(kinds.PORTAL_ANSWERED, refused, 1),
        act(kinds.PORTAL_ANSWERED, refused | {"portal": "Cổng khác"}, 2),
        act(kinds.PORTAL_ANSWERED, refused | {"trouble": None, "reason": ""}, 3),
        act(kinds.RESULT_BACK, bodies[kinds.RESULT_BACK], 4),
    ]
    dossier = fold(acts).dossier
    assert dossier is not None
    assert [(said.portal, said.refused) for said in dossier.portals] == [
        ("Cổng khác", True),
        ("Cổng", False),
    ]
    assert dossier.decision is not None
    assert dossier.decision.number == "12/GCN"


def test_that_a_result_of_before_decisions_were_told_has_none() -> None:
    dossier = fold(whole_life()[:2]).dossier
    assert dossier is not None
    assert (dossier.decision, dossier.result_note) == (None, "01 bản chính")
