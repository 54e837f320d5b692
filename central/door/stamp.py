"""Our time on each answer: a desk whose clock is wrong signs by it."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from central.door.proofs import Proofs
from desk_app.sync.protocol import MOMENT


class Stamp:
    def __init__(self, app: ASGIApp, proofs: Proofs) -> None:
        self._app, self._proofs = app, proofs

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[MOMENT] = self._proofs.moment()
            await send(message)

        await self._app(scope, receive, stamped if scope["type"] == "http" else send)
