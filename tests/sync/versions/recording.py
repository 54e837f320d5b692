"""Messages as they went over the line, in a file that a person can read: JSON, one a line."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import httpx
import msgspec
from typing_extensions import override

from db.unit_of_work import UnitOfWork
from desk_app.domain.ids import DossierId
from desk_app.sync import wire
from tests.sync.office import TrialDesk
from tests.sync.trial_days.network import Far

VERSION_1: Final = Path(__file__).parent / "version_1"


@dataclass(frozen=True, slots=True)
class Message:
    """One question and its answer, unpacked."""

    who: str  # the desk that asked
    path: str
    status: int
    request: Mapping[str, Any]
    reply: Mapping[str, Any]
    repeatable: bool = True  # False once acts of the centre are in it: its keys are its own


@dataclass
class Recorder(httpx.BaseTransport):
    """A line that writes down what goes over it."""

    far: Far
    who: str
    into: list[Message] = field(default_factory=list)

    @override
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        body = request.read()
        answer = self.far.deliver(request, body)
        packed = answer.status == httpx.codes.OK
        reply = json.loads(wire.unpack(answer.body) if packed else answer.body)
        asked = json.loads(wire.unpack(body))
        self.into.append(Message(self.who, request.url.path, answer.status, asked, reply))
        headers = {"Content-Encoding": wire.ENCODING} if packed else {}
        stream = httpx.ByteStream(answer.body)
        return httpx.Response(answer.status, headers=headers, stream=stream)


def write(messages: Sequence[Message], folds: Any, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = [_line(msgspec.to_builtins(message)) for message in messages]
    (folder / "messages.jsonl").write_text("".join(lines), "utf-8")
    (folder / "folds.json").write_text(_line(folds, indent=1), "utf-8")


def read(folder: Path) -> Sequence[Message]:
    lines = (folder / "messages.jsonl").read_text("utf-8").splitlines()
    return [Message(**json.loads(line)) for line in lines]


def read_folds(folder: Path) -> Any:
    return json.loads((folder / "folds.json").read_text("utf-8"))


def _line(facts: Any, indent: int | None = None) -> str:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, indent=indent) + "\n"


def folds_of(desk: TrialDesk) -> dict[str, Any]:
    """What a desk makes of everything it has read."""
    subjects = sorted({act.subject.id for act in desk.acts() if act.subject.kind == "dossier"})
    with desk.sync.glance() as tx:
        found: dict[str, Any] = {str(id_): _folded(tx, DossierId(id_)) for id_ in subjects}
        found["officers"] = [msgspec.to_builtins(one) for one in tx.officers.all()]
    told: dict[str, Any] = json.loads(json.dumps(found))
    return told


def _folded(tx: UnitOfWork, dossier: DossierId) -> Any:
    return msgspec.to_builtins(replace(tx.dossiers.find(dossier), latest={}))


def differences(then: Any, now: Any, at: str = "") -> Iterator[str]:
    """Where `now` does not say what `then` said. It may say more: that is what versions are for."""
    if isinstance(then, Mapping) and isinstance(now, Mapping):
        for key, value in then.items():
            if key in now:
                yield from differences(value, now[key], f"{at}/{key}")
            elif value not in (None, [], {}, "", False, 0):
                yield f"{at}/{key} is not said any more"
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for number, (one, other) in enumerate(zip(then, now, strict=True)):
            yield from differences(one, other, f"{at}/{number}")
    elif then != now:
        yield f"{at}: {then!r} is {now!r}"


Edit = Callable[[str], str]


def edited(facts: Any, edit: Edit) -> Any:
    """The same with other texts in it."""
    return json.loads(edit(json.dumps(facts, ensure_ascii=False)))
