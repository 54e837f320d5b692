"""`python -m tests.releases.starting DATA VERSION WORDS…`: the installed program as it starts."""

import sys
from pathlib import Path

from desk_app.releases.handing_over import asked_of, receive_lock, start_again, started_instead
from desk_app.releases.shelf import Shelf
from tests.releases.making import running


def main(data: str, version: str, *words: str) -> int:
    own = running(version, installed=Path(data, "installed"))
    if words == ("again",):
        return start_again(["from", "the", "beginning"], own)
    if words == ("received",):
        receive_lock()
        return 0
    shelf = Shelf(Path(data, "versions"))
    code = started_instead(words, shelf, own, window=asked_of(words).window)
    if code is None:
        print("installed", version, *words)
    return code or 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
