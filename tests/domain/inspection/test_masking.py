"""Personal numbers taken out of what an inspection is given."""

import json
from typing import Any

import pytest

from desk_app.domain.inspection.masking import masked, masked_acts, masked_words, numbers_in

NUMBER = "092304001234"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (f"CCCD {NUMBER}", "CCCD ••••••••1234"),
        ("CCCD 092 304 001 234.", "CCCD ••••••••••• 234."),
        ("CMND 361234567", "CMND •••••4567"),
        ("SĐT 0912345678", "SĐT 0912345678"),
        ("H13.45.12-261120-0037", "H13.45.12-261120-0037"),
        ("hộ chiếu C1234567", "hộ chiếu ••••4567"),
        ("a" * 20 + NUMBER, "a" * 20 + "••••••••1234"),
    ],
)
def test_that_numbers_are_masked_wherever_they_stand(words: str, shown: str) -> None:
    assert masked_words(words, frozenset({"C1234567", NUMBER})) == shown


def test_that_figures_and_shapes_stay() -> None:
    body = {"amount": 100_000_000, "papers": [f"Thẻ {NUMBER}", True, None]}
    assert masked(body, frozenset()) == {
        "amount": 100_000_000,
        "papers": ["Thẻ ••••••••1234", True, None],
    }


def test_that_what_stands_where_a_number_belongs_is_known_everywhere() -> None:
    bodies: Any = [{"applicant": {"id_number": "C1234567", "old_number": ""}}, {"note": "x"}]
    assert numbers_in(bodies) == {"C1234567"}


def raw(id_: str, body: Any) -> bytes:
    return json.dumps({"id": id_, "body": body, "kind": "dossier.x"}).encode()


def test_that_an_act_that_tells_the_id_of_a_masked_one_is_masked_too() -> None:
    first, second, third = "1" * 32, "2" * 32, "3" * 32
    dashed = "11111111-1111-1111-1111-111111111111"
    acts = [
        raw(first, {"id_number": NUMBER}),
        raw(second, {"rewrites": dashed}),
        raw(third, {"note": "chỉ có lời"}),
        raw("4" * 32, {"mends": second}),
    ]
    shown = masked_acts(acts, numbers_in([{"id_number": NUMBER}]))
    assert shown[2] is None
    told = "".join(one for one in shown if one is not None)
    assert NUMBER not in told
    assert first not in told
    assert dashed not in told
    assert second not in told
