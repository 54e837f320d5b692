"""PgBouncer in transaction mode: each transaction of a client gets another session in turn."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

if sys.platform != "win32":
    import pwd

_PORT = 6432  # names the socket only; no door of the network is opened


def is_here() -> bool:
    return shutil.which("pgbouncer") is not None


@contextmanager
def pooled(server: str, folder: Path) -> Iterator[str]:
    """The address of `server` behind a pooler of transactions, until the block ends."""
    behind = make_url(server)
    host = behind.query.get("host", behind.host)
    rules = folder / "pgbouncer.ini"
    rules.write_text(
        f"""[databases]
* = host={host} port={behind.port or 5432} user=postgres
[pgbouncer]
pool_mode = transaction
server_round_robin = 1
default_pool_size = 3
min_pool_size = 3
server_login_retry = 1
auth_type = any
listen_addr =
listen_port = {_PORT}
unix_socket_dir = {folder}
""",
        "utf-8",
    )
    words = ["pgbouncer", str(rules)]
    if sys.platform != "win32" and os.geteuid() == 0:  # it refuses to run as root
        owner = Path(str(host)).stat().st_uid  # who may open the socket of the server
        os.chown(folder, owner, -1)
        words[1:1] = ["-u", pwd.getpwuid(owner).pw_name]
    said = (folder / "pgbouncer.log").open("wb")
    process = subprocess.Popen(words, stdout=said, stderr=said)
    try:
        latest = time.monotonic() + 20
        while not (folder / f".s.PGSQL.{_PORT}").exists():
            assert process.poll() is None, (folder / "pgbouncer.log").read_text()
            assert time.monotonic() < latest, "PgBouncer never answered"
        yield f"postgresql://postgres@/postgres?host={folder}&port={_PORT}"
    finally:
        process.terminate()
        process.wait(20)
        said.close()
