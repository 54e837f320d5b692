"""Another desk, written from docs/SYNC.md alone: the standard library, and Ed25519.

It must import nothing of this program: it proves that the document is enough.
"""

import base64
import gzip
import hashlib
import json
import lzma
import urllib.request
import uuid
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Facts = dict[str, Any]


class Client:
    def __init__(self, url: str, code: str) -> None:
        self.url = url
        self.key = Ed25519PrivateKey.generate()
        public = base64.b64encode(self.key.public_key().public_bytes_raw()).decode()
        self.me = self.post("/v1/enrol", {"code": code, "public_key": public, "version": 1})
        self.seq, self.head = 0, b""
        self.believed = (0, b"")  # the last act that the home surely has
        self.cursor, self.stream = 0, b""
        self.heard: list[Facts] = []
        self.editions: Facts = {}  # the newest of each kind

    def post(self, path: str, message: Facts, bearer: str = "") -> Facts:
        headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
        if bearer:
            headers["Authorization"] = f"Bearer {bearer}"
        body = gzip.compress(json.dumps(message).encode())
        request = urllib.request.Request(self.url + path, body, headers)  # noqa: S310  # http
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310  # the same
            facts: Facts = json.loads(gzip.decompress(answer.read()))
        return facts

    def act(self, kind: str, body: Facts) -> Facts:
        """An offer of one act, signed and chained."""
        self.seq += 1
        id_ = uuid.uuid4()
        facts = {
            "actor": uuid.UUID(int=1).hex,
            "body": body,
            "clock_offset_ms": 0,
            "desk": self.me["desk"],
            "id": id_.hex,
            "kind": kind,
            "made_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "previous": self.head.hex(),
            "schema": 1,
            "seq": self.seq,
            "subject": ["desk", uuid.UUID(int=0).hex],
            "unit": self.me["unit"],
        }
        raw = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        self.head = hashlib.sha256(raw.encode()).digest()
        signature = base64.b64encode(self.key.sign(self.head)).decode()
        named = {"desk": self.me["desk"], "seq": self.seq, "id": str(id_)}
        return {**named, "raw": raw, "signature": signature}

    def exchange(self, *acts: Facts) -> Facts:
        seq, head = self.believed
        question = {
            "version": 1,
            "unit": self.me["unit"],
            "desk": self.me["desk"],
            "epoch": self.me["epoch"],
            "cursor": self.cursor,
            "own_seq": seq,
            "own_head": base64.b64encode(head).decode(),
            "clock": datetime.now(UTC).isoformat(),
            "acts": list(acts),
            "editions": {kind: each["name"] for kind, each in self.editions.items()},
            "a_field_of_a_newer_program": {"sun": 1},
        }
        reply = self.post("/v1/exchange", question, self.me["secret"])
        self.believed = (self.seq, self.head)
        for entry in reply["news"]:
            assert entry["position"] == self.cursor + 1
            digest = base64.b64decode(entry["digest"])
            if entry.get("raw") is not None:
                assert hashlib.sha256(entry["raw"].encode()).digest() == digest
            self.stream = hashlib.sha256(self.stream + digest).digest()
            self.cursor = entry["position"]
            self.heard.append(entry)
        for edition in reply["editions"]:
            self.editions[edition["kind"]] = edition
        return reply

    def file_of(self, kind: str) -> bytes:
        """The file of the edition held, piece by piece, each proven by itself."""
        body = json.loads(self.editions[kind]["body"])
        found = b""
        for digest in body["pieces"]:
            wanted = {"address": body["address"], "offset": len(found)}
            question = {"version": 1, "unit": self.me["unit"], "edition": wanted}
            answer = self.post("/v1/contents", question, self.me["secret"])
            assert answer["named"]
            piece = base64.b64decode(answer["data"])
            assert hashlib.sha256(piece).hexdigest() == digest
            assert len(piece) == min(body["piece"], body["size"] - len(found))
            found += piece
        assert hashlib.sha256(found).hexdigest() == body["address"]
        return found

    def agrees_with(self, reply: Facts) -> bool:
        digest = base64.b64decode(reply["stream_digest"])
        return (self.cursor, self.stream) == (reply["cursor"], digest)


def catalogue_in(file: bytes) -> tuple[list[Facts], list[Facts]]:
    """The procedures of an edition, and what was told of them."""
    name, head, packed = file.split(b"\n", 2)
    assert name == b"quay-mot-cua danh-muc 1"
    facts = json.loads(head)
    lines = lzma.decompress(packed)
    assert (len(lines), hashlib.sha256(lines).hexdigest()) == (facts["size"], facts["digest"])
    entries = [json.loads(line) for line in lines.splitlines()]
    told = [entry["told"] for entry in entries if "told" in entry]
    procedures = [entry for entry in entries if "told" not in entry]
    assert len(procedures) == facts["procedures"]
    assert len(told) == facts["problems"] + facts["doubts"]
    return procedures, told
