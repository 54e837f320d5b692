"""Stand-ins for programs of version 2: they say more than ours knows, and fall back to 1."""

import gzip
import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import httpx

from central.app import make_app
from desk_app.domain.acts.act import digest_of
from desk_app.domain.errors import CentralRefused
from desk_app.sync import wire
from desk_app.sync.protocol import EXCHANGE, Reply, Request
from desk_app.sync.signing import signer
from tests.builders import RECEPTION, UNIT
from tests.sync.office import Home, TrialDesk
from tests.sync.trial_days.network import InProcess

MORE: Final[Mapping[str, Any]] = {"mood": {"sun": [1, "hai", None], "moon": 1.5}, "zzz": []}


@dataclass
class NewerDesk:
    """A client of version 2 with the key and the place of `desk`. It makes acts of its own: with
    blanks and an order of keys that ours does not write, and fields that ours does not know."""

    desk: TrialDesk
    home: Home
    speaks: int = 2  # the version it asks in; that of the last answer
    seq: int = 0
    previous: bytes = b""
    sent: dict[UUID, str] = field(default_factory=dict)

    def act(self, kind: str, subject: UUID, body: Mapping[str, Any], schema: int = 1) -> UUID:
        self.seq += 1
        id_ = self.desk.new_id(self.desk.clock())
        facts = {
            "zone": "+07:00",
            "schema": schema,
            "kind": kind,
            "unit": UNIT,
            "desk": self.desk.name,
            "subject": ["dossier", subject.hex],
            "actor": RECEPTION.hex,
            "id": id_.hex,
            "seq": self.seq,
            "made_at": "2026-11-20T02:15:00.000Z",
            "clock_offset_ms": 0,
            "previous": self.previous.hex(),
            "body": {**body, **MORE},
        }
        raw = json.dumps(facts, ensure_ascii=False, indent=1)
        self.previous = digest_of(raw.encode())
        self.sent[id_] = raw
        return id_

    def exchange(self) -> Mapping[str, Any]:
        """Offers everything it ever did; returns the answer as it came."""
        sign = signer(self.desk.key)
        offers = [
            {
                "desk": self.desk.name,
                "seq": number,
                "id": str(id_),
                "raw": raw,
                "signature": wire_bytes(sign(digest_of(raw.encode()))),
                "hue": "green",
            }
            for number, (id_, raw) in enumerate(self.sent.items(), 1)
        ]
        with self.desk.sync.glance() as tx:
            epoch = tx.stream.place().epoch
        request = {
            "version": self.speaks,
            "unit": UNIT,
            "desk": self.desk.name,
            "epoch": epoch,
            "cursor": 0,
            "own_seq": 0,
            "own_head": "",
            "clock": "2026-11-20T02:15:00Z",
            "acts": offers,
            "speaks": [1, 2],
            **MORE,
        }
        far = InProcess(make_app(self.home.office))
        packed = gzip.compress(json.dumps(request).encode(), 1)
        headers = {"Authorization": f"Bearer {self.desk.secret}"}
        answer = far.deliver(
            httpx.Request("POST", f"http://trial{EXCHANGE}", headers=headers), packed
        )
        far.close()
        assert answer.status == httpx.codes.OK, answer.body
        reply: dict[str, Any] = json.loads(wire.unpack(answer.body))
        self.speaks = min(self.speaks, int(reply["version"]))
        return reply


def wire_bytes(plain: bytes) -> str:
    return b64encode(plain).decode()


@dataclass
class NewerHome:
    """A home of version 2 before a real one. To who asks in version 1 it answers in version 1,
    and says more; to who asks in version 2 it answers in a way that ours cannot read."""

    home: Home
    secret: str
    spoke: list[int] = field(default_factory=list)
    oldest: int = 1  # that it still speaks
    wrongly: int = 0  # a version nobody offered, in which it answers all the same

    def exchange(self, request: Request) -> Reply:
        if request.version < self.oldest:
            raise CentralRefused("protocol too old")
        self.spoke.append(request.version)
        reply = self.home.office.exchange(self.secret, request)
        facts = json.loads(wire.unpack(wire.dump(reply)))
        facts["version"] = self.wrongly or request.version
        facts |= {**MORE, "editions": [{"kind": "poem", "name": "p1", "body": "{}", **MORE}]}
        for part in ("verdicts", "news"):
            facts[part] = [{**each, **MORE} for each in facts[part]]
        return wire.load(gzip.compress(json.dumps(facts).encode(), 1), Reply)
