"""P11: a desk that has nothing to say and hears nothing, against a bare answer, in server CPU."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx
import psutil

from bench.central.place import a_centre
from bench.figures import Figure, median
from bench.office import UNIT
from desk_app.sync import wire
from desk_app.sync.protocol import EXCHANGE, OF_UNIT

_MOST: Final = 3.0
_LEAST_A_CORE: Final = 440  # polls a second: 13,000 desks, each every 30 s
_ROUNDS: Final = 5
_TICK_S: Final = 0.01  # the system counts no finer


@dataclass(frozen=True, slots=True)
class _Server:
    url: str
    process: psutil.Process

    def seconds(self) -> float:
        """CPU that it has used so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


def poll(server: str, folder: Path, polls: int) -> Iterator[Figure]:
    """Both answer the same requests over one kept connection, in turn."""
    with a_centre(server, "poll") as centre:
        body = wire.dump(centre.request())
        secret = {"Authorization": f"Bearer {centre.enrolment.secret}", OF_UNIT: UNIT}
        with _serving(folder / "ours", centre.address) as ours, _serving(folder / "bare") as bare:
            taken, least = [], []
            _asked(ours, body, secret, polls)  # caches are warm, and the desk was just seen
            _asked(bare, body, secret, polls)
            for _ in range(_ROUNDS):
                taken.append(_asked(ours, body, secret, polls))
                least.append(_asked(bare, body, secret, polls))
    rate = 1000 / median(taken)
    yield Figure(
        budget="P11",
        what="a poll with nothing to say, CPU of the server",
        dossiers=None,
        ours_ms=median(taken),
        floor_ms=median(least),
        most=_MOST,
        beside=rate >= _LEAST_A_CORE,
        note=f"one core answers {rate:,.0f} polls/s (at least {_LEAST_A_CORE}); "
        f"{len(body)} B asked; the database's own CPU is not in it",
    )


def _asked(server: _Server, body: bytes, headers: dict[str, str], polls: int) -> float:
    """Milliseconds of CPU of the server for each."""
    with httpx.Client(base_url=server.url, headers=headers) as client:
        before = server.seconds()
        for _ in range(polls):
            client.post(EXCHANGE, content=body).raise_for_status()
        return max(server.seconds() - before, _TICK_S) / polls * 1000


@contextmanager
def _serving(ready: Path, *database: str) -> Iterator[_Server]:
    words = [sys.executable, "-m", "bench.central.poll_server", str(ready), *database]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        latest = time.monotonic() + 60
        while not ready.exists():
            if process.poll() is not None or time.monotonic() > latest:
                raise RuntimeError("the server of the poll never answered")
            time.sleep(0)
        yield _Server(json.loads(ready.read_text())["url"], psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait(30)
