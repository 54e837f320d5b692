"""One start of the desk: log-in painted, officers let in, desk ready. Says when, as JSON."""

import gc
import json
import sys
from pathlib import Path
from typing import Final

gc.disable()  # as desk_app/__main__.py

from bench.start.moment import moment  # noqa: E402  # nothing is collected while it loads
from desk_app.main import parsed  # noqa: E402  # likewise
from desk_app.paths import Folders  # noqa: E402  # likewise

_LATER: Final = ("sqlalchemy", "alembic", "reportlab", "httpx", "argon2", "keyring", "cryptography")
_NOT_OPEN: Final = 3  # exit code


def main(data: Path) -> int:
    """The way of `python -m desk_app`, and what it does between its moments is told."""
    order = parsed([])
    from ui.app import Start, make_program  # noqa: PLC0415  # as desk_app/main.py

    folders = Folders(data)
    program = make_program(Start(folders=folders, keys=data / "keys", trial=order.demo))
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # not before ui has loaded Qt

    program.shell.show()
    program.shell.grab()
    said: dict[str, object] = {"painted": moment()}
    said["early"] = [name for name in _LATER if name in sys.modules]

    def open_to_officers() -> None:
        said["unlocked"] = moment()

    program.unlocked.connect(open_to_officers)
    program.opened.connect(lambda _office: QApplication.exit(0))
    program.failed.connect(lambda _error: QApplication.exit(_NOT_OPEN))
    program.open()
    code = QApplication.exec()
    said["ready"] = moment()
    program.close()
    print(json.dumps(said))
    return code


sys.exit(main(Path(sys.argv[1])))
