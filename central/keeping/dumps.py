"""Backup and restore of a PostgreSQL store, by PostgreSQL's own tools."""

import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Engine, text

from central.keeping.epochs import begin_epochs
from central.keeping.files import KeepingFailed, filled_aside, newer
from central.store.broken_off import begin_restore, end_restore
from central.store.migrate import known_revisions, migrate

_REVISION: Final = "alembic_version"  # the table that names the form of a store


def back_up_dump(engine: Engine, target: Path, tools: Path | None) -> None:
    """A dump in pg_dump's own format, readable by its owner only.

    Args:
        tools: Folder of pg_dump and pg_restore; None: they are on the path.

    Raises:
        KeepingFailed: there is a file already, no tool, or it failed.
    """
    with filled_aside(target) as aside:
        words = ["--format=custom", "--no-owner", "--no-privileges", f"--file={aside}"]
        _run("pg_dump", words, engine.url, tools)
        _run("pg_restore", ["--list", str(aside)], None, tools)


def restore_dump(backup: Path, engine: Engine, at: datetime, tools: Path | None) -> int:
    """Put `backup` in the place of everything in the database, in a new epoch for each unit.

    Killed at any moment, it is either as if it had not been done, or no server begins before
    it was done again: `broken_off`.

    Returns:
        How many units it has.

    Raises:
        KeepingFailed: `backup` is no dump of a centre, or of a newer program's, somebody is
            connected, no tool, or it failed; then the database is as it was.
    """
    if not backup.is_file():
        raise KeepingFailed(f"Không có tệp {backup}")
    if (revision := _revision_of(backup, tools)) not in known_revisions():
        raise KeepingFailed(newer(revision))
    _nobody_is_in(engine)
    with engine.begin() as connection:
        first = begin_restore(connection)
    engine.dispose()
    words = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction"]
    try:
        _run("pg_restore", ["--exit-on-error", *words, str(backup)], engine.url, tools)
    except KeepingFailed:
        if first:
            with engine.begin() as connection:
                end_restore(connection)
        raise
    migrate(engine)
    return begin_epochs(engine, at)


def _nobody_is_in(engine: Engine) -> None:
    with engine.connect() as connection:
        others = connection.execute(
            text(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
        ).scalar_one()
    if others:
        raise KeepingFailed("Còn chương trình đang dùng cơ sở dữ liệu. Dừng máy chủ rồi làm lại")


def _revision_of(backup: Path, tools: Path | None) -> str:
    """The form of the store in a dump, which is not restored for that. Raises KeepingFailed."""
    words = ["--data-only", f"--table={_REVISION}", "--file=-", str(backup)]
    lines = iter(_run("pg_restore", words, None, tools).splitlines())
    for line in lines:
        if line.startswith("COPY ") and f"{_REVISION} (version_num)" in line:
            return next(lines, "")
    raise KeepingFailed(f"{backup} không phải bản sao lưu của máy chủ trung tâm")


def _run(tool: str, words: list[str], url: URL | None, tools: Path | None) -> str:
    """Returns what the tool printed.

    The password goes by the environment: others read what is on a command line.
    """
    found = shutil.which(tool, path=None if tools is None else str(tools))
    if found is None:
        raise KeepingFailed(f"Không tìm thấy {tool}. Cài công cụ PostgreSQL, hoặc nói --pg-tools")
    env = dict(os.environ)
    if url is not None:
        if url.password:
            env["PGPASSWORD"] = str(url.password)
        bare = url.set(drivername="postgresql", password=None)
        words = [*words, f"--dbname={bare.render_as_string()}"]
    done = subprocess.run([found, *words], env=env, capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise KeepingFailed(f"{tool} không làm được: {said[-1] if said else done.returncode}")
    return done.stdout.decode(errors="replace")
