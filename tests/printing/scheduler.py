"""A CUPS of our own for one test run: its own folder, its own port, nothing of the system's.

What a queue sends to its printer arrives at a socket of the test. cups-pdf is no printer
for that: where it writes is built into it, the home of whoever prints.
"""

import os
import select
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from ui.printing.cups import CupsPrinters
from ui.printing.printers import JobRef, Stage

PACKAGES: Final = "cups cups-client cups-filters"
MUST: Final = "QMC_CUPS_TESTS"  # set: to go without them is a failure
_DEADLINE_S: Final = 30.0
_DAEMON: Final = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
_FILTERS: Final = Path("/usr/lib/cups/filter")
_PDF_PRINTER: Final = Path("/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd")
_HEAD_PRINTER: Final = Path(__file__).with_name("head-203.ppd")

_FILES: Final = """\
ServerRoot {0}/etc
RequestRoot {0}/spool
TempDir {0}/spool/tmp
CacheDir {0}/cache
StateDir {0}/run
AccessLog {0}/log/access
ErrorLog {0}/log/error
PageLog {0}/log/page
Printcap
Sandboxing relaxed
SystemGroup root
"""
_SCHEDULER: Final = """\
LogLevel info
Listen 127.0.0.1:{0}
Browsing Off
DefaultShared No
WebInterface No
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow 127.0.0.1
</Location>
<Location /admin>
  Order allow,deny
  Allow 127.0.0.1
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""


def why_not() -> str:
    """Why no scheduler can be started here; empty where one can. `dev.py test` installs it."""
    reason = "CUPS is tried on Linux only"
    if sys.platform == "linux":
        filters, printer = _FILTERS / "pdftopdf", _PDF_PRINTER
        parts = {name: shutil.which(name) for name in ("lp", "lpadmin")} | {"cupsd": _DAEMON}
        missing = [name for name, found in parts.items() if not found]
        missing += [file.name for file in (filters, printer) if not file.exists()]
        if os.geteuid() != 0:
            reason = "only root may start a CUPS whose filters run as another user"
        elif missing:
            reason = f"no {', '.join(missing)} here; Debian packages: {PACKAGES}"
        else:
            reason = ""
    return reason


class Scheduler:
    """cupsd, started by us and ended by its own id."""

    def __init__(self, folder: Path) -> None:
        folder.chmod(0o755)  # its filters run as another user
        for name in ("etc/ppd", "spool/tmp", "cache", "run", "log"):
            (folder / name).mkdir(parents=True)
        self.address = f"127.0.0.1:{_free_port()}"
        self._folder = folder
        self._write("etc/cups-files.conf", _FILES.format(folder))
        self._write("etc/cupsd.conf", _SCHEDULER.format(self.address.partition(":")[2]))
        self._process = subprocess.Popen(
            [
                *(str(_DAEMON), "-f", "-c", str(folder / "etc/cupsd.conf")),
                *("-s", str(folder / "etc/cups-files.conf")),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(self._listens, self.log)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(10)

    def log(self) -> str:
        file = self._folder / "log/error"
        return file.read_text("utf-8", errors="replace")[-3000:] if file.exists() else "no log"

    def add_raw(self, queue: str, printer: "Printer") -> None:
        """A queue that sends what it is given as it is."""
        self._add(queue, printer, "-m", "raw")

    def add_office(self, queue: str, printer: "Printer") -> None:
        """A queue for an office printer that takes PDF, prepared by CUPS' own filters."""
        self._add(queue, printer, "-P", str(_PDF_PRINTER))

    def add_head(self, queue: str, printer: "Printer") -> None:
        """A queue whose pages CUPS turns into the dots of a head, 203 an inch, one bit."""
        self._add(queue, printer, "-P", str(_HEAD_PRINTER))

    def remove(self, queue: str) -> None:
        self._admin("lpadmin", "-x", queue)

    def disable(self, queue: str) -> None:
        self._admin("cupsdisable", queue)

    def enable(self, queue: str) -> None:
        self._admin("cupsenable", queue)

    def reject(self, queue: str) -> None:
        self._admin("cupsreject", queue)

    def is_idle(self, queue: str) -> bool:
        return "is idle" in self._admin("lpstat", "-p", queue)

    def _add(self, queue: str, printer: "Printer", *kind: str) -> None:
        # A printer that cannot be reached ends the job at once: nobody waits for an hour.
        once = ("-o", "printer-error-policy=abort-job")
        self._admin("lpadmin", "-p", queue, "-v", printer.uri, *kind, *once)
        self._admin("cupsaccept", queue)
        self._admin("cupsenable", queue)

    def _admin(self, *command: str) -> str:
        env = os.environ | {"CUPS_SERVER": self.address, "LC_ALL": "C"}
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stderr, self.log())
        return done.stdout

    def _write(self, name: str, text: str) -> None:
        (self._folder / name).write_text(text, "utf-8")

    def _listens(self) -> bool:
        assert self._process.poll() is None, self.log()
        host, _, port = self.address.partition(":")
        with socket.socket() as line:
            return line.connect_ex((host, int(port))) == 0


class Printer:
    """A printer at the other end of a queue: a port of this machine."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        port = self._socket.getsockname()[1]
        self.uri = f"socket://127.0.0.1:{port}/?snmp=false"  # it would ask for seconds

    def close(self) -> None:
        self._socket.close()

    def take(self) -> bytes:
        """All of the next job."""
        got = b""
        with self._call() as line:
            while more := line.recv(65536):
                got += more
        return got

    def take_some_and_leave(self) -> None:
        """The plug is pulled: nothing listens here any more."""
        with self._call() as line:
            self._socket.close()
            assert line.recv(1)
            hard = (1).to_bytes(4, sys.byteorder) + (0).to_bytes(4, sys.byteorder)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, hard)

    def is_called(self) -> bool:
        return bool(select.select([self._socket], [], [], 0)[0])

    def _call(self) -> socket.socket:
        assert select.select([self._socket], [], [], _DEADLINE_S)[0], "the queue never called"
        line, _from = self._socket.accept()
        line.settimeout(_DEADLINE_S)
        return line


def until(true: Callable[[], bool], log: Callable[[], str]) -> None:
    """Ask again and again, a tenth of a second between, for half a minute at most."""
    end = time.monotonic() + _DEADLINE_S
    while not true():
        assert time.monotonic() < end, log()
        select.select([], [], [], 0.1)


def ended(printers: CupsPrinters, job: JobRef, scheduler: Scheduler) -> Stage:
    """What `job` has come to in the end."""
    until(lambda: printers.progress(job) is not Stage.WAITING, scheduler.log)
    return printers.progress(job)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port: int = held.getsockname()[1]
        return port
