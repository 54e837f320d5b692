"""Portals that stand in for the real ones: HTTP on this machine, faults to order.

Written from the facts of their formats, with the oddities that deployed ones have.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit


class Fault(Enum):
    """What happens to one request."""

    NONE = "none"
    BEFORE = "before"  # the line breaks, nothing was done
    AFTER = "after"  # it was done, and the answer is lost
    SLOW = "slow"  # it was done, and the answer comes too late
    BUSY = "busy"  # 503 of something in between
    PAGE = "page"  # 200 with a page of something in between
    SESSION = "session"  # the session has just run out


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes

    @property
    def facts(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Said:
    body: Any  # JSON, or bytes as they go out
    status: int = 200


class Answers(Protocol):
    def answer(self, asked: Asked) -> Said: ...

    def forget_sessions(self) -> None: ...


@dataclass
class StandIn:
    """A portal at an address. `faults` are used up one by one, request by request."""

    portal: Answers
    address: str = ""
    faults: list[Fault] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)

    def take(self, asked: Asked) -> Said | None:
        """None: the line breaks."""
        self.asked.append(asked)
        fault = self.faults.pop(0) if self.faults else Fault.NONE
        match fault:
            case Fault.BEFORE:
                return None
            case Fault.BUSY:
                return Said(b"busy", 503)
            case Fault.PAGE:
                return Said("<html><body>Phiên làm việc thành công</body></html>".encode())
            case Fault.SESSION:
                self.portal.forget_sessions()
        said = self.portal.answer(asked)
        if fault is Fault.SLOW:
            self.release.wait(5)
        return None if fault in {Fault.AFTER, Fault.SLOW} else said


@contextmanager
def standing(portal: Answers) -> Iterator[StandIn]:
    """`portal` at an address of this machine, for as long as the block lasts."""
    stand_in = StandIn(portal)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self._take("POST")

        def do_GET(self) -> None:
            self._take("GET")

        def _take(self, method: str) -> None:
            length = int(self.headers.get("content-length") or 0)
            url = urlsplit(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(length)
            asked = Asked(method, url.path, parse_qs(url.query), headers, body)
            said = stand_in.take(asked)
            if said is None:
                self.close_connection = True
                self.connection.close()
                return
            raw = said.body if isinstance(said.body, bytes) else json.dumps(said.body).encode()
            self.send_response(said.status)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def finish(self) -> None:
            """The connection may be closed by now, as a broken line is."""
            if not self.close_connection or not self.wfile.closed:
                try:
                    super().finish()
                except (OSError, ValueError):
                    return

        def log_message(self, *_: Any) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    stand_in.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield stand_in
    finally:
        stand_in.release.set()
        server.shutdown()
        thread.join()
        server.server_close()
