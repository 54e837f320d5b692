"""What anybody may read: whether we are well, our authority, the contract; figures for some."""

from collections.abc import Sequence
from hmac import compare_digest
from ipaddress import ip_address
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from central.door import meters as figures
from central.door.gate import bearer_of
from central.door.meters import Meters
from central.door.openapi import document
from central.office import CentralOffice
from desk_app.sync import protocol

METRICS: Final = "/metrics"
OPENAPI: Final = "/v1/openapi.json"
_PEM: Final = "application/x-pem-file"
_FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-real-ip")


class Windows:
    def __init__(
        self, office: CentralOffice, meters: Meters, authority: str | None, token: str
    ) -> None:
        self._office, self._meters = office, meters
        self._authority, self._token = authority, token

    def routes(self) -> Sequence[Route]:
        return (
            Route(protocol.HEALTH, self._health, methods=["GET"]),
            Route(protocol.AUTHORITY, self._show_authority, methods=["GET"]),
            Route(OPENAPI, self._contract, methods=["GET"]),
            Route(METRICS, self._metrics, methods=["GET"]),
        )

    async def _health(self, _request: Request) -> Response:
        try:
            await run_in_threadpool(self._office.ping)
        except SQLAlchemyError:  # also when no connection is left
            return JSONResponse({"ok": False, "version": protocol.VERSION}, 503)
        return JSONResponse({"ok": True, "version": protocol.VERSION})

    async def _show_authority(self, _request: Request) -> Response:
        """Proven by its fingerprint alone; a server with a public certificate has none."""
        if self._authority is None:
            return Response(status_code=404)
        return Response(self._authority, media_type=_PEM)

    async def _contract(self, _request: Request) -> Response:
        return JSONResponse(document())

    async def _metrics(self, request: Request) -> Response:
        if not (_is_ourselves(request) or self._has_token(request)):
            return Response(status_code=404)  # for others there is no such thing
        try:
            census = await run_in_threadpool(self._office.census)
        except DBAPIError:
            return Response(status_code=503)
        return PlainTextResponse(self._meters.text(census), media_type=figures.CONTENT_TYPE)

    def _has_token(self, request: Request) -> bool:
        return bool(self._token) and compare_digest(
            bearer_of(request).encode(), self._token.encode()
        )


def _is_ourselves(request: Request) -> bool:
    """From this machine, and not through a proxy on it."""
    if request.client is None or any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False
