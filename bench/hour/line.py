"""The line between a desk and its centre, which can be cut like any other."""

import socket
import threading
from contextlib import suppress
from typing import Final

_AT_ONCE: Final = 65536


class Line:
    """A port of this machine that leads to another, unless the line is cut."""

    def __init__(self, there: tuple[str, int]) -> None:
        self._there = there
        self._port = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._port.getsockname()[1]}"
        self._whole = threading.Event()
        self._whole.set()
        self._open: set[socket.socket] = set()
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        """What is under way breaks off in the middle, and nothing goes through until `mend`."""
        self._whole.clear()
        for end in tuple(self._open):
            _close(end)

    def mend(self) -> None:
        self._whole.set()

    def close(self) -> None:
        self.cut()
        self._port.close()

    def _listen(self) -> None:
        with suppress(OSError):  # closed
            while True:
                near, _from = self._port.accept()
                if not self._whole.is_set():
                    _close(near)
                    continue
                try:
                    far = socket.create_connection(self._there)
                except OSError:  # the centre is busy, or begins anew
                    _close(near)
                    continue
                self._open |= {near, far}
                for ends in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=ends, daemon=True).start()

    def _carry(self, this: socket.socket, to: socket.socket) -> None:
        with suppress(OSError):  # cut
            while some := this.recv(_AT_ONCE):
                to.sendall(some)
        for end in (this, to):
            _close(end)
            self._open.discard(end)


def _close(end: socket.socket) -> None:
    with suppress(OSError):  # the other side was quicker
        end.shutdown(socket.SHUT_RDWR)
    end.close()
