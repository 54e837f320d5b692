"""Words that no database can keep, and numbers that are none, are garbage and no fault of ours."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from central.app import make_app
from desk_app.sync import wire
from desk_app.sync.protocol import ENROL, EXCHANGE, OF_UNIT, EnrolmentOrder
from desk_app.sync.signing import new_key, public_key
from tests.builders import UNIT
from tests.central.door.caller import Caller
from tests.sync.office import Home, TrialDesk, a_question

NewDesk = Callable[[], TrialDesk]


def said(home: Home, path: str, body: bytes, **headers: str) -> tuple[int, Any]:
    with closing(make_app(home.office)) as app:
        answer = Caller(app).post(path, content=body, headers=headers)
    return answer.status_code, answer.json()


def bearer(desk: TrialDesk) -> dict[str, str]:
    return {"Authorization": f"Bearer {desk.secret}", OF_UNIT: UNIT}


@pytest.mark.parametrize("field", ["epoch", "restored_as"])
def test_that_a_question_with_a_nul_is_unreadable(
    home: Home, new_desk: NewDesk, field: str
) -> None:
    desk = new_desk()
    nul: dict[str, Any] = {field: "a\0b"}
    body = wire.dump(replace(a_question(desk), **nul))
    assert said(home, EXCHANGE, body, **bearer(desk)) == (400, {"reason": "unreadable"})


def test_that_a_desk_whose_name_has_a_nul_is_not_enrolled(home: Home) -> None:
    order = EnrolmentOrder(code=home.invite(), public_key=public_key(new_key()), name="Quầy\0 1")
    assert said(home, ENROL, wire.dump(order)) == (400, {"reason": "unreadable"})
    assert said(home, ENROL, wire.dump(replace(order, name="Quầy\n 1")))[0] == 200


@pytest.mark.parametrize("length", ["9" * 5_000, "-1", "1e9", ""])
def test_that_a_length_that_is_none_is_not_believed(
    home: Home, new_desk: NewDesk, length: str
) -> None:
    desk = new_desk()
    headers = bearer(desk) | {"Content-Length": length}
    with closing(make_app(home.office)) as app:
        answer = Caller(app).post(EXCHANGE, content=wire.dump(a_question(desk)), headers=headers)
    assert answer.status_code == 200
