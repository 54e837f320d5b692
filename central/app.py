"""The central office behind HTTP: limits, status codes, one log line per request."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Final, TypeAlias

from sqlalchemy.exc import DBAPIError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from central.notices.round import NoticeRound
from central.office import CentralOffice
from central.results.door import PATH as RESULTS
from central.results.door import ResultsDoor
from desk_app.domain.errors import CentralRefused, EnrolmentRefused
from desk_app.sync import protocol, wire

log = logging.getLogger(__name__)


class BodyTooLarge(Exception):
    """More than `wire.MOST_PACKED`; the rest of it was not read."""


_BODY_S: Final = 60.0  # for a whole body to arrive
_WORK_S: Final = 60.0  # for an answer to be made
_NOTICES_S: Final = 5.0  # between two looks for messages to citizens
_BARRED: Final = {
    "unknown desk": 401,
    "unknown office": 401,
    "protocol too old": 426,
}  # reason -> status; else 403
_ANSWERS: Final[Mapping[type[Exception], tuple[int, str]]] = {
    TimeoutError: (503, "timeout"),
    ClientDisconnect: (400, "disconnected"),
    wire.WireGarbage: (400, "unreadable"),
    DBAPIError: (503, "database"),
    BodyTooLarge: (413, "body too large"),
}
_OURS: Final = 500  # from here on the fault is on this side


Work: TypeAlias = Callable[[Request, bytes], bytes]


def make_app(
    office: CentralOffice,
    notices: NoticeRound | None = None,
    results: ResultsDoor | None = None,
) -> Starlette:
    """Args:
    notices: Carried every few seconds while the server answers; None: by nobody.
    results: Where back offices bring them; None: nowhere.
    """

    def enrol(_request: Request, body: bytes) -> bytes:
        return wire.dump(office.enrol(wire.load(body, protocol.EnrolmentOrder)))

    def exchange(request: Request, body: bytes) -> bytes:
        secret = request.headers.get("authorization", "").removeprefix("Bearer ")
        return wire.dump(office.exchange(secret, wire.load(body, protocol.Request)))

    def bring_results(request: Request, body: bytes) -> bytes:
        if results is None:
            raise CentralRefused("unknown office")
        secret = request.headers.get("authorization", "").removeprefix("Bearer ")
        return results.take(secret, body)

    async def health(_request: Request) -> Response:
        return JSONResponse({"ok": True, "version": protocol.VERSION})

    @asynccontextmanager
    async def alive(_app: Starlette) -> AsyncIterator[None]:
        rounds = asyncio.ensure_future(_rounds(notices)) if notices is not None else None
        yield
        if rounds is not None:
            rounds.cancel()
            with suppress(asyncio.CancelledError):
                await rounds

    return Starlette(
        lifespan=alive,
        routes=[
            Route(protocol.ENROL, _endpoint(enrol), methods=["POST"]),
            Route(protocol.EXCHANGE, _endpoint(exchange), methods=["POST"]),
            Route(RESULTS, _endpoint(bring_results), methods=["POST"]),
            Route(protocol.HEALTH, health, methods=["GET"]),
        ],
    )


async def _rounds(notices: NoticeRound) -> None:
    while True:
        try:
            await run_in_threadpool(notices.run)
        except Exception as error:  # the border: it is tried again, and we hear of it
            log.error("notices wait", exc_info=error, extra={"fault": type(error).__name__})
        await asyncio.sleep(_NOTICES_S)


def _endpoint(work: Work) -> Callable[[Request], Awaitable[Response]]:
    """Read the body within its limits, work in a thread, answer whatever came of it."""

    async def endpoint(request: Request) -> Response:
        began = time.perf_counter()
        try:
            body = await asyncio.wait_for(_body(request), _BODY_S)
            packed = await asyncio.wait_for(run_in_threadpool(work, request, body), _WORK_S)
        except Exception as error:  # the border: a desk is told to come again, and we hear of it
            answer = _refusal(error)
        else:
            headers = {"Content-Encoding": wire.ENCODING}
            answer = Response(packed, media_type=wire.CONTENT_TYPE, headers=headers)
        took = round((time.perf_counter() - began) * 1000)
        facts = {"path": request.url.path, "status": answer.status_code, "ms": took}
        log.info("answered", extra=facts)
        return answer

    return endpoint


async def _body(request: Request) -> bytes:
    """The body as it came, packed."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > wire.MOST_PACKED:
            raise BodyTooLarge
    return bytes(body)


def _refusal(error: Exception) -> Response:
    if isinstance(error, CentralRefused):
        status, reason = _BARRED.get(error.reason, 403), error.reason
    elif isinstance(error, EnrolmentRefused):
        status, reason = 409, error.reason
    else:
        kinds = (kind for kind in _ANSWERS if isinstance(error, kind))
        status, reason = _ANSWERS.get(next(kinds, type(error)), (500, "fault"))
    if status >= _OURS:
        log.error("failed", exc_info=error, extra={"fault": type(error).__name__})
    return JSONResponse({"reason": reason}, status)
