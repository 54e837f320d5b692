"""The gate before every route: limits, status codes, one log line and one count per request."""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from math import ceil
from typing import Any, Final, TypeAlias

from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from central.door.limits import Buckets, Limits, TooMany, place_of
from central.door.meters import Meters
from central.door.proofs import AnotherTime
from desk_app.domain.errors import CentralRefused, EnrolmentRefused
from desk_app.sync import protocol, wire

log = logging.getLogger(__name__)


class BodyTooLarge(Exception):
    """More than the route takes; the rest of it was not read."""


class Disconnected(Exception):
    """Who asked has gone before all of the body was here."""


_BODY_S: Final = 60.0  # for a whole body to arrive
_SMALL: Final = 64 << 10  # bytes: a question without acts
_MOST_DIGITS: Final = 15  # of a length; longer ones are none
_WORK_S: Final = 60.0  # for an answer to be made
_BARRED: Final[Mapping[str, int]] = {  # reason -> status; else 403
    "unknown desk": 401,
    "unknown office": 401,
    "proof missing": 401,
    "bad proof": 401,
    "protocol too old": 426,
}
_ANSWERS: Final[Mapping[type[Exception], tuple[int, str]]] = {
    TimeoutError: (503, "timeout"),
    Disconnected: (400, "disconnected"),
    wire.WireGarbage: (400, "unreadable"),
    DBAPIError: (503, "database"),
    BodyTooLarge: (413, "body too large"),
}
_OURS: Final = 500  # from here on the fault is on this side
_PLAIN: Final = (b"content-type", wire.CONTENT_TYPE.encode())
_PACKED: Final = (_PLAIN, (b"content-encoding", wire.ENCODING.encode()))
_MOMENT: Final = protocol.MOMENT.lower().encode()
_STALE: Final = 428
_TOO_MANY: Final = 429


@dataclass(slots=True)
class Asked:
    """A request but for its body."""

    path: str
    headers: Mapping[str, str]  # names in small letters
    host: str  # of the line's other end, or what a reverse proxy of ours said
    who: Mapping[str, str] = field(default_factory=dict)  # asks, once we know; for the log

    @classmethod
    def of(cls, scope: Scope) -> "Asked":
        headers = {
            name.decode("latin-1"): value.decode("latin-1")
            for name, value in reversed(scope["headers"])  # of two the first counts
        }
        client = scope.get("client")
        return cls(scope["path"], headers, client[0] if client else "")

    @property
    def bearer(self) -> str:
        return self.headers.get("authorization", "").removeprefix("Bearer ")

    @property
    def length(self) -> int | None:
        """Bytes of the body as its sender says; None: it does not say, or nothing that can be."""
        said = self.headers.get("content-length", "")
        return int(said) if said.isdecimal() and len(said) <= _MOST_DIGITS else None


Work: TypeAlias = Callable[[Asked, bytes], bytes]
Quick: TypeAlias = Callable[[Asked, bytes], Awaitable[bytes | None]]


@dataclass(frozen=True, slots=True)
class Gate:
    limits: Limits
    meters: Meters
    moment: Callable[[], str]  # ours, on each answer: a desk whose clock is wrong signs by it

    def endpoint(
        self,
        work: Work,
        *,
        most: int = wire.MOST_PACKED,
        tries: Buckets | None = None,
        first: Callable[[Asked], object] | None = None,
        quick: Quick | None = None,
    ) -> "Endpoint":
        """Read the body within its limits, work in a thread, answer whatever came of it.

        Args:
            work: May put what it knows of who asks into ``asked.who``.
            most: Bytes of the body.
            tries: So many that are not accepted an address has, then it is not listened to.
                None: it is listened to, for an office behind one address has honest desks
                too; only what is not accepted is told to come again later.
            first: Asked before a body that is not small is read; raises as `work`, so that
                nobody whom we do not know fills our memory.
            quick: Answers what takes no time without a thread; None: `work` has to.
        """
        return Endpoint(self, work, most, tries, first, quick)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An ASGI application of one route."""

    gate: Gate
    work: Work
    most: int
    tries: Buckets | None
    first: Callable[[Asked], object] | None
    quick: Quick | None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, asked = time.perf_counter(), Asked.of(scope)
        address = place_of(asked.host)
        try:
            packed = await self._done(asked, address, receive)
        except Exception as error:  # the border: a desk is told to come again, and we hear of it
            paid = self.tries or self.gate.limits.refusals
            refusal = _refusal(error)
            if _is_unwanted(refusal.status) and (wait := paid.take(address)):
                refusal = _refusal(TooMany(wait, "too many refusals"))
            status, reason = refusal.status, refusal.reason
            body, headers = refusal.body, refusal.headers
        else:
            status, reason, body, headers = 200, "", packed, _PACKED
        self._note(asked, status, reason, time.perf_counter() - began)
        moment = (_MOMENT, self.gate.moment().encode())
        length = (b"content-length", str(len(body)).encode())
        start = {"type": "http.response.start", "status": status}
        await send({**start, "headers": [*headers, length, moment]})
        await send({"type": "http.response.body", "body": body})

    async def _done(self, asked: Asked, address: str, receive: Receive) -> bytes:
        self.gate.limits.admit(address, _bearer_name(asked.bearer))
        if self.tries and (wait := self.tries.wait_s(address)):
            raise TooMany(wait, "too many refusals")
        if self.first is not None and not _is_small(asked):
            async with asyncio.timeout(_WORK_S):
                await run_in_threadpool(self.first, asked)
        async with asyncio.timeout(_BODY_S):
            body = await _body(asked, receive, self.most)
        async with asyncio.timeout(_WORK_S):
            if self.quick is not None and (packed := await self.quick(asked, body)) is not None:
                return packed
            return await run_in_threadpool(self.work, asked, body)

    def _note(self, asked: Asked, status: int, reason: str, seconds: float) -> None:
        self.gate.meters.answered(asked.path, status, seconds, reason)
        facts: dict[str, Any] = {
            "path": asked.path,
            "status": status,
            "ms": round(seconds * 1000),
            **asked.who,
        }
        if reason:  # who guesses has to be found; who is served has not
            address = place_of(asked.host)
            log.warning("not done", extra={**facts, "reason": reason, "address": address})
        else:
            log.info("answered", extra=facts)


class Front:
    """What desks and back offices post goes straight to its gate, everything else to `rest`."""

    def __init__(
        self, posts: Mapping[str, Endpoint], rest: ASGIApp, close: Callable[[], None]
    ) -> None:
        """Args: close: Lets go of what it holds; for who calls it without a server's life."""
        self._posts, self._rest, self.close = posts, rest, close

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        there = scope["type"] == "http" and scope["method"] == "POST"
        post = self._posts.get(scope["path"]) if there else None
        await (post or self._rest)(scope, receive, send)


def bearer_of(request: Request) -> str:
    return str(request.headers.get("authorization", "")).removeprefix("Bearer ")


def _bearer_name(bearer: str) -> str:
    """Tells bearers apart without keeping one; empty where there is none."""
    return sha256(bearer.encode()).hexdigest() if bearer else ""


def _is_small(asked: Asked) -> bool:
    return asked.length is not None and asked.length <= _SMALL


async def _body(asked: Asked, receive: Receive, most: int) -> bytes:
    """The body as it came, packed."""
    if asked.length is not None and asked.length > most:
        raise BodyTooLarge
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body", False):
        body: bytes = message.get("body", b"")  # as most come
    else:
        pieces = bytearray()
        while True:
            if message["type"] != "http.request":
                raise Disconnected
            pieces += message.get("body", b"")
            if len(pieces) > most or not message.get("more_body", False):
                break
            message = await receive()
        body = bytes(pieces)
    if len(body) > most:
        raise BodyTooLarge
    return body


def _is_unwanted(status: int) -> bool:
    """True for what an honest desk does not do, or seldom."""
    return status < _OURS and status not in {_STALE, _TOO_MANY}


@dataclass(frozen=True, slots=True)
class _Refusal:
    status: int
    reason: str  # one of our own words
    headers: Sequence[tuple[bytes, bytes]] = (_PLAIN,)

    @property
    def body(self) -> bytes:
        return json.dumps({"reason": self.reason}).encode()


def _refusal(error: Exception) -> _Refusal:
    if isinstance(error, CentralRefused):
        return _Refusal(_BARRED.get(error.reason, 403), error.reason)
    if isinstance(error, EnrolmentRefused):
        return _Refusal(409, error.reason)
    if isinstance(error, AnotherTime):
        return _Refusal(_STALE, error.reason)
    if isinstance(error, TooMany):
        later = (b"retry-after", str(ceil(error.wait_s)).encode())
        return _Refusal(_TOO_MANY, error.reason, (_PLAIN, later))
    kinds = (kind for kind in _ANSWERS if isinstance(error, kind))
    status, reason = _ANSWERS.get(next(kinds, type(error)), (_OURS, "fault"))
    if status >= _OURS:
        log.error("failed", exc_info=error, extra={"fault": type(error).__name__})
    return _Refusal(status, reason)
