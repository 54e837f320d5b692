"""A sheet is stored as plain facts and read again, whatever program wrote it."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import NO_DIGEST, Act, Body, day_of_office
from desk_app.domain.day_end.papers import MAIN, WANTED
from desk_app.domain.day_end.seal import OfficeDay, fold_day, sealed_facts, went_on_body
from desk_app.domain.day_end.sheet import (
    CODES,
    CashLine,
    ChangeLine,
    CountLine,
    DaySheet,
    NumberLine,
    NumberWhy,
    PaperLine,
    PaperWhy,
    RemarkLine,
    SeriesLine,
    facts_of,
    from_facts,
)
from desk_app.domain.ids import ActId, DeskId, OfficerId
from tests.builders import FRIDAY_MORNING, UNIT
from tests.services.day_end.evening import TODAY

SHEET = DaySheet(
    day="2026-11-20",
    desk="Q1",
    made_at="2026-11-20T10:05:00.000Z",
    acts=12,
    by_field=(CountLine(name="Hộ tịch", received=3, late=1),),
    by_officer=(CountLine(name="Lan", received=2), CountLine(name="Đức", received=1, voided=1)),
    series=(SeriesLine(series=CODES, desk="Q1", block=1, first=1001, last=1003, count=3),),
    numbers=(
        NumberLine(series=CODES, desk="Q1", first=2, last=2, why=NumberWhy.VOIDED, said="Trùng"),
    ),
    papers=(PaperLine(code="A", form="receipt", desk="Q1", why=PaperWhy.NEVER),),
    cash=(
        CashLine(
            shift=UUID(int=4).hex,
            desk="Q1",
            cashier="Hoa",
            closed=True,
            opening=1,
            cash=2,
            transfer=3,
            pos=4,
            given_back=5,
        ),
    ),
    changes=(ChangeLine(day="2026-11-19", kind="k", desk="Q2", officer="Lan", at="x", late=True),),
)


def an_act(kind: str, body: Body, seq: int = 1) -> Act:
    return Act(
        id=ActId(uuid4()),
        unit=UNIT,
        desk=DeskId("Q1"),
        seq=seq,
        kind=kind,
        subject=day_of_office(UNIT, TODAY),
        actor=OfficerId(UUID(int=2)),
        made_at=FRIDAY_MORNING,
        clock_offset_ms=0,
        previous=NO_DIGEST,
        body=body,
    )


def sealed(**changed: Any) -> Act:
    remarks = (RemarkLine(key="early", said="Nghỉ sớm"),)
    body = sealed_facts(SHEET, "Lê Văn Đạt", (b"\x01" * 32, {"Q1": ((1, 2),)}), {}, remarks)
    return an_act(kinds.DAY_SEALED, {**json.loads(json.dumps(body)), **changed})


def test_that_a_sheet_comes_back_as_it_was_and_drops_what_a_later_program_added() -> None:
    facts = json.loads(json.dumps(facts_of(SHEET)))
    facts["later"], facts["cash"][0]["later"] = 1, "x"
    assert from_facts(DaySheet, facts) == SHEET


def test_that_a_field_an_older_program_did_not_know_has_its_usual_value() -> None:
    facts = facts_of(SHEET)
    del facts["unsealed"]
    assert from_facts(DaySheet, facts).unsealed == ()


@pytest.mark.parametrize(("name", "value"), [("acts", True), ("day", 3), ("numbers", [{"why": 1}])])
def test_that_facts_of_another_shape_are_refused(name: str, value: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_facts(DaySheet, facts_of(SHEET) | {name: value})


def test_that_the_sum_is_that_of_the_officers() -> None:
    assert SHEET.total == CountLine(name="", received=3, voided=1)


def test_that_the_first_seal_stands_and_a_second_is_remembered() -> None:
    first, second = sealed(), sealed(officer_name="Khác")
    day = fold_day([first, second])
    assert day.seal is not None
    assert (day.seal.officer_name, day.seal.sheet, day.again) == (
        "Lê Văn Đạt",
        SHEET,
        (second.id,),
    )


def test_that_a_seal_nobody_can_read_is_passed() -> None:
    assert fold_day([sealed(digest="zz"), sealed(told=[])]) == OfficeDay()


def test_that_a_reason_counts_for_who_said_it_at_that_desk_from_then_on() -> None:
    said = an_act(kinds.DAY_WENT_ON, went_on_body(TODAY, "Muộn", "Lan"))
    day = fold_day([sealed(), said])
    officer, desk = said.actor, said.desk
    assert day.reason_of(officer, desk, FRIDAY_MORNING) == "Muộn"
    assert day.reason_of(officer, DeskId("Q2"), FRIDAY_MORNING) == ""
    assert day.reason_of(OfficerId(UUID(int=3)), desk, FRIDAY_MORNING) == ""
    assert day.reason_of(officer, desk, FRIDAY_MORNING.replace(hour=0)) == ""


def test_that_what_is_named_as_missing_would_do() -> None:
    assert MAIN.keys() == WANTED.keys()
    assert all(MAIN[kind] in WANTED[kind] for kind in MAIN)
