"""Requests that nobody would send, made of real ones: to each door of the centre."""

import gzip
import json
from base64 import b64encode
from collections.abc import Sequence
from random import Random
from typing import Any, Final
from uuid import UUID

import httpx

from central.results.door import PATH as RESULTS
from central.store.back_office import OfficeKeys
from desk_app.domain.acts import kinds
from desk_app.domain.acts.act import digest_of
from desk_app.domain.scans.file import address_of
from desk_app.sync import wire
from desk_app.sync.http_central import HttpCentral
from desk_app.sync.line.proof import Prover
from desk_app.sync.protocol import (
    CONTENTS,
    ENROL,
    EXCHANGE,
    HISTORY,
    MOMENT,
    OF_UNIT,
    PROOF,
    ContentsOrder,
    EnrolmentOrder,
    HistoryOrder,
    Part,
    Piece,
)
from desk_app.sync.signing import new_key, public_key, signer
from tests.builders import UNIT
from tests.step_bodies import good_bodies
from tests.sync.fuzz import spoil
from tests.sync.office import TrialDesk
from tests.sync.trial_days.day import Day

CONTENT: Final = b"%PDF-1.7"  # of the scan that an act tells of
_PATHS: Final = (EXCHANGE,) * 9 + (CONTENTS,) * 4 + (ENROL,) * 3 + (HISTORY,) * 2 + (RESULTS,)
_METHODS: Final = ("GET", "PUT", "HEAD", "OPTIONS", "DELETE")
_HEADERS: Final = (
    *("authorization", MOMENT, PROOF, OF_UNIT, "content-type", "content-encoding"),
    *("content-length", "accept-encoding", "host", "transfer-encoding"),
)
_VALUES: Final[Sequence[bytes]] = (
    *(b"", b" ", b"\x00", b"\xff\xfe", b"x" * 9_000, b"9" * 5_000, b"-1", b"1e9", b"0x10"),
    *(b"Bearer ", b"Bearer \xc4\x91", b"Basic YTpi", b"zstd", b"br", b"gzip, gzip", b"text/html"),
    *(b"AAAA", b"====", b"\xd9\xa1\xd9\xa2", b"99999999999999", b"H13.45.12\x00", b"chunked"),
)


class Asking:
    """One desk's, on one day."""

    def __init__(self, day: Day, desk: TrialDesk) -> None:
        self._desk = desk
        self._sign = signer(desk.key)
        client = httpx.Client(transport=day.lines[desk.name], base_url="http://trial")
        desk.line = HttpCentral(client, desk.secret, prover=Prover(self._sign))
        scanned = desk.receive()
        with desk.sync.glance() as tx:
            body = good_bodies(tx.dossiers.get(scanned))[kinds.PAPER_SCANNED]
        desk.note(kinds.PAPER_SCANNED, scanned, body)
        desk.exchange()
        desk.receive()
        desk.exchange()
        self._request = day.lines[desk.name].sent[-1][1]
        self._code = day.home.invite()
        with day.home.engine.begin() as connection:
            name = str(desk.new_id(desk.clock()))
            self._office = OfficeKeys(connection).add(name, [UNIT], desk.clock())
        with desk.sync.glance() as tx:
            self._epoch = tx.stream.place().epoch
            self._done = str(tx.dossiers.get(scanned).code)
        size, address = len(CONTENT), address_of(CONTENT)
        self._piece = Piece(dossier=scanned, address=address, size=size, data=CONTENT[:3])

    def case(self, chance: Random) -> tuple[httpx.Request, bytes]:
        path = chance.choice(_PATHS)
        facts = self._facts(path, chance)
        for _ in range(chance.choice((0, 1, 1, 1, 2, 5))):
            spoil.spoil_json(facts, chance)
        if path == EXCHANGE:
            self._inside(facts, chance)
        plain = spoil.to_bytes(facts, chance)
        as_it_is = path == RESULTS and chance.randrange(4) > 0  # back offices pack nothing
        body = plain if as_it_is else spoil.packed(plain, chance)
        method = chance.choice(_METHODS) if chance.randrange(50) == 0 else "POST"
        headers = self._headers(path, body, chance)
        return httpx.Request(method, f"http://trial{path}", headers=headers), body

    def _facts(self, path: str, chance: Random) -> Any:
        if path == EXCHANGE:
            return json.loads(gzip.decompress(self._request))
        if path == ENROL:
            key = public_key(new_key())
            code = self._code if chance.randrange(2) else "AAAA-BBBB-CCCC-DDDD"
            return _plain(EnrolmentOrder(code=code, public_key=key))
        if path == CONTENTS:
            if chance.randrange(2):
                return _plain(ContentsOrder(version=1, unit=UNIT, put=self._piece))
            return _plain(ContentsOrder(version=1, unit=UNIT, get=self._piece))
        if path == HISTORY:
            part, epoch = chance.choice([*Part]), self._epoch
            order = HistoryOrder(version=1, unit=UNIT, part=part, epoch=epoch, at=3)
            return _plain(order)
        one = {"key": str(chance.randrange(9)), "code": self._done, "kind": "Giấy"}
        return {"results": [{**one, "number": "12", "date": "2026-11-20", "note": "xong"}]}

    def _inside(self, facts: Any, chance: Random) -> None:
        """Acts that are others than they were; half of them signed by the desk all the same."""
        offers = facts.get("acts") if isinstance(facts, dict) else None
        for offer in offers if isinstance(offers, list) else ():
            if not isinstance(offer, dict) or chance.randrange(2):
                continue
            try:
                act = json.loads(offer["raw"])
                spoil.spoil_json(act, chance)
                if chance.randrange(3) == 0:
                    act["id"] = offer["id"] = str(UUID(int=chance.getrandbits(128)))
                    act["seq"] = offer["seq"] = chance.randrange(1, 40)
                raw = json.dumps(act, ensure_ascii=chance.randrange(2) > 0)
                offer["raw"] = raw
                digest = digest_of(raw.encode("utf-8", "surrogatepass"))
            except (LookupError, TypeError, ValueError):
                continue
            if chance.randrange(2):
                offer["signature"] = b64encode(self._sign(digest)).decode()

    def _headers(self, path: str, body: bytes, chance: Random) -> list[tuple[bytes, bytes]]:
        headers = {
            "authorization": f"Bearer {self._office if path == RESULTS else self._desk.secret}",
            OF_UNIT: UNIT,
            "content-type": wire.CONTENT_TYPE,
            "content-encoding": wire.ENCODING,
        }
        if chance.randrange(3) == 0:
            headers |= Prover(self._sign).headers(path, body)
        found = [(name.encode(), value.encode()) for name, value in headers.items()]
        if chance.randrange(5) == 0:
            name, value = chance.choice(_HEADERS).encode(), chance.choice(_VALUES)
            others = [each for each in found if each[0] != name or chance.randrange(4) == 0]
            return [*others, (name, value)]
        return found


def _plain(message: Any) -> Any:
    return json.loads(wire.unpack(wire.dump(message)))
