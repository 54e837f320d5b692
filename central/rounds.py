"""What the centre does by itself, again and again, while it answers."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Final, Protocol

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool

log = logging.getLogger(__name__)

_PAUSE_S: Final = 5.0  # between two rounds


class Round(Protocol):
    """May be broken off at any moment, and run again."""

    def run(self) -> int:
        """Do what waits; returns how many acts that made."""


def while_it_answers(
    rounds: Sequence[Round], after: Callable[[], object]
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """The life of a server: each of `rounds` every few seconds, none held up by another.

    Args:
        after: Done when it ends.
    """

    @asynccontextmanager
    async def alive(_app: Starlette) -> AsyncIterator[None]:
        going = [asyncio.ensure_future(_again_and_again(each)) for each in rounds]
        yield
        for each in going:
            each.cancel()
            with suppress(asyncio.CancelledError):
                await each
        after()

    return alive


async def _again_and_again(each: Round) -> None:
    while True:
        try:
            await run_in_threadpool(each.run)
        except Exception as error:  # the border: it is tried again, and we hear of it
            facts = {"round": type(each).__name__, "fault": type(error).__name__}
            log.error("round failed", exc_info=error, extra=facts)
        await asyncio.sleep(_PAUSE_S)
