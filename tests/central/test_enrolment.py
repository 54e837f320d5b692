"""How a machine becomes a desk of its unit."""

from datetime import timedelta
from typing import Any

import pytest

from central.founding import DAYS, new_code
from central.office import hash_of_code
from desk_app.domain.acts.act import NO_DIGEST
from desk_app.domain.errors import CentralRefused, EnrolmentRefused
from desk_app.sync.protocol import VERSION, Enrolment, EnrolmentOrder, Request
from desk_app.sync.signing import new_key, public_key
from tests.builders import UNIT
from tests.sync.office import Home


def order(home: Home, **changed: Any) -> EnrolmentOrder:
    facts: dict[str, Any] = {"code": home.invite(), "public_key": public_key(new_key())}
    return EnrolmentOrder(**(facts | changed))


def ask(home: Home, enrolment: Enrolment, **changed: Any) -> None:
    facts: dict[str, Any] = {
        "version": VERSION,
        "unit": enrolment.unit,
        "desk": enrolment.desk,
        "epoch": enrolment.epoch,
        "cursor": 0,
        "own_seq": 0,
        "own_head": NO_DIGEST,
        "clock": home.clock(),
        "secret": enrolment.secret,
    }
    facts |= changed
    home.office.line(facts.pop("secret")).exchange(Request(**facts))


def test_that_an_enrolled_desk_has_what_it_needs_to_work_alone(home: Home) -> None:
    enrolment = home.office.enrol(order(home, name="Quầy tư pháp"))

    assert (enrolment.unit, enrolment.unit_name) == (UNIT, "Phường Ninh Kiều")
    assert enrolment.facts["parent_line"] == "UBND PHƯỜNG NINH KIỀU"
    assert (enrolment.desk, enrolment.desk_name) == ("Q1", "Quầy tư pháp")
    assert enrolment.blocks == [1, 2]
    ask(home, enrolment)


def test_that_every_desk_has_blocks_of_its_own(home: Home) -> None:
    given = [home.office.enrol(order(home)).blocks for _ in range(3)]
    assert given == [[1, 2], [3, 4], [5, 6]]


def test_that_a_code_is_read_as_people_type_it(home: Home) -> None:
    code = home.invite()
    typed = " " + code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert home.office.enrol(order(home, code=typed)).desk == "Q1"


def test_that_a_code_is_good_once(home: Home) -> None:
    first = order(home)
    home.office.enrol(first)
    with pytest.raises(EnrolmentRefused) as refused:
        home.office.enrol(order(home, code=first.code))
    assert refused.value.reason == "used"


def test_that_a_lost_answer_can_be_asked_for_again_until_the_desk_has_spoken(home: Home) -> None:
    first = order(home)
    lost = home.office.enrol(first)
    again = home.office.enrol(first)
    with pytest.raises(CentralRefused):  # the secret that was lost opens nothing
        ask(home, lost)
    ask(home, again)

    assert (again.desk, again.blocks) == (lost.desk, lost.blocks)
    with pytest.raises(EnrolmentRefused):
        home.office.enrol(first)


def test_that_an_unknown_code_and_an_old_one_are_refused(home: Home) -> None:
    with pytest.raises(EnrolmentRefused) as unknown:
        home.office.enrol(order(home, code=new_code()))
    assert unknown.value.reason == "unknown"

    late = order(home)
    home.clock.forward(timedelta(days=10_000))  # founding goes by the real clock
    with pytest.raises(EnrolmentRefused) as expired:
        home.office.enrol(late)
    assert expired.value.reason == "expired"
    assert DAYS == 7


def test_that_a_key_that_is_none_is_refused_and_the_code_stays_good(home: Home) -> None:
    code = home.invite()
    with pytest.raises(EnrolmentRefused):
        home.office.enrol(order(home, code=code, public_key=b"short"))
    assert home.office.enrol(order(home, code=code)).desk == "Q1"


def test_that_neither_codes_nor_secrets_can_be_read_from_the_store(home: Home) -> None:
    asked = order(home)
    enrolment = home.office.enrol(asked)
    raw = b"".join(file.read_bytes() for file in home.files())

    assert enrolment.secret.encode() not in raw
    assert asked.code.encode() not in raw
    assert hash_of_code(asked.code) in raw


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"secret": "guess"}, "unknown desk"),
        ({"unit": "H13.45.99"}, "foreign unit"),
        ({"desk": "Q2"}, "foreign unit"),
        ({"version": 0}, "protocol too old"),
    ],
)
def test_that_only_the_desk_itself_is_listened_to(
    changed: dict[str, Any], reason: str, home: Home
) -> None:
    enrolment = home.office.enrol(order(home))
    with pytest.raises(CentralRefused) as refused:
        ask(home, enrolment, **changed)
    assert refused.value.reason == reason
