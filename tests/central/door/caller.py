"""The server's application without a socket, asked from any address."""

import asyncio
from typing import Any

import httpx
from starlette.types import ASGIApp


class Caller:
    def __init__(self, app: ASGIApp, client: tuple[str, int] = ("127.0.0.1", 50000)) -> None:
        self._transport = httpx.ASGITransport(app, client=client)

    def get(self, path: str, **said: Any) -> httpx.Response:
        return asyncio.run(self._ask("GET", path, **said))

    def post(self, path: str, **said: Any) -> httpx.Response:
        return asyncio.run(self._ask("POST", path, **said))

    async def _ask(self, method: str, path: str, **said: Any) -> httpx.Response:
        async with httpx.AsyncClient(
            transport=self._transport, base_url="http://central.test"
        ) as client:
            return await client.request(method, path, **said)
