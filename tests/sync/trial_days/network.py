"""The line between a desk and the centre, with every way in which it can go wrong.

Both ends are the program's own: `HttpCentral` here, the centre's application there; only what
lies between them is ours. A fault is put on for one request.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, Final, Protocol

import httpx
from typing_extensions import override

from central.door.gate import Front
from desk_app.sync import wire
from desk_app.sync.line.trust import authority_context
from desk_app.sync.protocol import MOMENT


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    moment: str = ""  # of the centre; empty: it says none

    def torn(self, chance: Random) -> "Answer":
        return replace(self, body=self.body[: chance.randrange(len(self.body) or 1)])


class Far(Protocol):
    """The other end."""

    @property
    def wants_proof(self) -> bool:
        """Desks sign each of their requests."""
        ...

    def deliver(self, request: httpx.Request, body: bytes) -> Answer: ...

    def close(self) -> None: ...


class InProcess:
    """The centre's application without a socket. Desks sign nothing here, so that what comes
    twice is taken twice."""

    wants_proof = False

    def __init__(self, app: Front) -> None:
        self._app = app
        self._loop = asyncio.new_event_loop()

    def deliver(self, request: httpx.Request, body: bytes) -> Answer:
        return self._loop.run_until_complete(self._deliver(request, body))

    def close(self) -> None:
        self._loop.close()
        self._app.close()

    async def _deliver(self, request: httpx.Request, body: bytes) -> Answer:
        sent: list[dict[str, Any]] = []
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "scheme": "http",
            "path": request.url.path,
            "raw_path": request.url.raw_path,
            "query_string": b"",
            "root_path": "",
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
            "client": ("127.0.0.1", 1),
            "server": ("trial", 80),
            "state": {},
        }

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await self._app(scope, receive, send)
        packed = b"".join(part.get("body", b"") for part in sent)
        return Answer(sent[0]["status"], packed)


class OverHttps:
    """The real server behind a real socket, believed for its certificate alone."""

    wants_proof = True

    def __init__(self, url: str, authority: str) -> None:
        """Args: authority: That signed the server's certificate, as PEM."""
        self._url = httpx.URL(url)
        self._transport = httpx.HTTPTransport(verify=authority_context(authority))

    def deliver(self, request: httpx.Request, body: bytes) -> Answer:
        headers = {
            name: value
            for name, value in request.headers.items()
            if name not in {"host", "content-length"}
        }
        there = httpx.Request(
            request.method,
            self._url.join(request.url.path),
            headers=headers,
            content=body,
        )
        answer = self._transport.handle_request(there)
        try:
            packed = b"".join(answer.iter_raw())
            return Answer(answer.status_code, packed, answer.headers.get(MOMENT, ""))
        finally:
            answer.close()

    def close(self) -> None:
        self._transport.close()


@dataclass
class Network(httpx.BaseTransport):
    """One desk's line. `fault` holds for the next request, then the line is well again."""

    far: Far
    chance: Random
    fault: str = ""
    sent: list[tuple[httpx.Request, bytes]] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    @override
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        body = request.read()
        fault, self.fault = self.fault, ""
        answer = FAULTS[fault](self, request, body) if fault else self.far.deliver(request, body)
        self._remember(request, body, answer)
        headers = {"Content-Type": wire.CONTENT_TYPE, "Content-Encoding": wire.ENCODING}
        if answer.moment:
            headers[MOMENT] = answer.moment
        stream = httpx.ByteStream(answer.body)
        return httpx.Response(answer.status, headers=headers, stream=stream)

    def _remember(self, request: httpx.Request, body: bytes, answer: Answer) -> None:
        self.sent = [*self.sent[-3:], (request, body)]
        self.answers = [*self.answers[-3:], answer]


Fault = Callable[[Network, httpx.Request, bytes], Answer]


def _dropped_before(line: Network, request: httpx.Request, body: bytes) -> Answer:
    raise httpx.ConnectError("no line", request=request)


def _dropped_after(line: Network, request: httpx.Request, body: bytes) -> Answer:
    line.answers.append(line.far.deliver(request, body))
    raise httpx.ReadError("line lost", request=request)


def _delayed(line: Network, request: httpx.Request, body: bytes) -> Answer:
    """The desk gives up waiting; the answer comes to a later question, see `_late`."""
    line.answers.append(line.far.deliver(request, body))
    raise httpx.ReadTimeout("too slow", request=request)


def _late(line: Network, request: httpx.Request, body: bytes) -> Answer:
    """An answer to an earlier request comes in the place of this one's."""
    line.answers.append(line.far.deliver(request, body))
    return line.chance.choice(line.answers)


def _twice(line: Network, request: httpx.Request, body: bytes) -> Answer:
    line.far.deliver(request, body)
    return line.far.deliver(request, body)


def _overtaken(line: Network, request: httpx.Request, body: bytes) -> Answer:
    """A request of before, that was on its way all the time, arrives just before this one."""
    if line.sent:
        line.far.deliver(*line.chance.choice(line.sent))
    return line.far.deliver(request, body)


def _overtaking(line: Network, request: httpx.Request, body: bytes) -> Answer:
    """The same just behind this one."""
    answer = line.far.deliver(request, body)
    if line.sent:
        line.far.deliver(*line.chance.choice(line.sent))
    return answer


def _torn_request(line: Network, request: httpx.Request, body: bytes) -> Answer:
    return line.far.deliver(request, body[: line.chance.randrange(len(body))])


def _torn_answer(line: Network, request: httpx.Request, body: bytes) -> Answer:
    return line.far.deliver(request, body).torn(line.chance)


def _garbled(line: Network, request: httpx.Request, body: bytes) -> Answer:
    """Some bytes of the answer are others."""
    answer = line.far.deliver(request, body)
    packed = bytearray(answer.body)
    for _ in range(line.chance.randrange(1, 4)):
        packed[line.chance.randrange(len(packed))] ^= line.chance.randrange(1, 256)
    return replace(answer, body=bytes(packed))


def _garbage(line: Network, request: httpx.Request, body: bytes) -> Answer:
    pages = (b"", b"<html>Please log in</html>", line.chance.randbytes(40), b'{"version":1}')
    return Answer(200, line.chance.choice(pages))


def _says(status: int, *, applied: bool) -> Fault:
    """Something in between answers, before or after the centre has heard the request."""

    def answer(line: Network, request: httpx.Request, body: bytes) -> Answer:
        if applied:
            line.far.deliver(request, body)
        return Answer(status, b'{"reason": "trial"}')

    return answer


FAULTS: Final[Mapping[str, Fault]] = {
    "drop before": _dropped_before,
    "drop after": _dropped_after,
    "delay": _delayed,
    "late answer": _late,
    "duplicate": _twice,
    "reorder before": _overtaken,
    "reorder after": _overtaking,
    "torn request": _torn_request,
    "torn answer": _torn_answer,
    "garbled": _garbled,
    "garbage": _garbage,
    "500": _says(500, applied=False),
    "500 after": _says(500, applied=True),
    "429": _says(429, applied=False),
    "401": _says(401, applied=False),
    "413": _says(413, applied=False),
}
NAMES: Final[Sequence[str]] = tuple(FAULTS)
