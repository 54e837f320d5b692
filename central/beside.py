"""The central server beside a trial office: founded, found, shared, and ended by its own id.

Standard library only: `dev.py` reads this before anything is installed.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

TRIAL_UNIT, TRIAL_UNIT_NAME = "H13.45.12", "Phường Ninh Kiều"


class ServerBeside:
    """One central server for all the desks that are opened on one data folder.

    Whoever comes first starts it and whoever leaves last ends it, even when the one
    who started it was killed: each user holds a file of its own in `users`.
    """

    def __init__(self, folder: Path, program: Sequence[str], env: Mapping[str, str]) -> None:
        """`program` are the words that run `python -m central`, `env` its surroundings."""
        self.program, self.env = program, env
        self.folder, self.users = folder, folder / "users"
        self.database, self.ready = folder / "central.sqlite", folder / "ready.json"
        self.process: subprocess.Popen[bytes] | None = None  # where it was us who started it

    @contextmanager
    def shared(self) -> Iterator[str]:
        """The address of the running server, for as long as the block lasts."""
        with held(self.folder / "door.lock"):
            url = self.address() or self._start()
            presence = try_hold(self.users / f"{os.getpid()}-{time.monotonic_ns()}")
        try:
            yield url
        finally:
            with held(self.folder / "door.lock"):
                if presence:
                    presence.close()
                if not self._in_use():
                    self._end()

    def add_desk(self, desk: int) -> str:
        """The one-time code with which desk `desk` of the trial office enrols, also once more:
        its folder may be gone, or its window was closed before it enrolled."""
        words = ("--name", f"Quầy {desk}", "--same-name")
        return self._tell(self.database, "add-desk", TRIAL_UNIT, *words).split()[-1]

    def address(self) -> str | None:
        """Where the server answers; None for a file left over by one that is gone."""
        answering = self._answering()
        return answering[0] if answering else None

    def _answering(self) -> tuple[str, int] | None:
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            ready = json.loads(self.ready.read_text("utf-8"))
            url, pid = str(ready["url"]), int(ready["pid"])
            with direct.open(url + "/v1/health", timeout=5):
                return url, pid
        except (OSError, ValueError, KeyError, http.client.HTTPException):
            return None

    def _in_use(self) -> bool:
        for file in self.users.iterdir():
            if (presence := try_hold(file)) is None:
                return True
            presence.close()
            file.unlink()
        return False

    def _start(self) -> str:
        """The address; a store of the program before this one is brought forward first."""
        self._found()
        if url := self._serve():
            return url
        with suppress(SystemExit):  # what is wrong stands in the log of the server too
            self._tell(self.database, "init")
        if url := self._serve():
            return url
        log = self.folder / "server.log"
        sys.exit(f"Máy chủ không chạy được, xem / The server did not start, see {log}")

    def _serve(self) -> str | None:
        """Start a server of our own; None when it does not answer."""
        self.ready.unlink(missing_ok=True)
        serve = self._words(self.database, "serve", "--port", "0", "--ready-file", str(self.ready))
        with (self.folder / "server.log").open("wb") as log:
            self.process = subprocess.Popen(
                serve,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C in the terminal is for the desk alone
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        latest = time.monotonic() + 30
        while self.process.poll() is None and time.monotonic() < latest:
            if url := self.address():
                return url
            time.sleep(0.05)
        stop(self.process)
        return None

    def _found(self) -> None:
        """Found the trial office, whole or not at all: made aside, then moved into place."""
        if self.database.exists():
            return
        aside = self.folder / "new"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        self._tell(aside / self.database.name, "init")
        self._tell(aside / self.database.name, "add-unit", TRIAL_UNIT, "--name", TRIAL_UNIT_NAME)
        for file in sorted(aside.iterdir(), key=lambda file: file.name == self.database.name):
            file.replace(self.folder / file.name)
        aside.rmdir()

    def _tell(self, database: Path, *words: str) -> str:
        command = self._words(database, *words)
        done = subprocess.run(command, env=self.env, capture_output=True, check=False)
        if done.returncode != 0:
            sys.exit((done.stdout + done.stderr).decode(errors="replace"))
        return done.stdout.decode(errors="replace")

    def _words(self, database: Path, *words: str) -> list[str]:
        return [*self.program, *words, "--database", f"sqlite:///{database.as_posix()}"]

    def _end(self) -> None:
        """End the server, and only while it answers: a leftover id may be another's by now."""
        if answering := self._answering():
            with suppress(ProcessLookupError):
                os.kill(answering[1], signal.SIGTERM)
        latest = time.monotonic() + 10
        while self.address() and time.monotonic() < latest:
            time.sleep(0.05)
        if self.process:
            stop(self.process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process we started, gently first; nothing happens where it has ended."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def try_hold(file: Path) -> IO[bytes] | None:
    """Hold `file` against everybody else; None while another has it.

    The system lets go of it when the holder ends, however it ends.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = file.open("ab")
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        handle.close()
        return None
    return handle


@contextmanager
def held(file: Path) -> Iterator[None]:
    """Hold `file` for the block, waiting for whoever has it now."""
    while (handle := try_hold(file)) is None:
        time.sleep(0.1)
    with handle:
        yield
