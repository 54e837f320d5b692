"""The words of `python -m central`: parsed here, done in `central/commands`.

A new command is a module there and a line in `_COMMANDS`. What a command needs is imported
when it runs, so that each starts without the others' libraries.
"""

import argparse
from collections.abc import Sequence
from typing import Final

from platformdirs import user_data_path
from sqlalchemy.exc import DBAPIError

from central.commands.carrying import TAKE_IN
from central.commands.desks import ADD_BLOCK, ADD_DESK, RENEW_DESK, REVOKE
from central.commands.find import FIND
from central.commands.grants import GRANTS
from central.commands.init import INIT
from central.commands.keeping import BACKUP, CHECK, RESTORE
from central.commands.names import NAME_UNIT
from central.commands.online import BRING_ONLINE
from central.commands.portals import PORTALS
from central.commands.publishing import PUBLISH_CALENDAR, PUBLISH_CATALOGUE, PUBLISH_PROGRAM
from central.commands.report import RECOUNT, REPORT
from central.commands.results import ADD_OFFICE_KEY, RESULTS, REVOKE_OFFICE_KEY
from central.commands.serve import SERVE
from central.commands.terminal import Command, Impossible, complain
from central.commands.units import ADD_UNIT, RENEW_SEAL
from central.store.engine import AddressUnusable, open_engine
from desk_app.version import typed, version

_WRONG: Final = 1  # what was asked cannot be done; 2 is argparse's: it was not understood
_COMMANDS: Final = (  # in the order of the help
    INIT,
    SERVE,
    ADD_UNIT,
    ADD_DESK,
    ADD_BLOCK,
    REVOKE,
    RENEW_DESK,
    RENEW_SEAL,
    NAME_UNIT,
    TAKE_IN,
    BRING_ONLINE,
    PUBLISH_CALENDAR,
    PUBLISH_CATALOGUE,
    PUBLISH_PROGRAM,
    PORTALS,
    RESULTS,
    ADD_OFFICE_KEY,
    REVOKE_OFFICE_KEY,
    REPORT,
    RECOUNT,
    FIND,
    BACKUP,
    RESTORE,
    CHECK,
    GRANTS,
)


def main(words: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    options = _parser().parse_args(words)
    command: Command = options.command
    try:
        engine = open_engine(options.database)
        try:
            command.run(options, engine)
        finally:
            engine.dispose()
    except Impossible as error:
        complain(str(error))
        return _WRONG
    except AddressUnusable as error:
        complain(f"Địa chỉ cơ sở dữ liệu không dùng được: {error}")
        return _WRONG
    except DBAPIError as error:
        complain(f"Cơ sở dữ liệu không dùng được: {error.orig}")
        return _WRONG
    return 0


def _parser() -> argparse.ArgumentParser:
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument(
        "--database",
        default=str(user_data_path("quay-mot-cua", appauthor=False) / "central.sqlite"),
        metavar="URL",
        help="tệp SQLite, sqlite:///tệp hoặc postgresql://… (mặc định: %(default)s)",
    )
    parser = argparse.ArgumentParser(
        prog=typed("central"), description="Máy chủ trung tâm của Quầy Một Cửa."
    )
    parser.add_argument("--version", action="version", version=version())
    subparsers = parser.add_subparsers(required=True, metavar="LỆNH")
    for command in _COMMANDS:
        taking = subparsers.add_parser(
            command.name, parents=[place], help=command.what, description=command.what
        )
        command.words(taking)
        taking.set_defaults(command=command)
    return parser
