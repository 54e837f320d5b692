"""Messages of version 1, as the program sent them when they were recorded, are understood for
ever: by the centre with the same verdicts and news, by a desk with the same dossiers.

`python3 dev.py test tests/sync/versions --record-messages` writes them anew. That is done only
to add something to the story: what a released program sent stays as it was.
"""

import gzip
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from central.app import make_app
from desk_app.domain.acts import kinds
from desk_app.sync import wire
from desk_app.sync.line.proof import Prover
from desk_app.sync.protocol import (
    ENROL,
    Central,
    Enrolment,
    EnrolmentOrder,
    Reason,
    Reply,
    Request,
    VerdictKind,
)
from desk_app.sync.signing import signer
from tests.sync.office import Home
from tests.sync.trial_days.network import InProcess
from tests.sync.versions.recording import (
    VERSION_1,
    Message,
    differences,
    edited,
    folds_of,
    read,
    read_folds,
    write,
)
from tests.sync.versions.story import WITNESS, Story, desk_of, key_of

OWN_WORDS = {"clock", "secret", "seals", "facts"}  # each home's and moment's own
LATER = ("editions", "seals", "blocks", "restored_as")  # what the first programs did not say yet


@pytest.fixture(scope="module")
def messages() -> Sequence[Message]:
    return read(VERSION_1)


@pytest.fixture
def story(home: Home, tmp_path: Path, empty_store_file: Path) -> Iterator[Story]:
    story = Story(home, tmp_path, empty_store_file)
    yield story
    story.close()


def test_that_the_messages_can_be_recorded_again(
    story: Story, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    anew = request.config.getoption("--record-messages", False)
    folder = VERSION_1 if anew else tmp_path
    told = story.told()
    write(told, folds_of(story.desks[WITNESS]), folder)
    assert read(folder) == told
    assert [shape(message) for message in told] == [shape(one) for one in read(VERSION_1)]


def shape(message: Message) -> tuple[object, ...]:
    """What does not depend on the day."""
    verdicts = [verdict["kind"] for verdict in message.reply.get("verdicts", [])]
    return message.who, message.path, message.status, len(message.request.get("acts", [])), verdicts


def test_that_every_kind_of_answer_was_recorded(messages: Sequence[Message]) -> None:
    said = {verdict["kind"] for m in messages for verdict in m.reply.get("verdicts", [])}
    assert said == {*VerdictKind}
    reasons = {verdict.get("reason") for m in messages for verdict in m.reply.get("verdicts", [])}
    assert Reason.BROKEN_CHAIN in reasons
    for part in ("verdicts", "news", "lost", "resend_from", "blocks", "seals", "had"):
        assert any(m.reply.get(part) for m in messages), part
    acts = [json.loads(offer["raw"]) for m in messages for offer in m.request.get("acts", [])]
    assert len({act["kind"] for act in acts} & {*_KINDS}) > 20


_KINDS = {value for value in vars(kinds).values() if isinstance(value, str)}


def test_that_today_reads_and_writes_them_as_they_were(messages: Sequence[Message]) -> None:
    for message in messages:
        enrolling = message.path == ENROL
        for facts, kind in (
            (message.request, EnrolmentOrder if enrolling else Request),
            (message.reply, Enrolment if enrolling else Reply),
        ):
            known: Any = msgspec.json.decode(json.dumps(facts).encode(), type=kind)
            again = json.loads(wire.unpack(wire.dump(known)))
            assert list(differences(facts, again)) == []


@dataclass
class Replay:
    """The centre of today, asked as then. Random words of then stand in for those of today."""

    home: Home
    far: InProcess
    words: dict[str, str] = field(default_factory=dict)  # of then -> of today
    secrets: dict[str, str] = field(default_factory=dict)

    def ask(self, message: Message, request: Mapping[str, Any]) -> Any:
        if message.path == ENROL:
            self.words[str(request["code"])] = self.home.invite()
        packed = gzip.compress(json.dumps(edited(request, self.then_to_today)).encode(), 1)
        headers = {"Authorization": f"Bearer {self.secrets.get(message.who, '')}"}
        headers |= Prover(signer(key_of(message.who))).headers(message.path, packed)
        asked = httpx.Request("POST", f"http://trial{message.path}", headers=headers)
        answer = self.far.deliver(asked, packed)
        assert answer.status == message.status, answer.body
        reply = json.loads(wire.unpack(answer.body))
        if message.path == ENROL:
            self.secrets[message.who] = reply["secret"]
            self.words[str(message.reply["epoch"])] = reply["epoch"]
        return edited(reply, self.today_to_then)

    def then_to_today(self, text: str) -> str:
        for then, today in self.words.items():
            text = text.replace(then, today)
        return text

    def today_to_then(self, text: str) -> str:
        for then, today in self.words.items():
            text = text.replace(today, then)
        return text


def as_recorded(request: Mapping[str, Any]) -> Mapping[str, Any]:
    return request


def of_the_first_programs(request: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in request.items() if key not in LATER}


def of_a_later_one(request: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**request, "mood": {"sun": [1, "hai", None]}}


@pytest.mark.parametrize("said", [as_recorded, of_a_later_one])
def test_that_the_centre_of_today_answers_as_it_did(
    home: Home, messages: Sequence[Message], said: Callable[[Any], Any]
) -> None:
    with closing(InProcess(make_app(home.office))) as far:
        replay = Replay(home, far)
        for number, message in enumerate(each for each in messages if each.repeatable):
            reply = replay.ask(message, said(message.request))
            then = {key: value for key, value in message.reply.items() if key not in OWN_WORDS}
            assert list(differences(then, reply)) == [], f"message {number}"


def test_that_programs_that_did_not_say_so_much_yet_are_served(
    home: Home, messages: Sequence[Message]
) -> None:
    """Each act gets the verdict it got: all that is not said has a meaning."""
    with closing(InProcess(make_app(home.office))) as far:
        replay = Replay(home, far)
        for message in takewhile(lambda each: not each.request.get("restored_as"), messages):
            reply = replay.ask(message, of_the_first_programs(message.request))
            assert not reply.get("editions")
            assert message.path == ENROL or not reply.get("seals")
            assert _of_offers(message, reply) == _of_offers(message, message.reply)


def _of_offers(message: Message, reply: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    offered = {offer["id"] for offer in message.request.get("acts", [])}
    return [
        (verdict["id"], verdict["kind"], verdict.get("reason", ""))
        for verdict in reply.get("verdicts", [])
        if verdict["id"] in offered
    ]


@dataclass
class Recorded:
    """A home that says again what one said then."""

    replies: Iterator[Mapping[str, Any]]

    def exchange(self, request: Request) -> Reply:
        del request
        return msgspec.json.decode(json.dumps(next(self.replies)).encode(), type=Reply)


def test_that_a_desk_of_today_makes_of_it_what_one_made_then(
    home: Home, messages: Sequence[Message], tmp_path: Path, empty_store_file: Path
) -> None:
    order, *asked = [message for message in messages if message.who == WITNESS]
    enrolment: Enrolment = msgspec.json.decode(json.dumps(order.reply).encode(), type=Enrolment)
    desk = desk_of(enrolment, home, empty_store_file, tmp_path / "witness.sqlite")
    line: Central = Recorded(iter([message.reply for message in asked]))
    rounds = [desk.exchange(line) for _ in asked]
    assert list(differences(read_folds(VERSION_1), folds_of(desk))) == []
    offered = {o["id"]: o["raw"] for m in messages for o in m.request.get("acts", [])}
    held = {str(act.id): raw.decode() for act, raw in zip(desk.acts(), desk.raws(), strict=True)}
    pulled = {id_: raw for id_, raw in held.items() if id_ in offered}
    assert sum(one.pulled for one in rounds) == len(held)
    assert pulled == {id_: offered[id_] for id_ in pulled}
    desk.close()
