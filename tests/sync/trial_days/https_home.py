"""A home as in production: PostgreSQL, the server a process of its own, which is killed and
started again, and HTTPS by an authority of its own that desks pin."""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

import httpx
from typing_extensions import override

from central.door.tls import TlsFolder
from desk_app.domain.ids import UnitCode
from desk_app.sync.http_central import HttpCentral, ask_authority, enrol, open_client
from desk_app.sync.line.proof import Prover
from desk_app.sync.protocol import Central, Enrolment, EnrolmentOrder
from desk_app.sync.signing import public_key, signer
from tests.builders import UNIT, Clock
from tests.central.conftest import Server, central
from tests.sync.trial_days.mortal import blown
from tests.sync.trial_days.network import OverHttps
from tests.sync.trial_days.postgres_home import PostgresHome

_NEVER = 1 << 30


class HttpsHome(PostgresHome):
    def __init__(self, address: str, clock: Clock, folder: Path) -> None:
        """Args: address: Of a database with one unit. folder: For what the server needs."""
        super().__init__(address, clock)
        tls = str(folder / "tls")
        done = central("init", "--tls", tls, "--host", "127.0.0.1", database=address)
        assert done.returncode == 0, done.stderr
        self._tls = TlsFolder(folder / "tls")
        self._fuse = folder / "fuse"
        program = ("tests.sync.trial_days.mortal", str(self._fuse))
        words = ("--tls", tls)
        self.server = Server(address, folder / "ready.json", words, program)
        self.url = self.server.start()
        self.authority = ask_authority(self.url, self._tls.fingerprint())
        self.kills = 0  # how often the server died in the middle of its work
        self._clients: list[httpx.Client] = []

    def far(self) -> OverHttps:
        return OverHttps(self.url, self.authority)

    @override
    def enrol(self, key: bytes, unit: UnitCode = UNIT) -> Enrolment:
        code = self.invite(unit=unit)
        order = EnrolmentOrder(code=code, public_key=public_key(key), proves=True)
        return enrol(self._client(), order)

    @override
    def line(self, secret: str, key: bytes) -> Central:
        return HttpCentral(self._client(), secret, prover=Prover(signer(key)))

    @override
    def fuse(self, chance: Random) -> "ServerFuse":
        by_statement = chance.randrange(4) > 0
        facts = {
            "statements": chance.randrange(1, 12) if by_statement else _NEVER,
            "ms": _NEVER if by_statement else chance.randrange(25),
        }
        aside = self._fuse.with_suffix(".aside")
        aside.write_text(json.dumps(facts), "utf-8")
        aside.rename(self._fuse)
        return ServerFuse(self, self._fuse)

    @override
    def close(self) -> None:
        for client in self._clients:
            client.close()
        self.server.stop()
        super().close()

    def _client(self) -> httpx.Client:
        self._clients.append(open_client(self.url, self.authority))
        return self._clients[-1]


@dataclass
class ServerFuse:
    home: HttpsHome
    file: Path

    def remove(self) -> bool:
        self.file.unlink(missing_ok=True)
        dead = blown(self.file)
        if not dead.exists():
            return True
        dead.unlink()
        self.home.kills += 1
        self.home.server.kill()  # it is dead, or about to be
        assert self.home.server.start() == self.home.url
        return False
