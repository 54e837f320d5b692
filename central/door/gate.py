"""The gate before every route: limits, status codes, one log line and one count per request."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from math import ceil
from typing import Any, Final, TypeAlias

from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from central.door.limits import Buckets, Limits, TooMany, place_of
from central.door.meters import Meters
from central.door.proofs import AnotherTime
from desk_app.domain.errors import CentralRefused, EnrolmentRefused
from desk_app.sync import wire

log = logging.getLogger(__name__)


class BodyTooLarge(Exception):
    """More than the route takes; the rest of it was not read."""


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
    ClientDisconnect: (400, "disconnected"),
    wire.WireGarbage: (400, "unreadable"),
    DBAPIError: (503, "database"),
    BodyTooLarge: (413, "body too large"),
}
_OURS: Final = 500  # from here on the fault is on this side
_STALE: Final = 428
_TOO_MANY: Final = 429

Work: TypeAlias = Callable[[Request, bytes], bytes]


@dataclass(frozen=True, slots=True)
class Gate:
    limits: Limits
    meters: Meters

    def endpoint(
        self,
        work: Work,
        *,
        most: int = wire.MOST_PACKED,
        tries: Buckets | None = None,
        first: Callable[[Request], object] | None = None,
    ) -> Callable[[Request], Awaitable[Response]]:
        """Read the body within its limits, work in a thread, answer whatever came of it.

        Args:
            work: May put what it knows of who asks into ``request.state.who``, for the log.
            most: Bytes of the body.
            tries: So many that are not accepted an address has, then it is not listened to.
                None: it is listened to, for an office behind one address has honest desks
                too; only what is not accepted is told to come again later.
            first: Asked before a body that is not small is read; raises as `work`, so that
                nobody whom we do not know fills our memory.
        """
        paid = tries or self.limits.refusals

        async def endpoint(request: Request) -> Response:
            began, address = time.perf_counter(), address_of(request)
            try:
                self.limits.admit(address, _bearer_name(request))
                if tries and (wait := tries.wait_s(address)):
                    raise TooMany(wait, "too many refusals")
                if first is not None and not _is_small(request):
                    await asyncio.wait_for(run_in_threadpool(first, request), _WORK_S)
                body = await asyncio.wait_for(_body(request, most), _BODY_S)
                packed = await asyncio.wait_for(run_in_threadpool(work, request, body), _WORK_S)
            except (
                Exception
            ) as error:  # the border: a desk is told to come again, and we hear of it
                answer, reason = _refusal(error)
                if _is_unwanted(answer.status_code) and (wait := paid.take(address)):
                    answer, reason = _refusal(TooMany(wait, "too many refusals"))
            else:
                headers = {"Content-Encoding": wire.ENCODING}
                answer = Response(packed, media_type=wire.CONTENT_TYPE, headers=headers)
                reason = ""
            self._note(request, answer.status_code, reason, time.perf_counter() - began)
            return answer

        return endpoint

    def _note(self, request: Request, status: int, reason: str, seconds: float) -> None:
        path = request.url.path
        self.meters.answered(path, status, seconds, reason)
        facts: dict[str, Any] = {"path": path, "status": status, "ms": round(seconds * 1000)}
        facts |= getattr(request.state, "who", {})
        if reason:  # who guesses has to be found; who is served has not
            log.warning(
                "not done", extra=facts | {"reason": reason, "address": address_of(request)}
            )
        else:
            log.info("answered", extra=facts)


def address_of(request: Request) -> str:
    """From where it comes: the line's other end, or what a reverse proxy of ours said."""
    return place_of(request.client.host) if request.client else ""


def bearer_of(request: Request) -> str:
    return str(request.headers.get("authorization", "")).removeprefix("Bearer ")


def _bearer_name(request: Request) -> str:
    """Tells bearers apart without keeping one; empty where there is none."""
    bearer = bearer_of(request)
    return sha256(bearer.encode()).hexdigest() if bearer else ""


def _is_small(request: Request) -> bool:
    said = _said_length(request)
    return said is not None and said <= _SMALL


def _said_length(request: Request) -> int | None:
    """Bytes of the body as its sender says; None: it does not say, or nothing that can be."""
    said = request.headers.get("content-length", "")
    return int(said) if said.isdecimal() and len(said) <= _MOST_DIGITS else None


async def _body(request: Request, most: int) -> bytes:
    """The body as it came, packed."""
    if (_said_length(request) or 0) > most:
        raise BodyTooLarge
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            raise BodyTooLarge
    return bytes(body)


def _is_unwanted(status: int) -> bool:
    """True for what an honest desk does not do, or seldom."""
    return status < _OURS and status not in {_STALE, _TOO_MANY}


def _refusal(error: Exception) -> tuple[Response, str]:
    """The answer, and its reason in one of our own words."""
    headers: dict[str, str] = {}
    if isinstance(error, CentralRefused):
        status, reason = _BARRED.get(error.reason, 403), error.reason
    elif isinstance(error, EnrolmentRefused):
        status, reason = 409, error.reason
    elif isinstance(error, AnotherTime):
        status, reason = _STALE, error.reason
    elif isinstance(error, TooMany):
        status, reason = _TOO_MANY, error.reason
        headers["Retry-After"] = str(ceil(error.wait_s))
    else:
        kinds = (kind for kind in _ANSWERS if isinstance(error, kind))
        status, reason = _ANSWERS.get(next(kinds, type(error)), (500, "fault"))
    if status >= _OURS:
        log.error("failed", exc_info=error, extra={"fault": type(error).__name__})
    return JSONResponse({"reason": reason}, status, headers), reason
