"""Programs as processes of their own that need not load their libraries each time.

One process has loaded them and forks for each that begins (`forkserver` of the standard library);
where a system cannot fork, each begins from nothing. Either way it is the module's own `__main__`
that runs, in a process of its own, with words, output and exit code as at a terminal.
`tests/central/test_commands.py` really types `python -m central` as well.
"""

import multiprocessing
import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
_CAN_FORK: Final = "forkserver" in multiprocessing.get_all_start_methods()
_CONTEXT: Final = multiprocessing.get_context("forkserver" if _CAN_FORK else "spawn")
_LOADED: Final = [
    # Libraries, and what every command loads. Each loads the rest of ours itself, so that none
    # lives by what another one needs.
    *(__name__, "central.cli", "alembic.command", "psycopg", "httpx"),
    *("sqlalchemy.dialects.postgresql", "sqlalchemy.dialects.sqlite"),
    *("cryptography.x509", "cryptography.hazmat.primitives.asymmetric.ec"),
    *("starlette.applications", "uvicorn.lifespan.on", "uvicorn.loops.auto"),
    "uvicorn.protocols.http.h11_impl",
]


def begin(words: Sequence[str], told: Path, complained: Path) -> BaseProcess:
    """`python -m` with these words; what it says is appended to two files."""
    if _CAN_FORK:
        _CONTEXT.set_forkserver_preload(_LOADED)
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    process: BaseProcess = _CONTEXT.Process(  # type: ignore[attr-defined]  # each context has one
        target=_become, args=(list(words), surroundings, (told, complained)), daemon=True
    )
    process.start()
    return process


def _become(
    words: Sequence[str], surroundings: Mapping[str, str], files: tuple[Path, Path]
) -> None:
    os.environ.clear()
    os.environ.update(surroundings)
    for number, file in enumerate(files, 1):
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = list(words)
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)
