"""A program that is ended by the system, not by an exception, leaves where it stood."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

FALLS = """
import os, signal, sys
from pathlib import Path
from desk_app.logs import start_log

def at_the_counter():
    os.kill(os.getpid(), signal.SIGSEGV)

start_log(Path(sys.argv[1]))
at_the_counter()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal to send")
def test_that_a_program_the_system_ends_leaves_where_it_stood(tmp_path: Path) -> None:
    for times in (1, 2):
        ended = subprocess.run([sys.executable, "-c", FALLS, tmp_path / "logs"], check=False)
        assert ended.returncode == -signal.SIGSEGV
        told = (tmp_path / "logs/crash.log").read_text("utf-8")
        assert told.count("at_the_counter") == times
