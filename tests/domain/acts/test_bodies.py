"""What acts say is read back as it was meant, also what an earlier program wrote."""

import json
from typing import Any

import pytest

from desk_app.domain.acts import kinds
from desk_app.domain.acts.bodies import received_body, received_dossier
from desk_app.domain.dossier import Dossier, FeeDue, UnpricedFee
from desk_app.domain.law.fees import FeeKind, FeeUnit
from desk_app.domain.money.counted import Counted
from desk_app.domain.money.relief import Relief
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
            "unpriced_fees": ("Lệ phí hộ tịch", "Phí đo"),
            "unpriced_as": (
                UnpricedFee(name="Lệ phí hộ tịch", kind=FeeKind.LEVY, source="Sở Tư pháp"),
                UnpricedFee(name="Phí đo", source="Sở Xây dựng"),
            ),
        },
    ],
)
def test_that_a_received_dossier_is_read_as_it_was_written(changed: dict[str, Any]) -> None:
    dossier = a_dossier(**changed)
    assert read_back(dossier) == dossier


def test_that_fees_of_an_earlier_program_are_still_read() -> None:
    body = received_body(a_dossier(fees=(COPIES,)))
    body = {key: value for key, value in body.items() if key != "unpriced_fees"}
    body["fees"] = [{"name": "Lệ phí", "amount": 150_000}]
    dossier = received_dossier(act(kinds.RECEIVED, body))
    assert dossier.fees == (FeeDue(name="Lệ phí", amount=150_000),)
    assert (dossier.fee_total, dossier.unpriced_fees) == (150_000, ())
