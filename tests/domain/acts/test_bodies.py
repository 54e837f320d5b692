"""What acts say is read back as it was meant, also what an earlier program wrote."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.acts.bodies import received_body, received_dossier
from desk_app.domain.acts.steps.amending import corrected_body
from desk_app.domain.dossier import Dossier, FeeDue
from desk_app.domain.law.fees import FeeKind, FeeUnit
from desk_app.domain.money.counted import Counted
from desk_app.domain.money.relief import Relief
from tests.domain.acts.test_decisions import folded_dossier
from tests.domain.acts.test_fold import a_dossier, act

COPIES = FeeDue(
    name="Phí chứng thực bản sao",
    amount=5_000,
    kind=FeeKind.FEE,
    unit=FeeUnit.PAGE,
    counted=Counted(pages=3, copies=2),
    full=10_000,
    relief=Relief(id="merit", share=50, reason="người có công", source="NQ 12/2026/NQ-HĐND"),
    source="Công bố theo Quyết định 3152/QĐ-BTP",
)
LEVY = FeeDue(name="Lệ phí", amount=8_000, kind=FeeKind.LEVY)


def read_back(dossier: Dossier) -> Dossier:
    return received_dossier(act(kinds.RECEIVED, json.loads(json.dumps(received_body(dossier)))))


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"fees": (LEVY,)},
        {"fees": (COPIES, LEVY)},
        {"fees": (COPIES,), "unpriced_fees": ("Lệ phí hộ tịch",)},
        {"unpriced_fees": ("Phí, lệ phí về đất đai",)},
        {
            "unpriced_fees": ("Lệ phí hộ tịch",),
            "unpriced_kinds": (("Lệ phí hộ tịch", FeeKind.LEVY),),
        },
    ],
)
def test_that_a_received_dossier_is_read_as_it_was_written(changed: dict[str, Any]) -> None:
    dossier = a_dossier(**changed)
    assert read_back(dossier) == dossier


def test_that_a_correction_brings_the_kinds_and_has_no_part_an_earlier_program_cannot_read() -> (
    None
):
    before = a_dossier()
    after = replace(
        before, unpriced_fees=("Phí đo",), unpriced_kinds=(("Phí đo", FeeKind.FEE),), fees=()
    )
    body: Any = corrected_body(before, after, UUID(int=1), "Nhầm thủ tục")
    assert "unpriced_kinds" not in {*body["before"], *body["after"]}
    began = act(kinds.RECEIVED, received_body(before))
    corrected = act(kinds.CORRECTED, json.loads(json.dumps(body)), 1)
    assert folded_dossier([began, corrected]).unpriced_kinds == after.unpriced_kinds
    told = {key: value for key, value in body.items() if key != "unpriced_kinds"}
    earlier = folded_dossier([began, act(kinds.CORRECTED, told, 1)])
    assert (earlier.unpriced_fees, earlier.unpriced_kinds) == (("Phí đo",), ())


def test_that_fees_of_an_earlier_program_are_still_read() -> None:
    body = received_body(a_dossier(fees=(COPIES,)))
    body = {key: value for key, value in body.items() if key != "unpriced_fees"}
    body["fees"] = [{"name": "Lệ phí", "amount": 150_000}]
    dossier = received_dossier(act(kinds.RECEIVED, body))
    assert dossier.fees == (FeeDue(name="Lệ phí", amount=150_000),)
    assert (dossier.fee_total, dossier.unpriced_fees) == (150_000, ())
