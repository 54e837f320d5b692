"""The keys of receipts: from the home to its desks, and nowhere else."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from sqlalchemy import text

from central import founding
from db.backup import back_up
from desk_app.domain.codes.dossier_code import DossierCode
from desk_app.domain.codes.seal import Proof, SealKey, prove, seal
from desk_app.domain.errors import CentralRefused
from desk_app.sync import wire
from desk_app.sync.protocol import Enrolment, Reply, Request
from desk_app.sync.signing import new_key
from tests.builders import KEY, UNIT
from tests.sync.office import Home, TrialDesk, a_question

CODE = DossierCode.parse("H13.45.12-261120-1037")
NEXT_SUMMER = datetime(2027, 7, 1, 2, 0, tzinfo=UTC)


def names(desk: TrialDesk) -> set[str]:
    with desk.sync.glance() as tx:
        return set(tx.seal_keys.held())


def keys(desk: TrialDesk, year: int = 2026) -> Any:
    with desk.sync.glance() as tx:
        return tx.seal_keys.of_year(year)


def years(desk: TrialDesk) -> set[int]:
    return {int(name[:4]) for name in names(desk)}


def renew(home: Home) -> None:
    with home.engine.begin() as connection:
        founding.renew_seal(connection, UNIT)


def test_that_an_enrolled_desk_holds_keys_from_two_years_back_to_next_year(
    new_desk: Callable[[], TrialDesk],
) -> None:
    desk = new_desk()
    assert years(desk) == {2024, 2025, 2026, 2027}
    assert all(key.in_use for key in keys(desk))


def test_that_two_desks_of_a_unit_prove_each_others_receipts(
    new_desk: Callable[[], TrialDesk],
) -> None:
    here, there = new_desk(), new_desk()
    sealed = seal(CODE, "1.001612", None, keys(here)[0].key)
    assert prove(sealed, UNIT, keys(there)) is Proof.GENUINE


def test_that_a_desk_of_before_gets_its_keys_by_its_next_exchange_and_only_once(
    new_desk: Callable[[], TrialDesk],
) -> None:
    desk, replies = new_desk(), []
    with desk.store.engine.begin() as connection:
        connection.execute(text("DELETE FROM seal_key"))
    assert names(desk) == set()

    class Told:
        def exchange(self, request: Request) -> Reply:
            replies.append(desk.line.exchange(request))
            return replies[-1]

    desk.exchange(Told())
    desk.exchange(Told())
    assert years(desk) == {2024, 2025, 2026, 2027}
    assert [len(reply.seals) for reply in replies] == [4, 0]


def test_that_a_year_later_the_oldest_year_goes_and_another_comes(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    desk = new_desk()
    home.clock.forward(NEXT_SUMMER - home.clock())
    assert len(keys(desk, 2027)) == 1  # New Year is passed without the line
    desk.exchange()
    assert years(desk) == {2025, 2026, 2027, 2028}


def test_that_a_renewed_key_seals_and_the_one_before_only_proves(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    desk, neighbour = new_desk(), new_desk()
    before = seal(CODE, "1.001612", None, keys(desk)[0].key)
    renew(home)
    desk.exchange()
    with desk.sync.glance() as tx:
        in_use = tx.seal_keys.in_use(2026)
    assert in_use is not None
    after = seal(CODE, "1.001612", None, in_use.key)
    assert prove(before, UNIT, keys(desk)) is Proof.RENEWED
    assert prove(after, UNIT, keys(desk)) is Proof.GENUINE
    assert prove(after, UNIT, keys(neighbour)) is Proof.FORGED  # it has not heard yet
    neighbour.exchange()
    assert prove(after, UNIT, keys(neighbour)) is Proof.GENUINE


def test_that_a_key_the_home_has_forgotten_still_proves(
    home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    """The home was restored to a day before a renewal, and the unit's key renewed again."""
    desk = new_desk()
    renew(home)
    desk.exchange()
    with desk.sync.glance() as tx:
        lost = tx.seal_keys.in_use(2026)
    assert lost is not None
    sealed = seal(CODE, "1.001612", None, lost.key)
    with home.engine.begin() as connection:
        connection.execute(text("DELETE FROM seal_secret WHERE n = 2"))
    renew(home)
    desk.exchange()
    assert prove(sealed, UNIT, keys(desk)) is Proof.RENEWED


def test_that_garbage_among_keys_is_passed_over(new_desk: Callable[[], TrialDesk]) -> None:
    desk = new_desk()
    before = names(desk)
    garbage = (
        SealKey("", 2026, bytes(32)),
        SealKey("short", 2026, b"short"),
        SealKey("far", 2 << 70, bytes(32)),
    )

    class Garbled:
        def exchange(self, request: Request) -> Reply:
            return replace(desk.line.exchange(request), seals=garbage)

    desk.exchange(Garbled())
    assert names(desk) == before


@pytest.mark.parametrize("kind", ["request", "reply", "enrolment"])
def test_that_programs_of_before_talk_with_those_of_now(
    kind: str, home: Home, new_desk: Callable[[], TrialDesk]
) -> None:
    """They know no field "seals": what they send lacks it, and they ignore it."""

    def of_before(message: Any) -> bytes:
        facts = json.loads(msgspec.json.encode(message))
        del facts["seals"]
        return gzip.compress(json.dumps(facts).encode())

    desk = new_desk()
    question = a_question(desk, seals=())
    match kind:
        case "request":
            asked = wire.load(of_before(question), Request)
            assert asked.seals is None
            assert desk.line.exchange(asked).seals == ()
        case "reply":
            told = desk.line.exchange(question)
            assert len(told.seals) == 4
            assert list(wire.load(wire.dump(told), Reply).seals) == list(told.seals)
            assert wire.load(of_before(told), Reply).seals == ()
        case "enrolment":
            given = home.enrol(new_key())
            assert list(wire.load(wire.dump(given), Enrolment).seals) == list(given.seals)
            assert wire.load(of_before(given), Enrolment).seals == ()


def test_that_no_key_lies_open_in_a_store_or_its_backup(
    new_desk: Callable[[], TrialDesk],
) -> None:
    desk = new_desk()
    key = keys(desk)[0].key
    desk.store.engine.dispose()
    copy = back_up(desk.store.file, KEY, "thu")
    for file in (desk.store.file, copy):
        assert key not in file.read_bytes()
    assert key.hex() not in repr(desk.line.exchange(a_question(desk, seals=())))


def test_that_a_revoked_desk_gets_no_key(home: Home, new_desk: Callable[[], TrialDesk]) -> None:
    desk = new_desk()
    home.revoke(desk.name)
    renew(home)
    with pytest.raises(CentralRefused):
        desk.exchange()
    assert len(keys(desk)) == 1
