"""The server's log: one JSON object a line, on the standard error. Codes and ids, no names."""

import json
import logging
import sys
from datetime import UTC, datetime
from traceback import extract_tb
from types import TracebackType
from typing import Final

from typing_extensions import override

_FACTS: Final = ("unit", "desk", "reason", "path", "status", "ms", "fault", "address")


class _Lines(logging.Formatter):
    @override
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        line |= {name: vars(record)[name] for name in _FACTS if name in vars(record)}
        if record.exc_info and record.exc_info[2]:
            line["where"] = _where(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False, default=str)


def _where(trace: TracebackType) -> list[str]:
    """Files and lines of a trace, without the values in it."""
    return [f"{frame.filename}:{frame.lineno}" for frame in extract_tb(trace)]


def log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    for noisy in ("uvicorn", "sqlalchemy", "asyncio", "alembic", "httpx", "httpcore"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
