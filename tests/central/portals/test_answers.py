"""A portal that never stops talking is hung up on."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from central.portals.answers import Door
from central.portals.faults import LineDown


class Talker:
    """Answers whoever asks with as much as is taken."""

    def __init__(self) -> None:
        self.door = socket.create_server(("127.0.0.1", 0))
        self.sent = 0
        self.thread = threading.Thread(target=self._talk)
        self.thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.door.getsockname()[1]}"

    def _talk(self) -> None:
        line, _ = self.door.accept()
        with line, suppress(OSError):
            line.recv(65536)
            line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
            while self.sent < 256 << 20:
                line.sendall(b"x" * 65536)
                self.sent += 65536


@pytest.fixture
def talker() -> Iterator[Talker]:
    found = Talker()
    yield found
    found.door.close()
    found.thread.join(30)


def test_that_no_more_of_a_reply_is_read_than_an_answer_has(talker: Talker) -> None:
    door = Door(talker.address, {})
    with pytest.raises(LineDown, match="quá dài"):
        door.call("GET", "/state")
    door.close()
    talker.thread.join(30)
    assert talker.sent < 64 << 20
