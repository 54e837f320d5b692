"""One start of the desk: the log-in painted, then the store open. Says when, as JSON."""

import json
import sys
from pathlib import Path
from typing import Final

from bench.start.moment import moment
from desk_app.logs import start_log
from desk_app.paths import Folders
from ui.app import Start, make_application

_LATER: Final = ("sqlalchemy", "alembic", "reportlab", "httpx", "argon2", "keyring", "cryptography")
_NOT_OPEN: Final = 3  # exit code


def main(data: Path) -> int:
    application = make_application()
    start_log(data / "logs")
    from ui.program import Program  # noqa: PLC0415  # after the first words to Qt, as ui/app.py

    program = Program(application, Start(folders=Folders(data), keys=data / "keys", trial=True))
    program.shell.show()
    program.shell.grab()
    painted = moment()
    early = [name for name in _LATER if name in sys.modules]
    program.opened.connect(lambda _office: application.quit())
    program.failed.connect(lambda _error: application.exit(_NOT_OPEN))
    program.open()
    code = application.exec()
    opened = moment()
    program.close()
    print(json.dumps({"painted": painted, "opened": opened, "early": early}))
    return code


sys.exit(main(Path(sys.argv[1])))
