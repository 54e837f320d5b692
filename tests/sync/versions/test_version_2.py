"""One version forward: programs of version 2 and ours work in one office, and nothing is lost."""

import gzip
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx
import pytest

from central.app import make_app
from desk_app.domain.acts import kinds
from desk_app.domain.errors import CentralRefused, CentralUnreachable, DossierReadOnly
from desk_app.domain.ids import DossierId
from desk_app.services.handling.result_back import ResultBack, result_back
from desk_app.sync import wire
from desk_app.sync.protocol import ENROL, Enrolment, EnrolmentOrder, VerdictKind
from desk_app.sync.signing import new_key, public_key
from tests.builders import UNIT, an_officer
from tests.sync.office import Home, TrialDesk, a_question
from tests.sync.trial_days.deeds import counter
from tests.sync.trial_days.network import InProcess
from tests.sync.versions.newer import MORE, NewerDesk, NewerHome

NewDesk = Callable[[], TrialDesk]


@pytest.fixture
def old(new_desk: NewDesk) -> TrialDesk:
    return new_desk()


@pytest.fixture
def newer(new_desk: NewDesk, home: Home) -> NewerDesk:
    return NewerDesk(new_desk(), home)


def verdicts(reply: Any) -> dict[UUID, str]:
    return {UUID(each["id"]): each["kind"] for each in reply["verdicts"]}


def test_that_a_desk_of_version_2_is_answered_in_version_1_and_goes_on_in_it(
    newer: NewerDesk,
) -> None:
    assert newer.exchange()["version"] == 1
    assert newer.speaks == 1
    assert newer.exchange()["version"] == 1


def test_that_what_a_newer_desk_did_is_kept_and_handed_on_byte_for_byte(
    newer: NewerDesk, old: TrialDesk, home: Home
) -> None:
    dossier = old.receive()
    old.catch_up()
    newer.act(kinds.RESULT_BACK, dossier, {"note": "xong"})
    newer.act("kiosk.greeted", dossier, {"words": "chào"})
    newer.act(kinds.RETURNED, dossier, {}, schema=2)
    assert {*verdicts(newer.exchange()).values()} == {VerdictKind.ACCEPTED}
    assert {*verdicts(newer.exchange()).values()} == {VerdictKind.ALREADY_KNOWN}
    at_home = {row.id: bytes(row.raw).decode() for row in home.acts()}
    old.catch_up()
    acts = zip(old.acts(), old.raws(), strict=True)
    here: dict[UUID, str] = {act.id: raw.decode() for act, raw in acts}
    for id_, raw in newer.sent.items():
        assert at_home[id_] == here[id_] == raw
        assert json.loads(raw)["body"]["mood"] == MORE["mood"]


def test_that_a_known_kind_with_more_fields_is_followed(newer: NewerDesk, old: TrialDesk) -> None:
    dossier = old.receive()
    old.catch_up()
    newer.act(kinds.RESULT_BACK, dossier, {"note": "xong"})
    newer.exchange()
    old.catch_up()
    with old.sync.glance() as tx:
        folded = tx.dossiers.find(dossier)
    assert folded.dossier is not None
    assert (folded.dossier.result_note, folded.read_only) == ("xong", False)


@pytest.mark.parametrize(
    ("kind", "schema"), [("kiosk.greeted", 1), ("kiosk.greeted", 2), (kinds.RESULT_BACK, 2)]
)
def test_that_a_dossier_is_only_read_where_a_newer_desk_did_what_ours_cannot_follow(
    newer: NewerDesk, old: TrialDesk, kind: str, schema: int
) -> None:
    dossier, other = old.receive(), old.receive()
    old.catch_up()
    newer.act(kind, dossier, {"note": "xong"}, schema)
    newer.exchange()
    old.catch_up()
    before = len(old.acts())
    with pytest.raises(DossierReadOnly):
        result_back(ResultBack(dossier=dossier), an_officer(), counter(old))
    assert len(old.acts()) == before
    result_back(ResultBack(dossier=other), an_officer(), counter(old))
    old.catch_up()
    assert old.waiting() == 0


def test_that_a_dossier_a_newer_desk_received_is_shown_and_only_read(
    newer: NewerDesk, old: TrialDesk
) -> None:
    old.receive()
    (received,) = [act for act in old.acts() if act.kind == kinds.RECEIVED]
    block = newer.exchange()["blocks"][0]
    code = f"{UNIT}-261120-{block * 1000 + 1}"
    dossier = DossierId(UUID(int=77))
    newer.act(kinds.RECEIVED, dossier, {**received.body, "code": code}, schema=2)
    assert {*verdicts(newer.exchange()).values()} == {VerdictKind.ACCEPTED}
    old.catch_up()
    with old.sync.glance() as tx:
        folded = tx.dossiers.find(dossier)
    assert folded.dossier is not None
    assert (str(folded.dossier.code), folded.read_only) == (code, True)


def test_that_a_newer_program_enrols(home: Home) -> None:
    order = EnrolmentOrder(code=home.invite(), public_key=public_key(new_key()), version=2)
    facts = json.loads(wire.unpack(wire.dump(order))) | MORE
    far = InProcess(make_app(home.office))
    asked = httpx.Request("POST", f"http://trial{ENROL}")
    answer = far.deliver(asked, gzip.compress(json.dumps(facts).encode(), 1))
    far.close()
    assert wire.load(answer.body, Enrolment).unit == UNIT


def test_that_our_desk_works_with_a_home_that_speaks_2_and_1(home: Home, old: TrialDesk) -> None:
    """It says more than ours knows, and publishes what ours cannot apply."""
    line = NewerHome(home, old.secret)
    dossier = old.receive()
    old.catch_up(line)
    assert {*line.spoke} == {1}
    assert old.waiting() == 0
    assert dossier in {act.subject.id for act in old.acts()}
    with old.sync.glance() as tx:
        assert tx.calendars.held() == {"poem": "p1"}


def test_that_an_answer_in_a_version_nobody_offered_is_none(home: Home, old: TrialDesk) -> None:
    old.receive()
    before = (old.waiting(), old.settled())
    for version in (2, 3, -1):
        with pytest.raises(CentralUnreachable):
            old.exchange(NewerHome(home, old.secret, wrongly=version))
    assert (old.waiting(), old.settled()) == before
    old.catch_up()
    assert old.waiting() == 0


def test_that_a_home_that_speaks_no_1_any_more_loses_nothing(home: Home, old: TrialDesk) -> None:
    old.receive()
    with pytest.raises(CentralRefused, match="protocol too old"):
        old.exchange(NewerHome(home, old.secret, oldest=2))
    assert old.waiting() == 1


def test_that_a_version_before_the_first_is_refused(home: Home, old: TrialDesk) -> None:
    with pytest.raises(CentralRefused, match="protocol too old"):
        home.office.exchange(old.secret, a_question(old, version=0))
