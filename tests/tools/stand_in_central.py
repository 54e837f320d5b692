"""Stands in for `python -m central`: same words, real HTTP, a log where the database would be."""

import argparse
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class Health(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/v1/health" else 404)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Silent."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("verb")
    parser.add_argument("unit", nargs="?")
    for option in ("--database", "--name", "--port", "--ready-file"):
        parser.add_argument(option)
    parser.add_argument("--same-name", action="store_true")
    words = parser.parse_args()
    log = Path(words.database.removeprefix("sqlite:///"))
    if words.verb == "add-unit" and (log.parents[1] / "cut the power").exists():
        raise SystemExit("no power")
    with log.open("a", encoding="utf-8") as file:
        file.write(" ".join(filter(None, [words.verb, words.unit, words.name])) + "\n")
    older = log.parents[1] / "of an older program"
    if words.verb == "init":
        older.unlink(missing_ok=True)
    if words.verb == "serve" and older.exists():
        raise SystemExit("bring it forward")
    if words.verb == "add-desk":
        print(f"Một dòng khác\nCODE-{words.name[-1]}")
    if words.verb == "serve":
        server = ThreadingHTTPServer(("127.0.0.1", int(words.port)), Health)
        ready = {"url": f"http://127.0.0.1:{server.server_port}", "pid": os.getpid()}
        Path(words.ready_file).write_text(json.dumps(ready), "utf-8")
        server.serve_forever()


if __name__ == "__main__":
    main()
