"""Run the central office on a port until it is told to stop."""

import asyncio
import json
import os
import signal
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

import uvicorn
from starlette.types import ASGIApp
from typing_extensions import override

from central.keeping.to_disk import write_whole
from desk_app.sync.protocol import HEALTH

_STOP: Final = ("SIGTERM", "SIGINT", "SIGBREAK")  # those this system has
_AT_ONCE: Final = 512  # connections; more are told to come again
_LAST_WORDS_S: Final = 5  # for requests under way when we are told to stop


class _Server(uvicorn.Server):
    """uvicorn, without its own way with signals: it would die of them after its work is done."""

    @contextmanager
    @override
    def capture_signals(self) -> Iterator[None]:
        def stop(_number: int, _frame: FrameType | None) -> None:
            self.should_exit = True

        before = {
            number: signal.signal(number, stop)
            for name in _STOP
            if (number := getattr(signal, name, None)) is not None
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def open_socket(host: str, port: int) -> socket.socket:
    """Raises OSError when the port is taken or the host is not ours."""
    family, kind, proto, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    door = socket.socket(family, kind, proto)
    try:
        if os.name == "posix":  # elsewhere it would let two servers share one port
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
    except OSError:
        door.close()
        raise
    return door


def address_of(door: socket.socket, *, secure: bool = False) -> str:
    host, port = door.getsockname()[:2]
    scheme = "https" if secure else "http"
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def serve(
    app: ASGIApp,
    door: socket.socket,
    ready_file: Path | None,
    tls: ssl.SSLContext | None = None,
    proxies: Sequence[str] = ("127.0.0.1", "::1"),
) -> None:
    """Answer at `door` until SIGTERM or SIGINT.

    Args:
        proxies: Whose word on the address of who asks is believed.
        ready_file: Appears with address and process id when the server really answers, is
            whole whenever it is there, and goes when the server ends by itself.
    """
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=65,  # longer than the pause between two polls
        timeout_graceful_shutdown=_LAST_WORDS_S,
        forwarded_allow_ips=list(proxies),
        ssl_context_factory=None if tls is None else lambda _config, _usual: tls,
    )
    try:
        asyncio.run(_serve(_Server(config), door, ready_file))
    finally:
        if ready_file is not None:
            ready_file.unlink(missing_ok=True)


async def _serve(server: _Server, door: socket.socket, ready_file: Path | None) -> None:
    secure = server.config.is_ssl
    url = address_of(door, secure=secure)
    serving = asyncio.ensure_future(server.serve(sockets=[door]))
    if ready_file is not None:
        while not serving.done() and not await _answers(door, secure=secure):
            await asyncio.sleep(0.02)
        if not serving.done():
            _tell(ready_file, {"url": url, "pid": os.getpid()})
    await serving


async def _answers(door: socket.socket, *, secure: bool) -> bool:
    context = None
    if secure:  # it is ourselves; under which name does not matter here
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        host, port = door.getsockname()[:2]
        reader, writer = await asyncio.open_connection(_reachable(host), port, ssl=context)
        writer.write(f"GET {HEALTH} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
        first = await reader.readline()
        writer.close()
    except OSError:
        return False
    return b" 200 " in first


def _reachable(host: str) -> str:
    """A server on all addresses of this machine is asked on one of them."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # compared only


def _tell(file: Path, facts: dict[str, str | int]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, json.dumps(facts).encode(), mode=0o644)
