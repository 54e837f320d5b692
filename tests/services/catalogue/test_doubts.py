"""What is doubtful is told, and what is not is left in peace."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from desk_app.domain.ids import ProcedureCode
from desk_app.domain.law.due import Limit, LimitUnit
from desk_app.domain.law.fees import FeeLine
from desk_app.domain.law.papers import Channel, Paper, PaperCase
from desk_app.domain.law.procedure import Level, Procedure
from desk_app.domain.law.process import ProcessStep
from desk_app.domain.law.terms import ChannelTerms
from desk_app.services.catalogue.comparing.doubts import doubts_of
from desk_app.services.catalogue.reading import Why
from tests.builders import a_procedure

SEVEN = Limit(Decimal(7), LimitUnit.DAY)
THIRTY = Limit(Decimal(30), LimitUnit.DAY)
ONE_DAY = Limit(Decimal(1), LimitUnit.WORKING_DAY)
NINE = Decimal(9)
SOUND = a_procedure(levels=frozenset({Level.COMMUNE}))


def terms(**changed: Any) -> tuple[ChannelTerms, ...]:
    fields: dict[str, Any] = {"channel": Channel.DIRECT, "limit": SEVEN}
    return (ChannelTerms(**(fields | changed)),)


def test_that_a_sound_procedure_has_no_doubts() -> None:
    assert list(doubts_of(SOUND)) == []


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"terms": terms(fees=(FeeLine(amount=20),))}, Why.FEE_THOUSANDS),
        ({"terms": terms(fees=(FeeLine(amount=0),))}, Why.FEE_ZERO),
        (
            {
                "terms": terms(
                    fees=(FeeLine(amount=0, note="Do HĐND quyết định. Miễn cho hộ nghèo"),)
                )
            },
            Why.FEE_ZERO,
        ),
        ({"terms": terms(note="Trong 07 ngày làm việc")}, Why.DAY_OR_WORKING_DAY),
        (
            {"terms": terms(limit=THIRTY, note="Trong 30 ngày làm việc")},
            Why.DAY_OR_WORKING_DAY,
        ),
        (
            {
                "terms": (
                    *terms(note="Trong 07 ngày"),
                    *terms(channel=Channel.ONLINE, note="Trong 07 ngày làm việc"),
                )
            },
            Why.DAY_OR_WORKING_DAY,
        ),
        ({"terms": terms(limit=None, stated="1")}, Why.TIME_UNCOUNTED),
        ({"terms": terms(limit=None)}, Why.TIME_MISSING),
        ({"terms": ()}, Why.TIME_MISSING),
        (
            {"terms": (*terms(), *terms(limit=Limit(Decimal(9), LimitUnit.DAY)))},
            Why.TERMS_TWICE,
        ),
        ({"name": "a" * 1_094}, Why.NAME_LONG),
        ({"name": "Quyết định về việc công bố thủ tục"}, Why.NAME_OF_DECISION),
        ({"cases": (PaperCase("", (Paper(name="Lưu ý", note=True),)),)}, Why.PAPERS_UNCOUNTED),
        ({"code": ProcedureCode("2.009182739")}, Why.CODE_ODD),
        ({"levels": frozenset()}, Why.LEVEL_MISSING),
        (
            {"terms": terms(limit=ONE_DAY), "steps": (ProcessStep("Thẩm định", "CV", NINE),)},
            Why.STEPS_OVER_LIMIT,
        ),
        ({"field": ""}, Why.FIELD_MISSING),
    ],
)
def test_that_each_doubt_is_told_once(changed: dict[str, Any], why: Why) -> None:
    doubtful: Procedure = replace(SOUND, **changed)
    assert [(each.where, each.why) for each in doubts_of(doubtful)] == [(doubtful.code, why)]


@pytest.mark.parametrize(
    "changed",
    [
        {"terms": terms(fees=(FeeLine(amount=0, note="Miễn lệ phí"),))},
        {"terms": terms(fees=(FeeLine(amount=1_000),))},
        {"terms": terms(note="Trong 07 ngày kể từ ngày nhận đủ")},
        {"terms": terms(note="Thông báo trong 03 ngày làm việc")},
        {"name": "a" * 1_094, "short": "Tên ngắn"},
        {"cases": ()},
        {"terms": terms(limit=ONE_DAY), "steps": (ProcessStep("Thẩm định", "CV", NINE - 1),)},
        {"code": ProcedureCode("1.004194.000.00.00.H13")},
    ],
)
def test_that_what_is_settled_or_plain_is_no_doubt(changed: dict[str, Any]) -> None:
    assert list(doubts_of(replace(SOUND, **changed))) == []
