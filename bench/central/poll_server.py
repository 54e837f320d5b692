"""A server for the poll: `python -m bench.central.poll_server READY DATABASE`.

Without a database it is the barest application there is, on the same server.
"""

import sys
from pathlib import Path
from typing import Any

from bench.central.place import any_number
from central.app import make_app
from central.office import CentralOffice
from central.serve import open_socket, serve
from central.store.engine import open_engine


async def bare(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answers everything with the same few bytes."""
    if scope["type"] == "lifespan":
        while True:
            kind = (await receive())["type"]
            await send({"type": f"{kind}.complete"})
            if kind == "lifespan.shutdown":
                return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"{}"})


def main(ready: str, database: str = "") -> None:
    app: Any = bare
    if database:
        app = make_app(CentralOffice(open_engine(database)), rules=any_number())
    serve(app, open_socket("127.0.0.1", 0), Path(ready))


if __name__ == "__main__":
    main(*sys.argv[1:])
