"""Questions asked by the event loop itself, on sessions of its own.

A thread that waits for one small answer costs the server more than asking and answering.
"""

import asyncio
from typing import Any, Final

from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool

from central.store.often.question import BINARY, Question

_MOST: Final = 4  # sessions; who finds all of them in use asks on a thread
_POSTGRESQL: Final = "postgresql"


class NoLine(Exception):
    """There is no answer this way; whoever asks on a thread gets one, or hears why not."""


class Lines:
    """Of one server, used by its event loop alone. Only PostgreSQL is asked this way."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._able = engine.dialect.name == _POSTGRESQL
        self._free: list[Any] = []
        self._count = 0

    async def rows(self, question: Question, **values: Any) -> Any:
        """As `Question.rows`, outside any transaction.

        Raises:
            NoLine: see there. Nothing was changed: questions only read.
        """
        if not self._able or not (self._free or self._count < _MOST):
            raise NoLine
        driver = self._free.pop() if self._free else await self._opened()
        try:
            rows = await self._asked(driver, question, values)
        except BaseException as error:  # also where nobody waits for it any more
            driver.close()
            self._count -= 1
            if not isinstance(error, self._engine.dialect.loaded_dbapi.Error):
                raise
            self.close()  # the others are most likely gone as well
            raise NoLine from error
        self._free.append(driver)
        return rows

    def close(self) -> None:
        """Those that nobody asks on."""
        self._count -= len(self._free)
        while self._free:
            self._free.pop().close()

    async def _opened(self) -> Any:
        self._count += 1
        try:
            return await run_in_threadpool(self._detached)
        except BaseException as error:
            self._count -= 1
            if isinstance(error, Exception):  # who asks on a thread is told
                raise NoLine from error
            raise

    def _detached(self) -> Any:
        """A session of the driver, made as the engine makes all, and no longer the engine's."""
        connection = self._engine.raw_connection()
        driver = connection.driver_connection
        connection.detach()
        return driver

    async def _asked(self, driver: Any, question: Question, values: dict[str, Any]) -> Any:
        dbapi: Any = self._engine.dialect.loaded_dbapi
        compiled, session = question.compiled(self._engine.dialect), driver.pgconn
        sent = compiled.sent(values)
        session.send_query_params(compiled.words, sent, result_format=BINARY)
        session.flush()
        found = await self._next(session)
        last = found
        while last is not None:  # until it is ready for the next question
            last = await self._next(session)
        if found is None or found.status != dbapi.pq.ExecStatus.TUPLES_OK:
            raise dbapi.OperationalError("not answered")
        return compiled.rows(found)

    async def _next(self, session: Any) -> Any:
        """What the session answers next, None at the end; the loop never waits for the rest."""
        loop = asyncio.get_running_loop()
        while session.is_busy():
            readable: asyncio.Future[None] = loop.create_future()
            try:
                loop.add_reader(session.socket, _done, readable)
            except NotImplementedError as error:  # a system whose loop watches no sockets
                self._able = False
                raise NoLine from error
            try:
                await readable
            finally:
                loop.remove_reader(session.socket)
            session.consume_input()
        return session.get_result()


def _done(readable: "asyncio.Future[None]") -> None:
    if not readable.done():
        readable.set_result(None)
