"""Lines as they are in the country: each class is one way of going wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import Engine, event

from desk_app.domain.errors import CentralUnreachable
from desk_app.sync import wire
from desk_app.sync.protocol import Central, Reply, Request


@dataclass
class Wire:
    """A line that works: everything goes over it as bytes."""

    central: Central

    def exchange(self, request: Request) -> Reply:
        arrived = wire.load(wire.dump(request), Request)
        return wire.load(wire.dump(self.central.exchange(arrived)), Reply)


@dataclass
class LosesRequests:
    central: Central

    def exchange(self, request: Request) -> Reply:
        raise CentralUnreachable


@dataclass
class LosesReplies:
    """The request arrives and is applied, the answer does not come back."""

    central: Central

    def exchange(self, request: Request) -> Reply:
        self.central.exchange(request)
        raise CentralUnreachable


@dataclass
class SendsTwice:
    """The second of two equal requests is answered."""

    central: Central

    def exchange(self, request: Request) -> Reply:
        self.central.exchange(request)
        return self.central.exchange(request)


@dataclass
class AnswersLate:
    """The home is asked, and the answer to an earlier request comes back instead."""

    central: Central
    answers: list[Reply] = field(default_factory=list)
    which: int = 0

    def exchange(self, request: Request) -> Reply:
        self.answers.append(self.central.exchange(request))
        return self.answers[self.which % len(self.answers)]


@dataclass
class Tears:
    """The answer is cut off, or another page comes in its place."""

    central: Central
    tear: Callable[[bytes], bytes] = lambda packed: packed[: len(packed) // 2]

    def exchange(self, request: Request) -> Reply:
        packed = self.tear(wire.dump(self.central.exchange(request)))
        try:
            return wire.load(packed, Reply)
        except wire.WireGarbage as error:  # as `HttpCentral` says it
            raise CentralUnreachable from error


class PowerCut(Exception):
    """The process ends here."""


class AnyFuse(Protocol):
    """Cuts the power soon."""

    def remove(self) -> bool:
        """The power is back, if it was away; True when it never was."""
        ...


class Fuse:
    """Cuts the power before the n-th statement that an engine sends."""

    def __init__(self, engine: Engine, after: int) -> None:
        self._engine = engine
        self._left = after
        event.listen(engine, "before_cursor_execute", self._burn)

    def remove(self) -> bool:
        """True when it did not blow."""
        event.remove(self._engine, "before_cursor_execute", self._burn)
        return self._left > 0

    def _burn(self, *_: Any) -> None:
        self._left -= 1
        if self._left <= 0:
            raise PowerCut
